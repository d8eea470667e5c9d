//! What is inside a page: sections as cards, single pages as rows, seen through the lens.

use super::{
    badges::{level_badge, minutes, persona_badges},
    element::{Element, element, group, link},
};
use crate::{fold, lens, page_data::Card, react::part, reader::Reader};
use leptos::prelude::*;

/// Sections in front before "more".
const IN_FRONT: usize = 6;

/// The children of a page. What is for other roles stands behind one line that says how much it is.
pub fn cards(reader: Reader, cards: &[Card]) -> Option<Element> {
    (!cards.is_empty()).then(|| {
        let cards = cards.to_vec();
        let lists = part(move || {
            let lens = reader.lens_on_lists();
            let (mine, others) =
                lens::part(&cards, |card| card.link.personas.as_slice(), lens.as_ref());
            let others = (!others.is_empty()).then(|| {
                let summary =
                    element("summary").text((reader.strings.more_for_others)(others.len() as u32));
                element("details")
                    .class("bw-others")
                    .child(summary)
                    .child(card_list(reader, others))
                    .into_view()
            });
            group([Some(card_list(reader, mine)), others])
        });
        element("section")
            .class("bw-inside")
            .set("aria-label", reader.strings.inside)
            .child(lists)
    })
}

/// Cards, then rows; a long list of cards goes on behind "more".
fn card_list(reader: Reader, cards: Vec<Card>) -> AnyView {
    let (mut sections, pages): (Vec<Card>, Vec<Card>) =
        cards.into_iter().partition(|card| card.link.has_children);
    let behind = if sections.len() > IN_FRONT + 1 {
        sections.split_off(IN_FRONT)
    } else {
        Vec::new()
    };
    let list = |class: &'static str, cards: Vec<Card>, item: fn(Reader, Card) -> Element| {
        (!cards.is_empty()).then(|| {
            element("ul")
                .class(class)
                .children(cards.into_iter().map(|card| item(reader, card)))
        })
    };
    let count = behind.len() as u32;
    let more = list("bw-cards", behind, section_card).map(|list| {
        let summary = element("summary").text((reader.strings.more)(count));
        element("details")
            .class("bw-more")
            .child(summary)
            .child(list)
    });
    group([
        list("bw-cards", sections, section_card),
        more,
        list("bw-rows", pages, page_row),
    ])
}

/// A section: its promise, what is inside by name, and how much there is at each level.
fn section_card(reader: Reader, card: Card) -> Element {
    let Card {
        link: page,
        promise,
        inside,
        more,
        pages,
        words,
    } = card;
    let names = inside
        .into_iter()
        .map(|page| element("li").child(link(reader.href(&page.path)).text(page.title)));
    let more = (more > 0).then(|| {
        element("li")
            .class("bw-card-more")
            .text((reader.strings.more)(more))
    });
    let amounts = words
        .into_iter()
        .enumerate()
        .filter(|(_, words)| *words > 0)
        .map(|(at, words)| {
            let level = (reader.strings.level)(at as u8 + 1);
            let minutes = (reader.strings.minutes)(fold::minutes(words));
            let text = [&level, ": ", &minutes].concat();
            element("li").text(text)
        });
    let title = element("h2")
        .class("bw-card-title")
        .child(link(reader.href(&page.path)).text(page.title));
    let count = element("li").text((reader.strings.pages)(pages));
    element("li")
        .class("bw-card")
        .class_if("is-dim", reader.is_for_others(page.personas))
        .child(title)
        .child(promise.map(|text| element("p").text(text)))
        .child(
            element("ul")
                .class("bw-card-inside")
                .children(names)
                .child(more),
        )
        .child(
            element("ul")
                .class("bw-card-amounts")
                .child(count)
                .children(amounts),
        )
}

/// A single page.
fn page_row(reader: Reader, card: Card) -> Element {
    let page = card.link;
    let facts = element("span")
        .class("bw-row-facts")
        .child(level_badge(reader, page.level))
        .child(minutes(reader, page.words))
        .child(persona_badges(reader, &page.personas));
    element("li")
        .class("bw-row")
        .class_if("is-dim", reader.is_for_others(page.personas))
        .child(link(reader.href(&page.path)).text(page.title))
        .child(facts)
}
