//! One page of the nav tree with the branch below it.

use crate::{lens, page_data::PageLink, reader::Reader};
use leptos::prelude::*;

/// A link and, where the page has children, the button that opens them.
#[component]
pub fn NavItem(
    /// The page.
    link: PageLink,
) -> impl IntoView {
    let reader = Reader::current();
    let PageLink { id, path, title, personas, has_children, .. } = link;
    let branch_id = format!("bw-branch-{}", path.as_str().replace('/', "."));
    let controls = branch_id.clone();
    let own = id.clone();
    let is_open = Memo::new(move |_| has_children && reader.branches.with(|open| open.contains(&own)));
    let own = id.clone();
    let is_here = Memo::new(move |_| reader.page().is_some_and(|page| page.id == own));
    let own = id.clone();
    let toggle = has_children.then(|| {
        let label = (reader.strings.expand)(&title);
        view! {
            <button class="bw-nav-toggle" type="button" aria-label=label aria-controls=controls
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| reader.toggle_branch(&own)></button>
        }
    });
    // A boxed view: the component contains itself.
    let children = move || {
        is_open.get().then(|| {
            let links = reader.branch(&id).unwrap_or_default();
            let items = links.into_iter().map(|link| view! { <NavItem link/> }.into_any()).collect_view();
            view! { <ul class="bw-nav-list" id=branch_id.clone()>{items}</ul> }.into_any()
        })
    };
    let is_dim = move || reader.prefs.lens.with(|lens| !lens::is_for(&personas, lens.as_ref()));
    view! {
        <li class="bw-nav-item" class:is-dim=is_dim>
            <div class="bw-nav-row">
                <a href=reader.href(&path) aria-current=move || is_here.get().then_some("page")>{title}</a>
                {toggle}
            </div>
            {children}
        </li>
    }
}
