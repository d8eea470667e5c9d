//! What reading and rendering found in each page.

use super::Checked;
use crate::Diagnostic;
use crate::diagnostic::Severity;

/// `render-failed`, and every code of reading and of burrow-markdown.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (page, built) in checked.site.pages.iter().zip(checked.built) {
        if let Some(source) = &page.source {
            diagnostics.extend(source.diagnostics.iter().cloned());
        }
        if let Some(failure) = &built.failure {
            diagnostics.push(
                Diagnostic::error(
                    "render-failed",
                    page.file(),
                    format!("the page could not be rendered: {failure}"),
                )
                .hint("it is shown as plain text; please report this with the page"),
            );
        }
        diagnostics.extend(built.findings.iter().map(|finding| Diagnostic {
            severity: Severity::Warning,
            code: finding.code.into(),
            file: page.file().to_owned(),
            line: finding.place.line,
            column: finding.place.column,
            message: finding.message.clone(),
            hint: finding.hint.clone(),
        }));
    }
}
