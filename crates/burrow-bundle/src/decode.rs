//! Bytes to text: the one place where encodings are dealt with.

/// A file's text, ready to be read as Markdown: no BOM, `\n` line ends, no NUL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What had to be done to get it.
    pub findings: Vec<DecodeFinding>,
}

/// Something about a file's bytes that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeFinding {
    /// `invalid-utf8`, `utf-16` or `nul`.
    pub code: &'static str,
    /// In words.
    pub message: String,
    /// Line of the first occurrence, from 1.
    pub line: u32,
    /// Column of the first occurrence in characters, from 1.
    pub column: u32,
}

/// Decodes a file. What is not UTF-8 is shown as U+FFFD and reported, so that one bad byte never costs a page.
pub fn decode(bytes: &[u8]) -> Decoded {
    let mut findings = Vec::new();
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes, &mut findings),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes, &mut findings),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest, &mut findings),
        _ => utf_8(bytes, &mut findings),
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
            line,
            column,
        });
        text = text.replace('\0', "\u{fffd}");
    }
    Decoded { text, findings }
}

fn utf_8(bytes: &[u8], findings: &mut Vec<DecodeFinding>) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let offset = error.valid_up_to();
            let before = String::from_utf8_lossy(&bytes[..offset]);
            let (line, column) = place(&before, before.len());
            findings.push(DecodeFinding {
                code: "invalid-utf8",
                message: format!(
                    "byte {offset} (0x{:02x}) is not valid UTF-8; such bytes are shown as U+FFFD",
                    bytes[offset]
                ),
                line,
                column,
            });
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16, findings: &mut Vec<DecodeFinding>) -> String {
    findings.push(DecodeFinding {
        code: "utf-16",
        message: "the file is UTF-16; it is read, but should be saved as UTF-8".into(),
        line: 1,
        column: 1,
    });
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Line and column (in characters), both from 1, of byte `at`.
pub(crate) fn place(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (
        before.matches('\n').count() as u32 + 1,
        before[line_start..].chars().count() as u32 + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bom_and_carriage_returns_leave_no_trace() {
        let decoded = decode(b"\xef\xbb\xbfa\r\nb\rc\n\xef\xbb\xbf");
        assert_eq!(decoded.text, "a\nb\nc\n");
        assert_eq!(decoded.findings, []);
    }

    #[test]
    fn a_bad_byte_is_placed_and_the_rest_is_kept() {
        let decoded = decode(b"one\ntw\xffo\n");
        assert_eq!(decoded.text, "one\ntw\u{fffd}o\n");
        let finding = &decoded.findings[0];
        assert_eq!(
            (finding.code, finding.line, finding.column),
            ("invalid-utf8", 2, 3)
        );
    }

    #[test]
    fn utf_16_is_read_and_reported() {
        let bytes: Vec<u8> = std::iter::once(0xfeff)
            .chain("# Ü\n".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "# Ü\n");
        assert_eq!(decoded.findings[0].code, "utf-16");
    }

    #[test]
    fn nul_is_shown_and_reported() {
        let decoded = decode(b"a\nb\0c");
        assert_eq!(decoded.text, "a\nb\u{fffd}c");
        assert_eq!(
            (decoded.findings[0].line, decoded.findings[0].column),
            (2, 2)
        );
    }
}
