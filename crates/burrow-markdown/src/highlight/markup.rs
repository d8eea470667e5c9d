//! HTML, XML and templates of them, with scripts and styles in their own languages.

use super::{Kind, Tokens, is_word, run};
use std::ops::Range;

/// What marks code in a template, where the language has any.
const TEMPLATES: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("{#", "#}")];

pub(super) fn scan(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    // What is never closed is not looked for again from every later place.
    let mut unclosed = [false; TEMPLATES.len()];
    // A front matter of code, as in Astro, or of YAML.
    if code[i..part.end].starts_with("---\n")
        && let Some(length) = code[i + 4..part.end].find("\n---")
    {
        let end = i + 4 + length;
        tokens.add(Kind::Meta, i..i + 3);
        tokens.inside("ts", i + 4..end);
        tokens.add(Kind::Meta, end + 1..end + 4);
        i = end + 4;
    }
    while i < part.end {
        let rest = &code[i..part.end];
        if let Some(end) = template(tokens, i, part.end, &mut unclosed) {
            i = end;
            continue;
        }
        if rest.starts_with("<!--") {
            let length = rest.find("-->").map_or(rest.len(), |length| length + 3);
            tokens.add(Kind::Comment, i..i + length);
            i += length;
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = run(code, i, part.end, |b| b != b'>' && b != b'\n');
            tokens.add(Kind::Meta, i..(end + 1).min(part.end));
            i = end + 1;
        } else if bytes[i] == b'<' {
            i = tag(tokens, i..part.end, &mut unclosed);
        } else if bytes[i] == b'&' {
            let end = run(code, i + 1, part.end.min(i + 12), |b| {
                b.is_ascii_alphanumeric() || b == b'#'
            });
            if bytes.get(end) == Some(&b';') {
                tokens.add(Kind::Literal, i..end + 1);
            }
            i = end;
        } else {
            // A byte at a time would be right too; `{` may open a template, the others markup.
            i = run(code, i + 1, part.end, |b| !matches!(b, b'<' | b'&' | b'{'));
        }
    }
}

/// Reads template code, if it starts here; gives where it ends.
fn template(
    tokens: &mut Tokens<'_>,
    at: usize,
    end: usize,
    unclosed: &mut [bool; TEMPLATES.len()],
) -> Option<usize> {
    let code = tokens.code;
    let rest = &code[at..end];
    let number = TEMPLATES
        .iter()
        .position(|(open, _)| rest.starts_with(open))?;
    if unclosed[number] {
        return None;
    }
    let close = TEMPLATES[number].1;
    let Some(length) = rest.find(close) else {
        unclosed[number] = true;
        return None;
    };
    let comment = number == 3 || rest.starts_with("{{!") || rest.starts_with("<%#");
    let kind = if comment {
        Kind::Comment
    } else {
        Kind::Variable
    };
    tokens.add(kind, at..at + length + close.len());
    Some(at + length + close.len())
}

/// Reads a tag, and what stands in it to its end tag if that is code; gives where it ends.
fn tag(
    tokens: &mut Tokens<'_>,
    part: Range<usize>,
    unclosed: &mut [bool; TEMPLATES.len()],
) -> usize {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let closes = bytes.get(part.start + 1) == Some(&b'/');
    let start = part.start + 1 + usize::from(closes);
    let is_name = |b: u8| is_word(b) || matches!(b, b'-' | b':' | b'.');
    let mut i = run(code, start.min(part.end), part.end, is_name);
    if i == start {
        return i;
    }
    let name = &code[start..i];
    tokens.add(Kind::Tag, start..i);
    let mut after_equals = false;
    while i < part.end {
        if let Some(end) = template(tokens, i, part.end, unclosed) {
            i = end;
            continue;
        }
        let byte = bytes[i];
        match byte {
            b'>' => {
                i += 1;
                break;
            }
            b'<' => return i,
            b'"' | b'\'' => {
                let end = run(code, i + 1, part.end, |b| b != byte);
                tokens.add(Kind::Text, i..(end + 1).min(part.end));
                i = end + 1;
            }
            b'=' => {
                after_equals = true;
                i += 1;
                continue;
            }
            _ if byte.is_ascii_whitespace() => {
                i += 1;
                continue;
            }
            _ if after_equals => {
                let end = run(code, i, part.end, |b| {
                    !b.is_ascii_whitespace() && !matches!(b, b'>' | b'"' | b'<')
                });
                tokens.add(Kind::Text, i..end);
                i = end.max(i + 1);
            }
            _ => {
                let end = run(code, i, part.end, |b| {
                    is_name(b) || matches!(b, b'@' | b'#' | b'*' | b'[' | b']' | b'(' | b')')
                });
                tokens.add(Kind::Property, i..end);
                i = end.max(i + 1);
            }
        }
        after_equals = false;
    }
    let i = i.min(part.end);
    let language = match name.to_ascii_lowercase().as_str() {
        "script" => "ts",
        "style" => "css",
        _ => return i,
    };
    if closes {
        return i;
    }
    let mut close = i;
    while let Some(length) = code[close..part.end].find("</") {
        close += length;
        let end_tag = code.as_bytes()[close + 2..part.end].get(..name.len());
        if end_tag.is_some_and(|end_tag| end_tag.eq_ignore_ascii_case(name.as_bytes())) {
            tokens.inside(language, i..close);
            return close;
        }
        close += 2;
    }
    tokens.inside(language, i..part.end);
    part.end
}
