//! The choice of a role on the home page: the persona lens, where a visitor looks first.

use super::element::{Element, button, element};
use crate::{react::flag, reader::Reader};
use burrow_model::PersonaId;

/// A button for each persona and one for everyone; nothing where the site has none.
pub fn roles(reader: Reader) -> Option<Element> {
    let site = reader.site();
    (!site.personas.is_empty()).then(|| {
        let role = |id: Option<PersonaId>, label: String| {
            let own = id.clone();
            let choice = button("bw-role")
                .aria("aria-pressed", flag(move || reader.prefs.lens() == own))
                .on_click(move |_| reader.read_as(id.clone()))
                .text(label);
            element("li").child(choice)
        };
        let everyone = role(None, reader.strings.everyone.to_owned());
        let personas = site
            .personas
            .iter()
            .map(|persona| role(Some(persona.id.clone()), persona.label.clone()));
        element("section")
            .class("bw-roles")
            .child(element("h2").text(reader.strings.choose_role))
            .child(element("ul").child(everyone).children(personas))
    })
}
