//! Diagnostics as people and other programs read them, and counted.

pub mod baseline;
mod frame;
pub mod github;
mod glance;
pub mod human;
pub mod json;
pub mod places;
pub mod sarif;
pub mod summary;

use crate::terminal::{BOLD, CYAN, DIM, RED, YELLOW};
use anstyle::Style;
use burrow_bundle::{Diagnostic, DocTree, Excerpt, Severity};
use frame::printable;
use indicatif::HumanCount;
use std::collections::BTreeMap;

/// One diagnostic: `path:line:col: severity[code]: message`, then what to do about it.
pub fn sentence(diagnostic: &Diagnostic) -> String {
    let Diagnostic {
        severity,
        code,
        file,
        line,
        column,
        message,
        hint,
        ..
    } = diagnostic;
    let mut place = String::new();
    if !file.is_empty() {
        let file = printable(file);
        place = format!("{BOLD}{file}:{}:{}:{BOLD:#} ", line.max(&1), column.max(&1));
    }
    let style = style(*severity);
    let mut text = format!(
        "{place}{style}{severity}[{code}]{style:#}: {}",
        printable(message)
    );
    for help in hint.iter().flat_map(|hint| hint.lines()) {
        text.push_str(&format!("\n  {CYAN}help{CYAN:#}: {}", printable(help)));
    }
    text
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Info => DIM,
    }
}

/// How many errors there are.
pub fn errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count()
}

/// How often each code was found with each weight: errors first, then the most frequent.
fn tally(diagnostics: &[Diagnostic]) -> Vec<((Severity, &str), usize)> {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts
            .entry((diagnostic.severity, &diagnostic.code))
            .or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|((severity, _), count)| (*severity, std::cmp::Reverse(*count)));
    counts
}

/// A line for each code with how often it was found: errors first, then the most frequent.
pub fn counts(diagnostics: &[Diagnostic]) -> Vec<String> {
    let line = |((severity, code), count): ((Severity, &str), usize)| {
        let style = style(severity);
        format!(
            "{:>7} {style}{severity}[{code}]{style:#}",
            HumanCount(count as u64).to_string()
        )
    };
    tally(diagnostics).into_iter().map(line).collect()
}

/// Gives findings that know only where they begin an end, from the text they stand in.
pub fn with_ends(found: &mut [Diagnostic], tree: &dyn DocTree) {
    for of_file in found.chunk_by_mut(|a, b| a.file == b.file) {
        let open = |one: &Diagnostic| one.end.is_none() && one.line > 0 && one.column > 0;
        if !of_file.iter().any(open) {
            continue;
        }
        let Ok(bytes) = tree.read(&of_file[0].file) else {
            continue;
        };
        let excerpt = Excerpt::new(&bytes);
        for one in of_file.iter_mut().filter(|one| open(one)) {
            let end = excerpt.end(one.line, one.column);
            one.end = end.map(|column| (one.line, column));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_its_place_and_the_way_out() {
        let finding = Diagnostic::error("broken-link", "a/b.md", "nothing at c")
            .at(3, 7)
            .hint("did you mean d?");
        assert_eq!(
            anstream::adapter::strip_str(&sentence(&finding)).to_string(),
            "a/b.md:3:7: error[broken-link]: nothing at c\n  help: did you mean d?"
        );
        let whole = Diagnostic::warning("no-title", "", "the tree has no title");
        assert_eq!(
            anstream::adapter::strip_str(&sentence(&whole)).to_string(),
            "warning[no-title]: the tree has no title"
        );
    }

    #[test]
    fn codes_are_counted_errors_first() {
        let all = [
            Diagnostic::warning("b", "x", ""),
            Diagnostic::warning("b", "y", ""),
            Diagnostic::warning("c", "y", ""),
            Diagnostic::error("z", "y", ""),
        ];
        let lines: Vec<_> = counts(&all)
            .iter()
            .map(|line| {
                anstream::adapter::strip_str(line)
                    .to_string()
                    .trim()
                    .to_owned()
            })
            .collect();
        assert_eq!(lines, ["1 error[z]", "2 warning[b]", "1 warning[c]"]);
        assert_eq!(errors(&all), 1);
    }
}
