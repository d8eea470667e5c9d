//! Findings for people: few of them in full, each with its line of source; many of them at a glance.

use super::frame::{Frame, printable};
use super::{glance, style};
use crate::terminal::{BOLD, CYAN, DIM};
use burrow_bundle::{Diagnostic, DocTree, Excerpt, Severity};
use indicatif::HumanCount;
use std::collections::HashMap;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// How wide a line of source may be where the terminal does not say.
const WIDTH: usize = 120;
/// What stands before a line of source.
const GUTTER: usize = 9;
/// So many further places of the same finding are named; the rest are counted.
const PLACES: usize = 8;
/// Up to so many findings are shown in full; more of them are easier to take in a line each.
const IN_FULL: usize = 40;

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// One line a finding and nothing else.
    pub quiet: bool,
    /// Every finding in full, remarks too.
    pub all: bool,
    /// At most so many findings, the weightiest.
    pub max: Option<usize>,
    /// Cells in a line of the terminal; none where it is no terminal.
    pub width: Option<usize>,
}

/// Prints findings, which are in order, through `print`: file by file in full where they are few or all of them are
/// asked for, else at a glance. Remarks are listed only where all is.
pub fn print<E>(
    found: &[Diagnostic],
    tree: &dyn DocTree,
    style: Style,
    mut print: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let is_listed = |one: &&Diagnostic| style.all || style.quiet || one.severity != Severity::Info;
    let listed: Vec<&Diagnostic> = found.iter().filter(is_listed).collect();
    let shown = weightiest(&listed, style.max);
    if !style.quiet && !style.all && shown.len() > IN_FULL {
        print(glance::lines(&shown, style.width).trim_end_matches('\n'))?;
    } else {
        for (number, of_file) in shown.chunk_by(|a, b| a.file == b.file).enumerate() {
            let text = if style.quiet {
                quiet(of_file)
            } else {
                let blank = if number == 0 { "" } else { "\n" };
                format!("{blank}{}", file(of_file, tree, style))
            };
            print(text.trim_end_matches('\n'))?;
        }
    }
    let hidden = listed.len() - shown.len();
    if hidden > 0 {
        print(&format!(
            "{DIM}... and {} more{DIM:#}",
            HumanCount(hidden as u64)
        ))?;
    }
    Ok(())
}

/// The first `max` findings by weight, in their order.
fn weightiest<'a>(found: &[&'a Diagnostic], max: Option<usize>) -> Vec<&'a Diagnostic> {
    let mut numbers: Vec<usize> = (0..found.len()).collect();
    if let Some(max) = max.filter(|max| *max < found.len()) {
        numbers.sort_by_key(|number| found[*number].severity);
        numbers.truncate(max);
        numbers.sort_unstable();
    }
    numbers.into_iter().map(|number| found[number]).collect()
}

fn quiet(of_file: &[&Diagnostic]) -> String {
    let lines = of_file.iter().map(|one| printable(&one.to_string()) + "\n");
    lines.collect()
}

