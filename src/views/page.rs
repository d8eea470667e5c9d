//! A page: head, opening text, what is inside, passages, outline, neighbours.

use super::{
    cards::cards,
    crumbs::crumbs,
    element::{element, link},
    neighbours::neighbours,
    onward::onward,
    outline::outline,
    page_head::page_head,
    passage::{Around, passage_view},
    paths::reading_paths,
    prose::prose_html,
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
    let around: Around = Arc::new(move || fold::dial_in_force(reader.prefs.depth(), level));
    let passages = prose
        .root
        .children
        .iter()
        .map(|passage| passage_view(reader, passage, level, &around));
    let opening = prose_html(reader, &prose.root.html);
    let inside = cards(reader, &data.cards);
    let text = element("div")
        .class("bw-text")
        .child(crumbs(reader, &data.crumbs))
        .child(page_head(reader, data, prose));
    let text = if data.is_home() {
        text.child(inside)
            .child(reading_paths(reader))
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
    let edit = data
        .source
        .as_deref()
        .zip(reader.site().edit_url.as_deref())
        .map(|(source, url)| {
            let edit = link(with_path(url, source))
                .set("rel", "noopener noreferrer")
                .text(reader.strings.edit);
            element("p").class("bw-edit").child(edit)
        });
    let text = text
        .children(passages)
        .child(footnotes)
        .child(edit)
        .child(neighbours(reader, data))
        .child(onward(reader, &data.onward));
    let class = if data.is_home() {
        "bw-page is-home"
    } else {
        "bw-page"
    };
    element("article")
        .class(class)
        .child(text)
        .child(outline(reader, &data.outline))
        .into_view()
}

/// An address with `path` in the place of `{path}`.
fn with_path(url: &str, path: &str) -> String {
    let mut address = String::new();
    for (number, part) in url.split('{').enumerate() {
        match part.strip_prefix("path}") {
            Some(rest) if number > 0 => address.extend([path, rest]),
            _ if number > 0 => address.extend(["{", part]),
            _ => address.push_str(part),
        }
    }
    address
}
