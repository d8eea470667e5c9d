//! One row of the search results.

use super::badges::{LevelBadge, PersonaBadges};
use crate::{
    reader::Reader,
    search::{Row, RowText, row_id},
};
use leptos::prelude::*;

/// A page with its best passage, or a further passage of the page above.
#[component]
pub fn SearchRow(
    /// Its place in the list.
    number: usize,
    /// What it says.
    row: Row,
) -> impl IntoView {
    let reader = Reader::current();
    let search = reader.search;
    let Row { page, title, above, heading, excerpt, .. } = row;
    let is_first = page.is_some();
    let is_at = Memo::new(move |_| search.at.get() == number);
    let head = page.map(|page| {
        view! {
            <span class="bw-hit-title">{marked(title)}</span>
            <span class="bw-hit-facts">
                {(!above.is_empty()).then(|| view! { <span class="bw-hit-above">{above}</span> })}
                <LevelBadge level=page.level/>
                <PersonaBadges personas=page.personas/>
            </span>
        }
    });
    let heading = (!heading.text.is_empty()).then(|| view! { <span class="bw-hit-heading">{marked(heading)}</span> });
    let excerpt = (!excerpt.text.is_empty()).then(|| view! { <span class="bw-hit-excerpt">{marked(excerpt)}</span> });
    view! {
        <li id=row_id(number) class="bw-hit" class:is-further=!is_first role="option"
            aria-selected=move || if is_at.get() { "true" } else { "false" }
            on:mousemove=move |_| { if !is_at.get_untracked() { search.at.set(number) } }
            on:click=move |_| search.choose(reader, number)>
            {head}
            {heading}
            {excerpt}
        </li>
    }
}

/// Text with its matches marked.
fn marked(text: RowText) -> AnyView {
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in text.marks {
        if let (Some(before), Some(hit)) = (text.text.get(from..mark.start), text.text.get(mark.clone())) {
            parts.push(before.to_owned().into_any());
            parts.push(view! { <mark>{hit.to_owned()}</mark> }.into_any());
            from = mark.end;
        }
    }
    parts.push(text.text[from..].to_owned().into_any());
    parts.collect_view().into_any()
}
