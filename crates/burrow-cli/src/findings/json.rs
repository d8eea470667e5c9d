//! Findings as one JSON object, whose keys docs/publish/checking.md promises.

use super::baseline::Matched;
use burrow_bundle::{Diagnostic, Fix, Rule, Severity, rules};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Changes when a key changes its meaning or goes away.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    diagnostics: Vec<Finding<'a>>,
    rules: BTreeMap<&'a str, About<'a>>,
    counts: Counts<'a>,
}

#[derive(Serialize)]
struct Finding<'a> {
    severity: Severity,
    code: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    span: Option<Span>,
    message: &'a str,
    hint: Option<&'a str>,
    fix: Option<&'a Fix>,
}

#[derive(Serialize)]
struct Span {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct About<'a> {
    severity: Severity,
    on: bool,
    about: &'a str,
}

#[derive(Serialize)]
struct Counts<'a> {
    errors: usize,
    warnings: usize,
    infos: usize,
    files: usize,
    fixable: usize,
    rules: BTreeMap<&'a str, usize>,
    baseline: Option<Baseline>,
}

#[derive(Serialize)]
struct Baseline {
    known: usize,
    gone: usize,
}

/// The object on one line.
pub fn report(found: &[Diagnostic], baseline: Option<&Matched>) -> String {
    let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
    for one in found {
        *by_rule.entry(&one.code).or_default() += 1;
    }
    let of = |severity| found.iter().filter(|one| one.severity == severity).count();
    let files: BTreeSet<&str> = found.iter().map(|one| &*one.file).collect();
    let known = rules().filter(|rule| by_rule.contains_key(rule.code));
    let report = Report {
        format: FORMAT,
        diagnostics: found.iter().map(Finding::new).collect(),
        rules: known.map(|rule| (rule.code, About::new(rule))).collect(),
        counts: Counts {
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            infos: of(Severity::Info),
            files: files.len(),
            fixable: found.iter().filter(|one| one.fix.is_some()).count(),
            rules: by_rule,
            baseline: baseline.map(|matched| Baseline {
                known: matched.known,
                gone: matched.gone,
            }),
        },
    };
    serde_json::to_string(&report).unwrap_or_default()
}

impl<'a> Finding<'a> {
    fn new(one: &'a Diagnostic) -> Self {
        let span = one.end.filter(|_| one.line > 0 && one.column > 0);
        Self {
            severity: one.severity,
            code: &one.code,
            file: &one.file,
            line: one.line,
            column: one.column,
            span: span.map(|(line, column)| Span {
                start: Place {
                    line: one.line,
                    column: one.column,
                },
                end: Place { line, column },
            }),
            message: &one.message,
            hint: one.hint.as_deref(),
            fix: one.fix.as_ref(),
        }
    }
}

impl<'a> About<'a> {
    fn new(rule: &'a Rule) -> Self {
        Self {
            severity: rule.severity,
            on: rule.on,
            about: rule.about,
        }
    }
}
