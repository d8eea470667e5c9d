//! No page answers here: what was asked for, and the ways on.

use super::element::{button, element, group, link};
use crate::{page_data::PageLink, reader::Reader};
use burrow_model::PagePath;
use leptos::prelude::AnyView;

/// Names the missing address and offers the pages most like it, search and home.
pub fn not_found(reader: Reader, path: &PagePath, nearest: Vec<PageLink>) -> AnyView {
    let words = path
        .as_str()
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .replace(['-', '_', '.'], " ");
    let nearest = (!nearest.is_empty()).then(|| {
        let items = nearest.into_iter().map(|page| {
            element("li")
                .class("bw-row")
                .child(link(reader.href(&page.path)).text(page.title))
        });
        group([
            element("h2").text(reader.strings.nearest),
            element("ul").class("bw-rows").children(items),
        ])
    });
    let search = button("bw-button")
        .on_click(move |_| reader.search.open_with(words.clone()))
        .text(reader.strings.to_search);
    let home = link(reader.href(&PagePath::default()))
        .class("bw-button")
        .text(reader.strings.to_home);
    element("div")
        .class("bw-not-found bw-text")
        .child(
            element("h1")
                .set("id", "bw-title")
                .set("tabindex", "-1")
                .text(reader.strings.not_found),
        )
        .child(element("p").text((reader.strings.not_found_text)(path.as_str())))
        .child(nearest)
        .child(element("p").class("bw-ways").child(search).child(home))
        .into_view()
}
