//! YAML: keys, values and blocks of text, line by line.

use super::{Kind, Tokens, is_word, lines, number, quoted, run};
use std::ops::Range;

pub(super) fn scan(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    // The indentation of the line that opened a block of text; deeper lines belong to it.
    let mut block: Option<usize> = None;
    for line in lines(code, part) {
        let start = run(code, line.start, line.end, |byte| byte == b' ');
        let indent = start - line.start;
        if start == line.end {
            continue;
        }
        if let Some(above) = block {
            if indent > above {
                tokens.add(Kind::Text, start..line.end);
                continue;
            }
            block = None;
        }
        if scan_line(tokens, start..line.end) {
            block = Some(indent);
        }
    }
}

/// Reads a line; says whether it opens a block of text.
fn scan_line(tokens: &mut Tokens<'_>, line: Range<usize>) -> bool {
    let code = tokens.code;
    let bytes = code.as_bytes();
    let end = line.end;
    let mut i = line.start;
    if matches!(&code[i..end], "---" | "...") || code[i..end].starts_with('%') {
        tokens.add(Kind::Meta, i..end);
        return false;
    }
    while bytes[i] == b'-' && bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace) {
        i = run(code, i + 1, end, |byte| byte == b' ');
        if i >= end {
            return false;
        }
    }
    if let Some((key, colon)) = key(code, i, end) {
        tokens.add(Kind::Property, i..key);
        i = colon + 1;
    }
    value(tokens, i..end)
}

/// Where the key that starts a line ends, and where its colon stands.
fn key(code: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    let bytes = code.as_bytes();
    let first = bytes[at];
    let (key, colon) = if matches!(first, b'"' | b'\'') {
        let close = quoted(code, at, end);
        (close, run(code, close, end, |byte| byte == b' '))
    } else if matches!(first, b'#' | b'[' | b'{' | b'&' | b'*' | b'!' | b'|' | b'>') {
        return None;
    } else {
        let mut i = at;
        loop {
            i = run(code, i, end, |byte| byte != b':' && byte != b'#');
            let ends = bytes[..end].get(i + 1).is_none_or(u8::is_ascii_whitespace);
            if i >= end || (bytes[i] == b'#' && i > at && bytes[i - 1] == b' ') {
                return None;
            }
            if bytes[i] == b':' && ends {
                break (i, i);
            }
            i += 1;
        }
    };
    (bytes[..end].get(colon) == Some(&b':')).then_some((key, colon))
}

/// Reads a value; says whether it opens a block of text.
fn value(tokens: &mut Tokens<'_>, part: Range<usize>) -> bool {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    // Whether the word at hand starts a value, so that it may be a number or a name with a meaning.
    let mut first = true;
    let mut opens = false;
    while i < part.end {
        let byte = bytes[i];
        let spaced = i == part.start || bytes[i - 1].is_ascii_whitespace();
        match byte {
            b' ' | b'\t' => {
                i += 1;
                continue;
            }
            b'#' if spaced => {
                tokens.add(Kind::Comment, i..part.end);
                return opens;
            }
            b'"' | b'\'' if first => {
                let end = quoted(code, i, part.end);
                let after = run(code, end, part.end, |byte| byte == b' ');
                let is_key = bytes.get(after) == Some(&b':');
                tokens.add(if is_key { Kind::Property } else { Kind::Text }, i..end);
                i = end;
                first = false;
                continue;
            }
            b'&' | b'*' if first && bytes.get(i + 1).copied().is_some_and(is_word) => {
                let end = run(code, i + 1, part.end, |b| is_word(b) || b == b'-');
                tokens.add(Kind::Variable, i..end);
                i = end;
                continue;
            }
            b'!' if first => {
                let end = run(code, i, part.end, |b| !b.is_ascii_whitespace());
                tokens.add(Kind::Type, i..end);
                i = end;
                continue;
            }
            b'|' | b'>' if first => {
                let end = run(code, i + 1, part.end, |b| {
                    b.is_ascii_digit() || matches!(b, b'+' | b'-')
                });
                opens = true;
                tokens.add(Kind::Keyword, i..end);
                i = end;
            }
            b'[' | b'{' | b',' => {
                first = true;
                i += 1;
                continue;
            }
            b':' => {
                first = bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace);
                i += 1;
                continue;
            }
            _ if first && (is_word(byte) || byte == b'-' || byte == b'~' || byte == b'.') => {
                i = scalar(tokens, i..part.end);
            }
            _ => i += 1,
        }
        first = false;
    }
    opens
}

/// Reads a plain word; gives where it ends.
fn scalar(tokens: &mut Tokens<'_>, part: Range<usize>) -> usize {
    let code = tokens.code;
    let stops = |byte: u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t');
    let mut end = part.start;
    while end < part.end && !stops(code.as_bytes()[end]) {
        let byte = code.as_bytes()[end];
        let next = code.as_bytes()[..part.end].get(end + 1);
        if byte == b':' && next.is_none_or(|next| next.is_ascii_whitespace()) {
            break;
        }
        end += 1;
    }
    let word = &code[part.start..end];
    let rest = run(code, end, part.end, |byte| byte == b' ');
    let after = code.as_bytes()[..part.end].get(rest).copied();
    if after == Some(b':') {
        tokens.add(Kind::Property, part.start..end);
    } else if matches!(after, None | Some(b',' | b']' | b'}' | b'#')) {
        let lower = word.to_ascii_lowercase();
        let digits = word.trim_start_matches(['-', '+', '.']);
        if matches!(
            lower.as_str(),
            "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "~"
        ) {
            tokens.add(Kind::Literal, part.start..end);
        } else if digits.starts_with(|c: char| c.is_ascii_digit())
            && number(code, end - digits.len(), end) == end
        {
            tokens.add(Kind::Number, part.start..end);
        }
    }
    end.max(part.start + 1)
}
