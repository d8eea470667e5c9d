//! The top of a page: its title and what to know before reading.

use super::{
    badges::{level_badge, persona_badges},
    element::{Element, element},
    prose::heading_text,
};
use crate::{
    fold,
    page_data::{PageData, Prose},
    react::text,
    reader::Reader,
};

/// Title, summary, level, minutes, personas, status and last change.
pub fn page_head(reader: Reader, data: &PageData, prose: &Prose) -> Element {
    let heading = &prose.root.heading;
    let title = element("h1").set("id", "bw-title").set("tabindex", "-1");
    let title = if heading.is_empty() {
        title.child(element("span").text(data.title.clone()))
    } else {
        title.child(heading_text(reader, heading))
    };
    let (words, level) = (data.words, data.level);
    let minutes = (words[2] > 0).then(|| {
        let minutes = text(move || {
            let here =
                fold::minutes(words[fold::dial_in_force(reader.prefs.depth(), level).index()]);
            let full = fold::minutes(words[2]);
            if here == full {
                (reader.strings.minutes)(full)
            } else {
                (reader.strings.minutes_in_full)(here, full)
            }
        });
        element("span").class("bw-minutes").child(minutes)
    });
    let span = |class: &'static str, text: String| element("span").class(class).text(text);
    let facts = element("div")
        .class("bw-facts")
        .child(level_badge(reader, level))
        .child(minutes)
        .child(persona_badges(reader, &data.personas))
        .child(data.status.clone().map(|status| span("bw-status", status)))
        .child(
            data.modified
                .as_deref()
                .map(|date| span("bw-modified", (reader.strings.updated)(date))),
        );
    // The site's own words stand in on a home page that has none.
    let summary = data.description.clone().or_else(|| {
        let site = reader.site();
        site.description.clone().filter(|_| data.is_home())
    });
    let description = summary.map(|text| element("p").class("bw-description").text(text));
    element("header")
        .class("bw-page-head")
        .child(title)
        .child(description)
        .child(facts)
}
