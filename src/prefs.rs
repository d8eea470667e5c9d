//! What a reader chooses and keeps: every preference, its key and its default in one table.

use crate::{dom, route::Address};
use burrow_model::{Depth, PersonaId};
use leptos::prelude::*;

/// The light or dark look; none follows the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
}

impl Theme {
    /// As written in `data-theme` and in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Storage keys (the boot script in prerender.rs reads the same ones) and their values:
///
/// | key | value | default |
/// |---|---|---|
/// | `burrow-depth` | `1`, `2` or `3` | each page at its own level |
/// | `burrow-as` | a persona's short name | everyone |
/// | `burrow-theme` | `light` or `dark` | the system's |
pub const DEPTH_KEY: &str = "burrow-depth";
/// See [`DEPTH_KEY`].
pub const LENS_KEY: &str = "burrow-as";
/// See [`DEPTH_KEY`].
pub const THEME_KEY: &str = "burrow-theme";

/// The preferences in force. Signals stand at their defaults until the first render is done.
#[derive(Clone, Copy)]
pub struct Prefs {
    /// The dial, where the reader has set it or the address does.
    pub depth: RwSignal<Option<Depth>>,
    /// The persona read as.
    pub lens: RwSignal<Option<PersonaId>>,
    /// The theme, where the reader has chosen one.
    pub theme: RwSignal<Option<Theme>>,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            depth: RwSignal::new(None),
            lens: RwSignal::new(None),
            theme: RwSignal::new(None),
        }
    }
}

impl Prefs {
    /// Takes what was kept on this device and what the address says for this visit, which prevails and is not kept.
    /// A persona the site does not know is no persona.
    pub fn restore(self, address: &Address, known: impl Fn(&PersonaId) -> bool) {
        let kept_depth = || {
            dom::storage::get(DEPTH_KEY)?
                .parse::<u8>()
                .ok()
                .and_then(|depth| Depth::try_from(depth).ok())
        };
        self.depth.set(address.depth.or_else(kept_depth));
        let lens = address
            .lens
            .clone()
            .or_else(|| dom::storage::get(LENS_KEY).map(PersonaId::new));
        self.lens.set(lens.filter(|lens| known(lens)));
        self.theme
            .set(match dom::storage::get(THEME_KEY).as_deref() {
                Some("dark") => Some(Theme::Dark),
                Some("light") => Some(Theme::Light),
                _ => None,
            });
    }

    /// Turns the dial and keeps it.
    pub fn set_depth(self, depth: Depth) {
        self.depth.set(Some(depth));
        dom::storage::set(DEPTH_KEY, ["1", "2", "3"][depth.index()]);
    }

    /// Changes the persona and keeps it; none is everyone.
    pub fn set_lens(self, lens: Option<PersonaId>) {
        dom::storage::set(LENS_KEY, lens.as_ref().map_or("", PersonaId::as_str));
        self.lens.set(lens);
    }

    /// Changes the theme and keeps it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(Some(theme));
        dom::storage::set(THEME_KEY, theme.name());
    }
}
