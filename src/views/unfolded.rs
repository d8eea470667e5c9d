//! A page, or a passage of one, unfolded in the page that links to it.

use super::{
    badges::{level_badge, minutes, persona_badges},
    element::{button, element, group, link},
    passage::{Setting, passage_view},
    prose::prose_html,
};
use crate::{
    fold,
    page_data::{PageData, Prose},
    react::flag,
    reader::Reader,
};
use burrow_model::Passage;
use leptos::prelude::AnyView;
use std::sync::Arc;

/// The page `page` as far as `prose` goes, by the name `id`; its headings rank below `rank`, that of the heading it
/// stands under.
pub fn unfolded(
    reader: Reader,
    id: &str,
    href: &str,
    page: &PageData,
    prose: &Prose,
    rank: u8,
) -> AnyView {
    let level = page.level;
    let setting = Setting {
        page_level: level,
        around: Arc::new(move || fold::dial_in_force(reader.prefs.depth(), level)),
        // A whole page shows how it begins and what is in it: it stands in the middle of another.
        is_closed: prose.root.rank == 1,
    };
    let title = match &prose.root.heading {
        heading if prose.root.rank > 1 => [&page.title, " › ", &heading.text()].concat(),
        _ => page.title.clone(),
    };
    let name = id.to_owned();
    let close = button("bw-link")
        .on_click(move |_| reader.fold_up(&name))
        .text(reader.strings.fold_up);
    let close_all = button("bw-link")
        .set_while("hidden", "", flag(move || reader.unfolded.get() < 2))
        .on_click(move |_| reader.fold_up_all())
        .text(reader.strings.fold_up_all);
    let facts = element("span")
        .class("bw-row-facts")
        .child(level_badge(reader, level))
        .child(minutes(reader, page.words[2]))
        .child(persona_badges(reader, &page.personas));
    let head = element("div")
        .class("bw-unfolded-head")
        .child(link(href.to_owned()).text(title))
        .child(facts)
        .child(close)
        .child(close_all);
    let shift = (rank + 1).saturating_sub(prose.root.rank + 1);
    let passages = prose
        .root
        .children
        .iter()
        .map(|passage| Some(passage_view(reader, &below(passage, shift), &setting)));
    let footnotes = prose_html(reader, &prose.footnotes).filter(|_| prose.root.rank == 1);
    group(
        [Some(head), prose_html(reader, &prose.root.html)]
            .into_iter()
            .chain(passages)
            .chain([footnotes]),
    )
}

/// A passage whose headings rank so much lower.
fn below(passage: &Passage, shift: u8) -> Passage {
    Passage {
        rank: (passage.rank + shift).min(6),
        children: passage
            .children
            .iter()
            .map(|child| below(child, shift))
            .collect(),
        ..passage.clone()
    }
}
