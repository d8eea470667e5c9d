//! Which link somebody is about to follow: the pointer rests on it, or a finger has come down.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How long a pointer rests on a link that is meant, not passed over; milliseconds.
const REST: u64 = 60;

/// Calls `intend` with the `href` of each such link.
pub fn listen(intend: impl Fn(String) + Copy + 'static) {
    let rests_on = StoredValue::new(None::<String>);
    let over = window_event_listener(ev::pointerover, move |event| {
        let href = link(&event);
        if rests_on.try_get_value() == Some(href.clone()) {
            return;
        }
        rests_on.set_value(href.clone());
        if let Some(href) = href {
            super::timer::after(REST, move || {
                if rests_on.try_get_value().flatten().as_ref() == Some(&href) {
                    intend(href);
                }
            });
        }
    });
    let touch = window_event_listener(ev::touchstart, move |event| {
        if let Some(href) = link(&event) {
            intend(href);
        }
    });
    on_cleanup(move || {
        over.remove();
        touch.remove();
    });
}

fn link(event: &Event) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("a[href]").ok()??.get_attribute("href")
}
