//! UTF-16: with its mark, and recognised without.

use super::DecodeFinding;

/// How two bytes make a unit.
type Unit = fn([u8; 2]) -> u16;

/// Decodes UTF-16 and says so.
pub(super) fn decode(bytes: &[u8], unit: Unit, findings: &mut Vec<DecodeFinding>) -> String {
    let lost = if bytes.len().is_multiple_of(2) {
        ""
    } else {
        ", without its last byte, which has no second half"
    };
    findings.push(DecodeFinding {
        code: "utf-16",
        message: format!("the file is UTF-16; it is read{lost}"),
        hint: "save the file as UTF-8".into(),
        line: 1,
        column: 1,
        fix: None,
    });
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The byte order of UTF-16 that has no mark: every character of ASCII in it, each line end at least, has a NUL on
/// the same side. UTF-8 has none at all.
pub(super) fn recognise(bytes: &[u8]) -> Option<Unit> {
    const LOOKED_AT: usize = 64 << 10;
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let pairs = looked_at.len() / 2;
    let (mut first, mut second) = (0, 0);
    for pair in looked_at.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let (most, least) = (first.max(second), first.min(second));
    let is_mostly_ascii = pairs >= 4 && most * 10 >= pairs * 4;
    let is_other_script =
        most >= 3 && most * 50 >= pairs && std::str::from_utf8(looked_at).is_err();
    if least * 10 > most || !(is_mostly_ascii || is_other_script) {
        return None;
    }
    let unit: Unit = if second > first {
        u16::from_le_bytes
    } else {
        u16::from_be_bytes
    };
    let units = looked_at
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]));
    let unpaired = char::decode_utf16(units).filter(Result::is_err).count();
    // One pair may be cut in two where looking ends.
    (unpaired <= 1).then_some(unit)
}
