//! The few WebDriver commands that journeys use: <https://www.w3.org/TR/webdriver2/>.

use crate::http;
use serde_json::{Value, json};
use std::net::SocketAddr;

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element as the driver names it.
pub(crate) struct Element(String);

/// A session: one browser.
pub(crate) struct Session {
    address: SocketAddr,
    id: String,
}

/// What the driver says went wrong, in its words.
pub(crate) type Answer<T = Value> = Result<T, String>;

impl Session {
    /// Opens a session at the driver that listens on `address`.
    pub(crate) fn open(address: SocketAddr, capabilities: &Value) -> Answer<Self> {
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = exchange(address, "POST", "/session", &asked.to_string())?;
        let id = answer["sessionId"]
            .as_str()
            .ok_or("the driver names no session")?;
        Ok(Self {
            address,
            id: id.to_owned(),
        })
    }

    /// A command with a body.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        exchange(
            self.address,
            "POST",
            &format!("/session/{}/{path}", self.id),
            &body.to_string(),
        )
    }

    /// A command that only asks.
    pub(crate) fn get(&self, path: &str) -> Answer {
        exchange(
            self.address,
            "GET",
            &format!("/session/{}/{path}", self.id),
            "",
        )
    }

    /// The first element that `css` finds now.
    pub(crate) fn find(&self, css: &str) -> Answer<Element> {
        let found = self.post("element", &json!({ "using": "css selector", "value": css }))?;
        let id = found[ELEMENT]
            .as_str()
            .ok_or("the driver names no element")?;
        Ok(Element(id.to_owned()))
    }

    /// Clicks as a mouse does: the element must be there to be hit.
    pub(crate) fn click(&self, Element(id): &Element) -> Answer<()> {
        self.post(&format!("element/{id}/click"), &json!({}))
            .map(drop)
    }

    /// Moves the mouse onto an element and leaves it there.
    pub(crate) fn point(&self, Element(id): &Element) -> Answer<()> {
        let origin = json!({ ELEMENT: id });
        let there =
            json!({ "type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0 });
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": [there] });
        self.post("actions", &json!({ "actions": [mouse] }))
            .map(drop)
    }

    /// Presses and lets go: `(true, key)` is down, `(false, key)` is up.
    pub(crate) fn keys(&self, strokes: &[(bool, char)]) -> Answer<()> {
        let strokes: Vec<Value> = strokes
            .iter()
            .map(|(down, key)| json!({ "type": if *down { "keyDown" } else { "keyUp" }, "value": key }))
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("actions", &json!({ "actions": [keyboard] }))
            .map(drop)
    }

    /// Runs a function body in the page; `asynchronous` ones get a callback as their last argument.
    pub(crate) fn execute(&self, script: &str, arguments: &[Value], asynchronous: bool) -> Answer {
        let kind = if asynchronous {
            "execute/async"
        } else {
            "execute/sync"
        };
        self.post(kind, &json!({ "script": script, "args": arguments }))
    }

    /// Closes the browser.
    pub(crate) fn close(&self) {
        // Nothing is left to do about a driver that refuses: its process is ended next.
        let _ = exchange(self.address, "DELETE", &format!("/session/{}", self.id), "");
    }
}

fn exchange(address: SocketAddr, method: &str, path: &str, body: &str) -> Answer {
    let answer = http::request(address, method, path, body)
        .map_err(|error| format!("the driver is gone: {error}"))?;
    let mut json: Value = serde_json::from_slice(&answer.body)
        .map_err(|error| format!("the driver does not speak JSON: {error}"))?;
    let value = json["value"].take();
    if answer.first_line.contains(" 200") {
        return Ok(value);
    }
    let words = |key: &str| value[key].as_str().unwrap_or("no words").to_owned();
    Err(format!("{}: {}", words("error"), words("message")))
}
