//! A page: head, opening text, what is inside, passages, outline, neighbours.

use super::{
    cards::Cards, crumbs::Crumbs, neighbours::Neighbours, outline::Outline, page_head::PageHead, passage::PassageView,
    paths::ReadingPaths, prose::ProseHtml,
};
use crate::{
    fold,
    page_data::{PageData, Prose},
    reader::Reader,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page. On the home page what is inside comes first: it is the surface.
#[component]
pub fn PageView(
    /// Everything but its prose.
    data: Arc<PageData>,
    /// Its prose.
    prose: Arc<Prose>,
) -> impl IntoView {
    let reader = Reader::current();
    let page_level = data.level;
    let around = Signal::derive(move || fold::dial_in_force(reader.prefs.depth.get(), page_level));
    let passages = prose.root.children.iter().cloned();
    let passages = passages.map(|passage| view! { <PassageView passage page_level around/> }.into_any()).collect_view();
    let opening = view! { <ProseHtml html=prose.root.html.clone()/> }.into_any();
    let cards = view! { <Cards cards=data.cards.clone()/> }.into_any();
    let paths = data.is_home().then(|| view! { <ReadingPaths/> }).into_any();
    let top = if data.is_home() { (cards, paths, opening) } else { (opening, cards, paths) };
    let footnotes = (!prose.footnotes.is_empty()).then(|| {
        view! {
            <section class="bw-footnotes" aria-label=reader.strings.footnotes><ProseHtml html=prose.footnotes.clone()/></section>
        }
    });
    let edit = data.source.clone().zip(reader.site().edit_url.clone()).map(|(source, url)| {
        view! { <p class="bw-edit"><a href=url.replace("{path}", &source) rel="noopener noreferrer">{reader.strings.edit}</a></p> }
    });
    view! {
        <article class="bw-page" class:is-home=data.is_home()>
            <div class="bw-text">
                <Crumbs crumbs=data.crumbs.clone()/>
                <PageHead data=data.clone() prose=prose.clone()/>
                {top}
                {passages}
                {footnotes}
                {edit}
                <Neighbours prev=data.prev.clone() next=data.next.clone()/>
            </div>
            <Outline headings=data.outline.clone()/>
        </article>
    }
}
