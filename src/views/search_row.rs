//! One row of the search results.

use super::{
    badges::{level_badge, persona_badges},
    react::{aria, click, maybe},
};
use crate::{
    reader::Reader,
    search::{Row, RowText, row_id},
};
use leptos::prelude::*;

/// A page with its best passage, or a further passage of the page above.
pub fn search_row(reader: Reader, number: usize, row: Row) -> AnyView {
    let search = reader.search;
    let Row {
        page,
        title,
        above,
        heading,
        excerpt,
        ..
    } = row;
    let class = if page.is_some() {
        "bw-hit"
    } else {
        "bw-hit is-further"
    };
    let is_at = Memo::new(move |_| search.at.get() == number);
    let head = maybe(page, |page| {
        let above = maybe((!above.is_empty()).then_some(above), |above| {
            view! { <span class="bw-hit-above">{above}</span> }.into_any()
        });
        view! {
            <span class="bw-hit-title">{marked(title)}</span>
            <span class="bw-hit-facts">{above}{level_badge(reader, page.level)}{persona_badges(reader, &page.personas)}</span>
        }
        .into_any()
    });
    let span = |class: &'static str, text: RowText| {
        maybe((!text.text.is_empty()).then_some(text), |text| {
            view! { <span class=class>{marked(text)}</span> }.into_any()
        })
    };
    let over = click(move |_| {
        if !is_at.get_untracked() {
            search.at.set(number);
        }
    });
    view! {
        <li id=row_id(number) class=class role="option" aria-selected=aria(move || is_at.get()) on:mousemove=over
            on:click=click(move |_| search.choose(reader, number))>
            {head}
            {span("bw-hit-heading", heading)}
            {span("bw-hit-excerpt", excerpt)}
        </li>
    }
    .into_any()
}

/// Text with its matches marked.
fn marked(text: RowText) -> AnyView {
    let RowText { text, marks } = text;
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in marks {
        if let (Some(before), Some(hit)) = (text.get(from..mark.start), text.get(mark.clone())) {
            parts.push(before.to_owned().into_any());
            parts.push(view! { <mark>{hit.to_owned()}</mark> }.into_any());
            from = mark.end;
        }
    }
    parts.push(text[from..].to_owned().into_any());
    parts.into_any()
}
