//! A page on its way: its title where that is known, and the shape of text.

use crate::reader::Reader;
use leptos::prelude::*;

/// The skeleton of a page.
#[component]
pub fn Loading(
    /// The page's title.
    title: Option<String>,
) -> AnyView {
    let reader = Reader::current();
    view! {
        <div class="bw-loading" aria-busy="true">
            <h1 id="bw-title" tabindex="-1">{title.unwrap_or_else(|| reader.strings.loading.to_owned())}</h1>
            <div class="bw-skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>
        </div>
    }
    .into_any()
}
