//! Stands in for wasm-streams, which Leptos' server functions name and the reader never calls: it has no server
//! functions. The original exports its classes to JavaScript, so nothing could leave them out of the wasm
//! (docs/decisions.md, "Boxed views and the size of the wasm").

use futures_util::{
    future::{Ready, ready},
    stream::{Once, Stream, once},
};
use wasm_bindgen::JsValue;

const ABSENT: &str = "streams are not part of the reader: it has no server functions";

/// A stream of the browser's.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes one of the browser's own.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's own again.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Sending a stream throws: it is left out.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        wasm_bindgen::throw_str(ABSENT)
    }

    /// Reading a stream gives one error: it is left out.
    pub fn into_stream(self) -> Once<Ready<Result<JsValue, JsValue>>> {
        once(ready(Err(JsValue::from_str(ABSENT))))
    }
}
