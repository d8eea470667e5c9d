//! The whole screen: header, nav tree, main part, search dialog.

use super::{
    element::{element, link},
    header::header,
    key_sheet::key_sheet,
    load_error::load_error,
    loading::loading,
    nav_tree::nav_tree,
    not_found::not_found,
    page::page,
    search_dialog::search_dialog,
};
use crate::{
    dom,
    react::{part, text},
    reader::{Reader, Shown},
};
use leptos::prelude::*;

/// The layout. Links to pages of this site are followed here, for all of it.
pub fn layout(reader: Reader) -> AnyView {
    let main = part(move || match reader.shown.get() {
        Shown::Page { data, prose } => page(reader, &data, &prose),
        Shown::Loading(title) => loading(reader, title),
        Shown::NotFound { path, nearest } => not_found(reader, &path, nearest),
        Shown::Failed(error) => load_error(reader, &error),
    });
    let skip = link("#bw-main")
        .class("bw-skip")
        .text(reader.strings.skip_to_content)
        .on_click(|event| {
            event.prevent_default();
            dom::scroll::to_id("bw-main");
        });
    let body = element("div")
        .class("bw-body")
        .child(nav_tree(reader))
        .child(
            element("main")
                .set("id", "bw-main")
                .class("bw-main")
                .set("tabindex", "-1")
                .child(main),
        );
    let announced = text(move || reader.announced.get());
    element("div")
        .class("bw-app")
        .on_click(move |event| {
            if dom::focus::followed_link(&event)
                .is_some_and(|(href, way)| reader.follow(&href, way))
            {
                event.prevent_default();
            }
        })
        .child(skip)
        .child(header(reader))
        .child(body)
        .child(search_dialog(reader))
        .child(key_sheet(reader))
        .child(
            element("div")
                .class("bw-live")
                .set("role", "status")
                .set("aria-live", "polite")
                .child(announced),
        )
        .into_view()
}
