//! The reader: a Leptos application over a Burrow bundle, compiled to WebAssembly for the browser and natively
//! (feature `ssr`) for prerendering and view tests.
//!
//! Pure rooms: [`route`], [`page_data`], [`place`], [`markdown`], [`fold`], [`lens`], [`progress`], [`strings`], [`config`]. Reactive: [`reader`],
//! [`prefs`], [`search`], [`views`]. Only [`dom`], [`location`], [`shell`] and [`bundle`] touch the browser.

#[cfg(all(feature = "ssr", target_arch = "wasm32"))]
compile_error!(
    "`ssr` is for native builds; in the wasm it shows a blank page. Is a default-members or a feature unified?"
);
#[cfg(not(erase_components))]
compile_error!(
    "build with `--cfg erase_components` (.cargo/config.toml sets it; RUSTFLAGS in the environment replaces it)"
);

/// Names the sources that the views are made of. HTML written by the same views is hydrated; any other is replaced.
pub const BUILD: &str = env!("BURROW_VIEWS");

pub mod app;
pub mod bundle;
pub mod catalog;
pub mod config;
pub mod dom;
pub mod fold;
pub mod keys;
pub mod lens;
pub mod location;
pub mod markdown;
pub mod page_data;
pub mod place;
pub mod prefs;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod progress;
pub mod react;
pub mod reader;
pub mod route;
pub mod search;
#[cfg(target_arch = "wasm32")]
pub mod shell;
pub mod state;
pub mod strings;
#[cfg(not(target_arch = "wasm32"))]
pub mod style;
pub mod views;
