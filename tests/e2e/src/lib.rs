//! The harness of the journeys: a built site on a static host, a browser on it, and verbs a reader would use.
//!
//! `cargo xtask test` sets the environment: `BURROW_BIN` is the program, `BURROW_ENGINE` one of `chromium` (default),
//! `firefox`, `webkit`; `BURROW_AXE` the accessibility checker's script; `BURROW_CORPORA` the real trees; with
//! `BURROW_ALL_PAYLOADS` every hostile payload has its turn, else one of each kind.
//!
//! Everything here blocks: a journey is one thing after another, and tests are threads. That leaves WebDriver at a
//! small client over TCP, and the harness without an async runtime to compile.
#![allow(
    clippy::missing_panics_doc,
    reason = "a panic is how a journey fails; every one says what was expected"
)]

mod axe;
mod driver;
mod engine;
mod host;
mod http;
mod journey;
mod keys;
mod reader;
mod server;
mod site;
mod stage;
mod webdriver;

pub use engine::Engine;
pub use host::Host;
pub use http::{Answer, ask};
pub use journey::{journey, skip};
pub use keys::Key;
pub use reader::Reader;
pub use site::{Site, Tree, build, build_with, root, scratch};
pub use stage::{Stage, stage};
