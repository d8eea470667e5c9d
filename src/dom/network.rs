//! What the browser tells of the connection.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether to leave alone what was not asked for: the reader saves data, or the connection is slow. Browsers that tell
/// nothing are taken to be well connected.
pub fn is_frugal() -> bool {
    let kind = tells("effectiveType").and_then(|kind| kind.as_string());
    saves_data() || kind.is_some_and(|kind| kind != "4g")
}

/// Whether whoever reads pays for every byte, and has said so.
pub fn saves_data() -> bool {
    tells("saveData").is_some_and(|saves| saves.is_truthy())
}

fn tells(what: &str) -> Option<JsValue> {
    let get = |from: &JsValue, what: &str| Reflect::get(from, &what.into()).ok();
    let navigator = get(&web_sys::window()?.into(), "navigator")?;
    let connection = get(&navigator, "connection").filter(JsValue::is_object)?;
    get(&connection, what)
}
