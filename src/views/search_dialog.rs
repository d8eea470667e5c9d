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
    search::{Found, row_id},
};
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
        Found::Rows { rows, .. } => group(
            rows.into_iter()
                .enumerate()
                .map(|(number, row)| search_row(reader, number, row)),
        ),
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
                "ArrowDown" => search.step(true),
                "ArrowUp" => search.step(false),
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
    let hits = element("ul")
        .set("id", "bw-hits")
        .class("bw-hits")
        .set("role", "listbox")
        .set("aria-label", reader.strings.search_results);
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

/// What to say besides the rows.
fn answer(reader: Reader) -> AnyView {
    let strings = reader.strings;
    let search = reader.search;
    let answer = element("p").class("bw-answer");
    let answer = match search.found.get() {
        Found::Nothing => answer.text(strings.search_hint),
        Found::Loading => answer.text(strings.search_loading),
        Found::Failed => answer.text(strings.search_failed),
        Found::Rows {
            correction: Some(better),
            ..
        } => {
            let label = [strings.did_you_mean, " “", &better, "”?"].concat();
            answer.child(
                button("bw-link")
                    .on_click(move |_| search.ask_for(better.clone()))
                    .text(label),
            )
        }
        Found::Rows { query, rows, .. } if rows.is_empty() => {
            answer.text((strings.search_none)(&query))
        }
        Found::Rows { .. } => return group(None::<Element>),
    };
    answer.into_view()
}
