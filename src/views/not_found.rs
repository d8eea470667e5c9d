//! No page answers here: what was asked for, and the ways on.

use super::react::{click, list, maybe};
use crate::{page_data::PageLink, reader::Reader};
use burrow_model::PagePath;
use leptos::prelude::*;

/// Names the missing address and offers the pages most like it, search and home.
#[component]
pub fn NotFound(
    /// Where nothing answers.
    path: PagePath,
    /// The pages most like it.
    nearest: Vec<PageLink>,
) -> AnyView {
    let reader = Reader::current();
    let words = path
        .as_str()
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .replace(['-', '_', '.'], " ");
    let nearest = maybe((!nearest.is_empty()).then_some(nearest), |nearest| {
        let items = list(nearest, |link| {
            view! { <li class="bw-row"><a href=reader.href(&link.path)>{link.title}</a></li> }
                .into_any()
        });
        view! { <h2>{reader.strings.nearest}</h2><ul class="bw-rows">{items}</ul> }.into_any()
    });
    let search = click(move |_| reader.search.open_with(words.clone()));
    view! {
        <div class="bw-not-found bw-text">
            <h1 id="bw-title" tabindex="-1">{reader.strings.not_found}</h1>
            <p>{(reader.strings.not_found_text)(path.as_str())}</p>
            {nearest}
            <p class="bw-ways">
                <button type="button" class="bw-button" on:click=search>{reader.strings.to_search}</button>
                <a class="bw-button" href=reader.href(&PagePath::default())>{reader.strings.to_home}</a>
            </p>
        </div>
    }
    .into_any()
}
