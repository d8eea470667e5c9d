//! Sanitised HTML in the document: the only place that sets inner HTML.

use crate::reader::Reader;
use burrow_model::Html;
use leptos::prelude::*;

/// A run of prose; nothing when it is empty.
pub fn prose_html(reader: Reader, html: &Html) -> Option<AnyView> {
    (!html.is_empty()).then(|| {
        view! { <div class="bw-prose" inner_html=html.rebase(&reader.base())></div> }.into_any()
    })
}

/// The inside of a heading: an author's inline markup.
pub fn heading_text(reader: Reader, html: &Html) -> AnyView {
    view! { <span inner_html=html.rebase(&reader.base())></span> }.into_any()
}
