//! The browsers that the journeys drive, each with its WebDriver.

use super::debian;
use super::tool::Tool;
use crate::Result;
use crate::workspace::Workspace;

/// A browser engine the journeys can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// As the journeys' harness is told, through `BURROW_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Programs that must be on PATH, and the Debian package that holds each.
    fn needs(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Chromium => &[
                ("chromium", "chromium"),
                ("chromedriver", "chromium-driver"),
            ],
            Self::Firefox => &[("firefox-esr", "firefox-esr")],
            // WebKitGTK has no headless mode, so it draws into a virtual screen.
            Self::WebKit => &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")],
        }
    }
}

/// Firefox' driver, which Debian does not package.
pub fn geckodriver() -> Tool {
    Tool {
        name: "geckodriver",
        package: "geckodriver",
        version: "0.37.1".into(),
    }
}

/// Finds an engine or installs it; the error says what a person can do.
pub fn engine(workspace: &Workspace, engine: Engine) -> Result {
    let missing: Vec<&str> = engine
        .needs()
        .iter()
        .filter(|(program, _)| workspace.which(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() {
        debian::install(&missing)?;
    }
    if engine == Engine::Firefox && workspace.which("geckodriver").is_none() {
        geckodriver().cargo_install(workspace, &["--locked"])?;
    }
    Ok(())
}
