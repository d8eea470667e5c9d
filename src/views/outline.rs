//! The page's headings, the one being read marked.

use crate::{page_data::Heading, reader::Reader};
use leptos::prelude::*;

/// The outline: headings of rank 2 and 3; nothing on a page with fewer than two.
#[component]
pub fn Outline(
    /// All headings of the page.
    headings: Vec<Heading>,
) -> impl IntoView {
    let reader = Reader::current();
    let headings: Vec<Heading> = headings.into_iter().filter(|heading| heading.rank <= 3).collect();
    (headings.len() > 1).then(|| {
        let items = headings.into_iter().map(|heading| {
            let id = heading.id.clone();
            let is_here = move || reader.reading.with(|reading| reading.as_deref() == Some(id.as_str()));
            view! {
                <li class="bw-outline-item" data-rank=heading.rank.to_string()>
                    <a href=format!("#{}", heading.id) aria-current=move || is_here().then_some("location")>{heading.text}</a>
                </li>
            }
        });
        view! {
            <aside class="bw-outline">
                <nav aria-label=reader.strings.on_this_page>
                    <p class="bw-outline-title" aria-hidden="true">{reader.strings.on_this_page}</p>
                    <ul>{items.collect_view()}</ul>
                </nav>
            </aside>
        }
    })
}
