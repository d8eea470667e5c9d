//! The whole screen: header, nav tree, main part, search dialog.

use super::{
    header::Header,
    load_error::LoadErrorView,
    loading::Loading,
    nav_tree::NavTreeView,
    not_found::NotFound,
    page::PageView,
    react::{click, part, text},
    search_dialog::SearchDialog,
};
use crate::{
    dom,
    reader::{Reader, Shown},
};
use leptos::prelude::*;

/// The layout. Links to pages of this site are followed here, for all of it.
#[component]
pub fn Layout() -> AnyView {
    let reader = Reader::current();
    let main = part(move || match reader.shown.get() {
        Shown::Page { data, prose } => view! { <PageView data prose/> }.into_any(),
        Shown::Loading(title) => view! { <Loading title/> }.into_any(),
        Shown::NotFound { path, nearest } => view! { <NotFound path nearest/> }.into_any(),
        Shown::Failed(error) => view! { <LoadErrorView error/> }.into_any(),
    });
    let follow = click(move |event| {
        if let Some(href) = dom::focus::followed_link(&event)
            && reader.follow(&href)
        {
            event.prevent_default();
        }
    });
    let skip = click(|event| {
        event.prevent_default();
        dom::scroll::to_id("bw-main");
    });
    view! {
        <div class="bw-app" on:click=follow>
            <a class="bw-skip" href="#bw-main" on:click=skip>{reader.strings.skip_to_content}</a>
            <Header/>
            <div class="bw-body">
                <NavTreeView/>
                <main id="bw-main" class="bw-main" tabindex="-1">{main}</main>
            </div>
            <SearchDialog/>
            <div class="bw-live" role="status" aria-live="polite">{text(move || reader.announced.get())}</div>
        </div>
    }
    .into_any()
}
