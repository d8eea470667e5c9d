//! A reader who goes down should never come to something shallower.

use super::subject::Subject;
use super::{Checked, Rule};
use crate::Diagnostic;
use crate::diagnostic::Severity;
use burrow_model::Level;

/// `level-structure`.
pub(super) const RULE: Rule = Rule::warning(
    "level-structure",
    "A level that is shallower than that of the page or heading above.",
);

/// Holds every page against the page above it, and its labelled headings against the page and each other.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for subject in checked.subjects() {
        diagnostics.extend(below_its_page(checked, subject));
        diagnostics.extend(below_its_heading(subject));
    }
}

fn below_its_page(checked: &Checked<'_>, subject: Subject<'_>) -> Option<Diagnostic> {
    let level = subject.page.level?;
    let above = checked.arrangement.parents[subject.number]?;
    let deeper = checked.site.pages[above]
        .level
        .filter(|above| *above > level)?;
    let message = format!(
        "this page of level {} stands below {}, which is of level {}",
        level.number(),
        checked.site.name(above),
        deeper.number()
    );
    let hint = "make the page above shallower or this one deeper, or move it";
    Some(subject.found(&RULE, subject.source.front.place("level"), message, hint))
}

/// The first heading whose label is shallower than what it stands below: the others follow from it.
fn below_its_heading(subject: Subject<'_>) -> Option<Diagnostic> {
    let page = subject.page.level.unwrap_or(Level::Surface);
    // Rank and level of the labelled headings around the one at hand.
    let mut around: Vec<(u8, Level)> = Vec::new();
    for heading in subject.structure().headings.iter().filter(|it| it.passage) {
        while around.pop_if(|(rank, _)| *rank >= heading.rank).is_some() {}
        let Some(level) = heading.level else { continue };
        let enclosing = around.last().map(|(_, level)| *level);
        let above = enclosing.unwrap_or(page);
        if level < above {
            let what = if enclosing.is_some() {
                "the heading above it"
            } else {
                "the page"
            };
            let message = format!(
                "“{}” is labelled level {}, but {what} is of level {}",
                burrow_markdown::label(&heading.text),
                level.number(),
                above.number()
            );
            let hint = "what is shallower belongs further up: change the label, or the level above";
            let found = subject.found(&RULE, heading.place, message, hint);
            // Whoever opens the page sees a passage that is shallower than the page; below a deeper heading nobody does.
            let severity = if enclosing.is_some() {
                found.severity
            } else {
                Severity::Info
            };
            return Some(Diagnostic { severity, ..found });
        }
        around.push((heading.rank, level));
    }
    None
}
