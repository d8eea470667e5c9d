//! The search dialog: a combobox over ranked rows.

use super::search_row::SearchRow;
use crate::{
    dom,
    reader::Reader,
    search::{Found, row_id},
};
use leptos::{html, prelude::*};

/// The dialog. Arrow keys choose, Enter goes, Escape closes and gives the focus back.
#[component]
pub fn SearchDialog() -> impl IntoView {
    let reader = Reader::current();
    let search = reader.search;
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            dom::dialog::set_open(&dialog, search.watch_open());
        }
    });
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => search.step(true),
            "ArrowUp" => search.step(false),
            "Enter" => search.choose(reader, search.at.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let has_rows = move || search.found.with(|found| matches!(found, Found::Rows { rows, .. } if !rows.is_empty()));
    let count = move || match search.found.get() {
        Found::Rows { rows, total, .. } if !rows.is_empty() => (reader.strings.search_count)(total),
        _ => String::new(),
    };
    view! {
        <dialog class="bw-search" node_ref=dialog aria-label=reader.strings.search on:close=move |_| search.close()
            on:click=move |event| { if dom::dialog::is_backdrop(&event) { search.close() } }>
            <div class="bw-search-box">
                <div class="bw-search-field">
                    <span class="bw-icon-search" aria-hidden="true"></span>
                    <input id="bw-search-input" type="search" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false"
                        autofocus="" aria-label=reader.strings.search_placeholder placeholder=reader.strings.search_placeholder
                        aria-controls="bw-hits" aria-autocomplete="list"
                        aria-expanded=move || if has_rows() { "true" } else { "false" }
                        aria-activedescendant=move || has_rows().then(|| row_id(search.at.get()))
                        prop:value=move || search.text.get()
                        on:input=move |event| search.text.set(event_target_value(&event)) on:keydown=pressed/>
                    <button type="button" class="bw-close" aria-label=reader.strings.close on:click=move |_| search.close()></button>
                </div>
                <div class="bw-search-body">
                    <Answer/>
                    <ul id="bw-hits" class="bw-hits" role="listbox" aria-label=reader.strings.search_results><Rows/></ul>
                </div>
                <div class="bw-live" role="status" aria-live="polite">{count}</div>
            </div>
        </dialog>
    }
}

/// What to say besides the rows.
#[component]
fn Answer() -> impl IntoView {
    let reader = Reader::current();
    let search = reader.search;
    move || {
        let text = match search.found.get() {
            Found::Nothing => reader.strings.search_hint.to_owned(),
            Found::Loading => reader.strings.search_loading.to_owned(),
            Found::Failed => reader.strings.search_failed.to_owned(),
            Found::Rows { query, rows, .. } if rows.is_empty() => (reader.strings.search_none)(&query),
            Found::Rows { correction: Some(better), .. } => {
                let label = format!("{} “{better}”?", reader.strings.did_you_mean);
                return view! {
                    <p class="bw-answer"><button type="button" class="bw-link" on:click=move |_| search.text.set(better.clone())>{label}</button></p>
                }
                .into_any();
            }
            Found::Rows { .. } => return ().into_any(),
        };
        view! { <p class="bw-answer">{text}</p> }.into_any()
    }
}

/// The rows.
#[component]
fn Rows() -> impl IntoView {
    let search = Reader::current().search;
    move || match search.found.get() {
        Found::Rows { rows, .. } => rows.into_iter().enumerate().map(|(number, row)| view! { <SearchRow number row/> }.into_any()).collect_view().into_any(),
        _ => ().into_any(),
    }
}
