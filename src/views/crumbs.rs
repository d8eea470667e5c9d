//! The breadcrumb: the pages above this one.

use super::react::{list, maybe};
use crate::{page_data::PageLink, reader::Reader};
use leptos::prelude::*;

/// Links to the pages above, home first; nothing on the home page.
#[component]
pub fn Crumbs(
    /// The pages above.
    crumbs: Vec<PageLink>,
) -> AnyView {
    let reader = Reader::current();
    maybe((!crumbs.is_empty()).then_some(crumbs), |crumbs| {
        let items = list(crumbs.into_iter().enumerate(), |(at, link)| {
            let title = if at == 0 {
                reader.strings.home.to_owned()
            } else {
                link.title
            };
            view! { <li><a href=reader.href(&link.path)>{title}</a></li> }.into_any()
        });
        view! { <nav class="bw-crumbs" aria-label=reader.strings.breadcrumb><ol>{items}</ol></nav> }
            .into_any()
    })
}
