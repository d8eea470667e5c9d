//! The persona lens: who reads.

use super::element::{Element, element};
use crate::{react::flag, reader::Reader};
use burrow_model::PersonaId;
use leptos::prelude::event_target_value;

/// A choice of the site's personas; nothing where the site has none.
pub fn lens(reader: Reader) -> Option<Element> {
    let site = reader.site();
    let option = |id: Option<PersonaId>, label: String| {
        let value = id.as_ref().map_or(String::new(), PersonaId::to_string);
        let is_chosen = flag(move || reader.prefs.lens() == id);
        element("option")
            .set("value", value)
            .property("selected", is_chosen)
            .text(label)
    };
    (!site.personas.is_empty()).then(|| {
        let personas = site
            .personas
            .iter()
            .map(|persona| option(Some(persona.id.clone()), persona.label.clone()));
        let select = element("select")
            .set("id", "bw-lens")
            // The label beside it is not shown on phones.
            .set("aria-label", reader.strings.read_as)
            .on("change", move |event| {
                let value = event_target_value(&event);
                reader.read_as((!value.is_empty()).then(|| PersonaId::new(value)));
            })
            .child(option(None, reader.strings.everyone.to_owned()))
            .children(personas);
        let label = element("span")
            .class("bw-lens-label")
            .text(reader.strings.read_as);
        element("label").class("bw-lens").child(label).child(select)
    })
}
