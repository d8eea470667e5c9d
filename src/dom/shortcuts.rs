//! Keys: one table, one listener.

use crate::{prefs::Theme, reader::Reader};
use burrow_model::Depth;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// A key and what it does. With `command` the key is pressed together with Ctrl or Cmd, and works while typing too.
struct Shortcut {
    key: &'static str,
    command: bool,
    run: fn(Reader),
}

const SHORTCUTS: [Shortcut; 9] = [
    Shortcut {
        key: "/",
        command: false,
        run: |reader| reader.search.open(),
    },
    Shortcut {
        key: "k",
        command: true,
        run: |reader| reader.search.open(),
    },
    Shortcut {
        key: "1",
        command: false,
        run: |reader| reader.turn_dial(Depth::Surface),
    },
    Shortcut {
        key: "2",
        command: false,
        run: |reader| reader.turn_dial(Depth::Detail),
    },
    Shortcut {
        key: "3",
        command: false,
        run: |reader| reader.turn_dial(Depth::Deep),
    },
    Shortcut {
        key: "t",
        command: false,
        run: toggle_theme,
    },
    Shortcut {
        key: "p",
        command: false,
        run: |_| {
            super::focus::focus("bw-lens");
        },
    },
    Shortcut {
        key: "n",
        command: false,
        run: |reader| reader.go_to_neighbour(true),
    },
    Shortcut {
        key: "b",
        command: false,
        run: |reader| reader.go_to_neighbour(false),
    },
];

/// Turns light into dark and back, starting from what is shown.
pub fn toggle_theme(reader: Reader) {
    let dark = match untrack(|| reader.prefs.theme()) {
        Some(theme) => theme == Theme::Dark,
        None => super::root::system_is_dark(),
    };
    reader
        .prefs
        .set_theme(if dark { Theme::Light } else { Theme::Dark });
}

/// The name of the key of a keyboard event.
pub fn key_of(event: &web_sys::Event) -> String {
    event
        .dyn_ref::<web_sys::KeyboardEvent>()
        .map(web_sys::KeyboardEvent::key)
        .unwrap_or_default()
}

/// Listens for the table's keys. None fires while typing or under an open dialog.
pub fn listen(reader: Reader) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        if event.default_prevented() || event.alt_key() || reader.search.is_open() {
            return;
        }
        let key = event.key();
        let pressed = SHORTCUTS
            .iter()
            .find(|shortcut| shortcut.key == key && shortcut.command == command);
        if let Some(shortcut) =
            pressed.filter(|shortcut| shortcut.command || !super::focus::is_typing(&event))
        {
            event.prevent_default();
            (shortcut.run)(reader);
        }
    });
    on_cleanup(move || handle.remove());
}
