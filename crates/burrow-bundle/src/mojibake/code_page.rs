//! The encodings in which UTF-8 is most often misread, each as a table from characters back to bytes.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252, WINDOWS_1254};
use std::sync::LazyLock;

/// An encoding of one byte a character.
pub(super) struct CodePage {
    /// Its usual name.
    pub name: &'static str,
    /// Bytes that mean nothing in it, so that many programs drop them.
    pub dropped: &'static [u8],
    /// Characters of the bytes from 0x80 on, in order of characters.
    bytes: Vec<(char, u8)>,
    /// Whether it is one of Windows, in which most bytes mean the same.
    pub is_windows: bool,
}

static PAGES: LazyLock<[CodePage; 3]> = LazyLock::new(|| {
    [
        // Of equally good readings the last is taken: Windows-1252 is the most frequent by far.
        CodePage::new("Mac Roman", MACINTOSH, &[]),
        CodePage::new(
            "Windows-1254",
            WINDOWS_1254,
            &[0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e],
        ),
        CodePage::new(
            "Windows-1252",
            WINDOWS_1252,
            &[0x81, 0x8d, 0x8f, 0x90, 0x9d],
        ),
    ]
});

/// All of them, the likeliest last.
pub(super) fn all() -> [&'static CodePage; 3] {
    PAGES.each_ref()
}

/// What a control character from 0x80 to 0x9F is in Windows-1252; none for all other characters.
pub(super) fn of_control(sign: char) -> Option<char> {
    if !('\u{80}'..='\u{9f}').contains(&sign) {
        return None;
    }
    let byte = u8::try_from(u32::from(sign)).ok()?;
    decode(WINDOWS_1252, byte).filter(|meant| *meant != sign)
}

fn decode(encoding: &'static Encoding, byte: u8) -> Option<char> {
    let bytes = [byte];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().next()
}

impl CodePage {
    fn new(name: &'static str, encoding: &'static Encoding, dropped: &'static [u8]) -> Self {
        let is_windows = !dropped.is_empty();
        let mut bytes: Vec<_> = (0x80..=0xff)
            .filter_map(|byte| Some((decode(encoding, byte)?, byte)))
            .collect();
        if is_windows {
            // Programs that do not know better read 0x80 to 0x9F as control characters, as Latin-1 has them.
            bytes.extend((0x80..=0x9f).map(|byte| (char::from(byte), byte)));
        }
        bytes.sort_unstable();
        bytes.dedup();
        Self {
            name,
            dropped,
            bytes,
            is_windows,
        }
    }

    /// The byte that was read as this character.
    pub fn byte(&self, sign: char) -> Option<u8> {
        let at = self
            .bytes
            .binary_search_by_key(&sign, |(sign, _)| *sign)
            .ok()?;
        Some(self.bytes[at].1)
    }
}
