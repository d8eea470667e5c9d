//! The browser engines and how each is started: headless, with a fresh profile, quiet on the network.

use serde_json::{Value, json};
use std::env;
use std::path::Path;
use std::process::Command;

/// A browser engine with its WebDriver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver, on a virtual screen (Xvfb).
    WebKit,
}

impl Engine {
    /// The engine that `BURROW_ENGINE` names; Chromium when it is not set.
    pub fn chosen() -> Self {
        match env::var("BURROW_ENGINE").as_deref() {
            Err(_) | Ok("chromium" | "") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("BURROW_ENGINE is chromium, firefox or webkit, not {other}"),
        }
    }

    /// Whether it can only draw on a screen: WebKitGTK has no headless mode.
    pub(crate) fn needs_a_screen(self) -> bool {
        self == Self::WebKit
    }

    /// The command that serves WebDriver on `port`.
    pub(crate) fn driver(self, port: u16) -> Command {
        let mut command = Command::new(match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        });
        match self {
            Self::Firefox => command.args(["--port", &port.to_string()]),
            Self::Chromium | Self::WebKit => command.arg(format!("--port={port}")),
        };
        command
    }

    /// What to ask of a new session; `profile` is a folder that nobody has used.
    pub(crate) fn capabilities(self, profile: &Path) -> Value {
        // Milliseconds. The journey through the whole real tree runs as scripts of some minutes.
        let timeouts = json!({ "script": 300_000, "pageLoad": 60_000 });
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "timeouts": timeouts,
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    // The journey through every page turns pages faster than Chromium lets scripts do.
                    "--disable-ipc-flooding-protection",
                    // The same with a network and without one: there is only the journey's own host.
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                    "--window-size=1280,900",
                    format!("--user-data-dir={}", profile.display()),
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "timeouts": timeouts,
                "moz:firefoxOptions": {
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "prefs": {
                        "app.update.enabled": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                        // As above: no limit to how fast pages are turned.
                        "dom.navigation.locationChangeRateLimit.count": 0,
                    },
                },
            }),
            Self::WebKit => json!({ "browserName": "MiniBrowser", "timeouts": timeouts }),
        }
    }
}
