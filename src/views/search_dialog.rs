//! The search dialog: a combobox over ranked rows.

use super::{
    element::{Element, Text, button, element, group},
    header::icon,
    search_answer::{announced, answer},
    search_facets::search_facets,
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
    let rows = part(move || {
        let rows = search.found.with(|found| match found {
            Found::Rows { rows, .. } => rows.clone(),
            _ => Vec::new(),
        });
        levels(reader, rows)
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
        .child(text(move || announced(reader)));
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
                .child(search_facets(reader))
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
