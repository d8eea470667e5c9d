//! Bytes to text: the one place where encodings are dealt with.

mod guess;
mod signs;
mod utf_16;

use crate::diagnostic::Fix;
use crate::mojibake::{self, Mojibake, Repaired};
use std::collections::BTreeMap;

/// A file's text, ready to be read as Markdown: no BOM, `\n` line ends, no NUL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What had to be done to get it, and what its author should know.
    pub findings: Vec<DecodeFinding>,
    /// Where columns of `text` differ from those of the file.
    pub(crate) shifts: Shifts,
}

/// Something about a file's bytes or signs that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeFinding {
    /// The rule: `invalid-utf8`, `mojibake`, `bidi-control`.
    pub code: &'static str,
    /// In words.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// Line of the first occurrence, from 1.
    pub line: u32,
    /// Column of the first occurrence in characters of [`Decoded::text`], from 1.
    pub column: u32,
    /// What puts it right, where that is certain.
    pub fix: Option<Fix>,
}

/// How far columns of a repaired text stand from those of the file: line, column after a replaced piece, and by how
/// much all that follows in the line moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shifts(Vec<(u32, u32, i32)>);

impl Shifts {
    /// The column of the file for a line and column of the text.
    pub fn column(&self, line: u32, column: u32) -> u32 {
        let passed = self
            .0
            .partition_point(|(at, after, _)| (*at, *after) <= (line, column));
        match passed.checked_sub(1).map(|last| self.0[last]) {
            Some((at, _, moved)) if at == line => column.saturating_add_signed(moved).max(1),
            _ => column,
        }
    }

    /// The column of the text for a line and column of the file, which lies outside of all replaced pieces.
    fn column_of_text(&self, line: u32, column: u32) -> u32 {
        let after =
            |(at, after, moved): &(u32, u32, i32)| (*at, after.saturating_add_signed(*moved));
        let passed = self
            .0
            .partition_point(|shift| after(shift) <= (line, column));
        match passed.checked_sub(1).map(|last| self.0[last]) {
            Some((at, _, moved)) if at == line => column.saturating_add_signed(-moved).max(1),
            _ => column,
        }
    }

    /// Whether columns are those of the file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How much text that was read in a wrong encoding is turned back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repair {
    /// The author means it as it stands.
    Nothing,
    /// What is fully reversible.
    Certain,
    /// Also what is only likely, because bytes were lost.
    Likely,
}

/// Decodes a file. What is not UTF-8 is shown as U+FFFD and reported, so that one bad byte never costs a page.
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut findings = Vec::new();
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16::decode(rest, u16::from_le_bytes, &mut findings),
        [0xfe, 0xff, rest @ ..] => utf_16::decode(rest, u16::from_be_bytes, &mut findings),
        _ => match utf_16::recognise(bytes) {
            Some(unit) => utf_16::decode(bytes, unit, &mut findings),
            None => utf_8(bytes, &mut findings),
        },
    };
    let mut text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    };
    // A BOM that joining files has left inside is as invisible as one at the top.
    text.retain(|c| c != '\u{feff}');
    if let Some(at) = text.find('\0') {
        let (line, column) = place(&text, at);
        findings.push(DecodeFinding {
            code: "nul",
            message: "the file holds NUL characters, which are shown as U+FFFD".into(),
            hint: "remove them, or save the file as UTF-8".into(),
            line,
            column,
            fix: None,
        });
        text = text.replace('\0', "\u{fffd}");
    }
    Decoded {
        text,
        findings,
        shifts: Shifts::default(),
    }
}

