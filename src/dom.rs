//! The page's machinery, one concern a file. With [`crate::location`], [`crate::shell`] and [`crate::bundle`] the
//! only code that names web_sys; none of it runs in a native render.

pub mod copying;
pub mod dialog;
pub mod focus;
pub mod intent;
pub mod map;
pub mod network;
pub mod prose_links;
pub mod readback;
pub mod root;
pub mod scroll;
pub mod shortcuts;
pub mod storage;
pub mod timer;
pub mod zoom;

use leptos::{
    ev,
    prelude::{on_cleanup, window_event_listener},
};
use wasm_bindgen::JsCast;

/// The element with this id.
fn by_id(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// The mouse event that an event by the name of one is.
pub fn as_mouse_event(event: web_sys::Event) -> web_sys::MouseEvent {
    event.unchecked_into()
}

/// Does something at each event of the window by this name, for as long as the current owner lives. One compiled form
/// for all listeners.
fn on_window<E: JsCast>(name: &'static str, act: impl Fn(E) + 'static) {
    listen(name, Box::new(move |event| act(event.unchecked_into())));
}

#[inline(never)]
fn listen(name: &'static str, act: Box<dyn Fn(web_sys::Event)>) {
    let event = ev::Custom::<web_sys::Event>::new(name);
    let handle = window_event_listener(event, act);
    on_cleanup(move || handle.remove());
}

/// The element around an event's target that `selector` names, the target itself included.
fn around(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest(selector).ok()?
}

/// Does something at the first event of an element by this name.
fn once(element: &web_sys::Element, name: &str, act: impl FnOnce() + 'static) {
    let act = wasm_bindgen::closure::Closure::once_into_js(act);
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        name,
        act.unchecked_ref(),
        &options,
    );
}
