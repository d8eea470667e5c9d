//! JSON and its kin, and tables of values.

use super::{Kind, Tokens, is_word, lines, number, quoted, run};
use std::ops::Range;

/// JSON, with the comments and bare keys of JSON5.
pub(super) fn json(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    while i < part.end {
        let rest = &bytes[i..];
        let (kind, end) = match bytes[i] {
            b'"' | b'\'' => {
                let end = quoted(code, i, part.end);
                (key_or(Kind::Text, bytes, end), end)
            }
            b'/' if rest.starts_with(b"//") => {
                (Kind::Comment, run(code, i, part.end, |byte| byte != b'\n'))
            }
            b'/' if rest.starts_with(b"/*") => {
                let end = code[i..part.end]
                    .find("*/")
                    .map_or(part.end, |length| i + length + 2);
                (Kind::Comment, end)
            }
            b'#' => (Kind::Comment, run(code, i, part.end, |byte| byte != b'\n')),
            b'-' | b'+' if bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => {
                (Kind::Number, number(code, i + 1, part.end))
            }
            byte if byte.is_ascii_digit() => (Kind::Number, number(code, i, part.end)),
            byte if is_word(byte) || byte == b'$' => {
                let end = run(code, i + 1, part.end, |b| is_word(b) || b == b'-');
                let plain = match &code[i..end] {
                    "true" | "false" | "null" | "undefined" | "NaN" | "Infinity" => Kind::Literal,
                    _ => Kind::Tag,
                };
                let kind = key_or(plain, bytes, end);
                if kind == Kind::Tag {
                    i = end;
                    continue;
                }
                (kind, end)
            }
            _ => {
                i += 1;
                continue;
            }
        };
        tokens.add(kind, i..end);
        i = end;
    }
}

/// A key when a colon follows.
fn key_or(otherwise: Kind, bytes: &[u8], end: usize) -> Kind {
    let next = bytes[end..]
        .iter()
        .take(40)
        .find(|byte| !byte.is_ascii_whitespace());
    if next == Some(&b':') {
        Kind::Property
    } else {
        otherwise
    }
}

/// Comma or tab separated values: the first line names the columns.
pub(super) fn csv(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    for (count, line) in lines(code, part).enumerate() {
        let mut i = line.start;
        while i < line.end {
            let end = match code.as_bytes()[i] {
                b'"' => quoted(code, i, line.end),
                _ => run(code, i, line.end, |b| !matches!(b, b',' | b';' | b'\t')),
            };
            let cell = code[i..end].trim();
            if count == 0 {
                tokens.add(Kind::Property, i..end);
            } else if cell.starts_with('"') {
                tokens.add(Kind::Text, i..end);
            } else if !cell.is_empty() && cell.parse::<f64>().is_ok() {
                tokens.add(Kind::Number, i..end);
            }
            // After a closing quote may stand what is no separator.
            let parted = matches!(code.as_bytes().get(end), Some(b',' | b';' | b'\t'));
            i = if parted { end + 1 } else { end };
        }
    }
}
