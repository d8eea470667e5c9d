//! The native dialog: it traps focus, closes on Escape and stands above everything, in a shadow root too.

use web_sys::HtmlDialogElement;

/// Opens or closes a dialog to match; doing it twice does nothing.
pub fn set_open(dialog: &HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}
