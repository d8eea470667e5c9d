//! What a file that is not UTF-8 says in the encoding it was probably saved in: for people, never for the page.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, WINDOWS_1252};

/// The way out for a file with a byte at `offset` that is not UTF-8.
pub(super) fn hint(bytes: &[u8], offset: usize) -> String {
    let word = word(bytes, offset);
    let encoding = encoding(bytes, offset);
    let (said, had_errors) = encoding.decode_without_bom_handling(word);
    if had_errors || said.chars().any(char::is_control) {
        return "save the file as UTF-8".into();
    }
    format!(
        "read as {} it says “{said}”; save the file as UTF-8",
        name(encoding)
    )
}

/// The encoding that the file was probably saved in.
fn encoding(bytes: &[u8], offset: usize) -> &'static Encoding {
    let is_sound = |chunk: std::str::Utf8Chunk<'_>| !chunk.valid().is_ascii();
    if bytes.utf8_chunks().any(is_sound) {
        // Mostly UTF-8, with bytes from elsewhere: what programs of Windows paste.
        return WINDOWS_1252;
    }
    const LOOKED_AT: usize = 64 << 10;
    let from = offset.saturating_sub(LOOKED_AT / 2);
    let to = bytes.len().min(from + LOOKED_AT);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[from..to], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The word around a byte.
fn word(bytes: &[u8], offset: usize) -> &[u8] {
    const REACH: usize = 40;
    let is_end = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let before = bytes[..offset].iter().rev().take(REACH);
    let start = offset - before.take_while(|byte| !is_end(byte)).count();
    let after = bytes[offset..].iter().take(REACH);
    let end = offset + after.take_while(|byte| !is_end(byte)).count();
    &bytes[start..end]
}

/// The encoding's name as people write it.
fn name(encoding: &'static Encoding) -> String {
    let name = encoding.name();
    name.strip_prefix("windows")
        .map_or_else(|| name.to_owned(), |number| format!("Windows{number}"))
}
