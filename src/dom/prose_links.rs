//! Links in prose and the places beside them: where a view can be put into what an author wrote, and taken away again.

use leptos::{
    prelude::{AnyView, Mountable, Owner, Render},
    tachys::view::any_view::AnyViewState,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList, window};

/// A link, or what a view is put into: an element of the page.
pub type Link = Element;

/// What an unfolded page stands in.
pub const UNFOLDED: &str = ".bw-unfolded";
const TEXT: &str = ".bw-text";

/// A view put into the page beside what it belongs to; it goes when this is dropped.
pub struct Graft {
    owner: Owner,
    view: AnyViewState,
    host: Element,
}

impl Graft {
    /// Puts a view into `host`, which stands in the document already.
    pub fn new(owner: &Owner, host: Element, view: impl FnOnce() -> AnyView) -> Self {
        Self::boxed(owner, host, Box::new(view))
    }

    #[inline(never)]
    fn boxed(owner: &Owner, host: Element, view: Box<dyn FnOnce() -> AnyView + '_>) -> Self {
        let owner = owner.child();
        let mut view = owner.with(|| view().build());
        view.mount(&host, None);
        Self { owner, view, host }
    }

    /// What the view stands in.
    pub fn host(&self) -> &Element {
        &self.host
    }
}

impl Drop for Graft {
    fn drop(&mut self) {
        self.view.unmount();
        self.owner.cleanup();
        self.host.remove();
    }
}

/// Whether a link is of the page's text: neither of the header and the nav tree, nor of the way back up.
pub fn is_in_text(link: &Element) -> bool {
    within(link, TEXT) && !within(link, ".bw-crumbs, .bw-trail, .bw-anchor")
}

/// Whether a link is of an author's prose, so that what it leads to can be unfolded below it.
pub fn is_in_prose(link: &Element) -> bool {
    within(link, ".bw-prose") && !within(link, ".bw-footnotes")
}

fn within(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

/// A new element behind a link, for what is shown of it for a moment.
pub fn beside(link: &Element, tag: &str, class: &str) -> Option<HtmlElement> {
    let host = made(tag, class)?;
    let _ = link.after_with_node_1(&host);
    host.dyn_into().ok()
}

/// A new element below the paragraph, the table or the like that a link stands in; inside a list's item.
pub fn below(link: &Element, class: &str) -> Option<Element> {
    let host = made("section", class)?;
    let closest = |selector: &str| link.closest(selector).ok().flatten();
    if let Some(table) = closest(".bw-prose table") {
        let _ = table.after_with_node_1(&host);
    } else if let Some(item) = closest(".bw-prose :is(li, dd)") {
        let _ = item.append_child(&host);
    } else {
        let block = closest(
            ".bw-prose :is(p, pre, dt, blockquote, figure, summary, h1, h2, h3, h4, h5, h6)",
        )?;
        let _ = block.after_with_node_1(&host);
    }
    Some(host)
}

fn made(tag: &str, class: &str) -> Option<Element> {
    let host = window()?.document()?.create_element(tag).ok()?;
    host.set_class_name(class);
    Some(host)
}

/// The rank of the heading that a link stands below; 1 when it is the page's own.
pub fn rank_above(link: &Element) -> u8 {
    let heading = link.closest(".passage").ok().flatten().and_then(|passage| {
        passage
            .query_selector(":scope > :is(h2, h3, h4, h5, h6)")
            .ok()?
    });
    heading.map_or(1, |heading| heading.tag_name().as_bytes()[1] - b'0')
}

/// The unfolded pages around a link, the nearest first, and then nothing.
pub fn around(link: &Element) -> impl Iterator<Item = Element> {
    let next = |inside: &Element| inside.closest(UNFOLDED).ok().flatten();
    std::iter::successors(next(link), move |host| next(&host.parent_element()?))
}

/// The links that stand in the page's text or, where it is given, in an unfolded page; those unfolded inside not
/// counted.
pub fn links_in(host: Option<&Element>) -> Vec<Element> {
    let found = match host {
        Some(host) => host.query_selector_all("a[href]"),
        None => window()
            .and_then(|window| window.document())
            .map(|document| document.query_selector_all(".bw-text a[href]"))
            .unwrap_or_else(|| Err(wasm_bindgen::JsValue::NULL)),
    };
    let mut links = super::readback::elements(found.ok());
    links.retain(|link| around(link).next().as_ref() == host);
    links
}

/// The number of a link among those that stand where it does.
pub fn number_of(link: &Element) -> Option<u32> {
    let host = around(link).next();
    let place = links_in(host.as_ref())
        .iter()
        .position(|other| other == link);
    place.map(|place| place as u32)
}

/// Puts a box of the top layer beside a link: below it or, where there is no room, above; within the window.
pub fn place_beside(link: &Element, shown: &HtmlElement) {
    // Where the browser has no top layer the style sheet lifts it.
    let popover = js_sys::Reflect::get(shown, &"showPopover".into());
    if let Ok(Ok(show)) = popover.map(JsCast::dyn_into::<js_sys::Function>) {
        let _ = shown.set_attribute("popover", "manual");
        let _ = show.call0(shown);
    }
    let Some((width, height)) = window().and_then(|window| {
        Some((
            window.inner_width().ok()?.as_f64()? as i32,
            window.inner_height().ok()?.as_f64()? as i32,
        ))
    }) else {
        return;
    };
    let line = link.get_bounding_client_rect();
    let (own_width, own_height) = (shown.offset_width(), shown.offset_height());
    let left = (line.left() as i32)
        .min(width - own_width - MARGIN)
        .max(MARGIN);
    let below = line.bottom() as i32 + GAP;
    let above = line.top() as i32 - GAP - own_height;
    let top = if below + own_height > height && above >= 0 {
        above
    } else {
        below
    };
    let style = shown.style();
    for (name, at) in [("left", left), ("top", top)] {
        let _ = style.set_property(name, &[&at.to_string(), "px"].concat());
    }
}

/// Pixels between a link and what is said of it, and at the window's edge.
const GAP: i32 = 6;
const MARGIN: i32 = 8;

/// Gives every id and every reference to one in a page read from elsewhere a prefix, so that it can stand inside
/// another; its links to places in itself lead to `href`, the page. Drawings keep theirs: their parts refer to each
/// other in ways of their own.
pub fn set_apart(root: &Element, prefix: &str, href: &str) {
    let all = |selector: &str| -> Option<NodeList> { root.query_selector_all(selector).ok() };
    for name in [
        "id",
        "for",
        "name",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
    ] {
        for element in super::readback::elements(all(&[".bw-text [", name, "]"].concat())) {
            let value = element.get_attribute(name);
            // What begins so is the reader's own, and made anew.
            let own = |value: &String| !value.starts_with("bw-") && !within(&element, "svg");
            if let Some(value) = value.filter(own) {
                let _ = element.set_attribute(name, &[prefix, &value].concat());
            }
        }
    }
    for link in super::readback::elements(all(".bw-text a[href^='#']")) {
        if let Some(anchor) = link.get_attribute("href") {
            let _ = link.set_attribute("href", &[href, &anchor].concat());
        }
    }
}
