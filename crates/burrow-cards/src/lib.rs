//! Cards: the images that link previews show, 1200 by 630 pixels, drawn from a page's title, the way to it and the
//! site's looks. Pure: no files, no system fonts, no clock; the same card gives the same bytes on every machine.
//!
//! `fonts` says which letters can be drawn and how wide they are, `layout` breaks a title into lines of the largest
//! size that fits, `paint` writes all of it as one SVG of our own, `image` makes a small PNG of what resvg draws.

mod colour;
mod fonts;
mod image;
mod layout;
mod paint;

use fonts::Fonts;
use paint::Logo;
use sha2::{Digest, Sha256};
use std::fmt;

/// Width in pixels.
pub const WIDTH: u32 = 1200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;

/// Part of every card's name: raise it when the same card comes to be drawn otherwise.
const VERSION: &str = "1";

/// What all cards of a site share.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The site's name.
    pub site: String,
    /// The accent, any CSS colour; what cannot be read leaves Burrow's own.
    pub accent: Option<String>,
    /// The logo's file, with its extension.
    pub logo: Option<(String, Vec<u8>)>,
    /// A TrueType or OpenType font for letters that the built-in ones lack.
    pub font: Option<Vec<u8>>,
}

/// What one card says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The page's title.
    pub title: String,
    /// Titles of the pages above it, the nearest last; home is not among them.
    pub trail: Vec<String>,
    /// The line at the bottom beside the logo.
    pub foot: String,
}

/// A letter that no font at hand has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undrawable(pub char);

impl fmt::Display for Undrawable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no font at hand has the letter `{}`", self.0)
    }
}

impl std::error::Error for Undrawable {}

/// Draws the cards of one site.
pub struct Deck {
    fonts: Fonts,
    accent: colour::Colour,
    logo: Option<Logo>,
    /// Names all that the cards share.
    name: [u8; 32],
}

impl Deck {
    /// Gets ready. An error says what of the look cannot be used; the cards are then drawn without it.
    pub fn new(look: &Look) -> (Self, Vec<String>) {
        let mut wrong = Vec::new();
        let fonts = Fonts::new(look.font.as_deref()).unwrap_or_else(|why| {
            wrong.push(why);
            Fonts::built_in()
        });
        let logo = look.logo.as_ref().and_then(|(extension, bytes)| {
            let logo = Logo::new(extension, bytes);
            if logo.is_none() {
                wrong.push("the logo cannot be drawn on cards".to_owned());
            }
            logo
        });
        let mut name = Sha256::new();
        for part in [
            VERSION.as_bytes(),
            look.site.as_bytes(),
            look.accent.as_deref().unwrap_or_default().as_bytes(),
            look.logo.as_ref().map_or(&[][..], |(_, bytes)| bytes),
            look.font.as_deref().unwrap_or_default(),
        ] {
            name.update((part.len() as u64).to_le_bytes());
            name.update(part);
        }
        let deck = Self {
            fonts,
            accent: colour::of(look.accent.as_deref()),
            logo,
            name: name.finalize().into(),
        };
        (deck, wrong)
    }

    /// What a card is known by: a hash of all that is drawn on it and of how. An error names a letter that cannot be
    /// drawn, and so what would be missing from the title.
    pub fn name(&self, card: &Card) -> Result<[u8; 32], Undrawable> {
        if let Some(missing) = self.fonts.missing(&card.title) {
            return Err(Undrawable(missing));
        }
        let mut name = Sha256::new();
        name.update(self.name);
        let parts = [&card.title, &card.foot].into_iter().chain(&card.trail);
        for part in parts {
            name.update((part.len() as u64).to_le_bytes());
            name.update(part.as_bytes());
        }
        Ok(name.finalize().into())
    }

    /// The card as a PNG; none where it cannot be drawn after all.
    pub fn draw(&self, card: &Card) -> Option<Vec<u8>> {
        let svg = paint::svg(card, &self.fonts, self.accent, self.logo.as_ref());
        image::png(&paint::pixels(&svg, &self.fonts, self.logo.as_ref())?)
    }
}
