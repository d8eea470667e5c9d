//! What is kept on this device. A browser that keeps nothing (private mode, blocked storage) reads all the same.

/// Reads a kept value; an empty one counts as none.
pub fn get(key: &str) -> Option<String> {
    let storage = web_sys::window()?.local_storage().ok()??;
    storage
        .get_item(key)
        .ok()?
        .filter(|value| !value.is_empty())
}

/// Keeps a value, if the browser lets us.
pub fn set(key: &str, value: &str) {
    if let Some(storage) =
        web_sys::window().and_then(|window| window.local_storage().ok().flatten())
    {
        let _ = storage.set_item(key, value);
    }
}
