//! The browser with the reader in it, moved by what a person does: open, click, press, search, go back.

mod console;
mod take_over;

use crate::driver::{Browser, Failure};
use crate::{Engine, Host, Key, Site};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::thread;
use std::time::{Duration, Instant};

/// How long the reader may take for anything before a journey fails.
const PATIENCE: Duration = Duration::from_secs(15);
const GLANCE: Duration = Duration::from_millis(25);

/// One browser on one site.
pub struct Reader {
    browser: Browser,
    host: Host,
    site: &'static Site,
    expected: RefCell<Vec<String>>,
    heard: RefCell<Vec<console::Line>>,
}

impl Reader {
    /// Starts a host for the site and a browser with a fresh profile.
    pub(crate) fn start(site: &'static Site) -> Result<Self, Failure> {
        let host = Host::serve(&site.folder, site.base)
            .map_err(|error| Failure::Broken(format!("no host: {error}")))?;
        let reader = Self {
            browser: Browser::start(Engine::chosen())?,
            host,
            site,
            expected: RefCell::default(),
            heard: RefCell::default(),
        };
        reader.set_window(1280, 900);
        Ok(reader)
    }

    /// The host, to make it refuse things.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The site the reader is on.
    pub fn site(&self) -> &'static Site {
        self.site
    }

    // Going places.

    /// Opens an address of the site (without its base path) and waits until the reader can be used.
    pub fn open(&self, path: &str) {
        self.hear();
        let below = path.trim_start_matches('/');
        let url = format!("{}{}{below}", self.host.origin(), self.site.base);
        self.command("url", &json!({ "url": url }));
        self.is_ready();
    }

    /// Waits until the reader says that it can be used.
    pub fn is_ready(&self) {
        self.until(
            "the reader is ready",
            "document.querySelector('#bw-app[data-ready]')",
        );
        self.hear();
    }

    /// Loads the same address again.
    pub fn reload(&self) {
        self.hear();
        self.command("refresh", &json!({}));
        self.is_ready();
    }

    /// The browser's back button.
    pub fn go_back(&self) {
        self.command("back", &json!({}));
    }

    /// The browser's forward button.
    pub fn go_forward(&self) {
        self.command("forward", &json!({}));
    }

    /// Path, query and anchor as the address bar shows them, without the base path.
    pub fn address(&self) -> String {
        let whole = self.string("location.pathname + location.search + location.hash");
        match whole.strip_prefix(self.site.base) {
            Some(below) => format!("/{below}"),
            None => whole,
        }
    }

    /// Waits until the address is `path`.
    pub fn arrives_at(&self, path: &str) {
        let start = Instant::now();
        loop {
            let address = self.address();
            if address == path {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "expected the address {path}, it is {address}"
            );
            thread::sleep(GLANCE);
        }
    }

    /// Makes the page `width` by about `height` CSS pixels; whether this engine's window gets that narrow.
    pub fn resize(&self, width: u32, height: u32) -> bool {
        self.set_window(width, height);
        let inner = || self.number("window.innerWidth") as u32;
        // Some engines count the window's frame.
        let frame = width.saturating_sub(inner());
        if frame > 0 {
            self.set_window(width + frame, height);
        }
        inner() == width
    }

    fn set_window(&self, width: u32, height: u32) {
        self.command("window/rect", &json!({ "width": width, "height": height }));
    }

    // Hands: mouse and keys.

    /// Clicks the first thing that `css` finds, waiting for it to be there.
    pub fn click(&self, css: &str) {
        let session = &self.browser.session;
        let start = Instant::now();
        // A view that is just being replaced gives a stale element: look again, as a person would.
        while let Err(error) = session
            .find(css)
            .and_then(|element| session.click(&element))
        {
            assert!(
                start.elapsed() < PATIENCE,
                "{css} cannot be clicked: {error}"
            );
            // What something lies over is brought to the middle, as a person would scroll.
            if error.to_string().contains("intercepted") {
                self.run(&format!(
                    "document.querySelector({css:?})?.scrollIntoView({{ block: 'center' }})"
                ));
            }
            thread::sleep(GLANCE);
        }
    }

    /// Moves the mouse onto the first thing that `css` finds, and leaves it there.
    pub fn rest_on(&self, css: &str) {
        let session = &self.browser.session;
        let moved = session
            .find(css)
            .and_then(|element| session.point(&element));
        moved.unwrap_or_else(|error| panic!("{css} cannot be pointed at: {error}"));
    }

    /// Chooses an option of a list by its value.
    pub fn choose(&self, css: &str, value: &str) {
        self.click(&format!("{css} option[value={value:?}]"));
    }

    /// Presses one key.
    pub fn press(&self, key: Key) {
        self.keys(&[(true, key.code()), (false, key.code())]);
    }

    /// Presses a key while `held` is held.
    pub fn press_with(&self, held: Key, key: Key) {
        let (held, key) = (held.code(), key.code());
        self.keys(&[(true, held), (true, key), (false, key), (false, held)]);
    }

    /// Types text wherever the focus is.
    pub fn type_text(&self, text: &str) {
        let strokes: Vec<(bool, char)> = text
            .chars()
            .flat_map(|key| [(true, key), (false, key)])
            .collect();
        self.keys(&strokes);
    }

    fn keys(&self, strokes: &[(bool, char)]) {
        let answer = self.browser.session.keys(strokes);
        answer.unwrap_or_else(|error| panic!("keys are not taken: {error}"));
    }

    // Eyes: what is on the page.

    /// The page's heading.
    pub fn heading(&self) -> String {
        self.text("#bw-main h1")
    }

    /// The window's title.
    pub fn title(&self) -> String {
        self.string("document.title")
    }

    /// Waits for the page to have this heading.
    pub fn shows(&self, heading: &str) {
        let text = words_of("document.querySelector('#bw-main h1')");
        self.until(
            &format!("the page is headed {heading}"),
            &format!("{text} === {}", json!(heading)),
        );
    }

    /// The text of the first thing that `css` finds, waiting for it to be there.
    pub fn text(&self, css: &str) -> String {
        let found = format!("document.querySelector({})", json!(css));
        self.until(&format!("there is {css}"), &found);
        self.string(&words_of(&found))
    }

    /// The texts of everything that `css` finds now.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.map(css, &words_of("e"))
    }

    /// For everything that `css` finds now, the value of an expression in `e`, as text.
    pub fn map(&self, css: &str, expression: &str) -> Vec<String> {
        let list = format!(
            "[...document.querySelectorAll({})].map(e => String({expression}))",
            json!(css)
        );
        let value = self.run(&format!("return {list}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{list} is no list: {error}"))
    }

    /// How many things `css` finds now.
    pub fn count(&self, css: &str) -> usize {
        self.map(css, "1").len()
    }

    /// Whether the first thing that `css` finds is laid out and not folded away, be it above or below the window.
    pub fn shows_element(&self, css: &str) -> bool {
        self.holds(&format!(
            "document.querySelector({})?.checkVisibility({})",
            json!(css),
            VISIBILITY
        ))
    }

    /// Whether a person can see the first thing that `css` finds: laid out, not folded away, inside the window.
    pub fn sees(&self, css: &str) -> bool {
        self.holds(&in_view(css))
    }

    /// Waits until a person can see it.
    pub fn comes_into_view(&self, css: &str) {
        self.until(&format!("{css} is in view"), &in_view(css));
    }

    /// How far the page is scrolled, in pixels.
    pub fn scrolled(&self) -> i64 {
        self.number("Math.round(window.scrollY)") as i64
    }

    /// Scrolls at once, as dragging the scroll bar does.
    pub fn scroll_to(&self, y: i64) {
        self.run(&format!(
            "window.scrollTo({{ top: {y}, behavior: 'instant' }})"
        ));
    }

    /// What has the focus, as `tag#id`, the id left out where there is none.
    pub fn focus(&self) -> String {
        self.string("(e => e.localName + (e.id ? '#' + e.id : ''))(document.activeElement)")
    }

    /// A picture of the window.
    pub(crate) fn picture(&self) -> Option<Vec<u8>> {
        let picture = self.browser.session.get("screenshot").ok()?;
        base64(picture.as_str()?)
    }

    // Asking the page.

    /// Runs a script in the page; what it returns.
    pub fn run(&self, script: &str) -> Value {
        let answer = self.browser.session.execute(script, &[], false);
        answer.unwrap_or_else(|error| panic!("the page refuses `{script}`: {error}"))
    }

    /// Runs a script that ends by calling `done(value)`, with `input` at hand.
    pub fn run_until_done(&self, script: &str, input: Value) -> Value {
        let script = format!("const [input, done] = arguments; {script}");
        let answer = self.browser.session.execute(&script, &[input], true);
        answer.unwrap_or_else(|error| panic!("the page does not come to an end: {error}"))
    }

    /// Whether an expression is truthy in the page now.
    pub fn holds(&self, expression: &str) -> bool {
        self.run(&format!("return Boolean({expression})")) == Value::Bool(true)
    }

    /// Waits until an expression is truthy in the page.
    pub fn until(&self, what: &str, expression: &str) {
        let start = Instant::now();
        while !self.holds(expression) {
            assert!(
                start.elapsed() < PATIENCE,
                "expected that {what}, waited {PATIENCE:?} ({expression})"
            );
            thread::sleep(GLANCE);
        }
    }

    fn string(&self, expression: &str) -> String {
        let value = self.run(&format!("return {expression}"));
        value
            .as_str()
            .map(str::to_owned)
            .unwrap_or_else(|| panic!("{expression} is no text: {value}"))
    }

    fn number(&self, expression: &str) -> f64 {
        let value = self.run(&format!("return {expression}"));
        value
            .as_f64()
            .unwrap_or_else(|| panic!("{expression} is no number: {value}"))
    }

    fn command(&self, path: &str, body: &Value) {
        let answer = self.browser.session.post(path, body);
        answer.unwrap_or_else(|error| panic!("the browser refuses {path} {body}: {error}"));
    }
}

