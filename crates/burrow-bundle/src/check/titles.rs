//! A page should say what it is called.

use super::{Checked, Rule};
use crate::Diagnostic;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[Rule::warning(
    "missing-title",
    "Neither `title` nor a heading of rank 1.",
)];

/// `missing-title`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (page, built) in checked.site.pages.iter().zip(checked.built) {
        if page.source.is_some() && !built.has_title {
            let message = format!(
                "the page has neither a `title` nor an H1; it is called `{}`",
                built.page.title
            );
            diagnostics.push(
                Diagnostic::warning("missing-title", page.file(), message)
                    .at(1, 1)
                    .hint("begin the text with `# Title`, or add `title:` to the front matter"),
            );
        }
    }
}
