//! The pages before and after in reading order.

use super::react::maybe;
use crate::{page_data::PageLink, reader::Reader};
use leptos::prelude::*;

/// Links to both, where there are any.
#[component]
pub fn Neighbours(
    /// The page before.
    prev: Option<PageLink>,
    /// The page after.
    next: Option<PageLink>,
) -> AnyView {
    let reader = Reader::current();
    let strings = reader.strings;
    let link = |link: Option<PageLink>, rel: &'static str, label: &'static str| {
        maybe(link, |link| {
            view! {
                <a class="bw-neighbour" rel=rel href=reader.href(&link.path)>
                    <span class="bw-neighbour-label">{label}</span>
                    <span>{link.title}</span>
                </a>
            }
            .into_any()
        })
    };
    maybe((prev.is_some() || next.is_some()).then_some(()), |()| {
        view! {
            <nav class="bw-neighbours" aria-label=[strings.previous, ", ", strings.next].concat()>
                {link(prev, "prev", strings.previous)}
                {link(next, "next", strings.next)}
            </nav>
        }
        .into_any()
    })
}
