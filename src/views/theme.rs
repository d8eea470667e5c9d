//! Light or dark.

use crate::{dom, prefs::Theme, reader::Reader};
use leptos::prelude::*;

/// A button that turns the theme around.
#[component]
pub fn ThemeToggle() -> impl IntoView {
    let reader = Reader::current();
    let label = move || match reader.prefs.theme.get() {
        Some(Theme::Dark) => reader.strings.theme_to_light,
        _ => reader.strings.theme_to_dark,
    };
    view! {
        <button id="bw-theme" class="bw-theme" type="button" aria-label=label title=label
            on:click=move |_| dom::shortcuts::toggle_theme(reader)>
            <span class="bw-icon-theme" aria-hidden="true"></span>
        </button>
    }
}
