//! What an engineer looks for in a technical page at three in the morning.

use super::subject::Subject;
use super::{Checked, Rule, RuleOption};
use crate::Diagnostic;
use burrow_model::Level;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[FAILURES, PREREQUISITES];

const FAILURES: Rule = Rule::info(
    "failure-modes-missing",
    "A technical page without a heading about what may go wrong.",
)
.off()
.taking(SUBSTANTIAL);
const PREREQUISITES: Rule = Rule::info(
    "prerequisites-missing",
    "A technical page without a heading about what it takes for granted.",
)
.off()
.taking(SUBSTANTIAL);

const SUBSTANTIAL: &[RuleOption] = &[RuleOption::number(
    "words",
    400,
    "words from which on a page is expected to be whole",
)];

/// Beginnings of words in headings about failures.
const ABOUT_FAILURES: [&str; 19] = [
    "caveat",
    "common issue",
    "debug",
    "disaster",
    "error",
    "escalation",
    "fail",
    "go wrong",
    "goes wrong",
    "incident",
    "known issue",
    "limitation",
    "pitfall",
    "problem",
    "recovery",
    "risk",
    "rollback",
    "troubleshoot",
    "fallo",
];
/// Beginnings of words in headings about what must be there first.
const ABOUT_PREREQUISITES: [&str; 12] = [
    "assumption",
    "before you",
    "dependenc",
    "needed",
    "precondition",
    "prerequisite",
    "requirement",
    "requisito",
    "supposition",
    "what you need",
    "you need",
    "you will need",
];

/// `failure-modes-missing` and `prerequisites-missing`, on substantial pages of level 3.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let asked = |rule: &Rule, subject: &Subject<'_>| {
        let substantial = checked
            .policy
            .number(rule.code, "words", &subject.source.path);
        subject.built.page.words[2] >= substantial
    };
    for subject in checked.subjects() {
        if subject.page.level != Some(Level::Deep) {
            continue;
        }
        if asked(&FAILURES, &subject) && !has_heading(subject, &ABOUT_FAILURES) {
            let message = "this technical page does not say what may go wrong";
            let hint =
                "add a heading such as “Troubleshooting”: failures, how they show, and what to do";
            diagnostics.push(subject.found(&FAILURES, subject.title_place(), message, hint));
        }
        if asked(&PREREQUISITES, &subject) && !has_heading(subject, &ABOUT_PREREQUISITES) {
            let message = "this technical page does not say what it takes for granted";
            let hint = "add a heading such as “Prerequisites”: what must be there first";
            diagnostics.push(subject.found(&PREREQUISITES, subject.title_place(), message, hint));
        }
    }
}

fn has_heading(subject: Subject<'_>, beginnings: &[&str]) -> bool {
    subject.structure().headings.iter().any(|heading| {
        let text = heading.text.to_lowercase();
        let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
        let mut beginnings = beginnings.iter();
        beginnings.any(|beginning| text.match_indices(beginning).any(|(at, _)| begins(at)))
    })
}
