//! What stands behind a code block's fence: its language, its title, the lines to mark.

use crate::sanitise::is_language_char;
use std::collections::BTreeMap;

/// Line numbers beyond this are no line numbers.
const LAST_LINE: usize = 100_000;

/// How a line of code is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Marked,
    Added,
    Removed,
}

/// An info string, understood.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Info<'a> {
    /// `rust` in `rust,ignore title="x"`; empty when there is none.
    pub(super) language: &'a str,
    /// What stands above the code.
    pub(super) title: Option<&'a str>,
    /// Marked lines, from 1.
    pub(super) marks: BTreeMap<usize, Mark>,
    /// What lines begin with that are not to be shown, where hidden lines are known.
    pub(super) hidden: Option<&'a str>,
}

impl<'a> Info<'a> {
    /// Reads what Docusaurus, Starlight, VitePress, Material, mdBook and Pandoc write there.
    pub(super) fn parse(info: &'a str) -> Self {
        let mut found = Self::default();
        let info = info.trim();
        let start = info.trim_start_matches(['{', '.', ' ']);
        let word = &start[..start.find(|c| !is_language_char(c)).unwrap_or(start.len())];
        let mut rest = info;
        if !start[word.len()..].starts_with('=') && !info.starts_with(['[', '"']) {
            // `{1,3}` alone marks lines; it names no language.
            if !(info.starts_with('{') && word.starts_with(|c: char| c.is_ascii_digit())) {
                found.language = word;
                rest = &start[word.len()..];
            }
        }
        found.attributes(rest, false);
        found
    }

