//! What is inside a page: sections as cards, single pages as rows, seen through the lens.

use super::{
    badges::{level_badge, minutes, persona_badges},
    react::{flag, list, maybe, part},
};
use crate::{fold, lens, page_data::Card, reader::Reader};
use burrow_model::PersonaId;
use leptos::prelude::*;

/// Sections in front before "more".
const IN_FRONT: usize = 6;

/// The children of a page. What is for other roles stands behind one line that says how much it is.
#[component]
pub fn Cards(
    /// The children, in order.
    cards: Vec<Card>,
) -> AnyView {
    let reader = Reader::current();
    maybe((!cards.is_empty()).then_some(cards), |cards| {
        let lists = part(move || {
            let lens = if reader.may_reorder.get() {
                reader.prefs.lens.get()
            } else {
                None
            };
            let (mine, others) =
                lens::part(&cards, |card| card.link.personas.as_slice(), lens.as_ref());
            let others = maybe((!others.is_empty()).then_some(others), |others| {
                let summary = (reader.strings.more_for_others)(others.len() as u32);
                view! { <details class="bw-others"><summary>{summary}</summary>{card_list(reader, others)}</details> }.into_any()
            });
            (card_list(reader, mine), others).into_any()
        });
        view! { <section class="bw-inside" aria-label=reader.strings.inside>{lists}</section> }
            .into_any()
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
    let section_list = |cards: Vec<Card>| {
        maybe((!cards.is_empty()).then_some(cards), |cards| {
            view! { <ul class="bw-cards">{list(cards, |card| section_card(reader, card))}</ul> }
                .into_any()
        })
    };
    let more = maybe((!behind.is_empty()).then_some(behind), |behind| {
        let summary = (reader.strings.more)(behind.len() as u32);
        view! { <details class="bw-more"><summary>{summary}</summary>{section_list(behind)}</details> }.into_any()
    });
    let rows = maybe((!pages.is_empty()).then_some(pages), |pages| {
        view! { <ul class="bw-rows">{list(pages, |card| page_row(reader, card))}</ul> }.into_any()
    });
    (section_list(sections), more, rows).into_any()
}

fn is_dim(reader: Reader, personas: Vec<PersonaId>) -> Signal<bool> {
    flag(move || {
        reader
            .prefs
            .lens
            .with(|lens| !lens::is_for(&personas, lens.as_ref()))
    })
}

/// A section: its promise, what is inside by name, and how much there is at each level.
fn section_card(reader: Reader, card: Card) -> AnyView {
    let Card {
        link,
        promise,
        inside,
        more,
        pages,
        words,
    } = card;
    let names = list(inside, |link| {
        view! { <li><a href=reader.href(&link.path)>{link.title}</a></li> }.into_any()
    });
    let more = maybe((more > 0).then_some(more), |more| {
        view! { <li class="bw-card-more">{(reader.strings.more)(more)}</li> }.into_any()
    });
    let amounts = list(
        words
            .into_iter()
            .enumerate()
            .filter(|(_, words)| *words > 0),
        |(at, words)| {
            let text = [
                (reader.strings.level)(at as u8 + 1),
                (reader.strings.minutes)(fold::minutes(words)),
            ]
            .join(": ");
            view! { <li>{text}</li> }.into_any()
        },
    );
    view! {
        <li class="bw-card" class:is-dim=is_dim(reader, link.personas)>
            <h2 class="bw-card-title"><a href=reader.href(&link.path)>{link.title}</a></h2>
            {maybe(promise, |text| view! { <p>{text}</p> }.into_any())}
            <ul class="bw-card-inside">{names}{more}</ul>
            <ul class="bw-card-amounts"><li>{(reader.strings.pages)(pages)}</li>{amounts}</ul>
        </li>
    }
    .into_any()
}

/// A single page.
fn page_row(reader: Reader, card: Card) -> AnyView {
    let link = card.link;
    view! {
        <li class="bw-row" class:is-dim=is_dim(reader, link.personas.clone())>
            <a href=reader.href(&link.path)>{link.title}</a>
            <span class="bw-row-facts">
                {level_badge(reader, link.level)}{minutes(reader, link.words)}{persona_badges(reader, &link.personas)}
            </span>
        </li>
    }
    .into_any()
}
