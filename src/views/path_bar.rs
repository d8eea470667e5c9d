//! The bar at the foot of the screen: the path being followed, or on the home page where to read on. It comes with the
//! reader and stands below the text, so that nothing moves.

use super::element::{Element, button, element, group, link};
use crate::{
    page_data::{PageData, PageLink, Stop},
    react::part,
    reader::Reader,
    route::Address,
};
use leptos::prelude::AnyView;
use std::sync::Arc;

/// The bar; nothing where no path is followed that stops here.
pub fn path_bar(reader: Reader, data: &PageData) -> AnyView {
    let data = Arc::new(data.clone());
    part(move || {
        let bar = if data.is_home() {
            read_on(reader)
        } else {
            reader.stop(&data).map(|stop| on_the_way(reader, stop))
        };
        group(bar)
    })
}

fn on_the_way(reader: Reader, stop: Stop) -> Element {
    let strings = reader.strings;
    let Stop {
        id,
        title,
        at,
        of,
        prev,
        next,
    } = stop;
    let way = |page: Option<PageLink>, rel: &'static str, label: &'static str| {
        page.map(|page| {
            link(reader.stop_href(&page.path, &id))
                .class("bw-path-way")
                .set("rel", rel)
                .set("aria-label", [label, ": ", &page.title].concat())
                .text(page.title)
        })
    };
    let end = next
        .is_none()
        .then(|| element("span").text(strings.path_end));
    let place = element("span")
        .class("bw-path-place")
        .child(element("strong").text(title))
        .child(element("span").text((strings.path_place)(at, of)));
    bar(strings.reading_path)
        .child(place)
        .child(way(prev, "prev", strings.previous))
        .child(way(next, "next", strings.next))
        .child(end)
        .child(
            button("bw-close")
                .set("aria-label", strings.leave_path)
                .on_click(move |_| reader.follow_path(None)),
        )
}

/// The page last read, with the path it was read on.
fn read_on(reader: Reader) -> Option<Element> {
    let (at, walk) = reader
        .progress
        .with(|progress| (progress.at.clone(), progress.followed.clone()));
    let at = at?;
    let mut address = Address::page(at.path).at(Some(at.anchor));
    address.walk = walk;
    let link = link(address.href(&reader.base()))
        .class("bw-path-way")
        .set("rel", "next")
        .text(at.title);
    let label = element("strong").text(reader.strings.continue_reading);
    let place = element("span").class("bw-path-place").child(label);
    Some(
        bar(reader.strings.continue_reading)
            .child(place)
            .child(link),
    )
}

fn bar(label: &'static str) -> Element {
    element("nav").class("bw-path-bar").set("aria-label", label)
}
