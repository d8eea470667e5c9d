//! Many findings at a glance: the files that need most first, a line for each finding, and never more than a reader
//! scrolls through.

use super::frame::printable;
use super::human::number;
use super::style;
use crate::terminal::{BOLD, DIM};
use burrow_bundle::{Diagnostic, Severity};
use indicatif::HumanCount;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Lines after which files are only counted.
const LINES: usize = 160;
/// So many findings of one rule in one file are named; the rest are counted.
const OF_A_RULE: usize = 3;
/// Rules of one file that are named.
const RULES: usize = 6;
/// The room for `error` and `warning`.
const KIND: usize = 7;

/// The findings, which are in order, file by file.
pub(super) fn lines(found: &[&Diagnostic], width: Option<usize>) -> String {
    let mut files: Vec<File<'_>> = found
        .chunk_by(|a, b| a.file == b.file)
        .map(File::new)
        .collect();
    files.sort_by_key(|file| Reverse((file.errors, file.warnings)));
    let mut text = String::new();
    let (mut taken, mut shown) = (0, 0);
    for file in &files {
        let block = file.block(width);
        taken += block.lines().count() + 1;
        if taken > LINES && shown > 0 {
            break;
        }
        let _ = writeln!(text, "{block}");
        shown += 1;
    }
    let rest = &files[shown..];
    if !rest.is_empty() {
        let sum = |count: fn(&File<'_>) -> usize| rest.iter().map(count).sum();
        let _ = writeln!(
            text,
            "{DIM}... and {} with {}; --all lists them{DIM:#}",
            number(rest.len(), "more file"),
            weights(sum(|file| file.errors), sum(|file| file.warnings))
        );
    }
    text
}

/// A file with its findings by rule, errors first.
struct File<'a> {
    name: &'a str,
    errors: usize,
    warnings: usize,
    rules: Vec<Vec<&'a Diagnostic>>,
}

impl<'a> File<'a> {
    fn new(of_file: &[&'a Diagnostic]) -> Self {
        let mut rules: BTreeMap<(Severity, &str), Vec<&Diagnostic>> = BTreeMap::new();
        for one in of_file {
            rules
                .entry((one.severity, &one.code))
                .or_default()
                .push(one);
        }
        let errors = of_file.iter().filter(|one| one.severity == Severity::Error);
        let errors = errors.count();
        Self {
            name: &of_file[0].file,
            errors,
            warnings: of_file.len() - errors,
            rules: rules.into_values().collect(),
        }
    }

    /// Its name with what it comes to, then its findings.
    fn block(&self, width: Option<usize>) -> String {
        let name = match self.name {
            "" => "The tree as a whole".to_owned(),
            name => printable(name),
        };
        let sum = weights(self.errors, self.warnings);
        let mut text = format!("{BOLD}{name}{BOLD:#}  {DIM}{sum}{DIM:#}\n");
        let named = &self.rules[..self.rules.len().min(RULES)];
        let places = named.iter().flat_map(|rule| rule.iter().take(OF_A_RULE));
        let room = places.map(|one| place(one).len()).max().unwrap_or(0);
        let codes = named.iter().map(|rule| rule[0].code.len());
        let room = (room, codes.max().unwrap_or(0));
        for rule in named {
            for one in rule.iter().take(OF_A_RULE) {
                text.push_str(&line(one, room, width));
            }
            if let Some(more) = rule.len().checked_sub(OF_A_RULE).filter(|more| *more > 0) {
                let indent = 2 + room.0 + 2 + KIND + 2;
                let (more, code) = (HumanCount(more as u64), &rule[0].code);
                let _ = writeln!(text, "{DIM}{:indent$}... and {more} more {code}{DIM:#}", "");
            }
        }
        if self.rules.len() > RULES {
            let more: usize = self.rules[RULES..].iter().map(Vec::len).sum();
            let _ = writeln!(
                text,
                "{DIM}  ... and {} of other rules{DIM:#}",
                number(more, "finding")
            );
        }
        text
    }
}

/// `3 errors, 1 warning`; what there is none of is left out.
fn weights(errors: usize, warnings: usize) -> String {
    let parts = [(errors, "error"), (warnings, "warning")];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, what)| number(count, what)).collect();
    parts.join(", ")
}

