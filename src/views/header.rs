//! The bar at the top: contents, the site's name, search, and the three controls.

use super::{
    dial::Dial,
    lens::Lens,
    react::{aria, click, maybe},
    theme::ThemeToggle,
};
use crate::reader::Reader;
use burrow_model::PagePath;
use leptos::prelude::*;

/// The header.
#[component]
pub fn Header() -> AnyView {
    let reader = Reader::current();
    let site = reader.site();
    let logo = maybe(site.logo.as_deref(), |file| {
        let file = file.strip_prefix("bundle/").unwrap_or(file);
        view! { <img class="bw-logo" src=reader.bundle_url(file) alt="" width="28" height="28"/> }
            .into_any()
    });
    let toggle = click(move |event| {
        event.prevent_default();
        event.stop_propagation();
        reader.drawer.update(|open| *open = !*open);
    });
    view! {
        <header class="bw-header">
            <a class="bw-menu" href="#bw-nav" role="button" aria-controls="bw-nav" aria-label=reader.strings.menu
                aria-expanded=aria(move || reader.drawer.get()) on:click=toggle>
                <span class="bw-icon-menu" aria-hidden="true"></span>
            </a>
            <a class="bw-brand" href=reader.href(&PagePath::default())>{logo}<span>{site.title.clone()}</span></a>
            <button id="bw-search-open" class="bw-search-open" type="button" aria-haspopup="dialog" aria-label=reader.strings.search
                aria-keyshortcuts="/ Control+K" on:click=click(move |_| reader.search.open())>
                <span class="bw-icon-search" aria-hidden="true"></span>
                <span class="bw-search-label">{reader.strings.search}</span>
                <kbd aria-hidden="true">"/"</kbd>
            </button>
            <div class="bw-controls">
                <Dial/>
                <Lens/>
                <ThemeToggle/>
            </div>
        </header>
    }
    .into_any()
}
