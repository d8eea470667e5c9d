//! How far down the page is, and which heading is being read.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, window};

/// How far down the page is; pixels.
pub fn y() -> i32 {
    let y = window().and_then(|window| window.scroll_y().ok());
    y.unwrap_or_default() as i32
}

/// Goes to a place by pixels.
pub fn to(y: i32) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, f64::from(y));
    }
}

/// Brings the element with this id into view and focuses it when it can be; whether there is one.
pub fn to_id(id: &str) -> bool {
    let Some(element) = super::by_id(id) else {
        return false;
    };
    // What is above it must be as high as it will be.
    super::root::set("top", None);
    element.scroll_into_view();
    super::focus::focus(id);
    true
}

/// Brings the page that is read into view in the nav tree. Only the tree scrolls, never the page beside it.
pub fn nav_to_page() {
    let tree = super::by_id("bw-nav");
    let here = tree
        .as_ref()
        .and_then(|tree| tree.query_selector("[aria-current]").ok()?);
    if let (Some(tree), Some(here)) = (tree, here) {
        let (around, own) = (
            tree.get_bounding_client_rect(),
            here.get_bounding_client_rect(),
        );
        let above = (own.top() - around.top()).min(0.0);
        let below = (own.bottom() - around.bottom()).max(0.0);
        let by = above + below;
        if by != 0.0 {
            tree.set_scroll_top(tree.scroll_top() + by as i32);
        }
    }
}

/// Brings an element of a list into view, moving as little as possible.
pub fn nearest(id: &str) {
    if let Some(element) = super::by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Calls `read` with the anchor of the heading being read whenever the page has scrolled, at most once a frame:
/// the last of `article h2..h6[id]` that has passed the upper quarter of the window.
pub fn spy(read: impl Fn(String) + Copy + 'static) {
    let waiting = StoredValue::new(false);
    super::on_window("scroll", move |_: Event| {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            request_animation_frame(move || {
                if waiting.try_set_value(false).is_none() {
                    read(current_heading().unwrap_or_default());
                }
            });
        }
    });
}

fn current_heading() -> Option<String> {
    let window = window()?;
    let line = window.inner_height().ok()?.as_f64()? / 4.0;
    let headings = window
        .document()?
        .query_selector_all(".bw-text :is(h1,h2,h3,h4,h5,h6)[id]")
        .ok()?;
    let mut found = None;
    for at in 0..headings.length() {
        let heading: Element = headings.item(at)?.unchecked_into();
        let place = heading.get_bounding_client_rect();
        if place.top() > line {
            break;
        }
        // Folded ones have no box.
        if place.height() > 0.0 {
            found = Some(heading.id());
        }
    }
    found
}
