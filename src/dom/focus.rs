//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Focuses the element with this id without scrolling; whether there is one.
pub fn focus(id: &str) -> bool {
    let Some(element) = super::by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// The id of what has the focus; none where that has no id.
pub fn held() -> Option<String> {
    let element = web_sys::window()?.document()?.active_element()?;
    Some(element.id()).filter(|id| !id.is_empty())
}

/// Whether the event comes from a place where people type.
pub fn is_typing(event: &web_sys::Event) -> bool {
    let Some(element) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    let tag = element.tag_name();
    matches!(tag.as_str(), "TEXTAREA" | "SELECT")
        // Nobody types into a radio button, and the dial is three of them.
        || tag == "INPUT" && element.get_attribute("type").as_deref() != Some("radio")
        || element.is_content_editable()
}

/// The `href` of the link an event stands in, when following it is ours to decide: a plain click, this window,
/// nothing to download.
pub fn followed_link(event: &web_sys::MouseEvent) -> Option<String> {
    if event.default_prevented()
        || event.button() != 0
        || event.meta_key()
        || event.ctrl_key()
        || event.shift_key()
        || event.alt_key()
    {
        return None;
    }
    let link = event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest("a[href]")
        .ok()??;
    if link.has_attribute("download")
        || link
            .get_attribute("target")
            .is_some_and(|target| !target.is_empty() && target != "_self")
    {
        return None;
    }
    link.get_attribute("href")
}
