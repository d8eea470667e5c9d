//! The listener of the keys: finds what is pressed in the table and does it.

use crate::{
    keys::{Pressed, find},
    reader::Reader,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// How long the first of two keys waits for the second; milliseconds.
const PAIR: u64 = 1200;

/// The name of the key of a keyboard event.
pub fn key_of(event: &web_sys::Event) -> String {
    event
        .dyn_ref::<KeyboardEvent>()
        .map(KeyboardEvent::key)
        .unwrap_or_default()
}

/// Listens for the table's keys. None fires while typing or under an open dialog.
pub fn listen(reader: Reader) {
    let before = StoredValue::new(String::new());
    super::on_window("keydown", move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        if event.default_prevented()
            || event.alt_key()
            || reader.search.is_open()
            || reader.sheet.get_untracked()
            || (!command && super::focus::is_typing(&event))
        {
            return;
        }
        let key = event.key();
        match find(&before.get_value(), &key, command) {
            Pressed::Key(pressed) => {
                event.prevent_default();
                before.set_value(String::new());
                (pressed.run)(reader);
            }
            Pressed::First => {
                before.set_value(key);
                super::timer::after(PAIR, move || {
                    before.try_set_value(String::new());
                });
            }
            Pressed::Nothing => before.set_value(String::new()),
        }
    });
}
