//! The map in the document: marks what was read and what is for others, and moves by arrow keys.

use crate::{lens, route::Address};
use burrow_model::{PageId, PersonaId};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};

/// The tiles of the map that stands in the document, in order; none on any other page.
fn tiles() -> Vec<Element> {
    let document = window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(".bw-tile").ok());
    super::readback::elements(found)
}

/// Marks tiles of pages that were read, dims those for others, and has Tab stop once in each list: arrow keys do the rest.
pub fn mark(base: &str, read: &[PageId], lens: Option<&PersonaId>) {
    for tile in tiles() {
        let page = tile.get_attribute("data-id").or_else(|| {
            let address = Address::parse(base, &tile.get_attribute("href")?, "", "")?;
            Some(address.path().as_str().to_owned())
        });
        let is_read = page.is_some_and(|page| read.iter().any(|id| id.as_str() == page));
        let readers = super::readback::named(&tile.get_attribute("data-for").unwrap_or_default());
        let _ = tile.toggle_attribute_with_force("data-read", is_read);
        let _ = tile.toggle_attribute_with_force("data-others", !lens::is_for(&readers, lens));
        let is_first = tile
            .parent_element()
            .is_none_or(|item| item.previous_element_sibling().is_none());
        let stop = if is_first { "0" } else { "-1" };
        let _ = tile.set_attribute("tabindex", stop);
    }
}

/// Moves from tile to tile: left and right in order, up and down to the nearest of the next row.
pub fn listen() {
    let handle = window_event_listener(ev::keydown, move |event| {
        let key = event.key();
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some(here) = target.filter(|target| target.class_name() == "bw-tile") else {
            return;
        };
        let tiles = tiles();
        let Some(at) = tiles.iter().position(|tile| *tile == here) else {
            return;
        };
        let to = match key.as_str() {
            "ArrowRight" => tiles.get(at + 1),
            "ArrowLeft" => at.checked_sub(1).and_then(|before| tiles.get(before)),
            "ArrowDown" => beyond(&here, &tiles, 1.0),
            "ArrowUp" => beyond(&here, &tiles, -1.0),
            "Home" => tiles.first(),
            "End" => tiles.last(),
            _ => return,
        };
        event.prevent_default();
        if let Some(tile) = to.and_then(|tile| tile.dyn_ref::<HtmlElement>()) {
            let _ = tile.focus();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The tile nearest to one among those of the next row; `way` is 1 downwards and -1 upwards.
fn beyond<'a>(here: &Element, tiles: &'a [Element], way: f64) -> Option<&'a Element> {
    let own = here.get_bounding_client_rect();
    let mut best: Option<(f64, &Element)> = None;
    for tile in tiles {
        let other = tile.get_bounding_client_rect();
        let down = (other.top() - own.top()) * way;
        // Rows count more than columns.
        let far = down * 4.0 + (other.left() - own.left()).abs();
        if down >= own.height() / 2.0 && best.is_none_or(|(least, _)| far < least) {
            best = Some((far, tile));
        }
    }
    best.map(|(_, tile)| tile)
}