/// An expression: the words of an element as they are read, white space run together.
fn words_of(element: &str) -> String {
    format!("{element}?.textContent.replace(/\\s+/g, ' ').trim()")
}

/// What counts as folded away: `hidden="until-found"` and `content-visibility` too.
const VISIBILITY: &str = "{ contentVisibilityAuto: true, visibilityProperty: true }";

/// An expression: is the first thing `css` finds laid out, not folded, and inside the window?
fn in_view(css: &str) -> String {
    format!(
        "(e => {{ if (!e?.checkVisibility({VISIBILITY})) return false; \
         const box = e.getBoundingClientRect(); \
         return box.height > 0 && box.bottom > 0 && box.top < innerHeight; }})(document.querySelector({}))",
        json!(css)
    )
}

/// Decodes what the driver writes: standard base64, line breaks ignored.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut word, mut bits) = (0u32, 0);
    let digits = text
        .bytes()
        .filter(|digit| !digit.is_ascii_whitespace() && *digit != b'=');
    for digit in digits {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        word = word << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_decoded() {
        assert_eq!(base64("AAECAw==").as_deref(), Some(&[0, 1, 2, 3][..]));
        assert_eq!(base64("/+8=").as_deref(), Some(&[0xff, 0xef][..]));
        assert_eq!(base64("!"), None);
    }
}
