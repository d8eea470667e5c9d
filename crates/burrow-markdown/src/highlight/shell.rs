//! Shells, what was typed into them, and files whose lines are commands.

use super::{Kind, Tokens, is_word, lines, quoted, run};
use std::ops::Range;

const KEYWORDS: &str = " if then else elif fi for while until do done case esac in select function return exit break \
    continue local export readonly declare typeset unset shift trap set source begin end switch and or not ";

/// A shell script.
pub(super) fn script(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    // Whether a command's name comes next.
    let mut command = true;
    let mut here: Option<Range<usize>> = None;
    while i < part.end {
        let byte = bytes[i];
        let next = bytes.get(i + 1).copied().unwrap_or(0);
        let spaced = i == part.start || matches!(bytes[i - 1], b' ' | b'\t' | b'\n' | b';' | b'(');
        match byte {
            b'\n' => {
                i += 1;
                command = true;
                if let Some(word) = here.take() {
                    i = here_text(tokens, i..part.end, word);
                }
                continue;
            }
            b' ' | b'\t' => i += 1,
            b'#' if spaced => {
                let end = run(code, i, part.end, |b| b != b'\n');
                tokens.add(Kind::Comment, i..end);
                i = end;
            }
            b'\\' => i += if next < 0x80 { 2 } else { 1 },
            b'\'' => {
                let end = run(code, i + 1, part.end, |b| b != b'\'');
                tokens.add(Kind::Text, i..(end + 1).min(part.end));
                i = end + 1;
                command = false;
            }
            b'"' => {
                i = double(tokens, i..part.end);
                command = false;
            }
            b'$' => {
                i = variable(tokens, i..part.end);
                command = next == b'(';
            }
            b'<' if next == b'<' && bytes.get(i + 2) != Some(&b'<') => {
                let start = run(code, i + 2, part.end, |b| {
                    matches!(b, b'-' | b'~' | b' ' | b'\'' | b'"')
                });
                let end = run(code, start, part.end, is_word);
                if end > start {
                    here = Some(start..end);
                }
                i = run(code, end, part.end, |b| matches!(b, b'\'' | b'"'));
                command = false;
            }
            b'|' | b'&' | b';' | b'(' | b'`' | b'{' => {
                command = true;
                i += 1;
            }
            b'-' if spaced && (is_word(next) || next == b'-') => {
                let end = run(code, i, part.end, |b| {
                    is_word(b) || matches!(b, b'-' | b'.')
                });
                tokens.add(Kind::Property, i..end);
                i = end;
            }
            _ if is_word(byte) || matches!(byte, b'.' | b'/' | b'~') => {
                let end = run(code, i, part.end, |b| {
                    is_word(b) || matches!(b, b'.' | b'/' | b'~' | b'-' | b':' | b'+' | b'@' | b'%')
                });
                command = word(tokens, i..end, command, bytes.get(end).copied());
                i = end;
            }
            _ => i += 1,
        }
    }
}

/// Reads a bare word; says whether a command's name may follow.
fn word(tokens: &mut Tokens<'_>, at: Range<usize>, command: bool, next: Option<u8>) -> bool {
    let word = &tokens.code[at.clone()];
    if command && next == Some(b'=') {
        tokens.add(Kind::Variable, at);
        return false;
    }
    if word.len() < 10 && KEYWORDS.contains(&format!(" {word} ")) && (command || word == "in") {
        tokens.add(Kind::Keyword, at);
        return !matches!(
            word,
            "for" | "case" | "in" | "export" | "local" | "set" | "function"
        );
    }
    if command {
        let prefix = matches!(word, "sudo" | "time" | "exec" | "env" | "nohup");
        tokens.add(Kind::Function, at);
        return prefix;
    }
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        tokens.add(Kind::Number, at);
    }
    false
}

/// A string in double quotes, its variables apart; gives where it ends.
fn double(tokens: &mut Tokens<'_>, part: Range<usize>) -> usize {
    let bytes = &tokens.code.as_bytes()[..part.end];
    let (mut from, mut i) = (part.start, part.start + 1);
    while i < part.end {
        match bytes[i] {
            b'"' => {
                tokens.add(Kind::Text, from..i + 1);
                return i + 1;
            }
            b'\\' if bytes.get(i + 1).is_some_and(u8::is_ascii) => i += 2,
            b'$' if bytes
                .get(i + 1)
                .is_some_and(|next| is_word(*next) || *next == b'{') =>
            {
                tokens.add(Kind::Text, from..i);
                i = variable(tokens, i..part.end);
                from = i;
            }
            _ => i += 1,
        }
    }
    tokens.add(Kind::Text, from.min(part.end)..part.end);
    part.end
}

/// `$name`, `${name}` or what opens `$(`; gives where it ends.
fn variable(tokens: &mut Tokens<'_>, part: Range<usize>) -> usize {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let end = match bytes.get(part.start + 1) {
        Some(b'{') => {
            let end = run(code, part.start, part.end, |b| b != b'}' && b != b'\n');
            if bytes.get(end) == Some(&b'}') {
                end + 1
            } else {
                end
            }
        }
        Some(byte) if is_word(*byte) => run(code, part.start + 1, part.end, is_word),
        Some(b'@' | b'?' | b'#' | b'*' | b'!' | b'$') => part.start + 2,
        _ => return part.start + 1,
    };
    tokens.add(Kind::Variable, part.start..end);
    end
}

