//! The persona lens: who reads.

use crate::reader::Reader;
use burrow_model::PersonaId;
use leptos::prelude::*;

/// A choice of the site's personas; nothing where the site has none.
#[component]
pub fn Lens() -> impl IntoView {
    let reader = Reader::current();
    let site = reader.site();
    let is_empty = site.personas.is_empty();
    let options = site
        .personas
        .iter()
        .map(|persona| {
            let id = persona.id.clone();
            let chosen = move || reader.prefs.lens.with(|lens| lens.as_ref() == Some(&id));
            view! { <option value=persona.id.to_string() prop:selected=chosen>{persona.label.clone()}</option> }
        })
        .collect_view();
    let change = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        reader.read_as((!value.is_empty()).then(|| PersonaId::new(value)));
    };
    (!is_empty).then(|| {
        view! {
            <label class="bw-lens">
                <span class="bw-lens-label">{reader.strings.read_as}</span>
                <select id="bw-lens" on:change=change>
                    <option value="" prop:selected=move || reader.prefs.lens.with(Option::is_none)>{reader.strings.everyone}</option>
                    {options}
                </select>
            </label>
        }
    })
}
