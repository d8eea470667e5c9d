//! The breadcrumb: the pages above this one.

use crate::{page_data::PageLink, reader::Reader};
use leptos::prelude::*;

/// Links to the pages above, home first; nothing on the home page.
#[component]
pub fn Crumbs(
    /// The pages above.
    crumbs: Vec<PageLink>,
) -> impl IntoView {
    let reader = Reader::current();
    (!crumbs.is_empty()).then(|| {
        let items = crumbs.into_iter().enumerate().map(|(at, link)| {
            let title = if at == 0 { reader.strings.home.to_owned() } else { link.title };
            view! { <li><a href=reader.href(&link.path)>{title}</a></li> }
        });
        view! { <nav class="bw-crumbs" aria-label=reader.strings.breadcrumb><ol>{items.collect_view()}</ol></nav> }
    })
}
