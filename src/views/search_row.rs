//! One row of the search results.

use super::{
    badges::{level_badge, persona_badges},
    element::{Element, element},
};
use crate::{
    react::flag,
    reader::Reader,
    search::{Row, row_id},
};
use burrow_find::Marked;

/// A page with its best passage, or a further passage of the page above.
pub fn search_row(reader: Reader, number: usize, row: Row) -> Element {
    let search = reader.search;
    let Row {
        page,
        heading,
        excerpt,
        is_pending,
        ..
    } = row;
    let class = if page.is_some() {
        "bw-hit"
    } else {
        "bw-hit is-further"
    };
    let span =
        |class: &'static str, text: Marked| (!text.text.is_empty()).then(|| marked(class, text));
    let plain = |class: &'static str, text: String| {
        (!text.is_empty()).then(|| element("span").class(class).text(text))
    };
    let (mut title, mut facts, mut why) = (None, None, None);
    if let Some(page) = page {
        title = span("bw-hit-title", page.title);
        let above = plain("bw-hit-above", page.above);
        let line = element("span").class("bw-hit-facts").child(above);
        facts = Some(
            line.child(level_badge(reader, page.kind.level))
                .child(persona_badges(reader, &page.kind.personas)),
        );
        why = plain("bw-hit-why", page.why);
    }
    element("div")
        .set("id", row_id(number))
        .class(class)
        .set("role", "option")
        .aria("aria-selected", flag(move || search.at.get() == number))
        .on("mousemove", move |_| search.stand_on(number))
        .on_click(move |_| {
            search.choose(reader, number);
        })
        .child(title)
        .child(facts)
        .child(span("bw-hit-heading", heading))
        .child(span("bw-hit-excerpt", excerpt))
        .child(is_pending.then(|| element("span").class("bw-hit-excerpt is-pending")))
        .child(why)
}

/// Text with its matches marked.
fn marked(class: &'static str, text: Marked) -> Element {
    let Marked { text, marks } = text;
    let mut span = element("span").class(class);
    let mut from = 0;
    for mark in marks {
        if let (Some(before), Some(hit)) = (text.get(from..mark.start), text.get(mark.clone())) {
            span = span
                .text(before.to_owned())
                .child(element("mark").text(hit.to_owned()));
            from = mark.end;
        }
    }
    span.text(text[from..].to_owned())
}
