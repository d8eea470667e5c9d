//! What search says besides its rows: hints, what was probably meant, what lies outside, and ways on from nothing.

use super::element::{Element, Text, button, element, group, link};
use crate::{
    reader::Reader,
    search::{Choice, Facet, Found},
};
use burrow_find::Only;
use leptos::prelude::*;

/// What a screen reader is told when the rows change.
pub fn announced(reader: Reader) -> String {
    let strings = reader.strings;
    reader.search.found.with(|found| match found {
        Found::Rows {
            query,
            total,
            choices,
            ..
        } => {
            let mut told = if *total > 0 {
                (strings.search_count)(*total)
            } else {
                (strings.search_none)(query)
            };
            if choices.outside > 0 {
                told.push_str(", ");
                told.push_str(&(strings.search_outside)(choices.outside));
            }
            told
        }
        _ => String::new(),
    })
}

/// What is said above the rows, or in their place.
pub fn answer(reader: Reader) -> AnyView {
    reader.search.found.with(|found| said(reader, found))
}

fn said(reader: Reader, found: &Found) -> AnyView {
    let strings = reader.strings;
    let search = reader.search;
    let mut all: Vec<Element> = Vec::new();
    match found {
        Found::Nothing => {
            all.push(paragraph(strings.search_hint));
            all.extend(recent(reader));
        }
        Found::Loading => all.push(paragraph(strings.search_loading)),
        Found::Failed => all.push(paragraph(strings.search_failed)),
        Found::Rows {
            query,
            rows,
            choices,
            correction,
            unknown,
            known,
            browse,
            ..
        } => {
            let is_none = rows.is_empty();
            if is_none {
                all.push(paragraph((strings.search_none)(query)));
            }
            if !unknown.is_empty() && (!is_none || !known.is_empty()) {
                all.push(paragraph((strings.search_unknown)(unknown)));
                if is_none {
                    all.push(paragraph((strings.search_known)(known)));
                }
            }
            if let Some(better) = correction {
                let label = [strings.did_you_mean, " “", better, "”?"].concat();
                let button = again(reader, better.clone(), label);
                all.push(element("p").class("bw-answer").child(button));
            }
            if !choices.nearest.is_empty() {
                all.push(nearest(reader, &choices.nearest));
            }
            if !browse.is_empty() {
                let mut links = Vec::new();
                for section in browse {
                    let link = link(reader.href(&section.path)).on_click(move |_| search.close());
                    links.push(link.text(section.title.clone()));
                }
                all.push(list(strings.search_browse, links));
            }
        }
    }
    group(all)
}

/// A button that asks for a query.
fn again(reader: Reader, query: String, label: String) -> Element {
    button("bw-link")
        .on_click(move |_| reader.search.ask_again(query.clone()))
        .text(label)
}

#[inline(never)]
fn paragraph(text: impl Into<Text>) -> Element {
    element("p").class("bw-answer").text(text)
}

#[inline(never)]
fn list(label: &'static str, items: Vec<Element>) -> Element {
    let items = items.into_iter().map(|item| element("li").child(item));
    element("div")
        .class("bw-answer")
        .child(element("p").text(label))
        .child(element("ul").set("aria-label", label).children(items))
}

/// The sections that have most of what the choices leave out.
fn nearest(reader: Reader, sections: &[Choice]) -> Element {
    let mut items = Vec::new();
    for section in sections {
        let name = counted(section);
        let value = section.value.clone();
        let button = button("bw-link").on_click(move |_| {
            let mut only = Only::default();
            Facet::Section.choose(&mut only, &value);
            reader.search.narrow_to(only);
        });
        items.push(button.text(name));
    }
    list(reader.strings.search_nearest, items)
}

/// "Guides (12)".
pub fn counted(choice: &Choice) -> String {
    [&choice.name, " (", &choice.count.to_string(), ")"].concat()
}

/// What was searched for before, where there is anything.
fn recent(reader: Reader) -> Option<Element> {
    let search = reader.search;
    let strings = reader.strings;
    let kept = search.recent.get();
    if kept.is_empty() {
        return None;
    }
    let mut searches = Vec::new();
    for query in kept {
        searches.push(again(reader, query.clone(), query));
    }
    let forget = button("bw-link")
        .on_click(move |_| search.forget())
        .text(strings.search_forget);
    Some(list(strings.search_recent, searches).child(forget))
}
