//! The persona lens: who reads.

use super::react::{flag, list, maybe};
use crate::reader::Reader;
use burrow_model::PersonaId;
use leptos::prelude::*;

/// A choice of the site's personas; nothing where the site has none.
#[component]
pub fn Lens() -> AnyView {
    let reader = Reader::current();
    let site = reader.site();
    let option = |id: Option<PersonaId>, label: String| {
        let value = id.as_ref().map_or(String::new(), PersonaId::to_string);
        let is_chosen = flag(move || reader.prefs.lens.with(|lens| *lens == id));
        view! { <option value=value prop:selected=is_chosen>{label}</option> }.into_any()
    };
    maybe((!site.personas.is_empty()).then_some(()), |()| {
        let everyone = option(None, reader.strings.everyone.to_owned());
        let options = list(&site.personas, |persona| {
            option(Some(persona.id.clone()), persona.label.clone())
        });
        let change: Box<dyn FnMut(leptos::ev::Event)> = Box::new(move |event| {
            let value = event_target_value(&event);
            reader.read_as((!value.is_empty()).then(|| PersonaId::new(value)));
        });
        view! {
            <label class="bw-lens">
                <span class="bw-lens-label">{reader.strings.read_as}</span>
                <select id="bw-lens" on:change=change>{everyone}{options}</select>
            </label>
        }
        .into_any()
    })
}
