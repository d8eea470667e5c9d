//! The root's attributes, which the style sheet reads, and the window's title.

use web_sys::{Element, window};

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}

/// Sets `data-<name>` on the root, or removes it.
pub fn set(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let name = ["data-", name].concat();
        let _ = match value {
            Some(value) => root.set_attribute(&name, value),
            None => root.remove_attribute(&name),
        };
    }
}

/// Whether the system prefers the dark theme.
pub fn system_is_dark() -> bool {
    let query = window().and_then(|window| {
        window
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten()
    });
    query.is_some_and(|query| query.matches())
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Marks an element of ours as alive: scripts and tests wait for it.
pub fn set_ready(id: &str) {
    if let Some(element) = super::by_id(id) {
        let _ = element.set_attribute("data-ready", "");
    }
}

/// Whether the page says that there is Markdown beside it.
pub fn has_markdown() -> bool {
    let link = window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("link[type='text/markdown']").ok()?);
    link.is_some()
}

/// Opens an address as the browser does, leaving the reader.
pub fn leave_to(href: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(href);
    }
}
