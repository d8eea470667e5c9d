//! What a link leads to, told before it is followed.

use super::{
    badges::{level_badge, minutes, persona_badges},
    element::{button, element, group, link},
};
use crate::reader::Reader;
use burrow_model::{Level, PersonaId};
use leptos::prelude::AnyView;

/// What is told.
pub struct Preview {
    /// Where it leads.
    pub href: String,
    /// The page's title.
    pub title: String,
    /// The heading of the passage the link leads to.
    pub heading: Option<String>,
    /// What it is about.
    pub summary: String,
    /// The page's level.
    pub level: Option<Level>,
    /// Words readable with the dial at 1, 2 and 3.
    pub words: [u32; 3],
    /// Who it is for; empty means everyone.
    pub personas: Vec<PersonaId>,
    /// Unfolds it below the link; none where that cannot be.
    pub unfold: Option<Box<dyn Fn()>>,
}

/// The preview. It stands right behind its link, so that the keyboard comes to it next.
pub fn preview(reader: Reader, shown: Preview) -> AnyView {
    let title = match shown.heading.filter(|heading| *heading != shown.title) {
        Some(heading) => [&shown.title, " › ", &heading].concat(),
        None => shown.title,
    };
    let facts = element("div")
        .class("bw-facts")
        .child(level_badge(reader, shown.level))
        .child(minutes(reader, shown.words[2]))
        .child(persona_badges(reader, &shown.personas));
    let unfold = shown.unfold.map(|unfold| {
        button("bw-button")
            .on_click(move |_| unfold())
            .text(reader.strings.unfold)
            .child(element("kbd").set("aria-hidden", "true").text("o"))
    });
    let text = element("p")
        .set("id", "bw-preview-text")
        .text(shown.summary);
    group([
        Some(
            element("p")
                .class("bw-preview-title")
                .child(link(shown.href).text(title)),
        ),
        Some(text),
        Some(facts),
        unfold,
    ])
}
