//! The page's headings, the one being read marked.

use super::element::{Element, element, link};
use crate::{page_data::Heading, react::flag, reader::Reader};

/// The outline; nothing on a page with fewer than two headings.
pub fn outline(reader: Reader, headings: &[Heading]) -> Option<Element> {
    (headings.len() > 1).then(|| {
        let items = headings.iter().map(|heading| {
            let id = heading.id.clone();
            let is_here = flag(move || reader.reading.with(|reading| *reading == id));
            let link = link(["#", &heading.id].concat())
                .set_while("aria-current", "location", is_here)
                .text(heading.text.clone());
            element("li")
                .class("bw-outline-item")
                .set("data-rank", if heading.rank == 3 { "3" } else { "2" })
                .child(link)
        });
        let title = element("p")
            .class("bw-outline-title")
            .set("aria-hidden", "true")
            .text(reader.strings.on_this_page);
        let list = element("ul").children(items);
        let nav = element("nav")
            .set("aria-label", reader.strings.on_this_page)
            .child(title)
            .child(list);
        element("aside").class("bw-outline").child(nav)
    })
}
