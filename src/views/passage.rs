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

/// What decides how a passage stands.
#[derive(Clone)]
pub struct Setting {
    /// The level of its page.
    pub page_level: Option<Level>,
    /// How deep things are open around it.
    pub around: Around,
    /// Whether it is closed until it is opened by hand, whatever its level: so are the parts of an unfolded page.
    pub is_closed: bool,
}

/// A passage below the page's title.
pub fn passage_view(reader: Reader, passage: &Passage, setting: &Setting) -> Element {
    let Setting {
        page_level,
        around,
        is_closed,
    } = setting.clone();
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
    if level.is_none() && !is_closed {
        let children = children
            .iter()
            .map(|passage| passage_view(reader, passage, setting));
        return section
            .child(heading(title.into()).child(anchor))
            .child(body.children(children));
    }
    let is_open = {
        let (id, around) = (id.clone(), around.clone());
        settled(move || {
            !reader.alive.get()
                || reader
                    .opened_by_hand(&id)
                    .unwrap_or_else(|| !is_closed && level.is_none_or(|level| level <= around()))
        })
    };
    let inside: Around = {
        let around = around.clone();
        Arc::new(move || {
            if is_open.get() {
                level.map_or_else(&*around, |level| around().max(level))
            } else {
                around()
            }
        })
    };
    let inside = Setting {
        page_level,
        around: inside,
        is_closed: false,
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
                .map(|passage| passage_view(reader, passage, &inside)),
        );
    let section = match level {
        Some(level) => section.set("data-level", level.digit()),
        None => section,
    };
    section
        .child(
            heading(toggle.into())
                .child(level_badge(reader, level))
                .child(anchor),
        )
        .child(hint)
        .child(body)
}