/// The findings of one file. What is found again in the same words is shown once, with all its places.
fn file(of_file: &[&Diagnostic], tree: &dyn DocTree, style: Style) -> String {
    let name = &of_file[0].file;
    let needs_text = of_file.iter().any(|one| one.line > 0);
    let bytes = needs_text.then(|| tree.read(name).ok()).flatten();
    let excerpt = bytes.map(|bytes| Excerpt::new(&bytes));
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for one in of_file {
        let group = *known
            .entry((&one.code, &one.message))
            .or_insert(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(one);
    }
    let mut text = String::new();
    for (number, group) in groups.iter().enumerate() {
        text.push_str(&head(group[0], number == 0, style));
        if let Some(excerpt) = &excerpt {
            text.push_str(&frame(group[0], excerpt, style));
        }
        text.push_str(&places(&group[1..]));
        let helps = [help(group[0]), fix(group[0])].into_iter().flatten();
        for (word, help) in helps {
            let _ = write!(text, "  {CYAN}{word}{CYAN:#}: ");
            wrap(&mut text, &help, 2 + word.len() + 2, 8, style.width);
        }
    }
    text
}

/// `path:line:column: severity[code]: message`; the path stands out where a file begins.
fn head(one: &Diagnostic, is_first: bool, shown: Style) -> String {
    let paint = style(one.severity);
    let mut place = String::new();
    if !one.file.is_empty() {
        place = printable(&one.file) + ":";
        if one.line > 0 {
            let _ = write!(place, "{}:{}:", one.line, one.column.max(1));
        }
        place.push(' ');
    }
    let kind = format!("{}[{}]", one.severity, one.code);
    let of_place = if is_first { BOLD } else { DIM };
    let mut text = format!("{of_place}{place}{of_place:#}{paint}{kind}{paint:#}: ");
    let used = place.width() + kind.width() + 2;
    wrap(&mut text, &printable(&one.message), used, 4, shown.width);
    text
}

fn frame(one: &Diagnostic, excerpt: &Excerpt, shown: Style) -> String {
    let Some(parts) = excerpt.around(one.line, one.column) else {
        return String::new();
    };
    let end = match one.end {
        Some((line, column)) if line == one.line => Some(column),
        Some(_) => None,
        None => excerpt.end(one.line, one.column).or(Some(one.column)),
    };
    let length = end.map(|end| end.saturating_sub(one.column) as usize);
    let room = shown.width.unwrap_or(WIDTH).saturating_sub(GUTTER);
    let Frame { source, marks } = Frame::new(parts, length, room);
    if source.is_empty() {
        return String::new();
    }
    let paint = style(one.severity);
    format!(
        "{DIM}{:>6} |{DIM:#} {source}\n{DIM}       |{DIM:#} {paint}{marks}{paint:#}\n",
        one.line
    )
}

/// Where else the same was found.
fn places(others: &[&Diagnostic]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let named = others.iter().take(PLACES);
    let named: Vec<_> = named
        .map(|one| format!("{}:{}", one.line, one.column.max(1)))
        .collect();
    let more = match others.len().saturating_sub(PLACES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("  {DIM}also at {}{more}{DIM:#}\n", named.join(", "))
}

fn help(one: &Diagnostic) -> Option<(&'static str, String)> {
    // A fix says it better.
    let hint = one.hint.as_ref().filter(|_| one.fix.is_none())?;
    Some(("help", printable(&hint.replace('\n', " "))))
}

fn fix(one: &Diagnostic) -> Option<(&'static str, String)> {
    let edit = one.fix.as_ref()?.edits.first()?;
    let is_one_line = !edit.from.contains('\n') && !edit.to.is_empty();
    let what = if is_one_line {
        format!("write `{}` (--fix)", printable(&edit.to))
    } else {
        format!("{} (--fix)", one.hint.as_deref().unwrap_or("take it out"))
    };
    Some(("help", what))
}

/// Adds words, with line breaks where they would pass `width`; `used` cells of the first line are taken, and
/// further lines are indented.
fn wrap(text: &mut String, words: &str, used: usize, indent: usize, width: Option<usize>) {
    let width = width.unwrap_or(usize::MAX);
    let (mut at, mut is_first) = (used, true);
    for word in words.split(' ') {
        let length = word.width();
        if !is_first && at + 1 + length > width && at > indent {
            let _ = write!(text, "\n{:indent$}", "");
            at = indent;
        } else if !is_first {
            text.push(' ');
            at += 1;
        }
        text.push_str(word);
        (at, is_first) = (at + length, false);
    }
    text.push('\n');
}

/// `1 file`, `2 files`.
pub fn number(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {what}{plural}", HumanCount(count as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_bundle::MemoryTree;

    fn shown(found: &[Diagnostic], style: Style) -> String {
        let tree =
            MemoryTree::new("docs").with("a.md", "One [two](three.md) four.\n\n[two](three.md)\n");
        let mut text = String::new();
        let mut keep = |part: &str| -> Result<(), ()> {
            text.push_str(part);
            text.push('\n');
            Ok(())
        };
        print(found, &tree, style, &mut keep).unwrap();
        anstream::adapter::strip_str(&text).to_string()
    }

    fn missing(line: u32, column: u32) -> Diagnostic {
        Diagnostic::error("broken-link", "a.md", "nothing stands at `three.md`")
            .at(line, column)
            .until(line, column + 8)
            .hint("create the page")
    }

    #[test]
    fn a_finding_stands_under_its_file_with_its_line() {
        assert_eq!(
            shown(&[missing(1, 11)], Style::default()),
            "a.md:1:11: error[broken-link]: nothing stands at `three.md`\n\
             \u{20}    1 | One [two](three.md) four.\n\
             \u{20}      |           ^^^^^^^^\n\
             \u{20} help: create the page\n"
        );
    }

    #[test]
    fn the_same_again_is_one_finding_with_several_places() {
        let text = shown(&[missing(1, 11), missing(3, 7)], Style::default());
        assert_eq!(text.matches("error[broken-link]").count(), 1, "{text}");
        assert!(text.contains("\n  also at 3:7\n"), "{text}");
    }

    #[test]
    fn quiet_is_one_line_each_and_max_keeps_the_weightiest() {
        let all = [
            Diagnostic::info("left-out", "a.md", "x"),
            missing(1, 11),
            missing(3, 7),
        ];
        let style = Style {
            quiet: true,
            max: Some(1),
            ..Style::default()
        };
        assert_eq!(
            shown(&all, style),
            "a.md:1:11: error[broken-link]: nothing stands at `three.md`\n... and 2 more\n"
        );
    }

    #[test]
    fn remarks_are_listed_where_all_is() {
        let remark = [Diagnostic::info("left-out", "a.md", "x").at(1, 1)];
        assert_eq!(shown(&remark, Style::default()), "");
        let all = Style {
            all: true,
            ..Style::default()
        };
        assert!(shown(&remark, all).starts_with("a.md:1:1: info[left-out]: x"));
    }

    #[test]
    fn many_are_shown_at_a_glance_and_all_in_full() {
        let many: Vec<Diagnostic> = (0..100).map(|n| missing(1, n + 1)).collect();
        let text = shown(&many, Style::default());
        assert!(text.lines().count() < 10, "{text}");
        assert!(!text.contains(" | "), "{text}");
        let all = Style {
            all: true,
            ..Style::default()
        };
        assert!(shown(&many, all).contains("    1 | One [two]"));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let style = Style {
            width: Some(40),
            ..Style::default()
        };
        let text = shown(&[missing(1, 11)], style);
        assert!(text.lines().all(|line| line.width() <= 40), "{text}");
    }
}
