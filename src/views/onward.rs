//! Where a page leads on when it has been read: deeper, simpler, related, and the pages that link to it.

use super::{
    badges::level_badge,
    element::{Element, element, group},
    nav_item::page_link,
};
use crate::{
    lens,
    page_data::{OnwardLinks, PageLink},
    react::part,
    reader::Reader,
};

/// Pages that link to this one, in front.
const LINKED_IN_FRONT: usize = 5;

/// The lists that have something in them.
pub fn onward(reader: Reader, onward: &OnwardLinks) -> Option<Element> {
    let strings = reader.strings;
    let lists = [
        ("bw-deeper", strings.deeper, &onward.deeper, usize::MAX, 0),
        (
            "bw-simpler",
            strings.simpler,
            &onward.simpler,
            usize::MAX,
            0,
        ),
        (
            "bw-related",
            strings.related,
            &onward.related,
            usize::MAX,
            0,
        ),
        (
            "bw-linked",
            strings.linked_from,
            &onward.linked_from,
            LINKED_IN_FRONT,
            onward.linked_more,
        ),
    ];
    let lists = lists.map(|(class, title, links, in_front, more)| {
        (!links.is_empty()).then(|| {
            let links = links.clone();
            let list = part(move || {
                let links = in_order(reader, &links);
                let at = in_front.min(links.len());
                let (front, behind) = links.split_at(at);
                group([
                    Some(list(reader, front, 0)),
                    (!behind.is_empty()).then(|| {
                        let count = behind.len() as u32 + more;
                        element("details")
                            .child(element("summary").text((strings.more)(count)))
                            .child(list(reader, behind, more))
                    }),
                ])
            });
            element("section")
                .class(class)
                .child(element("h2").text(title))
                .child(list)
        })
    });
    lists.iter().any(Option::is_some).then(|| {
        element("nav")
            .class("bw-onward")
            .set("aria-label", strings.onward)
            .children(lists)
    })
}

/// The links, those for this reader first once lists may be re-ordered.
fn in_order(reader: Reader, links: &[PageLink]) -> Vec<PageLink> {
    let lens = reader.lens_on_lists();
    let (mut mine, others) = lens::part(links, |link| link.personas.as_slice(), lens.as_ref());
    mine.extend(others);
    mine
}

fn list(reader: Reader, links: &[PageLink], more: u32) -> Element {
    let items = links.iter().map(|page| {
        element("li")
            .class_if("is-dim", reader.is_for_others(page.personas.clone()))
            .child(page_link(reader, page))
            .child(level_badge(reader, page.level))
    });
    let more = (more > 0).then(|| element("li").text((reader.strings.more)(more)));
    element("ul").children(items).child(more)
}
