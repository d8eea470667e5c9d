//! What narrows the results: level, reader and section, each choice with how many pages it would leave.

use super::{
    element::{Element, button, element, group},
    search_answer::counted,
};
use crate::{
    react::{flag, part},
    reader::Reader,
    search::{Choice, Facet, Found},
};
use burrow_find::Only;
use leptos::prelude::*;

/// The choices in a row; nothing where there is nothing to choose.
pub fn search_facets(reader: Reader) -> Element {
    let search = reader.search;
    let strings = reader.strings;
    let why = button("bw-link")
        .aria("aria-pressed", flag(move || search.why.get()))
        .on_click(move |_| search.why.update(|why| *why = !*why))
        .text(strings.search_why);
    let is_idle = flag(move || {
        search
            .found
            .with(|found| !matches!(found, Found::Rows { .. }))
    });
    element("div")
        .class("bw-facets")
        .set("role", "group")
        .set("aria-label", strings.search_narrow)
        .set_while("hidden", "", is_idle)
        .child(select(reader, Facet::Level, strings.search_by_level))
        .child(select(reader, Facet::Persona, strings.search_by_persona))
        .child(select(reader, Facet::Section, strings.search_by_section))
        .child(why)
        .child(part(move || outside(reader)))
}

#[inline(never)]
fn select(reader: Reader, facet: Facet, [name, any]: [&'static str; 2]) -> Element {
    let options = part(move || {
        let choices = choices(reader, facet);
        let is_any = choices.iter().all(|choice| !choice.is_made);
        let mut options = vec![option(String::new(), any.to_owned(), is_any)];
        for choice in choices {
            let name = counted(&choice);
            options.push(option(choice.value, name, choice.is_made));
        }
        group(options)
    });
    // One kind alone is no choice, unless it has been made.
    let is_idle = flag(move || {
        matches!(
            &choices(reader, facet)[..],
            [] | [Choice { is_made: false, .. }]
        )
    });
    element("select")
        .set("aria-label", name)
        .set_while("hidden", "", is_idle)
        .on("change", move |event| {
            let value = event_target_value(&event);
            reader.search.only.update(|only| facet.choose(only, &value));
        })
        .child(options)
}

fn option(value: String, name: String, is_made: bool) -> Element {
    element("option")
        .set("value", value)
        .property("selected", flag(move || is_made))
        .text(name)
}

#[inline(never)]
fn choices(reader: Reader, facet: Facet) -> Vec<Choice> {
    reader.search.found.with(|found| match found {
        Found::Rows { choices, .. } => choices.by[facet as usize].clone(),
        _ => Vec::new(),
    })
}

/// How much the choices leave out, and the way back.
fn outside(reader: Reader) -> AnyView {
    let search = reader.search;
    let is_narrow = !search.only.with(Only::is_all);
    let outside = search.found.with(|found| match found {
        Found::Rows { choices, .. } => choices.outside,
        _ => 0,
    });
    let said = is_narrow.then(|| {
        let all = button("bw-link")
            .on_click(move |_| search.narrow_to(Only::default()))
            .text(reader.strings.search_show_all);
        element("p")
            .text((reader.strings.search_outside)(outside))
            .text(" ")
            .child(all)
    });
    group([said])
}
