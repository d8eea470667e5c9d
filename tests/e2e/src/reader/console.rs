//! What the browser's console says against the page.

use super::Reader;
use crate::Engine;
use serde_json::json;

impl Reader {
    /// Errors in the console that contain `part` are part of this journey.
    pub fn expects_console(&self, part: &str) {
        self.expected.borrow_mut().push(part.to_owned());
    }

    /// Errors the console has held so far, without the expected ones.
    ///
    /// Chromium tells all of them; in the other engines the page is listened to from the moment it is ready.
    pub fn console_errors(&self) -> Vec<String> {
        self.hear();
        let expected = self.expected.borrow();
        let is_expected = |text: &String| expected.iter().any(|part| text.contains(part));
        let heard = self.heard.borrow();
        heard
            .iter()
            .filter(|text| !is_expected(text))
            .cloned()
            .collect()
    }

    /// Takes down what the console has said since the last time.
    pub(super) fn hear(&self) {
        let texts: Vec<String> = if Engine::chosen() == Engine::Chromium {
            let log = self
                .browser
                .session
                .post("se/log", &json!({ "type": "browser" }));
            let entries = log.unwrap_or_else(|error| panic!("there is no console: {error}"));
            let entries = entries.as_array().into_iter().flatten();
            entries
                .filter(|entry| entry["level"] == "SEVERE")
                .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
                .collect()
        } else {
            serde_json::from_value(self.run(LISTEN)).unwrap_or_default()
        };
        self.heard.borrow_mut().extend(texts);
    }
}

/// Starts listening to the page's errors, once a document, and gives those heard since the last time.
const LISTEN: &str = "
    if (!window.heardErrors) {
        const heard = window.heardErrors = [];
        const { error } = console;
        console.error = (...words) => { heard.push(words.join(' ')); error.apply(console, words); };
        addEventListener('error', e => heard.push(e.message || `${e.target.src || e.target.href} does not load`), true);
        addEventListener('unhandledrejection', e => heard.push(String(e.reason)));
        addEventListener('securitypolicyviolation', e => heard.push(`${e.violatedDirective} blocks ${e.blockedURI}`));
    }
    return window.heardErrors.splice(0);";
