//! The nav tree: the top sections, with the branches that stand open.

use super::{
    element::{Element, element, group, link},
    nav_item::nav_item,
    site_links::site_links,
};
use crate::{
    react::{flag, part},
    reader::Reader,
};
use burrow_model::PageId;

/// The tree. Only open branches are in the document, however many pages the site has.
pub fn nav_tree(reader: Reader) -> Element {
    let top = part(move || {
        let links = reader.branch(&PageId::default()).unwrap_or_default();
        group(links.into_iter().map(|link| nav_item(reader, link)))
    });
    let site = reader.site();
    element("nav")
        .set("id", "bw-nav")
        .class("bw-nav")
        .class_if("is-open", flag(move || reader.drawer.get()))
        .set("aria-label", reader.strings.contents)
        .child(element("ul").class("bw-nav-list").child(top))
        .child(site_links(reader, "bw-nav-links", &site.nav_links))
        .child(reader.map_href().map(|href| {
            let map = link(href).text(reader.strings.map);
            let item = element("li").class("bw-site-link").child(map);
            element("ul").class("bw-nav-links").child(item)
        }))
        .child(site_links(
            reader,
            "bw-nav-links bw-nav-aux",
            &site.aux_links,
        ))
}
