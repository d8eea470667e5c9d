//! The nav tree: the top sections, with the branches that stand open.

use super::{
    nav_item::nav_item,
    react::{flag, list, part},
};
use crate::reader::Reader;
use burrow_model::PageId;
use leptos::prelude::*;

/// The tree. Only open branches are in the document, however many pages the site has.
#[component]
pub fn NavTreeView() -> AnyView {
    let reader = Reader::current();
    let top = part(move || {
        list(
            reader.branch(&PageId::default()).unwrap_or_default(),
            |link| nav_item(reader, link),
        )
    });
    view! {
        <nav id="bw-nav" class="bw-nav" class:is-open=flag(move || reader.drawer.get()) aria-label=reader.strings.contents>
            <ul class="bw-nav-list">{top}</ul>
        </nav>
    }
    .into_any()
}
