//! The page's machinery, one concern a file. With [`crate::location`], [`crate::shell`] and [`crate::bundle`] the
//! only code that names web_sys; none of it runs in a native render.

pub mod dialog;
pub mod focus;
pub mod intent;
pub mod network;
pub mod readback;
pub mod root;
pub mod scroll;
pub mod shortcuts;
pub mod storage;
pub mod timer;

use wasm_bindgen::JsCast;

/// The element with this id.
fn by_id(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// The mouse event that an event by the name of one is.
pub fn as_mouse_event(event: web_sys::Event) -> web_sys::MouseEvent {
    event.unchecked_into()
}
