//! A long page should say which of its parts go deep.

use super::{Checked, Rule, RuleOption};
use crate::Diagnostic;
use burrow_model::Level;

/// `depth-unlabelled`.
pub(super) const RULE: Rule = Rule::info(
    "depth-unlabelled",
    "A long page of level 1 or 2 labels none of its parts as deeper, in a tree that states levels.",
)
.taking(&[RuleOption::number(
    "words",
    1500,
    "words from which on a page is long",
)]);

/// Passages it must have, so that there is something to label.
const PASSAGES: usize = 6;

/// Looks for long pages that open all at once.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !checked.is_layered() {
        return;
    }
    for subject in checked.subjects() {
        let words = subject.built.page.words[2];
        let headings = || subject.structure().headings.iter().filter(|it| it.passage);
        let unlabelled = headings().all(|heading| heading.level.is_none());
        let level = subject.page.level;
        let long = checked
            .policy
            .number(RULE.code, "words", &subject.source.path);
        if words < long
            || headings().count() < PASSAGES
            || !unlabelled
            || level == Some(Level::Deep)
        {
            continue;
        }
        let message = format!(
            "{words} words under {} headings, none of which says how deep it goes: all of it opens at once",
            headings().count()
        );
        let hint =
            "label the deeper parts with ⭐⭐ or ⭐⭐⭐ in their headings, or split the page";
        diagnostics.push(subject.found(&RULE, subject.title_place(), message, hint));
    }
}