/// Decodes a page: text that was read in a wrong encoding is turned back as far as the configuration wants it, and
/// signs that mislead or that nobody sees are reported.
pub(crate) fn decode_page(bytes: &[u8], repair: Repair) -> Decoded {
    let mut decoded = decode(bytes);
    if bytes.starts_with(b"\xef\xbb\xbf") {
        decoded.findings.push(DecodeFinding {
            code: "byte-order-mark",
            message: "the file starts with a byte order mark, which UTF-8 does not need".into(),
            hint: "save it without: other programs show it or stumble over it".into(),
            line: 1,
            column: 1,
            fix: Some(Fix::replace((1, 1), "\u{feff}", "")),
        });
    }
    if decoded.text.is_ascii() {
        return decoded;
    }
    let lossy = repair == Repair::Likely;
    let found = match repair {
        Repair::Nothing => Vec::new(),
        Repair::Certain | Repair::Likely => mojibake::find_mojibake(&decoded.text),
    };
    if let Some(repaired) = mojibake::apply(&decoded.text, &found, lossy) {
        decoded.shifts = shifts(&decoded.text, &repaired);
        for finding in &mut decoded.findings {
            finding.column = decoded.shifts.column_of_text(finding.line, finding.column);
        }
        report_mojibake(
            &decoded.text,
            &found,
            Some(&repaired),
            lossy,
            &mut decoded.findings,
        );
        decoded.text = repaired.text;
    } else {
        report_mojibake(&decoded.text, &found, None, lossy, &mut decoded.findings);
    }
    let is_sound = decoded
        .findings
        .iter()
        .all(|finding| matches!(finding.code, "mojibake" | "byte-order-mark"));
    signs::report(&decoded.text, is_sound, &mut decoded.findings);
    decoded
}

fn utf_8(bytes: &[u8], findings: &mut Vec<DecodeFinding>) -> String {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        Err(error) => error,
    };
    let offset = error.valid_up_to();
    let before = decode_prefix(&bytes[..offset]);
    let (line, column) = place(&before, before.len());
    let count = bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count();
    let more = match count {
        1 => String::new(),
        count => format!(", the first of {count} places"),
    };
    findings.push(DecodeFinding {
        code: "invalid-utf8",
        message: format!(
            "byte {offset} (0x{:02x}) is not valid UTF-8{more}; such bytes are shown as U+FFFD",
            bytes[offset]
        ),
        hint: guess::hint(bytes, offset),
        line,
        column,
        fix: None,
    });
    String::from_utf8_lossy(bytes).into_owned()
}

/// What stands before a bad byte, with the line ends and without the marks that the text is rid of later.
fn decode_prefix(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    text.replace('\r', "\n").replace('\u{feff}', "")
}

/// One finding for each different piece, at its first place; one fix mends all its places.
fn report_mojibake(
    text: &str,
    found: &[Mojibake],
    repaired: Option<&Repaired>,
    lossy: bool,
    findings: &mut Vec<DecodeFinding>,
) {
    let shown = repaired.map_or(text, |repaired| repaired.text.as_str());
    let spans = repaired.map_or(&[][..], |repaired| &repaired.spans);
    let mut spans = spans.iter().peekable();
    let mut places = Places::new(shown);
    // Bytes by which the repaired text is longer and shorter than the other so far.
    let (mut longer, mut shorter) = (0, 0);
    let mut kinds: BTreeMap<(&str, Option<&str>), (u32, DecodeFinding)> = BTreeMap::new();
    for piece in found {
        let wrong = &text[piece.range.clone()];
        let place = places.of(piece.range.start + longer - shorter);
        if let Some(span) = spans.next_if(|span| span.from == piece.range) {
            longer += span.to.len();
            shorter += span.from.len();
        }
        let (count, finding) = kinds
            .entry((wrong, piece.meant.as_deref()))
            .or_insert_with(|| (0, mojibake_finding(piece, wrong, place, lossy)));
        *count += 1;
        if let Some(meant) = piece.meant.as_deref().filter(|_| !piece.lossy) {
            let edits = Fix::replace(place, wrong, meant).edits;
            finding
                .fix
                .get_or_insert(Fix { edits: Vec::new() })
                .edits
                .extend(edits);
        }
    }
    let first = findings.len();
    findings.extend(kinds.into_values().map(|(count, mut finding)| {
        if count > 1 {
            let times = format!("; {count} times on this page");
            finding.message.push_str(&times);
        }
        finding
    }));
    findings[first..].sort_by_key(|finding| (finding.line, finding.column));
}

