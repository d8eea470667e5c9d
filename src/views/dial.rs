//! The depth dial: how much of every page is open.

use super::element::{Element, element};
use crate::{fold, react::flag, reader::Reader};
use burrow_model::Level;

/// Three radio buttons; the one in force on this page is checked.
pub fn dial(reader: Reader) -> Element {
    let steps = Level::ALL.map(|depth| {
        let name = reader.strings.depth_names[depth.index()];
        let is_in_force = flag(move || {
            let page = reader.page().and_then(|page| page.level);
            fold::dial_in_force(reader.prefs.depth(), page) == depth
        });
        let input = element("input")
            .set("type", "radio")
            .set("name", "bw-depth")
            .set("value", depth.digit())
            .set("aria-label", [depth.digit(), ": ", name].concat())
            .property("checked", is_in_force)
            .on("change", move |_| reader.turn_dial(depth));
        let face = element("span")
            .set("aria-hidden", "true")
            .text(depth.digit());
        element("label")
            .class("bw-dial-step")
            .set("title", name)
            .child(input)
            .child(face)
    });
    element("fieldset")
        .class("bw-dial")
        .child(element("legend").text(reader.strings.depth))
        .children(steps)
}
