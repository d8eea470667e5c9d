//! Text with marks: Markdown, changes between files, and documents of other notations.

use super::{Kind, Tokens, is_word, lines, run};
use std::ops::Range;

/// Markdown as it is written.
pub(super) fn markdown(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    // The fence that stands open: its mark, its language, and where its code starts.
    let mut fence: Option<(&str, &str, usize)> = None;
    let mut front = None;
    for (number, line) in lines(code, part.clone()).enumerate() {
        let text = &code[line.clone()];
        let trimmed = text.trim_start();
        if let Some((mark, language, start)) = fence {
            if trimmed.starts_with(mark)
                && trimmed.trim_end().trim_start_matches(&mark[..1]).is_empty()
            {
                tokens.inside(language, start..line.start);
                tokens.add(Kind::Meta, line);
                fence = None;
            }
            continue;
        }
        if text.trim_end() == "---" {
            if number == 0 {
                front = Some(line.end + 1);
            } else if let Some(start) = front.take() {
                tokens.inside("yaml", start..line.start);
            }
            if number == 0 || front.is_some() || tokens.list.last().is_some() {
                tokens.add(Kind::Meta, line);
            }
            continue;
        }
        if front.is_some() {
            // Never closed: the rest of a sample's front matter is all there is.
            if line.end >= part.end {
                tokens.inside("yaml", front.unwrap_or(part.start)..part.end);
            }
            continue;
        }
        if let Some(mark) = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark))
        {
            let length = trimmed.len() - trimmed.trim_start_matches(&mark[..1]).len();
            let language = trimmed[length..].trim();
            let language = &language[..language.find([' ', '{', ',']).unwrap_or(language.len())];
            fence = Some((&trimmed[..length], language, (line.end + 1).min(part.end)));
            tokens.add(Kind::Meta, line);
            continue;
        }
        markdown_line(tokens, line);
    }
    if let Some((_, language, start)) = fence {
        tokens.inside(language, start..part.end);
    }
}

fn markdown_line(tokens: &mut Tokens<'_>, line: Range<usize>) {
    let code = tokens.code;
    let start = run(code, line.start, line.end, |b| {
        matches!(b, b' ' | b'\t' | b'>')
    });
    let text = &code[start..line.end];
    let hashes = text.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && matches!(text.as_bytes().get(hashes), None | Some(b' ')) {
        return tokens.add(Kind::Heading, start..line.end);
    }
    if text.starts_with(":::") {
        return tokens.add(Kind::Meta, start..line.end);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut i = start;
    if text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ") {
        tokens.add(Kind::Keyword, start..start + 1);
        i = start + 2;
    } else if digits > 0 && text[digits..].starts_with(". ") {
        tokens.add(Kind::Keyword, start..start + digits + 1);
        i = start + digits + 2;
    }
    inline(tokens, i..line.end);
}

/// Code spans, emphasis, links and comments of one line.
fn inline(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    // Marks that were not found again on this line are not looked for twice.
    let mut missing: [bool; 4] = [false; 4];
    let marks: [(&str, &str, Kind); 4] = [
        ("`", "`", Kind::Text),
        ("**", "**", Kind::Keyword),
        ("<!--", "-->", Kind::Comment),
        ("](", ")", Kind::Text),
    ];
    while i < part.end {
        let rest = &code[i..part.end];
        let found = marks.iter().position(|(open, _, _)| rest.starts_with(open));
        if let Some(number) = found.filter(|number| !missing[*number]) {
            let (open, close, kind) = marks[number];
            match rest[open.len()..].find(close) {
                Some(length) => {
                    let end = i + open.len() + length + close.len();
                    let trim = usize::from(number == 3);
                    tokens.add(kind, i + 2 * trim..end - trim);
                    i = end;
                }
                None => {
                    missing[number] = true;
                    i += 1;
                }
            }
            continue;
        }
        i = run(code, i + 1, part.end, |b| {
            !matches!(b, b'`' | b'*' | b'<' | b']')
        });
    }
    debug_assert!(i >= bytes.len() || i == part.end);
}

/// Changes between files.
pub(super) fn diff(tokens: &mut Tokens<'_>, part: Range<usize>) {
    for line in lines(tokens.code, part) {
        let text = &tokens.code[line.clone()];
        let head = [
            "diff ",
            "index ",
            "--- ",
            "+++ ",
            "similarity ",
            "rename ",
            "new file",
            "deleted file",
        ];
        let kind = if text.starts_with("@@") {
            Kind::Meta
        } else if head.iter().any(|start| text.starts_with(start)) {
            Kind::Heading
        } else {
            match text.as_bytes().first() {
                Some(b'+' | b'>') => Kind::Inserted,
                Some(b'-' | b'<') => Kind::Deleted,
                Some(b'!' | b'#') => Kind::Meta,
                _ => continue,
            }
        };
        tokens.add(kind, line);
    }
}

/// Lines that patterns are written on, one each, as in `.gitignore`.
pub(super) fn patterns(tokens: &mut Tokens<'_>, part: Range<usize>) {
    for line in lines(tokens.code, part) {
        let text = tokens.code[line.clone()].trim_start();
        if text.starts_with('#') {
            tokens.add(Kind::Comment, line);
        } else if text.starts_with('!') {
            tokens.add(Kind::Keyword, line);
        }
    }
}

/// What programs write while they run: times, levels, quoted words.
pub(super) fn log(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    for line in lines(code, part) {
        let mut i = line.start;
        while i < line.end {
            let byte = code.as_bytes()[i];
            let end = if byte.is_ascii_digit() {
                let end = run(code, i, line.end, |b| {
                    is_word(b) || matches!(b, b':' | b'.' | b'-' | b'/')
                });
                tokens.add(Kind::Number, i..end);
                end
            } else if is_word(byte) {
                let end = run(code, i, line.end, is_word);
                let kind = match &code[i..end] {
                    "ERROR" | "FATAL" | "CRITICAL" | "PANIC" | "FAIL" | "FAILED" => {
                        Some(Kind::Deleted)
                    }
                    "WARN" | "WARNING" | "INFO" | "DEBUG" | "TRACE" | "NOTICE" => {
                        Some(Kind::Keyword)
                    }
                    "OK" | "PASS" | "PASSED" | "SUCCESS" => Some(Kind::Inserted),
                    _ => None,
                };
                if let Some(kind) = kind {
                    tokens.add(kind, i..end);
                }
                end
            } else {
                i + 1
            };
            i = end;
        }
    }
}
