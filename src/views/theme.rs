//! Light or dark.

use super::react::click;
use crate::{dom, prefs::Theme, reader::Reader};
use leptos::prelude::*;

/// A button that turns the theme around.
#[component]
pub fn ThemeToggle() -> AnyView {
    let reader = Reader::current();
    let label = Signal::derive(move || match reader.prefs.theme.get() {
        Some(Theme::Dark) => reader.strings.theme_to_light,
        _ => reader.strings.theme_to_dark,
    });
    view! {
        <button id="bw-theme" class="bw-theme" type="button" aria-label=label title=label
            on:click=click(move |_| dom::shortcuts::toggle_theme(reader))>
            <span class="bw-icon-theme" aria-hidden="true"></span>
        </button>
    }
    .into_any()
}
