//! The browser's address bar and history, with how the page of every entry was left.

use super::{Arrival, Standing, Visit};
use crate::{place::Place, route::Address};
use leptos::{ev, prelude::window_event_listener};
use std::sync::{Arc, Mutex, PoisonError};
use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Storage, Url, window};

/// Drives `window.history`. Entries carry a key; how the page of each was left is kept in the tab's session storage.
#[derive(Clone)]
pub struct HistoryDriver {
    base: String,
    key: Arc<Mutex<u32>>,
}

impl HistoryDriver {
    /// A driver for addresses under `base`.
    pub fn new(base: String) -> Self {
        Self {
            base,
            key: Arc::default(),
        }
    }

    pub(super) fn key(&self) -> u32 {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_key(&self, key: u32) {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = key;
    }

    /// Reads the address the tab was opened with and takes over scrolling from the browser.
    pub(super) fn start(&self) -> Visit {
        let mut place = None;
        let mut arrival = Arrival::Asked;
        restore_by(ScrollRestoration::Manual);
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            match history.state().ok().and_then(|state| as_key(&state)) {
                Some(key) => {
                    self.set_key(key);
                    arrival = Arrival::Returned;
                    place = self.kept(key).map(Arc::new);
                }
                None => {
                    self.set_key(new_key());
                    let _ = history.replace_state_with_url(&self.key().into(), "", None);
                }
            }
        }
        let address = self
            .current()
            .unwrap_or_else(|| Address::page(Default::default()));
        Visit {
            address,
            arrival,
            place,
        }
    }

    fn current(&self) -> Option<Address> {
        let location = window()?.location();
        let (path, search, hash) = (
            location.pathname().ok()?,
            location.search().ok()?,
            location.hash().ok()?,
        );
        Address::parse(&self.base, &path, &search, &hash)
    }

    /// Calls `moved` at back, forward and hand-edited anchors; keeps how a page stands when it is left.
    pub(super) fn listen(&self, moved: impl Fn(Visit) + 'static, standing: Standing) {
        let driver = self.clone();
        let at_leaving = standing.clone();
        let popped = window_event_listener(ev::popstate, move |event| {
            keep(driver.key(), &standing());
            let key = as_key(&event.state());
            driver.set_key(key.unwrap_or_else(new_key));
            if key.is_none() {
                // An anchor typed into the address bar: an entry the browser made.
                driver.write(None, &JsValue::from(driver.key()));
            }
            if let Some(address) = driver.current() {
                moved(Visit {
                    address,
                    arrival: key.map_or(Arrival::Asked, |_| Arrival::Returned),
                    place: key.and_then(|key| driver.kept(key)).map(Arc::new),
                });
            }
        });
        let driver = self.clone();
        let left = window_event_listener(ev::pagehide, move |_| {
            keep(driver.key(), &at_leaving());
            // Whoever comes back finds the place before the reader is there.
            restore_by(ScrollRestoration::Auto);
        });
        let shown = window_event_listener(ev::Custom::<web_sys::Event>::new("pageshow"), |_| {
            restore_by(ScrollRestoration::Manual);
        });
        // They live as long as the tab.
        std::mem::forget((popped, left, shown));
    }

    /// How the page of an entry was left.
    pub(super) fn kept(&self, key: u32) -> Option<Place> {
        let kept = session()?.get_item(&slot(key)).ok()??;
        Some(Place::parse(&kept))
    }

    pub(super) fn push(&self, address: &Address, left: &Place) {
        keep(self.key(), left);
        self.set_key(new_key());
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            let _ = history.push_state_with_url(
                &self.key().into(),
                "",
                Some(&address.href(&self.base)),
            );
        }
    }

    pub(super) fn replace(&self, address: &Address) {
        self.write(Some(&address.href(&self.base)), &self.key().into());
    }

    fn write(&self, url: Option<&str>, state: &JsValue) {
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            let _ = history.replace_state_with_url(state, "", url);
        }
    }

    /// Resolves a link as the browser would; none when it leaves this site.
    pub(super) fn read(&self, href: &str) -> Option<Address> {
        let location = window()?.location();
        let url = Url::new_with_base(href, &location.href().ok()?).ok()?;
        if url.origin() != location.origin().ok()? {
            return None;
        }
        Address::parse(&self.base, &url.pathname(), &url.search(), &url.hash())
    }
}

// Keys and positions are whole numbers: printing and reading floats would cost the wasm several kilobytes.

/// Who scrolls on back, forward and reload: the browser (auto) or we.
fn restore_by(who: ScrollRestoration) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.set_scroll_restoration(who);
    }
}

fn new_key() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

fn as_key(state: &JsValue) -> Option<u32> {
    state.as_f64().map(|key| key as u32)
}

fn slot(key: u32) -> String {
    format!("bw-place-{key}")
}

fn session() -> Option<Storage> {
    window()?.session_storage().ok()?
}

fn keep(key: u32, place: &Place) {
    if let Some(storage) = session() {
        let _ = storage.set_item(&slot(key), &place.write());
    }
}
