//! Sanitised HTML in the document: the only place that sets inner HTML.

use crate::reader::Reader;
use burrow_model::Html;
use leptos::prelude::*;

/// A run of prose; nothing when it is empty.
#[component]
pub fn ProseHtml(
    /// The markup.
    html: Html,
) -> impl IntoView {
    let reader = Reader::current();
    (!html.is_empty()).then(|| view! { <div class="bw-prose" inner_html=html.rebase(&reader.base())></div> })
}

/// What a heading says: plain text, or an author's inline markup.
#[derive(Clone, Debug)]
pub enum Title {
    /// Text.
    Plain(String),
    /// Inline markup.
    Marked(Html),
}

/// The inside of a heading.
#[component]
pub fn HeadingText(
    /// What it says.
    title: Title,
) -> impl IntoView {
    let reader = Reader::current();
    match title {
        Title::Plain(text) => view! { <span>{text}</span> }.into_any(),
        Title::Marked(html) => view! { <span inner_html=html.rebase(&reader.base())></span> }.into_any(),
    }
}
