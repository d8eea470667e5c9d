//! Links and footnotes by reference need a definition, and a definition needs somebody who refers to it.

use super::{Checked, Rule};
use crate::Diagnostic;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[UNDEFINED, UNUSED];

const UNDEFINED: Rule = Rule::warning(
    "reference-undefined",
    "A link by reference, `[text][label]`, whose label nothing defines; shown as written.",
);
const UNUSED: Rule = Rule::info(
    "reference-unused",
    "The definition of a label or footnote that nothing refers to, or that is defined above.",
);

/// `reference-undefined` and `reference-unused`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for subject in checked.subjects() {
        let references = &subject.structure().references;
        let undefined = references.undefined.iter().map(|(label, place)| {
            let message = format!("nothing defines `{label}`: readers see the brackets");
            let hint = format!("add a line `[{label}]: …` with the target, or write `[…](…)`");
            subject.found(&UNDEFINED, *place, message, hint)
        });
        diagnostics.extend(undefined);
        let unused = references.unused.iter().map(|(label, place)| {
            let message = format!("nothing refers to `[{label}]`");
            let hint = "take the definition out, or refer to it";
            subject.found(&UNUSED, *place, message, hint)
        });
        diagnostics.extend(unused);
        let repeated = references.repeated.iter().map(|(label, place)| {
            let message = format!("`[{label}]` is defined above already; this one is not used");
            let hint = "take one of the two out, or give it a label of its own";
            subject.found(&UNUSED, *place, message, hint)
        });
        diagnostics.extend(repeated);
    }
}
