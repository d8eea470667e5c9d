//! Links that the site's configuration names: at the top of every page, and behind the nav tree.

use super::element::{Element, element, link};
use crate::reader::Reader;
use burrow_model::SiteLink;

/// A list of such links; nothing where there are none.
pub fn site_links(reader: Reader, class: &'static str, links: &[SiteLink]) -> Option<Element> {
    (!links.is_empty()).then(|| {
        let items = links.iter().map(|link| {
            element("li")
                .class("bw-nav-row")
                .child(site_link(reader, link))
        });
        element("ul").class(class).children(items)
    })
}

fn site_link(reader: Reader, to: &SiteLink) -> Element {
    let title = to.title.clone();
    let Some(page) = &to.page else {
        let link = link(to.url.clone())
            .class("bw-external")
            .set("rel", "noopener noreferrer");
        let link = if to.new_tab {
            link.set("target", "_blank")
                .set("aria-label", [&title, reader.strings.in_new_tab].concat())
        } else {
            link
        };
        return link.text(title);
    };
    link([&*reader.href(page), &to.url].concat()).text(title)
}