fn mojibake_finding(
    piece: &Mojibake,
    wrong: &str,
    (line, column): (u32, u32),
    lossy: bool,
) -> DecodeFinding {
    let read_as = piece.read_as;
    let wrong: String = wrong.chars().flat_map(visible).collect();
    let (message, hint) = match (&piece.meant, piece.lossy) {
        (Some(meant), false) => {
            let meant = if meant.is_empty() {
                "a byte order mark"
            } else {
                meant
            };
            (
                format!("“{wrong}” is “{meant}”: it was saved as UTF-8 and read as {read_as}"),
                "it is shown as it was meant; save the file with the right signs".to_owned(),
            )
        }
        (Some(meant), true) => (
            format!(
                "“{wrong}” was probably “{meant}”: it was read as {read_as}, and bytes were lost"
            ),
            if lossy {
                "it is shown as what it probably was; save the file with the right signs".to_owned()
            } else {
                format!("write “{meant}”, or let `lossy = true` under [repair] show it so")
            },
        ),
        (None, _) => (
            format!("“{wrong}” is what is left of a sign that was read as {read_as}"),
            "write the sign that was meant: too much of it is lost to tell".to_owned(),
        ),
    };
    DecodeFinding {
        code: "mojibake",
        message,
        hint,
        line,
        column,
        fix: None,
    }
}

/// A sign as a message can show it: control characters and no-break spaces by their number.
fn visible(sign: char) -> Vec<char> {
    if sign.is_control() || matches!(sign, '\u{a0}' | '\u{ad}') {
        format!("<{:02X}>", u32::from(sign)).chars().collect()
    } else {
        vec![sign]
    }
}

fn shifts(text: &str, repaired: &Repaired) -> Shifts {
    let mut places = Places::new(&repaired.text);
    let mut shifts: Vec<(u32, u32, i32)> = Vec::new();
    for span in &repaired.spans {
        let (line, column) = places.of(span.to.end);
        let before = text[span.from.clone()].chars().count() as i32;
        let after = repaired.text[span.to.clone()].chars().count() as i32;
        let earlier = shifts.last().filter(|(at, ..)| *at == line);
        let moved = earlier.map_or(0, |(.., moved)| *moved) + before - after;
        shifts.push((line, column, moved));
    }
    Shifts(shifts)
}

/// Lines and columns of offsets that come in ascending order, found in one walk over the text.
pub(crate) struct Places<'a> {
    text: &'a str,
    at: usize,
    place: (u32, u32),
}

impl<'a> Places<'a> {
    /// Starts at the top.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            place: (1, 1),
        }
    }

    /// Line and column (in characters), both from 1, of byte `at`, which lies behind all asked for before.
    pub fn of(&mut self, at: usize) -> (u32, u32) {
        for sign in self.text[self.at..at].chars() {
            if sign == '\n' {
                self.place = (self.place.0 + 1, 1);
            } else {
                self.place.1 += 1;
            }
        }
        self.at = at;
        self.place
    }
}

