//! Copying: a button in each code block that somebody comes to, and what is written to the clipboard.

use crate::{react::spawn, strings::Strings};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, window};

const BUTTON: &str = "bw-copy";
/// How long a button shows that it has copied; milliseconds.
const SHOWN: u64 = 2_000;

/// Gives code blocks their button when the pointer, the keyboard or a finger comes to them: on a page that is only read
/// there is nothing to make. `tell` says how it went.
pub fn listen(strings: &'static Strings, tell: impl Fn(bool) + Copy + 'static) {
    let come = move |event: Event| {
        if let Some(code) = super::around(&event, ".bw-prose pre") {
            give_button(&code, strings);
        }
    };
    super::on_window("pointerover", come);
    super::on_window("focusin", come);
    super::on_window("click", move |event: Event| {
        if let Some(button) = super::around(&event, ".bw-copy")
            && let Some(code) = button.parent_element()
        {
            let text = code
                .query_selector("code")
                .ok()
                .flatten()
                .and_then(|code| code.text_content());
            spawn(async move {
                let is_copied = copy(&text.unwrap_or_default()).await;
                tell(is_copied);
                if is_copied {
                    let _ = button.set_attribute("data-done", "");
                    super::timer::after(SHOWN, move || {
                        let _ = button.remove_attribute("data-done");
                    });
                }
            });
        }
    });
}

fn give_button(code: &Element, strings: &'static Strings) {
    let known = code.query_selector(".bw-copy");
    let document = window().and_then(|window| window.document());
    if let (Ok(None), Some(document)) = (known, document)
        && let Ok(button) = document.create_element("button")
    {
        button.set_class_name(BUTTON);
        for name in ["aria-label", "title"] {
            let _ = button.set_attribute(name, strings.copy_code);
        }
        let _ = code.append_child(&button);
    }
}

/// Writes text to the clipboard; whether the browser let us.
pub async fn copy(text: &str) -> bool {
    let clipboard = window()
        .map(|window| window.navigator())
        .and_then(|navigator| {
            let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
            // Not there on pages without a secure connection.
            clipboard.dyn_into::<web_sys::Clipboard>().ok()
        });
    match clipboard {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
