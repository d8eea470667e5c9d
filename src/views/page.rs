//! A page: head, opening text, what is inside, passages, outline, neighbours.

use super::{
    cards::Cards,
    crumbs::Crumbs,
    neighbours::Neighbours,
    outline::Outline,
    page_head::PageHead,
    passage::passage_view,
    paths::ReadingPaths,
    prose::prose_html,
    react::{list, maybe},
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
) -> AnyView {
    let reader = Reader::current();
    let page_level = data.level;
    let around = Signal::derive(move || fold::dial_in_force(reader.prefs.depth.get(), page_level));
    let passages = list(&prose.root.children, |passage| {
        passage_view(reader, passage, page_level, around)
    });
    let opening = prose_html(reader, &prose.root.html);
    let cards = view! { <Cards cards=data.cards.clone()/> }.into_any();
    let top: Vec<AnyView> = if data.is_home() {
        vec![cards, view! { <ReadingPaths/> }.into_any(), opening]
    } else {
        vec![opening, cards]
    };
    let footnotes = maybe((!prose.footnotes.is_empty()).then_some(()), |()| {
        view! {
            <section class="bw-footnotes" aria-label=reader.strings.footnotes>{prose_html(reader, &prose.footnotes)}</section>
        }
        .into_any()
    });
    let edit = maybe(
        data.source
            .as_deref()
            .zip(reader.site().edit_url.as_deref()),
        |(source, url)| {
            view! { <p class="bw-edit"><a href=url.replace("{path}", source) rel="noopener noreferrer">{reader.strings.edit}</a></p> }.into_any()
        },
    );
    let class = if data.is_home() {
        "bw-page is-home"
    } else {
        "bw-page"
    };
    view! {
        <article class=class>
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
    .into_any()
}
