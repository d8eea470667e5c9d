//! Files of keys and values, and zone files.

use super::{Kind, Tokens, data, is_word, lines, number, quoted, run};
use std::ops::Range;

/// TOML, INI, `.env`, properties: sections in brackets, `key = value`, comments.
pub(super) fn keys(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    // The quotes of a text over several lines, while one stands open.
    let mut long: Option<&str> = None;
    for line in lines(code, part) {
        if let Some(close) = long {
            tokens.add(Kind::Text, line.clone());
            if code[line].contains(close) {
                long = None;
            }
            continue;
        }
        let start = run(code, line.start, line.end, |b| b.is_ascii_whitespace());
        let Some(first) = code[start..line.end].bytes().next() else {
            continue;
        };
        if matches!(first, b'#' | b';' | b'!') {
            tokens.add(Kind::Comment, start..line.end);
            continue;
        }
        if first == b'[' && code[start..line.end].trim_end().ends_with(']') && start == line.start {
            tokens.add(Kind::Type, start..line.end);
            continue;
        }
        let mark = run(code, start, line.end, |b| {
            !matches!(b, b'=' | b':' | b'"' | b'\'' | b'[' | b'{')
        });
        let is_key = mark < line.end && matches!(code.as_bytes()[mark], b'=' | b':');
        let mut at = start;
        if is_key {
            let word = run(code, start, mark, |b| b != b' ');
            if &code[start..word] == "export" {
                tokens.add(Kind::Keyword, start..word);
                at = run(code, word, mark, |b| b == b' ');
            }
            let end = start + code[start..mark].trim_end().len();
            tokens.add(Kind::Property, at.min(end)..end);
            at = mark + 1;
        }
        for quotes in ["\"\"\"", "'''"] {
            if let Some(open) = code[at..line.end].find(quotes)
                && !code[at + open + 3..line.end].contains(quotes)
            {
                long = Some(quotes);
                tokens.add(Kind::Text, at + open..line.end);
                at = line.end;
            }
        }
        value(tokens, at..line.end);
    }
}

fn value(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    while i < part.end {
        let spaced = i == part.start || bytes[i - 1].is_ascii_whitespace();
        let before = i == part.start || !is_word(bytes[i - 1]);
        match bytes[i] {
            b'#' | b';' if spaced => return tokens.add(Kind::Comment, i..part.end),
            b'"' | b'\'' if before => {
                let end = quoted(code, i, part.end);
                tokens.add(Kind::Text, i..end);
                i = end.max(i + 1);
            }
            b'$' if bytes.get(i + 1) == Some(&b'{') => {
                let end = run(code, i, part.end, |b| b != b'}');
                tokens.add(Kind::Variable, i..(end + 1).min(part.end));
                i = end + 1;
            }
            byte if is_word(byte) && before => {
                let end = run(code, i, part.end, |b| is_word(b) || b == b'.' || b == b'-');
                let kind = match &code[i..end] {
                    "true" | "false" | "null" | "yes" | "no" | "on" | "off" => Some(Kind::Literal),
                    _ if byte.is_ascii_digit() && number(code, i, end) == end => Some(Kind::Number),
                    _ => None,
                };
                if let Some(kind) = kind {
                    tokens.add(kind, i..end);
                }
                i = end;
            }
            _ => i += 1,
        }
    }
}

/// Records of the domain name system.
pub(super) fn zone(tokens: &mut Tokens<'_>, part: Range<usize>) {
    const RECORDS: &str =
        " A AAAA CAA CNAME DNSKEY DS HTTPS IN MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT ";
    let code = tokens.code;
    for line in lines(code, part) {
        let mut i = line.start;
        while i < line.end {
            let end = match code.as_bytes()[i] {
                b';' | b'#' => {
                    tokens.add(Kind::Comment, i..line.end);
                    line.end
                }
                b'"' => {
                    let end = quoted(code, i, line.end);
                    tokens.add(Kind::Text, i..end);
                    end
                }
                byte if byte.is_ascii_whitespace() => i + 1,
                byte => {
                    let end = run(code, i, line.end, |b| {
                        !b.is_ascii_whitespace() && b != b';' && b != b'"'
                    });
                    let word = &code[i..end];
                    if byte == b'$' {
                        tokens.add(Kind::Meta, i..end);
                    } else if word.len() < 9 && RECORDS.contains(&format!(" {word} ")) {
                        tokens.add(Kind::Keyword, i..end);
                    } else if word
                        .bytes()
                        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b':' | b'/'))
                    {
                        tokens.add(Kind::Number, i..end);
                    } else if i == line.start {
                        tokens.add(Kind::Property, i..end);
                    }
                    end
                }
            };
            i = end.max(i + 1);
        }
    }
}

/// A message of HTTP: request or status line, headers, and a body in a language of its own.
pub(super) fn http(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let mut in_head = false;
    for line in lines(code, part.clone()) {
        let text = &code[line.clone()];
        let trimmed = text.trim_start();
        if trimmed.starts_with('#') {
            tokens.add(Kind::Comment, line);
            continue;
        }
        let word = &trimmed[..trimmed.find(' ').unwrap_or(trimmed.len())];
        let start = line.start + (text.len() - trimmed.len());
        if word.starts_with("HTTP/") {
            tokens.add(Kind::Meta, start..start + word.len());
            let rest = start + word.len();
            let number = run(code, rest, line.end, |b| b == b' ');
            let end = run(code, number, line.end, |b| b.is_ascii_digit());
            tokens.add(Kind::Number, number..end);
            in_head = true;
        } else if word.len() > 2 && word.len() < 9 && word.bytes().all(|b| b.is_ascii_uppercase()) {
            tokens.add(Kind::Keyword, start..start + word.len());
            let at = run(code, start + word.len(), line.end, |b| b == b' ');
            let end = run(code, at, line.end, |b| b != b' ');
            tokens.add(Kind::Text, at..end);
            in_head = true;
        } else if in_head && trimmed.is_empty() {
            in_head = false;
        } else if trimmed.starts_with(['{', '[']) {
            return data::json(tokens, line.start..part.end);
        } else if trimmed.starts_with('<') {
            return tokens.inside("html", line.start..part.end);
        } else if let Some(colon) = trimmed
            .find(':')
            .filter(|colon| trimmed[..*colon].bytes().all(|b| is_word(b) || b == b'-'))
        {
            tokens.add(Kind::Property, start..start + colon);
        }
    }
}