/// Line and column (in characters), both from 1, of byte `at`.
pub(crate) fn place(text: &str, at: usize) -> (u32, u32) {
    Places::new(text).of(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> Vec<(&'static str, u32, u32)> {
        let decoded = decode_page(bytes, Repair::Certain);
        let places = decoded.findings.iter();
        places
            .map(|finding| (finding.code, finding.line, finding.column))
            .collect()
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_bom_and_carriage_returns_leave_no_trace() {
        let decoded = decode(b"\xef\xbb\xbfa\r\nb\rc\n\xef\xbb\xbf");
        assert_eq!(decoded.text, "a\nb\nc\n");
        assert_eq!(decoded.findings, []);
    }

    #[test]
    fn a_bad_byte_is_placed_and_the_rest_is_kept() {
        let decoded = decode(b"one\r\n\xef\xbb\xbftw\xffo\nthr\xfee\n");
        assert_eq!(decoded.text, "one\ntw\u{fffd}o\nthr\u{fffd}e\n");
        let finding = &decoded.findings[0];
        assert_eq!(
            (finding.code, finding.line, finding.column),
            ("invalid-utf8", 2, 3)
        );
        assert!(
            finding
                .message
                .starts_with("byte 10 (0xff) is not valid UTF-8, the first of 2 places")
        );
    }

    #[test]
    fn text_of_an_older_encoding_comes_with_how_it_reads() {
        let latin = b"Ein M\xfcller mahlt K\xf6rner; die Stra\xdfe ist l\xe4nger.\n";
        let hint = &decode(latin).findings[0].hint;
        assert_eq!(
            hint,
            "read as Windows-1252 it says “Müller”; save the file as UTF-8"
        );
        let russian = encoding_rs::WINDOWS_1251
            .encode("Это обычный русский текст, который сохранили давно.\n")
            .0;
        let hint = &decode(&russian).findings[0].hint;
        assert_eq!(
            hint,
            "read as Windows-1251 it says “Это”; save the file as UTF-8"
        );
        let stray = "naïve café \u{0}".replace('\u{0}', "");
        let mut stray = stray.into_bytes();
        stray.extend(b"don\x92t\n");
        assert!(
            decode(&stray).findings[0].hint.contains("“don’t”"),
            "{}",
            decode(&stray).findings[0].hint
        );
    }

    #[test]
    fn utf_16_is_read_and_reported_with_and_without_its_mark() {
        for text in [
            "# Ü\n\nText.\n",
            "# 標題\n\n這是一個測試。這裡有很多字。\n這是第二行。\n",
        ] {
            for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                let marked = utf_16(&format!("\u{feff}{text}"), bytes);
                let decoded = decode(&marked);
                assert_eq!((&*decoded.text, decoded.findings[0].code), (text, "utf-16"));
            }
        }
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let decoded = decode(&utf_16("# A title\n\nSome téxt.\n", bytes));
            assert_eq!(decoded.text, "# A title\n\nSome téxt.\n");
            assert_eq!(decoded.findings[0].code, "utf-16");
        }
        assert_eq!(decode("a\nb".as_bytes()).findings, []);
    }

    #[test]
    fn nul_is_shown_and_reported() {
        let decoded = decode(b"a\nb\0c");
        assert_eq!(decoded.text, "a\nb\u{fffd}c");
        assert_eq!(found(b"a\nb\0c"), [("nul", 2, 2)]);
        // Columns are those of the repaired text until the very end.
        let after_mojibake = "\u{e2}\u{20ac}\u{2122}\0".as_bytes();
        assert_eq!(found(after_mojibake), [("nul", 1, 2), ("mojibake", 1, 1)]);
    }

    #[test]
    fn mojibake_is_read_as_it_was_meant_and_reported_once_a_page() {
        let text =
            "a\nIt\u{e2}\u{20ac}\u{2122}s, isn\u{e2}\u{20ac}\u{2122}t it\u{e2}\u{20ac}\u{a6}\n";
        let decoded = decode_page(text.as_bytes(), Repair::Certain);
        assert_eq!(decoded.text, "a\nIt’s, isn’t it…\n");
        let messages: Vec<_> = decoded
            .findings
            .iter()
            .map(|finding| &*finding.message)
            .collect();
        assert_eq!(
            messages,
            [
                "“â€™” is “’”: it was saved as UTF-8 and read as Windows-1252; 2 times on this page",
                "“â€¦” is “…”: it was saved as UTF-8 and read as Windows-1252"
            ]
        );
        let file = |column| decoded.shifts.column(2, column);
        assert_eq!([1, 3, 4, 7, 10, 11, 15].map(file), [1, 3, 6, 9, 12, 15, 19]);
        assert_eq!(decoded.shifts.column(1, 1), 1);
        assert_eq!(decoded.shifts.column(3, 9), 9);
        let fix = decoded.findings[0].fix.as_ref().unwrap();
        let columns: Vec<_> = fix
            .edits
            .iter()
            .map(|edit| (edit.line, file(edit.column)))
            .collect();
        assert_eq!(columns, [(2, 3), (2, 12)]);
    }

    #[test]
    fn lost_bytes_are_guessed_only_when_the_configuration_says_so() {
        let text = "\u{11f}\u{178}\u{af} Goals\n";
        let kept = decode_page(text.as_bytes(), Repair::Certain);
        assert_eq!(kept.text, text);
        assert!(
            kept.findings[0].message.contains("was probably “🎯”"),
            "{:?}",
            kept.findings
        );
        let guessed = decode_page(text.as_bytes(), Repair::Likely);
        assert_eq!(guessed.text, "🎯 Goals\n");
        assert_eq!(guessed.findings[0].fix, None);
    }
}
