//! Pictures and drawings at the window's size: opened by a click or by Enter, closed by any of both or by Escape.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent, window};

/// What can be looked at closer: not a picture that leads somewhere, nor one that is decoration.
const PICTURES: &str =
    ".bw-prose img[alt]:not([alt=''], a img, .bw-zoom *), .bw-prose .drawing:not(.bw-zoom *)";

/// Opens what is clicked, or has the focus when Enter is pressed. `label` names the dialog's one button.
pub fn listen(label: &'static str) {
    super::on_window("click", move |event: Event| {
        if let Some(picture) = super::around(&event, PICTURES) {
            open(&picture, label);
        }
    });
    super::on_window("keydown", move |event: KeyboardEvent| {
        // Whoever never uses the Tab key needs no stops for it.
        if event.key() == "Tab" {
            prepare();
        }
        if event.key() == "Enter"
            && let Some(picture) = super::around(&event, PICTURES)
        {
            event.prevent_default();
            open(&picture, label);
        }
    });
}

/// Lets the keyboard come to the pictures of the page.
fn prepare() {
    let pictures = window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector_all(PICTURES).ok());
    for picture in super::readback::elements(pictures) {
        if !picture.has_attribute("tabindex") {
            let _ = picture.set_attribute("tabindex", "0");
        }
        if picture.tag_name() == "IMG" {
            let _ = picture.set_attribute("role", "button");
        }
    }
}

fn open(picture: &Element, label: &str) -> Option<()> {
    let document = window()?.document()?;
    let dialog: HtmlDialogElement = document.create_element("dialog").ok()?.dyn_into().ok()?;
    dialog.set_class_name("bw-zoom bw-prose");
    let name = picture.get_attribute("alt").or_else(|| {
        let drawing = picture.query_selector("svg").ok()??;
        drawing.get_attribute("aria-label")
    });
    let _ = dialog.set_attribute("aria-label", name.as_deref().unwrap_or(label));
    let copy = picture.clone_node_with_deep(true).ok()?;
    if let Some(copy) = copy.dyn_ref::<Element>() {
        for name in ["tabindex", "role", "loading"] {
            let _ = copy.remove_attribute(name);
        }
    }
    let close: HtmlElement = document.create_element("button").ok()?.dyn_into().ok()?;
    close.set_class_name("bw-close");
    let _ = close.set_attribute("aria-label", label);
    let _ = dialog.append_child(&close);
    // Where drawings find their colours.
    let frame = document.create_element("div").ok()?;
    frame.set_class_name("diagram");
    let _ = frame.append_child(&copy);
    let _ = dialog.append_child(&frame);
    // In the reader's own element, where its styles reach.
    let _ = picture.closest(".bw-app").ok()??.append_child(&dialog);
    let gone = dialog.clone();
    super::once(&dialog, "close", move || gone.remove());
    let shown = dialog.clone();
    super::once(&dialog, "click", move || shown.close());
    let _ = dialog.show_modal();
    Some(())
}
