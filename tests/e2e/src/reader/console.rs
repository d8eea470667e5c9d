//! What the browser's console says against the page.

use super::Reader;
use crate::Engine;
use serde_json::{Value, json};

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
        let is_expected = |text: &str| expected.iter().any(|part| text.contains(part));
        let heard = self.heard.borrow();
        let errors = heard.iter().filter(|line| line.level == "SEVERE");
        errors
            .filter(|line| !is_expected(&line.text))
            .map(|line| line.text.clone())
            .collect()
    }

    /// Everything the console has held so far, warnings and the expected errors too.
    pub(crate) fn console(&self) -> Vec<String> {
        self.hear();
        self.heard
            .borrow()
            .iter()
            .map(|line| format!("{} {}", line.level, line.text))
            .collect()
    }

    /// Takes down what the console has said since the last time.
    pub(super) fn hear(&self) {
        let said = if Engine::chosen() == Engine::Chromium {
            let log = self
                .browser
                .session
                .post("se/log", &json!({ "type": "browser" }));
            log.unwrap_or_else(|error| panic!("there is no console: {error}"))
        } else {
            self.run(LISTEN)
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let lines = said.as_array().into_iter().flatten().map(|line| Line {
            level: text(&line["level"]),
            text: text(&line["message"]),
        });
        self.heard.borrow_mut().extend(lines);
    }
}

/// One line of the console.
pub(super) struct Line {
    level: String,
    text: String,
}

/// Starts listening to the page's errors, once a document, and gives those heard since the last time.
const LISTEN: &str = "
    if (!window.heardErrors) {
        window.heardErrors = [];
        const hear = message => window.heardErrors.push({ level: 'SEVERE', message });
        const { error } = console;
        console.error = (...words) => { hear(words.join(' ')); error.apply(console, words); };
        addEventListener('error', e => hear(e.message || `${e.target.src || e.target.href} does not load`), true);
        addEventListener('unhandledrejection', e => hear(String(e.reason)));
        addEventListener('securitypolicyviolation', e => hear(`${e.violatedDirective} blocks ${e.blockedURI}`));
    }
    return window.heardErrors.splice(0);";
