//! The pages before and after in reading order.

use super::element::{Element, element, link};
use crate::{
    page_data::{PageData, PageLink},
    reader::Reader,
};

/// Links to both, where there are any.
pub fn neighbours(reader: Reader, data: &PageData) -> Option<Element> {
    let strings = reader.strings;
    let neighbour = |page: &Option<PageLink>, rel: &'static str, label: &'static str| {
        page.as_ref().map(|page| {
            link(reader.href(&page.path))
                .class("bw-neighbour")
                .set("rel", rel)
                .child(element("span").class("bw-neighbour-label").text(label))
                .child(element("span").text(page.title.clone()))
        })
    };
    (data.prev.is_some() || data.next.is_some()).then(|| {
        element("nav")
            .class("bw-neighbours")
            .set(
                "aria-label",
                [strings.previous, ", ", strings.next].concat(),
            )
            .child(neighbour(&data.prev, "prev", strings.previous))
            .child(neighbour(&data.next, "next", strings.next))
    })
}
