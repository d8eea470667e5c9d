//! Reading paths on the home page: ordered walks for one kind of reader, with how far this one has come.

use super::{
    badges::{minutes, persona_badges},
    element::{Element, element, group},
    nav_item::page_link,
};
use crate::{
    lens,
    page_data::PathCard,
    react::{flag, part, text},
    reader::Reader,
};

/// The site's reading paths, those for this reader first; nothing where there are none.
pub fn reading_paths(reader: Reader, paths: &[PathCard]) -> Option<Element> {
    (!paths.is_empty()).then(|| {
        let paths = paths.to_vec();
        let list = part(move || {
            let lens = reader.lens_on_lists();
            let (mine, others) = lens::part(&paths, |path| path.personas.as_slice(), lens.as_ref());
            group(
                mine.into_iter()
                    .chain(others)
                    .map(|path| path_card(reader, path)),
            )
        });
        element("section")
            .class("bw-paths")
            .child(element("h2").text(reader.strings.reading_paths))
            .child(element("ul").class("bw-cards").child(list))
    })
}

fn path_card(reader: Reader, path: PathCard) -> Element {
    let PathCard {
        id,
        title,
        personas,
        words,
        stops,
    } = path;
    let ids: Vec<_> = stops.iter().map(|stop| stop.id.clone()).collect();
    let of = ids.len() as u32;
    let read = move || {
        reader
            .progress
            .with(|progress| ids.iter().filter(|id| progress.is_read(id)).count() as u32)
    };
    // The first stop that was not read yet; the first of all when every one was.
    let ways: Vec<_> = stops
        .iter()
        .map(|stop| (stop.id.clone(), reader.stop_href(&stop.path, &id)))
        .collect();
    let goes_on = move || {
        let ahead = reader
            .progress
            .with(|progress| ways.iter().position(|(id, _)| !progress.is_read(id)));
        let (_, href) = ways.get(ahead.unwrap_or(0))?;
        Some(href.clone().into())
    };
    let title = element("h3")
        .class("bw-path-title")
        .child(element("a").follow("href", Box::new(goes_on)).text(title));
    let count = read.clone();
    let so_far = text(move || match count() {
        0 => (reader.strings.pages)(of),
        read => (reader.strings.path_read)(read, of),
    });
    let facts = element("div")
        .class("bw-row-facts")
        .child(element("span").child(so_far))
        .child(minutes(reader, words))
        .child(persona_badges(reader, &personas));
    let bar = element("progress")
        .set("aria-hidden", "true")
        .set("max", of.to_string())
        .follow("value", Box::new(move || Some(read().to_string().into())));
    let items = stops.iter().map(|stop| {
        let own = stop.id.clone();
        let is_read = flag(move || reader.progress.with(|progress| progress.is_read(&own)));
        element("li")
            .class_if("is-read", is_read)
            .child(page_link(reader, stop))
    });
    let inside = element("details")
        .child(element("summary").text(reader.strings.inside))
        .child(element("ol").children(items));
    element("li")
        .class("bw-path")
        .class_if("is-dim", reader.is_for_others(personas))
        .child(title)
        .child(facts)
        .child(bar)
        .child(inside)
}
