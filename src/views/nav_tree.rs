//! The nav tree: the top sections, with the branches that stand open.

use super::nav_item::NavItem;
use crate::reader::Reader;
use burrow_model::PageId;
use leptos::prelude::*;

/// The tree. Only open branches are in the document, however many pages the site has.
#[component]
pub fn NavTreeView() -> impl IntoView {
    let reader = Reader::current();
    let top = move || {
        let links = reader.branch(&PageId::default()).unwrap_or_default();
        links.into_iter().map(|link| view! { <NavItem link/> }).collect_view()
    };
    view! {
        <nav id="bw-nav" class="bw-nav" class:is-open=move || reader.drawer.get() aria-label=reader.strings.contents>
            <ul class="bw-nav-list">{top}</ul>
        </nav>
    }
}
