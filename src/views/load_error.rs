//! Something could not be loaded: what happened, and the ways on.

use super::element::{button, element, link};
use crate::{bundle::LoadError, dom, reader::Reader};
use burrow_model::PagePath;
use leptos::prelude::AnyView;

/// Says why in words, and offers another try, the plain page and home.
pub fn load_error(reader: Reader, error: &LoadError) -> AnyView {
    let again = button("bw-button")
        .on_click(move |_| reader.try_again())
        .text(reader.strings.try_again);
    let plain = button("bw-button")
        .on_click(move |_| {
            dom::root::leave_to(&reader.navigator.visit_now().address.href(&reader.base()))
        })
        .text(reader.strings.plain_page);
    let home = link(reader.href(&PagePath::default()))
        .class("bw-button")
        .text(reader.strings.to_home);
    element("div")
        .class("bw-load-error bw-text")
        .set("role", "alert")
        .child(
            element("h1")
                .set("id", "bw-title")
                .set("tabindex", "-1")
                .text(reader.strings.load_error),
        )
        .child(element("p").text(error.words(reader.strings)))
        .child(
            element("p")
                .class("bw-ways")
                .child(again)
                .child(plain)
                .child(home),
        )
        .into_view()
}
