//! The page's headings, the one being read marked.

use super::react::{attribute, list, maybe};
use crate::{page_data::Heading, reader::Reader};
use leptos::prelude::*;

/// The outline: headings of rank 2 and 3; nothing on a page with fewer than two.
#[component]
pub fn Outline(
    /// All headings of the page.
    headings: Vec<Heading>,
) -> AnyView {
    let reader = Reader::current();
    let headings: Vec<Heading> = headings
        .into_iter()
        .filter(|heading| heading.rank <= 3)
        .collect();
    maybe((headings.len() > 1).then_some(headings), |headings| {
        let items = list(headings, |heading| {
            let Heading { id, text, rank } = heading;
            let href = ["#", &id].concat();
            let is_here = attribute("location", move || {
                reader.reading.with(|reading| reading.as_ref() == Some(&id))
            });
            let rank = if rank == 3 { "3" } else { "2" };
            view! { <li class="bw-outline-item" data-rank=rank><a href=href aria-current=is_here>{text}</a></li> }.into_any()
        });
        view! {
            <aside class="bw-outline">
                <nav aria-label=reader.strings.on_this_page>
                    <p class="bw-outline-title" aria-hidden="true">{reader.strings.on_this_page}</p>
                    <ul>{items}</ul>
                </nav>
            </aside>
        }
        .into_any()
    })
}
