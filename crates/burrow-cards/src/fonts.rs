//! The fonts of cards: two that are part of the program, and perhaps one of the author's.

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::Arc;

static REGULAR: &[u8] = include_bytes!("../fonts/Roboto-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../fonts/Roboto-Bold.ttf");

/// How heavy text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400
    Regular,
    /// 700
    Bold,
}

/// Fonts, and what is known of their letters.
pub struct Fonts {
    /// As resvg looks for them.
    pub database: Arc<Database>,
    /// What `font-family` says in a card.
    pub families: String,
    /// The author's font.
    own: Option<Vec<u8>>,
}

impl Fonts {
    /// The fonts of the program.
    pub fn built_in() -> Self {
        let mut database = Database::new();
        for font in [REGULAR, BOLD] {
            database.load_font_source(Source::Binary(Arc::new(font)));
        }
        Self {
            database: Arc::new(database),
            families: "Roboto".to_owned(),
            own: None,
        }
    }

    /// The same with a font of the author's behind them; an error says why that is none.
    pub fn new(own: Option<&[u8]>) -> Result<Self, String> {
        let mut fonts = Self::built_in();
        let Some(own) = own else { return Ok(fonts) };
        let wrong = || "the font named by `card-font` is no TrueType or OpenType font".to_owned();
        font(own).ok_or_else(wrong)?;
        let mut database = Database::clone(&fonts.database);
        let ids = database.load_font_source(Source::Binary(Arc::new(own.to_vec())));
        let family = ids
            .first()
            .and_then(|id| database.face(*id))
            .and_then(|face| face.families.first())
            .map(|(name, _)| name.clone())
            .ok_or_else(wrong)?;
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.');
        if family.chars().all(is_plain) {
            fonts.families.push_str(&format!(", '{family}'"));
        }
        fonts.database = Arc::new(database);
        fonts.own = Some(own.to_vec());
        Ok(fonts)
    }

    /// The first letter or digit of a text that no font has. Signs that are none, such as emoji, are no reason to draw
    /// nothing; [`Fonts::drawable`] leaves them out.
    pub fn missing(&self, text: &str) -> Option<char> {
        let mut letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.find(|c| !self.has(*c))
    }

    /// A text on one line without what cannot be drawn.
    pub fn drawable(&self, text: &str) -> String {
        let seen: String = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| *c == ' ' || !c.is_control() && self.has(*c))
            .collect();
        seen.split(' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn has(&self, c: char) -> bool {
        let fonts = [Some(REGULAR), self.own.as_deref()];
        let mut fonts = fonts.into_iter().flatten().filter_map(font);
        fonts.any(|font| {
            font.charmap()
                .map(c)
                .is_some_and(|glyph| glyph.to_u32() != 0)
        })
    }

    /// Measures pieces of a text at one pixel to the em, near enough: neighbours that move together are not counted.
    pub fn ruler(&self, text: &str, weight: Weight) -> impl Fn(&str) -> f32 + use<> {
        let built_in = match weight {
            Weight::Regular => REGULAR,
            Weight::Bold => BOLD,
        };
        let fonts = [Some(built_in), self.own.as_deref()];
        let fonts: Vec<_> = fonts.into_iter().flatten().filter_map(font).collect();
        let advance = |c: char| {
            fonts.iter().find_map(|font| {
                let glyph = font.charmap().map(c).filter(|glyph| glyph.to_u32() != 0)?;
                let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
                metrics.advance_width(glyph)
            })
        };
        let characters = text.chars().chain(['…', '›', ' ']);
        let widths: HashMap<char, f32> = characters
            .map(|c| (c, advance(c).unwrap_or(UNKNOWN)))
            .collect();
        move |text| {
            text.chars()
                .map(|c| widths.get(&c).unwrap_or(&UNKNOWN))
                .sum()
        }
    }
}

/// The width of what no font has.
const UNKNOWN: f32 = 0.6;

/// The first font of a file.
fn font(bytes: &[u8]) -> Option<FontRef<'_>> {
    FontRef::from_index(bytes, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_cannot_be_drawn_are_named_and_other_signs_left_out() {
        let fonts = Fonts::built_in();
        assert_eq!(
            fonts.missing("Größe, Ελλάδα, Привет, Tiếng Việt 42 – “ok”…"),
            None
        );
        assert_eq!(fonts.missing("日本語"), Some('日'));
        assert_eq!(fonts.missing("🚀 Start"), None);
        assert_eq!(fonts.drawable(" 🚀  Start\n\u{0}now\u{fe0f}"), "Start now");
    }

    #[test]
    fn width_grows_with_the_text_and_its_weight() {
        let fonts = Fonts::built_in();
        let width = |text: &str| fonts.ruler(text, Weight::Regular)(text);
        let bold = |text: &str| fonts.ruler(text, Weight::Bold)(text);
        assert!((width("mm") - 2.0 * width("m")).abs() < 1e-4);
        assert!(width("iiii") < width("mmmm"));
        assert!(bold("Burrow") > width("Burrow"));
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert!(Fonts::new(Some(b"<svg/>")).is_err());
        assert!(Fonts::new(Some(REGULAR)).is_ok());
    }
}
