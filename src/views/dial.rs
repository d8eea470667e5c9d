//! The depth dial: how much of every page is open.

use super::react::{flag, list};
use crate::{fold, reader::Reader};
use burrow_model::Level;
use leptos::prelude::*;

/// Three radio buttons; the one in force on this page is checked.
#[component]
pub fn Dial() -> AnyView {
    let reader = Reader::current();
    let in_force = move || {
        fold::dial_in_force(
            reader.prefs.depth.get(),
            reader.page().and_then(|page| page.level),
        )
    };
    let steps = list(Level::ALL, |depth| {
        let number = ["1", "2", "3"][depth.index()];
        let name = reader.strings.depth_names[depth.index()];
        let turn: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |_| reader.turn_dial(depth));
        view! {
            <label class="bw-dial-step" title=name>
                <input type="radio" name="bw-depth" value=number prop:checked=flag(move || in_force() == depth)
                    aria-label=[number, ": ", name].concat() on:change=turn/>
                <span aria-hidden="true">{number}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="bw-dial">
            <legend>{reader.strings.depth}</legend>
            {steps}
        </fieldset>
    }
    .into_any()
}
