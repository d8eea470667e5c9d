//! The search dialog: a combobox over ranked rows.

use super::{
    element::{Element, Text, button, element, group},
    header::icon,
    search_row::search_row,
};
use crate::{
    dom,
    react::{flag, part, text},
    reader::Reader,
    search::{Found, Row, row_id},
};
use burrow_model::Level;
use leptos::prelude::*;

/// The element id of the dialog.
pub const DIALOG: &str = "bw-search";
/// The element id of its field.
pub const FIELD: &str = "bw-search-input";

/// The dialog. Arrow keys choose, Enter goes, Escape closes and gives the focus back.
pub fn search_dialog(reader: Reader) -> Element {
    let search = reader.search;
    let has_rows = move || {
        search
            .found
            .with(|found| matches!(found, Found::Rows { rows, .. } if !rows.is_empty()))
    };
    let chosen = move || has_rows().then(|| Text::from(row_id(search.at.get())));
    let rows = part(move || match search.found.get() {
        Found::Rows { rows, .. } => levels(reader, rows),
        _ => group(None::<Element>),
    });
    let count = text(move || match search.found.get() {
        Found::Rows { rows, total, .. } if !rows.is_empty() => (reader.strings.search_count)(total),
        _ => String::new(),
    });
    let input = element("input")
        .set("id", FIELD)
        .set("type", "search")
        .set("role", "combobox")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("autofocus", "")
        .set("aria-label", reader.strings.search_placeholder)
        .set("placeholder", reader.strings.search_placeholder)
        .set("aria-controls", "bw-hits")
        .set("aria-autocomplete", "list")
        .aria("aria-expanded", flag(has_rows))
        .follow("aria-activedescendant", Box::new(chosen))
        .on("input", move |event| {
            search.text.set(event_target_value(&event))
        })
        .on("keydown", move |event| {
            let is_ours = match dom::shortcuts::key_of(&event).as_str() {
                "ArrowDown" => search.step(reader, true),
                "ArrowUp" => search.step(reader, false),
                "Enter" => search.choose(reader, search.at.get_untracked()),
                // Left to itself, a search field takes the first Escape to empty itself.
                "Escape" => {
                    search.close();
                    true
                }
                _ => return,
            };
            if is_ours {
                event.prevent_default();
            }
        });
    let close = button("bw-close")
        .set("aria-label", reader.strings.close)
        .on_click(move |_| search.close());
    let hits = element("div")
        .set("id", "bw-hits")
        .class("bw-hits")
        .set("role", "listbox")
        .set("aria-label", reader.strings.search_results)
        .on("scroll", move |_| search.look_far(reader));
    let body = element("div")
        .class("bw-search-body")
        .child(part(move || answer(reader)))
        .child(hits.child(rows));
    let status = element("div")
        .class("bw-live")
        .set("role", "status")
        .set("aria-live", "polite")
        .child(count);
    let field = element("div")
        .class("bw-search-field")
        .child(icon("bw-icon-search"))
        .child(input)
        .child(close);
    element("dialog")
        .set("id", DIALOG)
        .class("bw-search")
        .set("aria-label", reader.strings.search)
        .on("close", move |_| search.close())
        .on_click(move |event| {
            if dom::dialog::is_backdrop(&event) {
                search.close();
            }
        })
        .child(
            element("div")
                .class("bw-search-box")
                .child(field)
                .child(body)
                .child(status),
        )
}

/// Rows, those of each level together.
fn levels(reader: Reader, rows: Vec<Row>) -> AnyView {
    let mut levels: Vec<(Option<Level>, Element)> = Vec::new();
    for (number, row) in rows.into_iter().enumerate() {
        let level = row.level;
        let row = search_row(reader, number, row);
        let own = match levels.pop() {
            Some((known, own)) if known == level => own,
            other => {
                levels.extend(other);
                level_group(reader, level)
            }
        };
        levels.push((level, own.child(row)));
    }
    group(levels.into_iter().map(|(_, own)| own))
}

fn level_group(reader: Reader, level: Option<Level>) -> Element {
    let own = element("div").class("bw-hit-level").set("role", "group");
    let Some(level) = level else { return own };
    let name = reader.strings.search_levels[level.index()];
    let label = element("p").set("aria-hidden", "true").text(name);
    own.set("aria-label", name).child(label)
}

/// What to say besides the rows.
fn answer(reader: Reader) -> AnyView {
    let strings = reader.strings;
    let search = reader.search;
    let answer = || element("p").class("bw-answer");
    let (query, count, correction, unknown) = match search.found.get() {
        Found::Nothing => return answer().text(strings.search_hint).into_view(),
        Found::Loading => return answer().text(strings.search_loading).into_view(),
        Found::Failed => return answer().text(strings.search_failed).into_view(),
        Found::Rows {
            query,
            rows,
            correction,
            unknown,
            ..
        } => (query, rows.len(), correction, unknown),
    };
    let is_none = count == 0;
    let none = is_none.then(|| answer().text((strings.search_none)(&query)));
    let unknown = (!unknown.is_empty() && !is_none)
        .then(|| answer().text((strings.search_unknown)(&unknown)));
    let meant = correction.map(|better| {
        let label = [strings.did_you_mean, " “", &better, "”?"].concat();
        let button = button("bw-link").on_click(move |_| search.ask_for(better.clone()));
        answer().child(button.text(label))
    });
    group([none, unknown, meant])
}
