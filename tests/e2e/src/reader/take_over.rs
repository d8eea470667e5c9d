//! A page before the reader, the reader taking it over, and what is asked of the host meanwhile.

use super::{GLANCE, PATIENCE, Reader};
use serde_json::json;
use std::thread;
use std::time::{Duration, Instant};

/// How long nothing must be asked for before all counts as done.
const QUIET: Duration = Duration::from_millis(600);

impl Reader {
    /// Opens an address as it is before the reader has come: the host does not give out what starts it.
    pub fn open_without_reader(&self, path: &str) {
        self.hear();
        self.host.refuse("/reader/loader-");
        let below = path.trim_start_matches('/');
        let url = format!("{}{}{below}", self.host.origin(), self.site.base);
        self.host.asked();
        self.command("url", &json!({ "url": url }));
        // It is asked for once the page has been painted.
        let start = Instant::now();
        let is_refused = |asked: Vec<String>| asked.iter().any(|path| path.contains("/loader-"));
        while !is_refused(self.host.asked()) {
            assert!(start.elapsed() < PATIENCE, "nothing asks for the reader");
            thread::sleep(GLANCE);
        }
        self.host.relent();
        assert!(
            !self.holds("document.querySelector('#bw-app[data-ready]')"),
            "the reader came all the same"
        );
    }

    /// Lets the reader come to a page that was opened without it.
    pub fn take_over(&self) {
        let script = "const loader = document.getElementById('bw-loader').href; \
                      import(`${loader}?late`).then(() => done(null), error => done(String(error)))";
        let failure = self.run_until_done(script, json!(null));
        assert!(failure.is_null(), "the reader does not start: {failure}");
        self.is_ready();
    }

    /// Waits until the host has not been asked for anything for a while; what it was asked for since the last time.
    pub fn until_quiet(&self) -> Vec<String> {
        let start = Instant::now();
        let mut last = Instant::now();
        let mut all = Vec::new();
        while last.elapsed() < QUIET {
            let asked = self.host.asked();
            if !asked.is_empty() {
                last = Instant::now();
                all.extend(asked);
            }
            assert!(
                start.elapsed() < PATIENCE,
                "something is asked for all the time"
            );
            thread::sleep(GLANCE);
        }
        all
    }
}