    /// `inside` braces: there a brace opens nothing.
    fn attributes(&mut self, mut rest: &'a str, inside: bool) {
        // Names such as `title` or `ins`, and what they are given in quotes, braces or brackets.
        while let Some(c) = rest.chars().next() {
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
                .unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let after_equals = after.strip_prefix('=');
            if name.is_empty() && !matches!(c, '{' | '[' | '"' | '\'') {
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let value = after_equals.unwrap_or(if name.is_empty() { after } else { "" });
            let (value, next) = match value.chars().next() {
                Some('{') => enclosed(value, '}'),
                Some('[') => enclosed(value, ']'),
                Some(quote @ ('"' | '\'')) => enclosed(value, quote),
                _ if after_equals.is_some() => {
                    value.split_at(value.find([' ', '}', ',']).unwrap_or(value.len()))
                }
                _ => ("", after),
            };
            match name {
                "title" | "filename" | "file" | "name" | "caption" | "label" => {
                    self.title = Some(value).filter(|title| !title.trim().is_empty());
                }
                "" if c == '[' => {
                    self.title = Some(value).filter(|title| !title.trim().is_empty());
                }
                "" if c == '{' && inside => {}
                "" if c == '{' && value.starts_with(|c: char| !c.is_ascii_digit()) => {
                    self.attributes(value, true);
                }
                "" if c == '{' => self.mark(value, Mark::Marked),
                "hidelines" => self.hidden = Some(value).filter(|value| !value.is_empty()),
                "mark" | "hl_lines" | "highlight" | "emphasize-lines" => {
                    self.mark(value, Mark::Marked);
                }
                "ins" | "add" => self.mark(value, Mark::Added),
                "del" | "remove" => self.mark(value, Mark::Removed),
                _ => {}
            }
            rest = next;
        }
    }

    /// Marks the lines of `1,3-5` or `1 3-5`.
    fn mark(&mut self, lines: &str, mark: Mark) {
        for part in lines.split([',', ' ']) {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            if let (Ok(first), Ok(last)) =
                (first.trim().parse::<usize>(), last.trim().parse::<usize>())
                && last < LAST_LINE
                && last.saturating_sub(first) < 2_000
            {
                self.marks
                    .extend((first.max(1)..=last).map(|line| (line, mark)));
            }
        }
    }
}

/// What stands between the first character and its partner, and what follows.
fn enclosed(text: &str, close: char) -> (&str, &str) {
    let inner = &text[1..];
    match inner.find(close) {
        Some(end) => (&inner[..end], &inner[end + close.len_utf8()..]),
        None => (inner, ""),
    }
}

/// Takes marks that stand as comments in the code (`// [!code ++]`, `# highlight-next-line`) out of it.
pub(super) fn take_comments(code: &mut String, marks: &mut BTreeMap<usize, Mark>) {
    if !code.contains("[!code ") && !code.contains("highlight-") {
        return;
    }
    let mut kept = String::with_capacity(code.len());
    let mut number = 0;
    // How many of the next lines a mark covers; all until it is ended when none is said.
    let mut covered: Option<(Mark, Option<usize>)> = None;
    for line in code.split_inclusive('\n') {
        match docusaurus(line) {
            Some("highlight-next-line") => covered = Some((Mark::Marked, Some(1))),
            Some("highlight-start") => covered = Some((Mark::Marked, None)),
            Some(_) => covered = None,
            None => {
                number += 1;
                if let Some((mark, left)) = &mut covered {
                    marks.insert(number, *mark);
                    if let Some(left) = left {
                        *left -= 1;
                    }
                }
                covered = covered.filter(|(_, left)| *left != Some(0));
                match vitepress(line) {
                    Some((mark, count, before, after)) => {
                        marks.insert(number, mark);
                        covered = (count > 1).then_some((mark, Some(count - 1)));
                        kept.push_str(before);
                        kept.push_str(after);
                    }
                    None => kept.push_str(line),
                }
            }
        }
    }
    *code = kept;
}

/// Takes out lines that are there to compile and not to be read. In Rust they are `# …`, and `##` stands for `#`;
/// elsewhere they begin with a prefix. Code that has no other lines stays whole, without the prefix.
pub(super) fn take_hidden(code: &mut String, info: &Info<'_>, prefixes: &[(String, String)]) {
    let language = info.language.to_ascii_lowercase();
    let of_language = prefixes.iter().find(|(name, _)| *name == language);
    let prefix = info
        .hidden
        .or(of_language.map(|(_, prefix)| prefix.as_str()));
    let is_rust = prefix.is_none() && matches!(&*language, "rust" | "rs");
    if prefix.is_none() && !is_rust {
        return;
    }
    let (mut shown, mut hidden) = (String::with_capacity(code.len()), String::new());
    for line in code.split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t']);
        let indent = &line[..line.len() - text.len()];
        let rest = text.strip_prefix(prefix.unwrap_or("#"));
        let is_hidden =
            |rest: &str| !is_rust || rest.trim_end().is_empty() || rest.starts_with(' ');
        match rest {
            Some(rest) if is_rust && rest.starts_with('#') => shown.extend([indent, rest]),
            Some(rest) if is_hidden(rest) => {
                hidden.extend([indent, rest.strip_prefix(' ').unwrap_or(rest)]);
            }
            _ => shown.push_str(line),
        }
    }
    *code = if shown.trim().is_empty() {
        hidden
    } else {
        shown
    };
}

/// The word of a line that is nothing but Docusaurus' mark in a comment.
fn docusaurus(line: &str) -> Option<&str> {
    let text = line.trim();
    let word = text
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_comment = ["//", "#", "/*", "{/*", "<!--", "--", "%", ";"]
        .iter()
        .any(|open| text.starts_with(open));
    (is_comment
        && matches!(
            word,
            "highlight-next-line" | "highlight-start" | "highlight-end"
        ))
    .then_some(word)
}

