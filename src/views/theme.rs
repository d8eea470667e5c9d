//! Light or dark.

use super::{
    element::{Element, Text, button},
    header::icon,
};
use crate::{keys::toggle_theme, prefs::Theme, reader::Reader};

/// A button that turns the theme around.
pub fn theme_toggle(reader: Reader) -> Element {
    let label = move || {
        let is_dark = reader.prefs.theme() == Some(Theme::Dark);
        Some(Text::Borrowed(if is_dark {
            reader.strings.theme_to_light
        } else {
            reader.strings.theme_to_dark
        }))
    };
    button("bw-theme")
        .set("id", "bw-theme")
        .follow("aria-label", Box::new(label))
        .follow("title", Box::new(label))
        .on_click(move |_| toggle_theme(reader))
        .child(icon("bw-icon-theme"))
}
