//! Reading paths on the home page: ordered walks for one kind of reader.

use super::element::{Element, element, link};
use crate::reader::Reader;

/// The site's reading paths; nothing where there are none.
pub fn reading_paths(reader: Reader) -> Option<Element> {
    let site = reader.site();
    (!site.paths.is_empty()).then(|| {
        let items = site.paths.iter().map(|path| {
            let for_whom: Vec<_> = path.persona.clone().into_iter().collect();
            let label = reader
                .persona_labels(&for_whom)
                .pop()
                .map(|label| element("span").class("bw-persona").text(label));
            let first = path
                .pages
                .first()
                .map(|id| reader.href(&id.to_path()))
                .unwrap_or_default();
            let count = element("span").text((reader.strings.pages)(path.pages.len() as u32));
            element("li")
                .class("bw-path")
                .class_if("is-dim", reader.is_for_others(for_whom))
                .child(link(first).text(path.title.clone()))
                .child(
                    element("span")
                        .class("bw-row-facts")
                        .child(label)
                        .child(count),
                )
        });
        element("section")
            .class("bw-paths")
            .child(element("h2").text(reader.strings.reading_paths))
            .child(element("ul").class("bw-rows").children(items))
    })
}
