//! CSS, SCSS and Less.

use super::{Kind, Tokens, is_word, number, quoted, run};
use std::ops::Range;

pub(super) fn scan(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    while i < part.end {
        match bytes[i] {
            b'{' | b'}' | b';' => i += 1,
            byte if byte.is_ascii_whitespace() => i += 1,
            b'/' if comment(tokens, &mut i, part.end) => {}
            _ => {
                let end = statement_end(bytes, i, part.end);
                let selector = bytes.get(end) == Some(&b'{');
                statement(tokens, i..end, selector);
                i = end.max(i + 1);
            }
        }
    }
}

/// Reads a comment, if one starts here.
fn comment(tokens: &mut Tokens<'_>, i: &mut usize, end: usize) -> bool {
    let code = tokens.code;
    let rest = &code[*i..end];
    let length = if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |length| length + 2)
    } else if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else {
        return false;
    };
    tokens.add(Kind::Comment, *i..*i + length);
    *i += length;
    true
}

/// Where a declaration or a rule's head ends: at a brace or semicolon outside strings, comments and brackets.
fn statement_end(bytes: &[u8], at: usize, end: usize) -> usize {
    let mut i = at;
    let mut brackets = 0_usize;
    while i < end {
        match bytes[i] {
            b'(' => brackets += 1,
            b')' => brackets = brackets.saturating_sub(1),
            b'#' if bytes.get(i + 1) == Some(&b'{') => {
                while i < end && bytes[i] != b'}' {
                    i += 1;
                }
            }
            b'{' | b'}' => return i,
            b';' if brackets == 0 => return i,
            b'/' if i > at && bytes[i..].starts_with(b"/*") => return i,
            _ => {}
        }
        i += 1;
    }
    end
}

fn statement(tokens: &mut Tokens<'_>, part: Range<usize>, selector: bool) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let is_name = |b: u8| is_word(b) || b == b'-';
    let at_rule = bytes[part.start] == b'@';
    let mut i = part.start;
    let mut in_value = at_rule;
    while i < part.end {
        let byte = bytes[i];
        let next = bytes.get(i + 1).copied().unwrap_or(0);
        let (kind, end) = match byte {
            b'"' | b'\'' => (Some(Kind::Text), quoted(code, i, part.end)),
            b'/' if next == b'/' && (i == part.start || bytes[i - 1] != b':') => {
                (Some(Kind::Comment), run(code, i, part.end, |b| b != b'\n'))
            }
            b'@' if i == part.start => (Some(Kind::Keyword), run(code, i + 1, part.end, is_name)),
            b'@' | b'$' if is_name(next) => {
                (Some(Kind::Variable), run(code, i + 1, part.end, is_name))
            }
            b'!' => (Some(Kind::Keyword), run(code, i + 1, part.end, is_name)),
            b':' => {
                in_value |= !selector;
                let end = run(code, i, part.end, |b| b == b':');
                if selector && is_name(next) | (next == b':') {
                    (Some(Kind::Keyword), run(code, end, part.end, is_name))
                } else {
                    (None, i + 1)
                }
            }
            b'.' | b'#' if selector && !at_rule && is_name(next) => {
                (Some(Kind::Type), run(code, i + 1, part.end, is_name))
            }
            b'#' if is_word(next) => (Some(Kind::Literal), run(code, i + 1, part.end, is_word)),
            b'-' if next == b'-' => (Some(Kind::Variable), run(code, i, part.end, is_name)),
            _ if byte.is_ascii_digit()
                || (matches!(byte, b'.' | b'-') && next.is_ascii_digit()) =>
            {
                let end = number(code, i + usize::from(!byte.is_ascii_digit()), part.end);
                (Some(Kind::Number), run(code, end, part.end, |b| b == b'%'))
            }
            _ if is_name(byte) => {
                let end = run(code, i, part.end, is_name);
                let kind = if bytes.get(end) == Some(&b'(') {
                    Some(Kind::Function)
                } else if selector && !at_rule {
                    Some(Kind::Tag)
                } else if !in_value {
                    Some(Kind::Property)
                } else {
                    None
                };
                (kind, end)
            }
            _ => (None, i + 1),
        };
        if let Some(kind) = kind {
            tokens.add(kind, i..end);
        }
        i = end.max(i + 1);
    }
}
