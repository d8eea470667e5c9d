//! Two pages of one title cannot be told apart in a list.

use super::subject::{Subject, listed};
use super::{Checked, Rule};
use crate::Diagnostic;
use crate::diagnostic::Severity;
use std::collections::BTreeMap;

/// `duplicate-title`.
pub(super) const RULE: Rule = Rule::warning(
    "duplicate-title",
    "Several pages have one title; under one parent a warning, elsewhere a remark.",
);

/// Says once for each title who has it.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut by_title: BTreeMap<String, Vec<Subject<'_>>> = BTreeMap::new();
    for subject in checked.subjects().filter(|subject| subject.built.has_title) {
        let title = burrow_markdown::label(&subject.built.page.title).to_lowercase();
        by_title.entry(title).or_default().push(subject);
    }
    for subjects in by_title.values().filter(|subjects| subjects.len() > 1) {
        let mut by_parent: BTreeMap<Option<usize>, Vec<Subject<'_>>> = BTreeMap::new();
        for subject in subjects {
            let parent = checked.arrangement.parents[subject.number];
            by_parent.entry(parent).or_default().push(*subject);
        }
        let siblings = by_parent.values().filter(|siblings| siblings.len() > 1);
        diagnostics.extend(siblings.map(|siblings| {
            let message = "stand side by side under the same title";
            found(
                siblings,
                message,
                "give each a title that says what only it holds",
            )
        }));
        if by_parent.len() > 1 {
            // One of each parent: those beside it are told already.
            let apart: Vec<_> = by_parent.values().map(|siblings| siblings[0]).collect();
            let hint = "a reader sees only the title in search results: name the subject in it";
            diagnostics.push(Diagnostic {
                severity: Severity::Info,
                ..found(&apart, "have the same title in different places", hint)
            });
        }
    }
}

fn found(subjects: &[Subject<'_>], message: &str, hint: &str) -> Diagnostic {
    let files: Vec<String> = subjects
        .iter()
        .map(|subject| subject.source.path.clone())
        .collect();
    let (first, others) = (&subjects[0], listed(&files[1..]));
    let message = format!(
        "this page and {others} {message}, “{}”",
        first.built.page.title
    );
    first.found(&RULE, first.title_place(), message, hint)
}
