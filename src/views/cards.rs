//! What is inside a page: sections as cards, single pages as rows, seen through the lens.

use super::badges::{LevelBadge, Minutes, PersonaBadges};
use crate::{fold, lens, page_data::Card, reader::Reader};
use leptos::prelude::*;

/// Sections in front before "more".
const IN_FRONT: usize = 6;

/// The children of a page. What is for other roles stands behind one line that says how much it is.
#[component]
pub fn Cards(
    /// The children, in order.
    cards: Vec<Card>,
) -> impl IntoView {
    let reader = Reader::current();
    (!cards.is_empty()).then(|| {
        let lists = move || {
            let lens = reader.prefs.lens.get().filter(|_| reader.may_reorder.get());
            let (mine, others) = lens::part(&cards, |card| card.link.personas.as_slice(), lens.as_ref());
            let others = (!others.is_empty()).then(|| {
                let summary = (reader.strings.more_for_others)(others.len() as u32);
                view! { <details class="bw-others"><summary>{summary}</summary><CardList cards=others/></details> }
            });
            view! { <CardList cards=mine/>{others} }
        };
        view! { <section class="bw-inside" aria-label=reader.strings.inside>{lists}</section> }
    })
}

/// Cards, then rows; from the seventh card on behind "more".
#[component]
fn CardList(cards: Vec<Card>) -> impl IntoView {
    let reader = Reader::current();
    let (mut sections, pages): (Vec<Card>, Vec<Card>) = cards.into_iter().partition(|card| card.link.has_children);
    let behind = if sections.len() > IN_FRONT + 1 { sections.split_off(IN_FRONT) } else { Vec::new() };
    let list = |cards: Vec<Card>| {
        let items = cards.into_iter().map(|card| view! { <SectionCard card/> }).collect_view();
        view! { <ul class="bw-cards">{items}</ul> }
    };
    let more = (!behind.is_empty()).then(|| {
        let summary = (reader.strings.more)(behind.len() as u32);
        view! { <details class="bw-more"><summary>{summary}</summary>{list(behind)}</details> }
    });
    let rows = (!pages.is_empty()).then(|| {
        let items = pages.into_iter().map(|card| view! { <PageRow card/> }).collect_view();
        view! { <ul class="bw-rows">{items}</ul> }
    });
    view! {
        {(!sections.is_empty()).then(|| list(sections))}
        {more}
        {rows}
    }
}

/// A section: its promise, what is inside by name, and how much there is at each level.
#[component]
fn SectionCard(card: Card) -> impl IntoView {
    let reader = Reader::current();
    let Card { link, promise, inside, more, pages, words } = card;
    let personas = link.personas.clone();
    let is_dim = move || reader.prefs.lens.with(|lens| !lens::is_for(&personas, lens.as_ref()));
    let names = inside.into_iter().map(|link| view! { <li><a href=reader.href(&link.path)>{link.title}</a></li> }).collect_view();
    let more = (more > 0).then(|| view! { <li class="bw-card-more">{(reader.strings.more)(more)}</li> });
    let amounts = words.into_iter().enumerate().filter(|(_, words)| *words > 0).map(|(at, words)| {
        let text = format!("{}: {}", (reader.strings.level)(at as u8 + 1), (reader.strings.minutes)(fold::minutes(words)));
        view! { <li>{text}</li> }
    });
    view! {
        <li class="bw-card" class:is-dim=is_dim>
            <h2 class="bw-card-title"><a href=reader.href(&link.path)>{link.title}</a></h2>
            {promise.map(|text| view! { <p>{text}</p> })}
            <ul class="bw-card-inside">{names}{more}</ul>
            <ul class="bw-card-amounts">
                <li>{(reader.strings.pages)(pages)}</li>
                {amounts.collect_view()}
            </ul>
        </li>
    }
}

/// A single page.
#[component]
fn PageRow(card: Card) -> impl IntoView {
    let reader = Reader::current();
    let link = card.link;
    let personas = link.personas.clone();
    let is_dim = move || reader.prefs.lens.with(|lens| !lens::is_for(&personas, lens.as_ref()));
    view! {
        <li class="bw-row" class:is-dim=is_dim>
            <a href=reader.href(&link.path)>{link.title}</a>
            <span class="bw-row-facts">
                <LevelBadge level=link.level/>
                <Minutes words=link.words/>
                <PersonaBadges personas=link.personas/>
            </span>
        </li>
    }
}
