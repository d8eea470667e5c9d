//! JSON as the browser parses it.

use super::{Json, Read};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Reads a JSON text; none when it is not JSON or has another shape.
pub fn read<T: Read>(text: &str) -> Option<T> {
    T::read(&Value(JSON::parse(text).ok()?))
}

/// Reads a value that has been parsed already; none when it has another shape.
pub fn read_value<T: Read>(value: JsValue) -> Option<T> {
    T::read(&Value(value))
}

/// A value the browser holds.
struct Value(JsValue);

impl Json for Value {
    fn get(&self, key: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &JsValue::from_str(key)).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(Self(value))
    }

    fn items(&self) -> Option<Vec<Self>> {
        let array: &Array = self.0.dyn_ref()?;
        Some((0..array.length()).map(|at| Self(array.get(at))).collect())
    }

    fn entries(&self) -> Option<Vec<(String, Self)>> {
        let object: &Object = self.0.dyn_ref()?;
        let keys = Object::keys(object);
        let entry = |at| {
            let key = keys.get(at);
            Some((key.as_string()?, Self(Reflect::get(&self.0, &key).ok()?)))
        };
        (0..keys.length()).map(entry).collect()
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<u32> {
        let number = self.0.as_f64()?;
        let whole = number as u32;
        (f64::from(whole) == number).then_some(whole)
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }
}
