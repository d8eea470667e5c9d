//! What a reader chooses and keeps: every preference, its key and its default in one table.

use crate::{dom, route::Address, state::State};
use burrow_model::{Depth, PersonaId};

/// The light or dark look.
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
/// | `burrow-progress:` and the base path | pages read, the path followed, the place last read ([`crate::progress`]) | nothing |
/// | `burrow-searches` | what was searched for, the latest first, a line each | nothing |
pub const DEPTH_KEY: &str = "burrow-depth";
/// See [`DEPTH_KEY`].
pub const LENS_KEY: &str = "burrow-as";
/// See [`DEPTH_KEY`].
pub const THEME_KEY: &str = "burrow-theme";
/// See [`DEPTH_KEY`]; the site's base path follows.
pub const PROGRESS_KEY: &str = "burrow-progress";
/// See [`DEPTH_KEY`].
pub const RECENT_KEY: &str = "burrow-searches";

/// The choices in force.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choices {
    depth: Option<Depth>,
    lens: Option<PersonaId>,
    theme: Option<Theme>,
}

/// The preferences in force; all at their default until the first render is done.
#[derive(Clone, Copy)]
pub struct Prefs(State<Choices>);

impl Default for Prefs {
    fn default() -> Self {
        Self(State::new(Choices::default()))
    }
}

impl Prefs {
    /// The dial, where the reader has set it or the address does.
    pub fn depth(self) -> Option<Depth> {
        self.0.with(|choices| choices.depth)
    }

    /// The persona read as; none is everyone.
    pub fn lens(self) -> Option<PersonaId> {
        self.0.with(|choices| choices.lens.clone())
    }

    /// The theme, where the reader has chosen one; none follows the system.
    pub fn theme(self) -> Option<Theme> {
        self.0.with(|choices| choices.theme)
    }

    /// Takes what was kept on this device and what the address says for this visit, which prevails and is not kept.
    pub fn restore(self, address: &Address, known: impl Fn(&PersonaId) -> bool) {
        let depth = dom::storage::get(DEPTH_KEY).and_then(|depth| depth.parse::<u8>().ok());
        let depth = depth.and_then(|depth| Depth::try_from(depth).ok());
        let lens = dom::storage::get(LENS_KEY)
            .map(PersonaId::new)
            .filter(|lens| known(lens));
        let theme = match dom::storage::get(THEME_KEY).as_deref() {
            Some("dark") => Some(Theme::Dark),
            Some("light") => Some(Theme::Light),
            _ => None,
        };
        self.0.set(Choices { depth, lens, theme });
        self.visit(address, known);
    }

    /// Takes what an address says for this visit. A persona the site does not know is everyone.
    pub fn visit(self, address: &Address, known: impl Fn(&PersonaId) -> bool) {
        if address.depth.is_some() || address.lens.is_some() {
            self.0.update(|choices| {
                choices.depth = address.depth.or(choices.depth);
                if let Some(lens) = &address.lens {
                    choices.lens = Some(lens.clone()).filter(|lens| known(lens));
                }
            });
        }
    }

    /// Turns the dial and keeps it.
    pub fn set_depth(self, depth: Depth) {
        self.0.update(|choices| choices.depth = Some(depth));
        dom::storage::set(DEPTH_KEY, depth.digit());
    }

    /// Changes the persona and keeps it; none is everyone.
    pub fn set_lens(self, lens: Option<PersonaId>) {
        dom::storage::set(LENS_KEY, lens.as_ref().map_or("", PersonaId::as_str));
        self.0.update(|choices| choices.lens = lens);
    }

    /// Changes the theme and keeps it.
    pub fn set_theme(self, theme: Theme) {
        self.0.update(|choices| choices.theme = Some(theme));
        dom::storage::set(THEME_KEY, theme.name());
    }
}
