//! What the browser tells of the connection.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether to leave alone what was not asked for: the reader saves data, or the connection is slow. Browsers that tell
/// nothing are taken to be well connected.
pub fn is_frugal() -> bool {
    let get = |from: &JsValue, what: &str| Reflect::get(from, &what.into()).ok();
    let connection = web_sys::window()
        .and_then(|window| get(&get(&window, "navigator")?, "connection"))
        .filter(JsValue::is_object);
    let tells = |what: &str| get(connection.as_ref()?, what);
    let kind = tells("effectiveType").and_then(|kind| kind.as_string());
    tells("saveData").is_some_and(|saves| saves.is_truthy())
        || kind.is_some_and(|kind| kind != "4g")
}
