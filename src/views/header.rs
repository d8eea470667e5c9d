//! The bar at the top: contents, the site's name, search, and the three controls.

use super::{
    dial::dial,
    element::{Element, button, element, link},
    lens::lens,
    site_links::site_links,
    theme::theme_toggle,
};
use crate::{react::flag, reader::Reader};
use burrow_model::PagePath;

/// The header.
pub fn header(reader: Reader) -> Element {
    let site = reader.site();
    let logo = site.logo.as_deref().map(|file| {
        element("img")
            .class("bw-logo")
            .set("src", reader.bundle_url(file))
            .set("alt", "")
            .set("width", "28")
            .set("height", "28")
    });
    let menu = link("#bw-nav")
        .class("bw-menu")
        .set("role", "button")
        .set("aria-controls", "bw-nav")
        .set("aria-label", reader.strings.contents)
        .aria("aria-expanded", flag(move || reader.drawer.get()))
        .on_click(move |event| {
            event.prevent_default();
            event.stop_propagation();
            reader.drawer.update(|open| *open = !*open);
        })
        .child(icon("bw-icon-menu"));
    let brand = link(reader.href(&PagePath::default()))
        .class("bw-brand")
        .child(logo)
        .child(element("span").text(site.title.clone()));
    let search = button("bw-search-open")
        .set("id", "bw-search-open")
        .set("aria-haspopup", "dialog")
        .set("aria-label", reader.strings.search)
        .set("aria-keyshortcuts", "/ Control+K")
        .on_click(move |_| reader.search.open())
        .child(icon("bw-icon-search"))
        .child(
            element("span")
                .class("bw-search-label")
                .text(reader.strings.search),
        )
        .child(element("kbd").set("aria-hidden", "true").text("/"));
    let controls = element("div")
        .class("bw-controls")
        .child(dial(reader))
        .child(lens(reader))
        .child(theme_toggle(reader));
    element("header")
        .class("bw-header")
        .child(menu)
        .child(brand)
        .child(site_links(reader, "bw-aux", &site.aux_links))
        .child(search)
        .child(controls)
}

/// A picture drawn by the style sheet.
pub fn icon(class: &'static str) -> Element {
    element("span").class(class).set("aria-hidden", "true")
}
