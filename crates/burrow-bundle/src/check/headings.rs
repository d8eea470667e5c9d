//! Headings, one by one and in their order.

use super::subject::Subject;
use super::{Checked, Rule, RuleOption};
use crate::Diagnostic;
use burrow_markdown::{BlockKind, HeadingUse};
use std::collections::HashSet;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    ACCIDENT,
    EMPTY,
    SKIPPED,
    LONG,
    NOT_FIRST,
    TWICE,
    DUPLICATE,
    PUNCTUATION,
];

const ACCIDENT: Rule = Rule::warning(
    "heading-by-accident",
    "A line of `-` right below a paragraph makes the paragraph a heading.",
);
const EMPTY: Rule = Rule::info("section-empty", "A heading with nothing under it.");
const SKIPPED: Rule = Rule::warning(
    "heading-skipped",
    "A heading is more than one rank below the one before it.",
);
const LONG: Rule = Rule::info("heading-long", "A heading of more than 100 characters.").taking(&[
    RuleOption::number("max", 100, "characters that a heading may have"),
]);
const NOT_FIRST: Rule = Rule::info(
    "h1-not-first",
    "Something stands before the H1, and front matter has no `title`.",
);
const TWICE: Rule = Rule::warning("h1-twice", "A page has more than one heading of rank 1.");
const DUPLICATE: Rule = Rule::info(
    "duplicate-heading",
    "Two headings under the same one have the same text.",
);
const PUNCTUATION: Rule =
    Rule::info("heading-punctuation", "A heading ends like a sentence.").off();

/// Characters from which on an underlined text is taken for a paragraph.
const PARAGRAPH: usize = 100;
/// Marks that end sentences; a question may be a heading.
const MARKS: [char; 10] = ['.', ',', ';', ':', '!', '。', '，', '；', '：', '！'];

/// `heading-by-accident`, `section-empty`, `heading-skipped`, `heading-long`, `h1-not-first`, `h1-twice`, `duplicate-heading`,
/// `heading-punctuation`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for subject in checked.subjects() {
        accidents(subject, diagnostics);
        empty(subject, diagnostics);
        skipped(subject, diagnostics);
        single(checked, subject, diagnostics);
        h1(subject, diagnostics);
        duplicate(subject, diagnostics);
    }
}

/// Whether a heading was never meant to be one: a rule was meant below a paragraph, which stands there like prose on
/// a page that marks its headings with `#`.
fn is_accident(heading: &HeadingUse) -> bool {
    let text = heading.text.as_str();
    let record = heading.emphasised && text.contains(": ");
    heading.underlined
        && heading.rank == 2
        && (record || text.ends_with(['.', ':', '。']) || text.chars().count() > PARAGRAPH)
}

fn accidents(subject: Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let headings = &subject.structure().headings;
    if headings.iter().all(|heading| heading.underlined) {
        return;
    }
    for heading in headings.iter().filter(|heading| is_accident(heading)) {
        let start: String = heading.text.chars().take(40).collect();
        let message = format!("“{start}…” becomes a heading through the `---` right below it");
        let hint = "put an empty line before the `---`";
        diagnostics.push(subject.found(&ACCIDENT, heading.place, message, hint));
    }
}

/// A heading is empty when the next thing is a heading of its own rank or above, or the end. The title may be.
fn empty(subject: Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let structure = subject.structure();
    let headings: Vec<_> = structure.headings.iter().filter(|it| it.passage).collect();
    for (number, heading) in headings.iter().enumerate() {
        let next = headings.get(number + 1);
        let blocks = next.map_or(structure.blocks.len(), |next| next.blocks_before);
        let is_title = number == 0 && heading.rank == 1;
        if is_title || blocks > heading.blocks_before || is_accident(heading) {
            continue;
        }
        let message = match next {
            None => format!("nothing stands under “{}”, the last heading", heading.text),
            Some(next) if next.rank == heading.rank => {
                format!(
                    "nothing stands between “{}” and “{}”",
                    heading.text, next.text
                )
            }
            Some(next) if next.rank < heading.rank => format!(
                "nothing stands between “{}” of rank {} and “{}” of rank {}",
                heading.text, heading.rank, next.text, next.rank
            ),
            Some(_) => continue,
        };
        let hint = "write what belongs there, or take the heading out";
        diagnostics.push(subject.found(&EMPTY, heading.place, message, hint));
    }
}

fn skipped(subject: Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let titled = subject.source.front.title.is_some();
    let mut before = if titled { 1 } else { u8::MAX };
    for heading in &subject.structure().headings {
        if heading.rank > before.saturating_add(1) {
            let message = format!(
                "“{}” is of rank {}, but what stands above it is of rank {before}",
                heading.text, heading.rank
            );
            let hint = format!("write it with {}", "#".repeat(usize::from(before) + 1));
            diagnostics.push(subject.found(&SKIPPED, heading.place, message, hint));
        }
        before = heading.rank;
    }
}

fn single(checked: &Checked<'_>, subject: Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let max = checked
        .policy
        .number(LONG.code, "max", &subject.source.path);
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    for heading in &subject.structure().headings {
        if is_accident(heading) {
            continue; // told already
        }
        let length = heading.text.chars().count();
        if length > max {
            let message = format!("this heading has {length} characters");
            let hint = format!("say it in {max} or fewer, and the rest in the text below");
            diagnostics.push(subject.found(&LONG, heading.place, message, hint));
        }
        if let Some(mark) = heading
            .text
            .chars()
            .next_back()
            .filter(|c| MARKS.contains(c))
        {
            let message = format!("the heading “{}” ends with `{mark}`", heading.text);
            diagnostics.push(subject.found(&PUNCTUATION, heading.place, message, "leave it out"));
        }
    }
}

fn h1(subject: Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let structure = subject.structure();
    let mut first = structure
        .headings
        .iter()
        .enumerate()
        .filter(|(_, it)| is_h1(it));
    let Some((number, title)) = first.next() else {
        return; // `missing-title` says so
    };
    let banner = structure
        .blocks
        .first()
        .is_some_and(|block| block.kind == BlockKind::Html);
    let not_first = number > 0 || title.blocks_before > 0;
    if not_first && !banner && subject.source.front.title.is_none() {
        let message = format!("the title “{}” does not stand first", title.text);
        let hint = "begin the text with it, or give `title` in front matter";
        diagnostics.push(subject.found(&NOT_FIRST, title.place, message, hint));
    }
    if let Some((_, second)) = first.next() {
        let all = first.count() + 2;
        let message = format!(
            "“{}” is a second title: the page has {all} headings of rank 1",
            second.text
        );
        let hint = "give all but the title at least rank 2, or split the page";
        diagnostics.push(subject.found(&TWICE, second.place, message, hint));
    }
}

fn is_h1(heading: &HeadingUse) -> bool {
    heading.passage && heading.rank == 1
}

fn duplicate(subject: Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // By rank, the texts under the heading at hand.
    let mut known: [HashSet<&str>; 6] = Default::default();
    let mut before = 1;
    for heading in &subject.structure().headings {
        let rank = usize::from(heading.rank).clamp(1, 6);
        for deeper in &mut known[before.min(rank)..before.max(rank)] {
            deeper.clear();
        }
        before = rank;
        if !known[rank - 1].insert(&heading.text) && !heading.text.is_empty() {
            let message = format!("“{}” stands twice under the same heading", heading.text);
            let hint = "say in each what only it holds; links to the second need a number";
            diagnostics.push(subject.found(&DUPLICATE, heading.place, message, hint));
        }
    }
}
