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
    // What the reader reads back from a prerendered page, where the address does not say it.
    let own_link = link(reader.href(&path));
    let own_link = if id.to_path() == path {
        own_link
    } else {
        own_link.set("data-id", id.to_string())
    };
    let own_link = if personas.is_empty() {
        own_link
    } else {
        let names: Vec<&str> = personas.iter().map(PersonaId::as_str).collect();
        own_link.set("data-for", names.join(","))
    };
    let own_link = own_link
        .set_while("aria-current", "page", flag(move || is_here.get()))
        .text(title);
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
