//! The pages before and after in reading order.

use crate::{page_data::PageLink, reader::Reader};
use leptos::prelude::*;

/// Links to both, where there are any.
#[component]
pub fn Neighbours(
    /// The page before.
    prev: Option<PageLink>,
    /// The page after.
    next: Option<PageLink>,
) -> impl IntoView {
    let reader = Reader::current();
    let link = |link: Option<PageLink>, rel: &'static str, label: &'static str| {
        link.map(|link| {
            view! {
                <a class="bw-neighbour" rel=rel href=reader.href(&link.path)>
                    <span class="bw-neighbour-label">{label}</span>
                    <span>{link.title}</span>
                </a>
            }
        })
    };
    (prev.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="bw-neighbours" aria-label=format!("{}, {}", reader.strings.previous, reader.strings.next)>
                {link(prev, "prev", reader.strings.previous)}
                {link(next, "next", reader.strings.next)}
            </nav>
        }
    })
}