/// A text that ends with a line that is this word; gives where it ends.
fn here_text(tokens: &mut Tokens<'_>, part: Range<usize>, word: Range<usize>) -> usize {
    let code = tokens.code;
    let word = &code[word];
    let last = lines(code, part.clone()).find(|line| code[line.clone()].trim() == word);
    let end = last.map_or(part.end, |line| line.end);
    tokens.add(Kind::Text, part.start..end);
    end
}

/// What was typed after prompts, and what the machine said.
pub(super) fn session(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let mut continued = false;
    for line in lines(code, part) {
        let text = &code[line.clone()];
        let prompt = prompt(text);
        if prompt > 0 {
            tokens.add(Kind::Meta, line.start..line.start + prompt);
        } else if !continued {
            continue;
        }
        continued = text.ends_with('\\');
        script(tokens, line.start + prompt..line.end);
    }
}

/// Bytes of the prompt that a line starts with.
fn prompt(line: &str) -> usize {
    let start = line.len() - line.trim_start().len();
    let text = &line[start..];
    if let Some(mark) = ["$ ", "% ", "# ", "> ", "PS> ", "❯ ", "➜ "]
        .into_iter()
        .find(|mark| text.starts_with(mark))
    {
        return start + mark.len();
    }
    // `user@host:~/x$ ` and `PS C:\> `.
    let head: String = text.chars().take(60).collect();
    let end = ["$ ", "# ", "> "]
        .iter()
        .filter_map(|mark| head.find(mark))
        .min();
    match end {
        Some(end)
            if (head[..end].contains('@') && !head[..end].contains(' '))
                || head.starts_with("PS ") =>
        {
            start + end + 2
        }
        _ => 0,
    }
}

/// A Dockerfile.
pub(super) fn docker(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let mut continued = false;
    for line in lines(code, part) {
        let start = run(code, line.start, line.end, |b| b.is_ascii_whitespace());
        let text = &code[start..line.end];
        if text.starts_with('#') {
            tokens.add(Kind::Comment, start..line.end);
            continue;
        }
        let mut at = start;
        if !continued {
            at = run(code, start, line.end, |b| b.is_ascii_alphabetic());
            tokens.add(Kind::Keyword, start..at);
        }
        let runs = continued || code[start..at].eq_ignore_ascii_case("run");
        continued = text.trim_end().ends_with('\\');
        if runs {
            script(tokens, at..line.end);
        } else {
            arguments(tokens, at..line.end);
        }
    }
}

fn arguments(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    while i < part.end {
        let spaced = bytes[i.saturating_sub(1)] == b' ';
        let end = match bytes[i] {
            b'"' => {
                let end = quoted(code, i, part.end);
                tokens.add(Kind::Text, i..end);
                end
            }
            b'$' => variable(tokens, i..part.end),
            b'-' if spaced && bytes.get(i + 1) == Some(&b'-') => {
                let end = run(code, i, part.end, |b| is_word(b) || b == b'-');
                tokens.add(Kind::Property, i..end);
                end
            }
            byte if is_word(byte) => {
                let end = run(code, i, part.end, is_word);
                if code[i..end].eq_ignore_ascii_case("as") && spaced {
                    tokens.add(Kind::Keyword, i..end);
                } else if byte.is_ascii_digit() && code[i..end].bytes().all(|b| b.is_ascii_digit())
                {
                    tokens.add(Kind::Number, i..end);
                }
                end
            }
            _ => i + 1,
        };
        i = end.max(i + 1);
    }
}

/// A makefile.
pub(super) fn make(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    for line in lines(code, part) {
        let text = &code[line.clone()];
        if text.starts_with('\t') {
            script(tokens, line);
        } else if text.trim_start().starts_with('#') {
            tokens.add(Kind::Comment, line);
        } else if let Some(mark) = text.find(['=', ':']) {
            let assigns = text[mark..].starts_with('=') || text[mark..].starts_with(":=");
            let name = text[..mark].trim_end_matches(['?', '+', ' ', ':']);
            let kind = if assigns {
                Kind::Variable
            } else {
                Kind::Function
            };
            tokens.add(kind, line.start..line.start + name.len());
            make_value(tokens, line.start + mark..line.end);
        } else {
            let end = run(code, line.start, line.end, is_word);
            if matches!(
                &code[line.start..end],
                "include"
                    | "ifeq"
                    | "ifneq"
                    | "ifdef"
                    | "ifndef"
                    | "else"
                    | "endif"
                    | "define"
                    | "endef"
                    | "export"
            ) {
                tokens.add(Kind::Keyword, line.start..end);
            }
            make_value(tokens, end..line.end);
        }
    }
}

/// `$(name)` and comments.
fn make_value(tokens: &mut Tokens<'_>, part: Range<usize>) {
    let code = tokens.code;
    let bytes = &code.as_bytes()[..part.end];
    let mut i = part.start;
    while i < part.end {
        if bytes[i] == b'#' {
            return tokens.add(Kind::Comment, i..part.end);
        }
        if bytes[i] == b'$' && matches!(bytes.get(i + 1), Some(b'(' | b'{')) {
            let end = run(code, i, part.end, |b| !matches!(b, b')' | b'}'));
            tokens.add(Kind::Variable, i..(end + 1).min(part.end));
            i = end;
        }
        i += 1;
    }
}
