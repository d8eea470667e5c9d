//! What a check comes to: every rule with its number, what is found most often, the sum, and what to do next.

use super::frame::printable;
use super::glance::cut;
use super::human::number;
use super::{style, tally};
use crate::terminal::{BOLD, CYAN, DIM};
use burrow_bundle::{Diagnostic, Severity, rules};
use indicatif::HumanCount;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// What is found most often is named when there is more than this many findings ...
const MANY: usize = 40;
/// ... and it is found at least so often; at most [`OFTEN`] of them.
const REPEATED: usize = 8;
const OFTEN: usize = 5;
/// How wide the table may be where the terminal does not say.
const WIDTH: usize = 120;

/// What the reader of a summary can do.
#[derive(Clone, Copy, Debug)]
pub struct Ways {
    /// Whether everything has been listed.
    pub all: bool,
    /// Whether a baseline is in use.
    pub baseline: bool,
    /// Cells in a line of the terminal; none where it is no terminal.
    pub width: Option<usize>,
}

/// The summary of what was found.
pub fn summary(found: &[Diagnostic], ways: Ways) -> String {
    let mut text = table(found, ways.width.unwrap_or(WIDTH));
    let often = often(found);
    if !often.is_empty() {
        let _ = writeln!(text, "\n{BOLD}Most often{BOLD:#}");
        for (count, code, message) in often {
            let count = HumanCount(count as u64).to_string();
            let room = ways
                .width
                .unwrap_or(WIDTH)
                .saturating_sub(11 + code.width());
            let message = cut(&printable(message), room.max(20));
            let _ = writeln!(text, "{count:>7}  {DIM}{code}{DIM:#}  {message}");
        }
    }
    let files: BTreeSet<&str> = found.iter().map(|one| &*one.file).collect();
    let of = |severity| found.iter().filter(|one| one.severity == severity).count();
    let _ = writeln!(
        text,
        "\n{BOLD}{} in {}{BOLD:#}: {}, {}, {}",
        number(found.len(), "finding"),
        number(files.len(), "file"),
        number(of(Severity::Error), "error"),
        number(of(Severity::Warning), "warning"),
        number(of(Severity::Info), "remark"),
    );
    text.push_str(&next(found, ways));
    text
}

/// Every rule by weight and number, with what it finds.
fn table(found: &[Diagnostic], width: usize) -> String {
    let tally = tally(found);
    let about: BTreeMap<&str, &str> = rules().map(|rule| (rule.code, rule.about)).collect();
    let codes = tally.iter().map(|((_, code), _)| code.width());
    let room = codes.max().unwrap_or(0);
    let mut text = String::new();
    for ((severity, code), count) in tally {
        let paint = style(severity);
        let count = HumanCount(count as u64).to_string();
        let _ = write!(
            text,
            "{count:>7}  {paint}{:7}{paint:#}  {code:room$}",
            severity.to_string()
        );
        let about = about.get(code).copied().unwrap_or_default();
        let about = cut(about, width.saturating_sub(room + 20).max(20));
        let _ = writeln!(text, "  {DIM}{about}{DIM:#}");
    }
    text
}

/// The messages that stand out by their number, the most frequent first.
fn often(found: &[Diagnostic]) -> Vec<(usize, &str, &str)> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in found.iter().filter(|one| one.severity != Severity::Info) {
        *counts.entry((&one.message, &one.code)).or_default() += 1;
    }
    let often = counts
        .into_iter()
        .filter(|(_, count)| *count >= REPEATED && found.len() > MANY);
    let mut often: Vec<_> = often
        .map(|((message, code), count)| (count, code, message))
        .collect();
    often.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    often.truncate(OFTEN);
    often
}

/// One line: what a reader can do now.
fn next(found: &[Diagnostic], ways: Ways) -> String {
    let mut ideas = Vec::new();
    let fixes = found.iter().filter(|one| one.fix.is_some()).count();
    if fixes > 0 {
        let fixes = HumanCount(fixes as u64);
        ideas.push(format!("{CYAN}--fix{CYAN:#} puts {fixes} right"));
    }
    if let Some(((_, code), _)) = tally(found).first() {
        ideas.push(format!("{CYAN}--explain {code}{CYAN:#} tells more"));
    }
    let remarks = found.iter().any(|one| one.severity == Severity::Info);
    if !ways.all && (remarks || found.len() > MANY) {
        ideas.push(format!("{CYAN}--all{CYAN:#} lists everything"));
    }
    if !ways.baseline && found.len() > MANY {
        ideas.push(format!(
            "{CYAN}--write-baseline FILE{CYAN:#} starts from here"
        ));
    }
    if ideas.is_empty() {
        return String::new();
    }
    format!("Next: {}\n", ideas.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(found: &[Diagnostic]) -> String {
        let ways = Ways {
            all: false,
            baseline: false,
            width: None,
        };
        anstream::adapter::strip_str(&summary(found, ways)).to_string()
    }

    #[test]
    fn rules_are_counted_by_weight_with_what_they_find() {
        let found = [
            Diagnostic::info("orphan", "a.md", "x"),
            Diagnostic::info("orphan", "b.md", "x"),
            Diagnostic::error("missing-title", "b.md", "x"),
        ];
        assert_eq!(
            plain(&found),
            "\u{20}     1  error    missing-title  Neither `title` nor a heading of rank 1.\n\
             \u{20}     2  info     orphan         No place in the navigation, and no page links to it.\n\
             \n\
             3 findings in 2 files: 1 error, 0 warnings, 2 remarks\n\
             Next: --explain missing-title tells more, --all lists everything\n"
        );
    }

    #[test]
    fn one_mistake_on_many_pages_is_named() {
        let one = |n: usize| Diagnostic::error("broken-link", format!("{n}.md"), "nothing at `x`");
        let found: Vec<Diagnostic> = (0..50).map(one).collect();
        let text = plain(&found);
        assert!(
            text.contains("Most often\n     50  broken-link  nothing at `x`\n"),
            "{text}"
        );
        assert!(text.contains("--write-baseline FILE"), "{text}");
    }
}
