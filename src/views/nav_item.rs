//! One page of the nav tree with the branch below it.

use super::react::{aria, attribute, click, flag, list, maybe, part};
use crate::{lens, page_data::PageLink, reader::Reader};
use leptos::prelude::*;

/// A link and, where the page has children, the button that opens them.
pub fn nav_item(reader: Reader, link: PageLink) -> AnyView {
    let PageLink {
        id,
        path,
        title,
        personas,
        has_children,
        ..
    } = link;
    let branch_id = ["bw-branch-", &path.as_str().replace('/', ".")].concat();
    let own = id.clone();
    let is_open =
        Memo::new(move |_| has_children && reader.branches.with(|open| open.contains(&own)));
    let own = id.clone();
    let is_here = Memo::new(move |_| reader.page().is_some_and(|page| page.id == own));
    let toggle = maybe(
        has_children.then(|| (id.clone(), branch_id.clone())),
        |(id, branch_id)| {
            view! {
            <button class="bw-nav-toggle" type="button" aria-label=(reader.strings.expand)(&title) aria-controls=branch_id
                aria-expanded=aria(move || is_open.get()) on:click=click(move |_| reader.toggle_branch(&id))></button>
        }
        .into_any()
        },
    );
    let branch = part(move || {
        maybe(
            is_open
                .get()
                .then(|| reader.branch(&id).unwrap_or_default()),
            |links| {
                let items = list(links, |link| nav_item(reader, link));
                view! { <ul class="bw-nav-list" id=branch_id.clone()>{items}</ul> }.into_any()
            },
        )
    });
    let is_dim = flag(move || {
        reader
            .prefs
            .lens
            .with(|lens| !lens::is_for(&personas, lens.as_ref()))
    });
    view! {
        <li class="bw-nav-item" class:is-dim=is_dim>
            <div class="bw-nav-row">
                <a href=reader.href(&path) aria-current=attribute("page", move || is_here.get())>{title}</a>
                {toggle}
            </div>
            {branch}
        </li>
    }
    .into_any()
}
