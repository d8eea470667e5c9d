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

/// Focuses an element.
pub fn on(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The link that has the focus.
pub fn link() -> Option<Element> {
    let element = web_sys::window()?.document()?.active_element()?;
    element.closest("a[href]").ok()?
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

/// What following a link means for the trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Down from the page: a link in its text.
    Deeper,
    /// Along the pages in their order: the trail stays as it is.
    Along,
    /// From the nav tree and the like: a trail of its own begins.
    Anew,
}

/// The `href` of the link an event stands in, when following it is ours to decide (a plain click, this window, nothing
/// to download), and what following it means.
pub fn followed_link(event: &web_sys::MouseEvent) -> Option<(String, Way)> {
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
    let way = if link.closest(".bw-neighbours").ok().flatten().is_some() {
        Way::Along
    } else if super::prose_links::is_in_text(&link) {
        Way::Deeper
    } else {
        Way::Anew
    };
    Some((link.get_attribute("href")?, way))
}
