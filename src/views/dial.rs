//! The depth dial: how much of every page is open.

use crate::{fold, reader::Reader};
use burrow_model::Level;
use leptos::prelude::*;

/// Three radio buttons; the one in force on this page is checked.
#[component]
pub fn Dial() -> impl IntoView {
    let reader = Reader::current();
    let in_force = move || fold::dial_in_force(reader.prefs.depth.get(), reader.page().and_then(|page| page.level));
    let steps = Level::ALL.map(|depth| {
        let number = depth.number().to_string();
        view! {
            <label class="bw-dial-step" title=reader.strings.depth_names[depth.index()]>
                <input type="radio" name="bw-depth" value=number.clone() prop:checked=move || in_force() == depth
                    aria-label=format!("{number}: {}", reader.strings.depth_names[depth.index()])
                    on:change=move |_| reader.turn_dial(depth)/>
                <span aria-hidden="true">{number}</span>
            </label>
        }
    });
    view! {
        <fieldset class="bw-dial">
            <legend>{reader.strings.depth}</legend>
            {steps.into_iter().collect_view()}
        </fieldset>
    }
}
