//! A page on its way: its title where that is known, and the shape of text.

use super::element::element;
use crate::reader::Reader;
use leptos::prelude::AnyView;

/// The skeleton of a page.
pub fn loading(reader: Reader, title: Option<String>) -> AnyView {
    let title = title.unwrap_or_else(|| reader.strings.loading.to_owned());
    let lines = (0..4).map(|_| element("span"));
    element("div")
        .class("bw-loading")
        .set("aria-busy", "true")
        .child(
            element("h1")
                .set("id", "bw-title")
                .set("tabindex", "-1")
                .text(title),
        )
        .child(
            element("div")
                .class("bw-skeleton")
                .set("aria-hidden", "true")
                .children(lines),
        )
        .into_view()
}
