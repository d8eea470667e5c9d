//! The top of a page: its title and what to know before reading.

use super::{
    badges::{level_badge, persona_badges},
    prose::{heading_text, plain_heading_text},
    react::{maybe, text},
};
use crate::{
    fold,
    page_data::{PageData, Prose},
    reader::Reader,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Title, summary, level, minutes, personas, status and last change.
#[component]
pub fn PageHead(
    /// The page.
    data: Arc<PageData>,
    /// Its prose, whose first heading is the title shown.
    prose: Arc<Prose>,
) -> AnyView {
    let reader = Reader::current();
    let heading = &prose.root.heading;
    let title = if heading.is_empty() {
        plain_heading_text(data.title.clone())
    } else {
        heading_text(reader, heading)
    };
    let (words, level) = (data.words, data.level);
    let minutes = move || {
        let here =
            fold::minutes(words[fold::dial_in_force(reader.prefs.depth.get(), level).index()]);
        let full = fold::minutes(words[2]);
        if here == full {
            (reader.strings.minutes)(full)
        } else {
            (reader.strings.minutes_in_full)(here, full)
        }
    };
    let minutes = maybe((words[2] > 0).then_some(()), |()| {
        view! { <span class="bw-minutes">{text(minutes)}</span> }.into_any()
    });
    let description = maybe(data.description.clone(), |text| {
        view! { <p class="bw-description">{text}</p> }.into_any()
    });
    let status = maybe(data.status.clone(), |status| {
        view! { <span class="bw-status">{status}</span> }.into_any()
    });
    let modified = maybe(data.modified.as_deref(), |date| {
        view! { <span class="bw-modified">{(reader.strings.updated)(date)}</span> }.into_any()
    });
    view! {
        <header class="bw-page-head">
            <h1 id="bw-title" tabindex="-1">{title}</h1>
            {description}
            <div class="bw-facts">{level_badge(reader, level)}{minutes}{persona_badges(reader, &data.personas)}{status}{modified}</div>
        </header>
    }
    .into_any()
}
