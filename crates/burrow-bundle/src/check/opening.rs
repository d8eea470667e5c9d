//! How a page begins: with what it is for, and with a summary that spares the rest.

use super::subject::Subject;
use super::{Checked, Rule, RuleOption};
use crate::Diagnostic;
use burrow_markdown::{Block, BlockKind};
use std::ops::RangeInclusive;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[SUMMARY, PURPOSE];

const SUMMARY: Rule = Rule::info(
    "summary-missing",
    "A substantial page does not begin with a summary of three to six lines.",
)
.off()
.taking(&[RuleOption::number(
    "words",
    400,
    "words from which on a page is substantial",
)]);

const PURPOSE: Rule = Rule::info(
    "purpose-missing",
    "Neither a `description` nor a first sentence says what the page is for.",
)
.off();

/// Lines that a summary has.
const LINES: RangeInclusive<u32> = 3..=6;
/// Words in a line, for paragraphs that are written as one long line.
const WORDS_IN_A_LINE: u32 = 14;
/// Words of a sentence that says something.
const SENTENCE: u32 = 4;
/// Headings under which a summary stands.
const SUMMARIES: [&str; 8] = [
    "summary",
    "executive summary",
    "overview",
    "tl;dr",
    "at a glance",
    "in short",
    "resumen",
    "resumen ejecutivo",
];

/// `summary-missing` and `purpose-missing`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for subject in checked.subjects() {
        if subject.source.front.redirect_to.is_none() {
            diagnostics.extend(summary(checked, subject));
            diagnostics.extend(purpose(subject));
        }
    }
}

fn summary(checked: &Checked<'_>, subject: Subject<'_>) -> Option<Diagnostic> {
    let substantial = checked
        .policy
        .number(SUMMARY.code, "words", &subject.source.path);
    if subject.built.page.words[2] < substantial {
        return None;
    }
    let prose = |block: &&Block| {
        matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::List | BlockKind::Quote
        )
    };
    let lines: u32 = opening(subject)
        .iter()
        .filter(prose)
        .map(|block| block.lines.max(block.words.div_ceil(WORDS_IN_A_LINE)))
        .sum();
    let message = match lines {
        lines if LINES.contains(&lines) => return None,
        0 => "the page does not begin with a summary".to_owned(),
        1 | 2 => format!("the page begins with a summary of only {lines} lines or so"),
        lines => {
            format!("{lines} lines or so stand before the first heading: too many for a summary")
        }
    };
    let hint = "begin with three to six lines: who the page is for, and what it enables";
    Some(subject.found(&SUMMARY, subject.title_place(), message, hint))
}

/// The blocks before the first heading below the title, or those under a heading that promises a summary.
fn opening<'a>(subject: Subject<'a>) -> &'a [Block] {
    let structure = subject.structure();
    let mut headings = structure.headings.iter().filter(|it| it.passage);
    let mut from = 0;
    let mut next = headings.next();
    if let Some(title) = next.filter(|heading| heading.rank == 1) {
        from = title.blocks_before;
        next = headings.next();
    }
    if let Some(heading) = next {
        let text: String = heading.text.to_lowercase();
        let text = text.trim_matches(|c: char| !c.is_alphanumeric());
        if heading.blocks_before == from && SUMMARIES.contains(&text) {
            next = headings.next();
        }
    }
    let to = next.map_or(structure.blocks.len(), |heading| heading.blocks_before);
    structure.blocks.get(from..to).unwrap_or_default()
}

fn purpose(subject: Subject<'_>) -> Option<Diagnostic> {
    if subject.source.front.description.is_some() || subject.structure().blocks.is_empty() {
        return None;
    }
    let mut opening = opening(subject).iter();
    let first = opening.find(|block| !matches!(block.kind, BlockKind::Image | BlockKind::Html));
    let says = first.is_some_and(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote) && block.words >= SENTENCE
    });
    let message = "neither a `description` nor a first sentence says what this page is for";
    let hint = "begin with one sentence: what a reader can do after reading";
    (!says).then(|| subject.found(&PURPOSE, subject.title_place(), message, hint))
}
