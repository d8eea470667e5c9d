//! A browser on pages made by a test, in memory: no site, no reader.

use crate::driver::{Browser, Failure};
use crate::server::{Answer, Server, lock};
use crate::{Engine, skip};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// A browser, and a server of its own for what it shall see.
pub struct Stage {
    browser: Browser,
    server: Server,
    pages: Arc<Mutex<HashMap<String, Answer>>>,
}

/// Takes a browser onto a stage. Where the browser cannot be had, says so and passes.
pub fn stage(steps: impl FnOnce(&Stage)) {
    match Stage::start() {
        Ok(stage) => steps(&stage),
        Err(Failure::Absent(reason)) => skip(&reason),
        Err(Failure::Broken(reason)) => panic!("{reason}"),
    }
}

impl Stage {
    fn start() -> Result<Self, Failure> {
        let pages: Arc<Mutex<HashMap<String, Answer>>> = Arc::default();
        let shared = Arc::clone(&pages);
        let server = Server::start(move |path| {
            let page = lock(&shared).get(path).cloned();
            page.unwrap_or_else(|| Answer::new(404, "text/plain", b"nothing".to_vec()))
        });
        let server = server.map_err(|error| Failure::Broken(format!("no server: {error}")))?;
        Ok(Self {
            browser: Browser::start(Engine::chosen())?,
            server,
            pages,
        })
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// Puts a file at a path.
    pub fn put(
        &self,
        path: &str,
        kind: &'static str,
        text: String,
        headers: &[(&'static str, &str)],
    ) {
        let headers = headers
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        let answer = Answer {
            headers: headers.collect(),
            ..Answer::new(200, kind, text.into_bytes())
        };
        lock(&self.pages).insert(path.to_owned(), answer);
    }

    /// What the browser has asked for since the last time and no test has put there.
    pub fn strays(&self) -> Vec<String> {
        let mut asked = self.server.asked();
        let pages = lock(&self.pages);
        asked.retain(|target| {
            let path = target.split('?').next().unwrap_or(target);
            !pages.contains_key(path) && path != "/favicon.ico"
        });
        asked
    }

    /// Opens a page.
    pub fn open(&self, path: &str) {
        let url = format!("{}{path}", self.origin());
        let answer = self.browser.session.post("url", &json!({ "url": url }));
        answer.unwrap_or_else(|error| panic!("the browser does not open {url}: {error}"));
    }

    /// Runs a script that ends by calling `done(value)`, with `input` at hand; an error where the page went away.
    pub fn ask(&self, script: &str, input: Value) -> Result<Value, String> {
        let script = format!("const [input, done] = arguments; {script}");
        self.browser.session.execute(&script, &[input], true)
    }
}
