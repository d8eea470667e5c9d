//! The native dialog: it traps focus, closes on Escape and stands above everything, in a shadow root too.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

/// Opens or closes the dialog with this id to match, and puts the keyboard into its field; doing it twice does nothing.
pub fn set_open(id: &str, field: &str, open: bool) {
    let Some(dialog) =
        super::by_id(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
    else {
        return;
    };
    if open && !dialog.open() {
        let _ = dialog.show_modal();
        if let Some(field) =
            super::by_id(field).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        {
            field.select();
        }
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Writes into the field with this id.
pub fn set_field(id: &str, text: &str) {
    if let Some(field) =
        super::by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
    {
        field.set_value(text);
    }
}

/// Whether a click fell beside the dialog's box, on its backdrop.
pub fn is_backdrop(event: &web_sys::MouseEvent) -> bool {
    event
        .target()
        .is_some_and(|target| target.dyn_ref::<HtmlDialogElement>().is_some())
}
