//! The top of a page: its title and what to know before reading.

use super::{
    badges::{LevelBadge, PersonaBadges},
    prose::{HeadingText, Title},
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
) -> impl IntoView {
    let reader = Reader::current();
    let title = if prose.root.heading.is_empty() {
        Title::Plain(data.title.clone())
    } else {
        Title::Marked(prose.root.heading.clone())
    };
    let (words, level) = (data.words, data.level);
    let minutes = move || {
        let here = fold::minutes(words[fold::dial_in_force(reader.prefs.depth.get(), level).index()]);
        let full = fold::minutes(words[2]);
        if here == full { (reader.strings.minutes)(full) } else { (reader.strings.minutes_in_full)(here, full) }
    };
    let status = data.status.clone().map(|status| view! { <span class="bw-status">{status}</span> });
    let modified = data.modified.as_deref().map(|date| view! { <span class="bw-modified">{(reader.strings.updated)(date)}</span> });
    let has_words = words[2] > 0;
    view! {
        <header class="bw-page-head">
            <h1 id="bw-title" tabindex="-1"><HeadingText title/></h1>
            {data.description.clone().map(|text| view! { <p class="bw-description">{text}</p> })}
            <div class="bw-facts">
                <LevelBadge level/>
                {has_words.then(|| view! { <span class="bw-minutes">{minutes}</span> })}
                <PersonaBadges personas=data.personas.clone()/>
                {status}
                {modified}
            </div>
        </header>
    }
}
