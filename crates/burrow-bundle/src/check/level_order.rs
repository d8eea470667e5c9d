//! Labels of complexity should rise as a page goes on.

use super::subject::Subject;
use super::{Checked, Rule};
use crate::Diagnostic;

/// `level-order`.
pub(super) const RULE: Rule = Rule::warning(
    "level-order",
    "A heading is labelled as easier than the one before it.",
);

/// Compares each labelled heading with the labelled one before it under the same heading.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(checked.subjects().filter_map(first_step_back));
}

fn first_step_back(subject: Subject<'_>) -> Option<Diagnostic> {
    // Rank, step and text of the last labelled heading at each open rank.
    let mut before: Vec<(u8, u32, &str)> = Vec::new();
    for heading in subject.structure().headings.iter().filter(|it| it.passage) {
        while before.pop_if(|(rank, ..)| *rank > heading.rank).is_some() {}
        let stars = heading.level.map(|level| u32::from(level.number()));
        let Some(step) = stars.or(heading.step) else {
            continue;
        };
        let last = before.pop_if(|(rank, ..)| *rank == heading.rank);
        if let Some((_, deeper, text)) = last
            && step < deeper
            && (stars.is_some() || step > 1)
        // another scale may begin at 1
        {
            let message = format!(
                "“{}” is labelled {step} and follows “{}”, labelled {deeper}",
                burrow_markdown::label(&heading.text),
                burrow_markdown::label(text)
            );
            let hint = "put the easier part first: a reader stops where it gets too deep";
            return Some(subject.found(&RULE, heading.place, message, hint));
        }
        before.push((heading.rank, step, &heading.text));
    }
    None
}
