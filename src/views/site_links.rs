//! Links that the site's configuration names: at the top of every page, and behind the nav tree.

use super::element::{Element, element, link};
use crate::reader::Reader;
use burrow_model::SiteLink;

/// A list of such links; nothing where there are none.
pub fn site_links(reader: Reader, class: &'static str, links: &[SiteLink]) -> Option<Element> {
    (!links.is_empty()).then(|| {
        let items = links.iter().map(|link| {
            element("li")
                .class("bw-site-link")
                .child(site_link(reader, link))
        });
        element("ul").class(class).children(items)
    })
}

fn site_link(reader: Reader, to: &SiteLink) -> Element {
    let title = to.title.clone();
    let mut element = match to.url.strip_prefix("&/") {
        Some(path) => link([&*reader.base(), path].concat()),
        None => link(to.url.clone())
            .class("bw-external")
            .set("rel", "noopener noreferrer"),
    };
    if to.new_tab {
        element = element
            .set("target", "_blank")
            .set("aria-label", [&title, reader.strings.in_new_tab].concat());
    }
    element.text(title)
}
