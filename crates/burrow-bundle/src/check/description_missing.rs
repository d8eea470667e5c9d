//! A page that is described on the cards and in search should be like its neighbours.

use super::{Checked, Rule};
use crate::Diagnostic;

/// `description-missing`.
pub(super) const RULE: Rule = Rule::info(
    "description-missing",
    "No `description`, in a tree where most pages have one.",
);

/// Looks for pages without a description where that is the practice.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !checked.is_practice(|subject| subject.source.front.description.is_some()) {
        return;
    }
    for subject in checked.subjects() {
        let front = &subject.source.front;
        if front.description.is_none() && front.redirect_to.is_none() {
            let message = "most pages of this tree have a `description`, this one has none";
            let hint = "say in one sentence what the page is for: it stands on cards and in search results";
            diagnostics.push(subject.found(&RULE, subject.title_place(), message, hint));
        }
    }
}
