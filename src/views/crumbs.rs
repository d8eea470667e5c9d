//! The breadcrumb: the pages above this one.

use super::element::{Element, element, link};
use crate::{page_data::PageLink, reader::Reader};

/// Links to the pages above, home first; nothing on the home page.
pub fn crumbs(reader: Reader, above: &[PageLink]) -> Option<Element> {
    let (home, rest) = above.split_first()?;
    let home = link(reader.href(&home.path)).text(reader.strings.home);
    let rest = rest
        .iter()
        .map(|page| link(reader.href(&page.path)).text(page.title.clone()));
    let items = [home]
        .into_iter()
        .chain(rest)
        .map(|page| element("li").child(page));
    Some(
        element("nav")
            .class("bw-crumbs")
            .set("aria-label", reader.strings.breadcrumb)
            .child(element("ol").children(items)),
    )
}
