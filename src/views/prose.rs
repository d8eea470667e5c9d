//! Sanitised HTML in the document: the only place that sets inner HTML.

use super::element::{Element, element};
use crate::reader::Reader;
use burrow_model::Html;
use leptos::tachys::renderer::types;

/// A run of prose; nothing when it is empty.
pub fn prose_html(reader: Reader, html: &Html) -> Option<Element> {
    (!html.is_empty()).then(|| {
        element("div")
            .class("bw-prose")
            .prose(html.rebase(&reader.base()))
    })
}

/// The inside of a heading: an author's inline markup.
pub fn heading_text(reader: Reader, html: &Html) -> Element {
    element("span").prose(html.rebase(&reader.base()))
}

/// Puts into an element what one of the above has given it.
pub(super) fn set(node: &types::Element, prose: &str) {
    node.set_inner_html(prose);
}
