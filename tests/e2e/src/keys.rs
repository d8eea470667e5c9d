//! Keys that are no characters, as WebDriver writes them.

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what is printed on it")]
pub enum Key {
    Tab,
    Enter,
    Escape,
    Up,
    Down,
    Left,
    Right,
    End,
    Control,
    /// A key that writes a character.
    Char(char),
}

impl Key {
    /// The character that stands for the key.
    pub(crate) fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Control => '\u{e009}',
            Self::Escape => '\u{e00c}',
            Self::End => '\u{e010}',
            Self::Left => '\u{e012}',
            Self::Right => '\u{e014}',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
            Self::Char(character) => character,
        }
    }
}
