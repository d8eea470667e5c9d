//! Doing something a little later.

use leptos::prelude::set_timeout;
use std::time::Duration;

/// Runs `then` after so many milliseconds.
pub fn after(milliseconds: u64, then: impl FnOnce() + 'static) {
    set_timeout(then, Duration::from_millis(milliseconds));
}
