//! The search dialog: a combobox over ranked rows.

use super::{
    react::{aria, click, list, part, text},
    search_row::search_row,
};
use crate::{
    dom,
    reader::Reader,
    search::{Found, row_id},
};
use leptos::{html, prelude::*};

/// The dialog. Arrow keys choose, Enter goes, Escape closes and gives the focus back.
#[component]
pub fn SearchDialog() -> AnyView {
    let reader = Reader::current();
    let search = reader.search;
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            dom::dialog::set_open(&dialog, search.watch_open());
        }
    });
    let pressed: Box<dyn FnMut(leptos::ev::KeyboardEvent)> = Box::new(move |event| {
        match event.key().as_str() {
            "ArrowDown" => search.step(true),
            "ArrowUp" => search.step(false),
            "Enter" => search.choose(reader, search.at.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    });
    let typed: Box<dyn FnMut(leptos::ev::Event)> =
        Box::new(move |event| search.text.set(event_target_value(&event)));
    let closed: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |_| search.close());
    let beside = click(move |event| {
        if dom::dialog::is_backdrop(&event) {
            search.close();
        }
    });
    let has_rows = move || {
        search
            .found
            .with(|found| matches!(found, Found::Rows { rows, .. } if !rows.is_empty()))
    };
    let chosen = Signal::derive(move || has_rows().then(|| row_id(search.at.get())));
    let rows = part(move || match search.found.get() {
        Found::Rows { rows, .. } => list(rows.into_iter().enumerate(), |(number, row)| {
            search_row(reader, number, row)
        }),
        _ => ().into_any(),
    });
    let count = text(move || match search.found.get() {
        Found::Rows { rows, total, .. } if !rows.is_empty() => (reader.strings.search_count)(total),
        _ => String::new(),
    });
    view! {
        <dialog class="bw-search" node_ref=dialog aria-label=reader.strings.search on:close=closed on:click=beside>
            <div class="bw-search-box">
                <div class="bw-search-field">
                    <span class="bw-icon-search" aria-hidden="true"></span>
                    <input id="bw-search-input" type="search" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false"
                        autofocus="" aria-label=reader.strings.search_placeholder placeholder=reader.strings.search_placeholder
                        aria-controls="bw-hits" aria-autocomplete="list" aria-expanded=aria(has_rows) aria-activedescendant=chosen
                        prop:value=Signal::derive(move || search.text.get()) on:input=typed on:keydown=pressed/>
                    <button type="button" class="bw-close" aria-label=reader.strings.close on:click=click(move |_| search.close())></button>
                </div>
                <div class="bw-search-body">
                    {part(move || answer(reader))}
                    <ul id="bw-hits" class="bw-hits" role="listbox" aria-label=reader.strings.search_results>{rows}</ul>
                </div>
                <div class="bw-live" role="status" aria-live="polite">{count}</div>
            </div>
        </dialog>
    }
    .into_any()
}

/// What to say besides the rows.
fn answer(reader: Reader) -> AnyView {
    let strings = reader.strings;
    let search = reader.search;
    let text = match search.found.get() {
        Found::Nothing => strings.search_hint.to_owned(),
        Found::Loading => strings.search_loading.to_owned(),
        Found::Failed => strings.search_failed.to_owned(),
        Found::Rows { query, rows, .. } if rows.is_empty() => (strings.search_none)(&query),
        Found::Rows {
            correction: Some(better),
            ..
        } => {
            let label = [strings.did_you_mean, " “", &better, "”?"].concat();
            let correct = click(move |_| search.text.set(better.clone()));
            return view! { <p class="bw-answer"><button type="button" class="bw-link" on:click=correct>{label}</button></p> }.into_any();
        }
        Found::Rows { .. } => return ().into_any(),
    };
    view! { <p class="bw-answer">{text}</p> }.into_any()
}