/// VitePress' mark in a comment at the end of a line: how, for how many lines, and the line around it.
fn vitepress(line: &str) -> Option<(Mark, usize, &str, &str)> {
    let at = line.find("[!code ")?;
    let inner = &line[at + "[!code ".len()..];
    let end = inner.find(']')?;
    let (word, count) = match inner[..end].split_once(':') {
        Some((word, count)) => (word, count.parse().unwrap_or(1)),
        None => (&inner[..end], 1),
    };
    let mark = match word {
        "++" => Mark::Added,
        "--" => Mark::Removed,
        "hl" | "highlight" | "focus" | "warning" | "error" => Mark::Marked,
        _ => return None,
    };
    let before = line[..at].trim_end();
    let before = ["//", "#", "/*", "<!--", "--", "%", ";"]
        .iter()
        .find_map(|open| before.strip_suffix(open))?;
    let after = inner[end + 1..].trim_start_matches([' ', '*', '/', '-', '>', '}']);
    let before = before.trim_end_matches(['{', ' ']);
    Some((mark, usize::min(count, 2_000), before, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(info: &str) -> (String, Option<String>, Vec<usize>) {
        let info = Info::parse(info);
        let marked = info.marks.keys().copied().collect();
        (
            info.language.to_owned(),
            info.title.map(str::to_owned),
            marked,
        )
    }

    #[test]
    fn every_tool_s_info_string_is_understood() {
        let expect = |info, language: &str, title: Option<&str>, marks: &[usize]| {
            let expected = (
                language.to_owned(),
                title.map(str::to_owned),
                marks.to_vec(),
            );
            assert_eq!(seen(info), expected, "{info}");
        };
        expect("rust,ignore", "rust", None, &[]);
        expect(
            "js {1,3-4} title=\"a b.js\" showLineNumbers",
            "js",
            Some("a b.js"),
            &[1, 3, 4],
        );
        expect("js{2}", "js", None, &[2]);
        expect("{.python .numberLines title='x'}", "python", Some("x"), &[]);
        expect("ts [config.ts]", "ts", Some("config.ts"), &[]);
        expect("ts:line-numbers {1}", "ts", None, &[1]);
        expect(
            "python hl_lines=\"2 3-4\" linenums=\"1\"",
            "python",
            None,
            &[2, 3, 4],
        );
        expect("{ .yaml .annotate hl_lines=\"1\" }", "yaml", None, &[1]);
        expect("js ins={1} del={2-3} \"a\" /b/", "js", None, &[1, 2, 3]);
        expect("C++ title", "C++", None, &[]);
        expect("title=x.sh", "", Some("x.sh"), &[]);
        expect("{1,2}", "", None, &[1, 2]);
        expect(
            "js {999999999999999999999-1,5-2,1-9999999} title=",
            "js",
            None,
            &[],
        );
        expect("", "", None, &[]);
        expect("é {", "", None, &[]);
        expect(&"js {a".repeat(100_000), "js", None, &[]);
    }

    #[test]
    fn lines_that_only_compile_are_not_shown() {
        let shown = |info: &str, code: &str| {
            let mut code = code.to_owned();
            let prefixes = [("python".to_owned(), "~".to_owned())];
            take_hidden(&mut code, &Info::parse(info), &prefixes);
            code
        };
        let rust = "# fn main() {\n#![warn(x)]\n  #[a]\n    ## b\n  let c = 1;\n#\n# }\n#define\n";
        assert_eq!(
            shown("rust,ignore", rust),
            "#![warn(x)]\n  #[a]\n    # b\n  let c = 1;\n#define\n"
        );
        assert_eq!(shown("sh", "# a\nb\n"), "# a\nb\n");
        assert_eq!(shown("python", "~a\n  ~ b\nc\n"), "c\n");
        assert_eq!(shown("python,hidelines=!!!", "!!!a\n~b\n"), "~b\n");
        assert_eq!(shown("rust", "# a\n# b\n"), "a\nb\n");
        assert_eq!(shown("rust", ""), "");
    }

    #[test]
    fn marks_in_comments_leave_the_code() {
        let mut marks = BTreeMap::new();
        let mut code = "a // [!code ++]\n// highlight-next-line\nb\nc # [!code --:2]\nd\n<!-- highlight-start -->\ne\n<!-- highlight-end -->\nf [!code ++]\n".to_owned();
        take_comments(&mut code, &mut marks);
        assert_eq!(code, "a\nb\nc\nd\ne\nf [!code ++]\n");
        let marks: Vec<_> = marks.into_iter().collect();
        assert_eq!(
            marks,
            [
                (1, Mark::Added),
                (2, Mark::Marked),
                (3, Mark::Removed),
                (4, Mark::Removed),
                (5, Mark::Marked)
            ]
        );
    }
}
