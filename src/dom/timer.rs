//! Doing something a little later.

use js_sys::{Function, Reflect};
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure};

/// Runs `then` after so many milliseconds.
pub fn after(milliseconds: u64, then: impl FnOnce() + 'static) {
    boxed_after(milliseconds, Box::new(then));
}

#[inline(never)]
fn boxed_after(milliseconds: u64, then: Box<dyn FnOnce()>) {
    set_timeout(then, Duration::from_millis(milliseconds));
}

/// Runs `then` when the browser has nothing better to do; where it does not say, after a while.
pub fn when_idle(then: impl FnOnce() + 'static) {
    let idle = web_sys::window().and_then(|window| {
        let idle = Reflect::get(&window, &"requestIdleCallback".into()).ok()?;
        Some((window, idle.dyn_into::<Function>().ok()?))
    });
    match idle {
        Some((window, idle)) => {
            let _ = idle.call1(&window, &Closure::once_into_js(then));
        }
        None => after(200, then),
    }
}
