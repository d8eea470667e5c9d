//! The sheet of all keys.

use super::element::{Element, button, element, group};
use crate::{
    dom,
    keys::KEYS,
    react::{effect, part},
    reader::Reader,
};

/// The element id of the dialog.
const DIALOG: &str = "bw-keys";

/// The sheet; it holds something only while it is open. Escape closes it and gives the focus back.
pub fn key_sheet(reader: Reader) -> Element {
    effect(move || dom::dialog::set_open(DIALOG, "", reader.sheet.get()));
    let inside = part(move || group(reader.sheet.get().then(|| sheet(reader))));
    element("dialog")
        .set("id", DIALOG)
        .class("bw-keys")
        .set("aria-label", reader.strings.keys)
        .on("close", move |_| reader.sheet.set(false))
        .on_click(move |event| {
            if dom::dialog::is_backdrop(&event) {
                reader.sheet.set(false);
            }
        })
        .child(inside)
}

fn sheet(reader: Reader) -> Element {
    let rows = KEYS
        .iter()
        .zip(reader.strings.key_names)
        .map(|(key, name)| {
            let command = key
                .command
                .then(|| element("kbd").text(reader.strings.command));
            let keys = key.keys.split(' ').map(|key| element("kbd").text(key));
            let keys = element("dt").child(command).children(keys);
            element("div").child(keys).child(element("dd").text(name))
        });
    let close = button("bw-close")
        .set("aria-label", reader.strings.close)
        .on_click(move |_| reader.sheet.set(false));
    element("div")
        .class("bw-keys-box")
        .child(element("h2").text(reader.strings.keys))
        .child(close)
        .child(element("dl").children(rows))
}
