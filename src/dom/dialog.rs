//! The native dialog: it traps focus, closes on Escape and stands above everything, in a shadow root too.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens or closes a dialog to match; doing it twice does nothing.
pub fn set_open(dialog: &HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Whether a click fell beside the dialog's box, on its backdrop.
pub fn is_backdrop(event: &web_sys::MouseEvent) -> bool {
    event
        .target()
        .is_some_and(|target| target.dyn_ref::<HtmlDialogElement>().is_some())
}