fn place(one: &Diagnostic) -> String {
    match one.line {
        0 => String::new(),
        line => format!("{line}:{}", one.column.max(1)),
    }
}

/// Place, weight, rule, message, and what was probably meant where that can be said; places and rules have their room.
fn line(one: &Diagnostic, (room, codes): (usize, usize), width: Option<usize>) -> String {
    let paint = style(one.severity);
    let mut message = printable(&one.message);
    if let Some(meant) = meant(one) {
        let _ = write!(message, "; {meant}");
    }
    let code = &*one.code;
    let used = 2 + room + 2 + KIND + 2 + codes + 2;
    let message = match width {
        Some(width) => cut(&message, width.saturating_sub(used).max(20)),
        None => message,
    };
    format!(
        "  {DIM}{:>room$}{DIM:#}  {paint}{:KIND$}{paint:#}  {code:codes$}  {message}\n",
        place(one),
        one.severity.to_string(),
    )
}

/// What to write instead, for findings that know.
fn meant(one: &Diagnostic) -> Option<String> {
    if let Some(edit) = one.fix.as_ref().and_then(|fix| fix.edits.first())
        && !edit.to.is_empty()
        && !edit.to.contains('\n')
    {
        return Some(format!("write `{}` (--fix)", printable(&edit.to)));
    }
    let hint = one.hint.as_deref()?;
    let says = hint.starts_with("did you mean") && !hint.contains('\n');
    says.then(|| printable(hint))
}

/// A text in at most so many cells.
pub(super) fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= room
    };
    let mut text: String = text.chars().take_while(fits).collect();
    text.push('…');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(found: &[Diagnostic], width: Option<usize>) -> String {
        let found: Vec<&Diagnostic> = found.iter().collect();
        anstream::adapter::strip_str(&lines(&found, width)).to_string()
    }

    #[test]
    fn the_file_that_needs_most_comes_first_and_a_rule_has_three_lines() {
        let mut found = vec![Diagnostic::warning("orphan", "a.md", "nothing leads here")];
        found.extend((1..=5).map(|line| {
            Diagnostic::error("broken-link", "b.md", format!("nothing stands at `{line}`"))
                .at(line * 9, 1)
        }));
        found[1].hint = Some("did you mean `/one`?".into());
        assert_eq!(
            plain(&found, None),
            "b.md  5 errors\n\
             \u{20}  9:1  error    broken-link  nothing stands at `1`; did you mean `/one`?\n\
             \u{20} 18:1  error    broken-link  nothing stands at `2`\n\
             \u{20} 27:1  error    broken-link  nothing stands at `3`\n\
             \u{20}                ... and 2 more broken-link\n\
             \n\
             a.md  1 warning\n\
             \u{20}   warning  orphan  nothing leads here\n\
             \n"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let found = [Diagnostic::error("broken-link", "a.md", "é".repeat(200)).at(1, 1)];
        let text = plain(&found, Some(60));
        assert!(text.lines().all(|line| line.width() <= 60), "{text}");
        assert!(text.ends_with("é…\n\n"), "{text}");
    }

    #[test]
    fn however_much_is_found_it_stays_readable() {
        let found: Vec<Diagnostic> = (0..20_000)
            .map(|n| Diagnostic::error(format!("rule-{}", n % 40), format!("{:05}", n / 100), "x"))
            .collect();
        let text = plain(&found, None);
        assert!(text.lines().count() <= LINES + 2, "{text}");
        assert!(text.contains(" more files with "), "{text}");
        assert!(
            text.contains("... and 82 findings of other rules\n"),
            "{text}"
        );
    }
}
