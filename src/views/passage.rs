//! One passage: its heading, its text, and the passages below it; folded when it is deeper than the dial.

use super::{
    badges::level_badge,
    element::{Child, Element, button, element, link},
    prose::{heading_text, prose_html},
};
use crate::{
    fold,
    react::{flag, settled},
    reader::Reader,
};
use burrow_model::{Depth, Level, Passage};
use leptos::prelude::*;
use std::sync::Arc;

/// How deep things are open around a passage: the dial in force or, inside a passage opened by hand, that one's level.
pub type Around = Arc<dyn Fn() -> Depth + Send + Sync>;

/// A passage below the page's title.
pub fn passage_view(
    reader: Reader,
    passage: &Passage,
    page_level: Option<Level>,
    around: &Around,
) -> Element {
    let Passage {
        id,
        rank,
        level,
        heading,
        html,
        children,
        ..
    } = passage;
    let level = level.filter(|level| fold::folds(Some(*level), page_level));
    let title = heading_text(reader, heading);
    let anchor = link(["#", id].concat())
        .class("bw-anchor")
        .set("aria-label", (reader.strings.link_to)(&heading.text()))
        .text("#");
    let heading = |title: Child| {
        let tag = ["h2", "h2", "h2", "h3", "h4", "h5", "h6"][usize::from((*rank).min(6))];
        element(tag)
            .set("id", id.clone())
            .set("tabindex", "-1")
            .child(title)
    };
    let section = element("section").class("passage");
    let body = element("div").class("fold").child(prose_html(reader, html));
    let Some(level) = level else {
        let children = children
            .iter()
            .map(|passage| passage_view(reader, passage, page_level, around));
        return section
            .child(heading(title.into()).child(anchor))
            .child(body.children(children));
    };
    let is_open = {
        let (id, around) = (id.clone(), around.clone());
        settled(move || {
            !reader.alive.get()
                || reader
                    .opened_by_hand(&id)
                    .unwrap_or_else(|| level <= around())
        })
    };
    let inside: Around = {
        let around = around.clone();
        Arc::new(move || {
            if is_open.get() {
                around().max(level)
            } else {
                around()
            }
        })
    };
    let set = {
        let id = id.clone();
        move |open: bool| reader.folds.update(|folds| folds.push((id.clone(), open)))
    };
    let found = set.clone();
    let fold_id = ["bw-fold-", id].concat();
    let toggle = button("bw-fold-toggle")
        .set("aria-controls", fold_id.clone())
        .aria("aria-expanded", flag(move || is_open.get()))
        .on_click(move |_| set(!is_open.get_untracked()))
        .child(title);
    let hint = element("p")
        .class("bw-fold-hint")
        .set("aria-hidden", "true")
        .set_while("hidden", "", flag(move || is_open.get()))
        .text(fold::hint(passage));
    let body = body
        .set("id", fold_id)
        .set_while("hidden", "until-found", flag(move || !is_open.get()))
        .on("beforematch", move |_| found(true))
        .children(
            children
                .iter()
                .map(|passage| passage_view(reader, passage, page_level, &inside)),
        );
    section
        .set("data-level", level.digit())
        .child(
            heading(toggle.into())
                .child(level_badge(reader, Some(level)))
                .child(anchor),
        )
        .child(hint)
        .child(body)
}
