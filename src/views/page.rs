//! A page: head, opening text, what is inside, passages, outline, neighbours.

use super::{
    cards::cards,
    crumbs::crumbs,
    element::{Element, element, link},
    neighbours::neighbours,
    onward::onward,
    outline::outline,
    page_head::page_head,
    page_tools::page_tools,
    passage::{Setting, passage_view},
    path_bar::path_bar,
    paths::reading_paths,
    prose::prose_html,
    roles::roles,
    trail::trail,
};
use crate::{
    fold,
    page_data::{PageData, Prose},
    reader::Reader,
};
use leptos::prelude::AnyView;
use std::sync::Arc;

/// The page. On the home page what is inside comes first: it is the surface.
pub fn page(reader: Reader, data: &PageData, prose: &Prose) -> AnyView {
    let level = data.level;
    let setting = Setting {
        page_level: level,
        around: Arc::new(move || fold::dial_in_force(reader.prefs.depth(), level)),
        is_closed: false,
    };
    let passages = prose
        .root
        .children
        .iter()
        .map(|passage| passage_view(reader, passage, &setting));
    let opening = prose_html(reader, &prose.root.html);
    let inside = cards(reader, &data.cards);
    let text = element("div")
        .class("bw-text")
        .child(crumbs(reader, &data.crumbs))
        .child(page_head(reader, data, prose));
    let text = if data.is_home() {
        text.child(roles(reader))
            .child(reading_paths(reader, &data.paths))
            .child(inside)
            .child(whole_tree(reader))
            .child(opening)
    } else {
        text.child(opening).child(inside)
    };
    let footnotes = prose_html(reader, &prose.footnotes).map(|footnotes| {
        element("section")
            .class("bw-footnotes")
            .set("aria-label", reader.strings.footnotes)
            .child(footnotes)
    });
    let text = text
        .children(passages)
        .child(footnotes)
        .child(page_tools(reader, data))
        .child(neighbours(reader, data))
        .child(onward(reader, &data.onward))
        .child(trail(reader));
    let class = if data.is_home() {
        "bw-page is-home"
    } else {
        "bw-page"
    };
    element("article")
        .class(class)
        .child(text)
        .child(outline(reader, &data.outline))
        .child(path_bar(reader, data))
        .into_view()
}

/// The way to the map, on the home page.
fn whole_tree(reader: Reader) -> Option<Element> {
    let map = link(reader.map_href()?).text(reader.strings.whole_tree);
    Some(element("p").class("bw-home-map").child(map))
}
