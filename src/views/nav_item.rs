//! One page of the nav tree with the branch below it.

use super::element::{Element, button, element, group, link};
use crate::{
    page_data::PageLink,
    react::{flag, part, settled},
    reader::Reader,
};
use burrow_model::PersonaId;
use leptos::prelude::*;

/// A link and, where the page has children, the button that opens them.
pub fn nav_item(reader: Reader, page: PageLink) -> Element {
    let own_link = page_link(reader, &page);
    let PageLink {
        id,
        path,
        title,
        personas,
        has_children,
        ..
    } = page;
    let branch_id = ["bw-branch-", &path.as_str().replace('/', ".")].concat();
    let own = id.clone();
    let is_open = settled(move || has_children && reader.branches.with(|open| open.contains(&own)));
    let own = id.clone();
    let is_here = settled(move || reader.page().is_some_and(|page| page.id == own));
    let toggle = has_children.then(|| {
        // A branch that is closed is not there.
        let branch_id = branch_id.clone();
        let controls = move || is_open.get().then(|| branch_id.clone().into());
        let (own, own_path) = (id.clone(), path.clone());
        button("bw-nav-toggle")
            .set("aria-label", (reader.strings.expand)(&title))
            .follow("aria-controls", Box::new(controls))
            .aria("aria-expanded", flag(move || is_open.get()))
            .on_click(move |_| reader.toggle_branch(&own, &own_path))
    });
    let own_link = own_link.set_while("aria-current", "page", flag(move || is_here.get()));
    let branch = has_children.then(|| {
        part(move || {
            let links = if is_open.get() {
                reader.branch(&id).unwrap_or_default()
            } else {
                Vec::new()
            };
            let list = (!links.is_empty()).then(|| {
                let items = links.into_iter().map(|link| nav_item(reader, link));
                element("ul")
                    .class("bw-nav-list")
                    .set("id", branch_id.clone())
                    .children(items)
            });
            group(list)
        })
    });
    element("li")
        .class("bw-nav-item")
        .class_if("is-dim", reader.is_for_others(personas))
        .child(own_link)
        .child(toggle)
        .child(branch)
}

/// A link by which a page is read back from HTML of ours: what its address does not say stands beside it.
pub fn page_link(reader: Reader, page: &PageLink) -> Element {
    let own_link = link(reader.href(&page.path));
    let own_link = if page.id.to_path() == page.path {
        own_link
    } else {
        own_link.set("data-id", page.id.to_string())
    };
    let own_link = if page.personas.is_empty() {
        own_link
    } else {
        let names: Vec<&str> = page.personas.iter().map(PersonaId::as_str).collect();
        own_link.set("data-for", names.join(","))
    };
    own_link.text(page.title.clone())
}
