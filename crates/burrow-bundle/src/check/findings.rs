//! What reading and rendering found in each page.

use super::{Checked, Rule};
use crate::Diagnostic;
use crate::diagnostic::Severity;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule::warning(
        "fence-unclosed",
        "A code block runs to the end of the page.",
    ),
    Rule::warning(
        "comment-unclosed",
        "A comment is never closed; what follows is not shown.",
    ),
    Rule::warning(
        "alert-unknown",
        "An alert of a name that nobody defined; shown as a note.",
    ),
    Rule::warning(
        "directive-unknown",
        "A block fenced by colons of a name that nobody defined; shown as a note.",
    ),
    Rule::warning(
        "directive-unclosed",
        "A block fenced by colons is never closed; it ends before the next heading.",
    ),
    Rule::warning(
        "component-unknown",
        "A component that only its own program could draw; what it holds is shown.",
    ),
    Rule::warning("component-unclosed", "A component is never closed."),
    Rule::warning(
        "expression-shown",
        "An expression that only a program could work out; shown as code.",
    ),
    Rule::warning(
        "attribute-list-detached",
        "A kramdown attribute list touches no block; dropped.",
    ),
    Rule::warning(
        "liquid-shown",
        "Liquid in a Jekyll tree is not run; shown as written.",
    ),
    Rule::warning(
        "html-removed",
        "An element that could harm or disturb was removed.",
    ),
    Rule::warning("html-attribute-removed", "An attribute was removed."),
    Rule::warning(
        "html-unknown",
        "Something in angle brackets is no element; shown as text.",
    ),
    Rule::warning("control-character", "An invisible character, shown as �."),
    Rule::warning(
        "nesting-too-deep",
        "More than 200 elements inside each other.",
    ),
    Rule::warning(
        "page-too-large",
        "A page's HTML grows out of all proportion; the rest is shown without markup.",
    ),
    Rule::warning(
        "link-refused",
        "A scheme other than http, https, mailto and tel; the text stays.",
    ),
    Rule::warning(
        "diagram-invalid",
        "A Mermaid diagram that cannot be drawn; its source is shown.",
    ),
    Rule::warning(
        "math-invalid",
        "A formula that cannot be read; its source is shown.",
    ),
    Rule::info(
        "language-unknown",
        "A code block in a language nobody knows; shown without colours.",
    ),
    Rule::error(
        "render-failed",
        "The page could not be rendered and is shown as plain text.",
    ),
];

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
        diagnostics.extend(built.findings.iter().map(|finding| {
            let place = finding.place;
            let message = finding.message.clone();
            Diagnostic {
                severity: severity(finding.code),
                hint: finding.hint.clone(),
                ..Diagnostic::warning(finding.code, page.file(), message)
                    .at(place.line, place.column)
            }
        }));
    }
}

/// How much a finding matters by the table above; what is not in it is a warning.
fn severity(code: &str) -> Severity {
    let rule = RULES.iter().find(|rule| rule.code == code);
    rule.map_or(Severity::Warning, |rule| rule.severity)
}
