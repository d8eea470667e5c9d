//! Pages that time has passed by, and pages that never were finished.

use super::subject::Subject;
use super::{Checked, Rule, RuleOption};
use crate::{Diagnostic, date};
use burrow_markdown::Block;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[STALE, UNFINISHED];

const STALE: Rule = Rule::info(
    "stale-page",
    "Changed last more than 12 months before the newest page, or before SOURCE_DATE_EPOCH.",
)
.taking(&[RuleOption::number(
    "months",
    12,
    "months after which a page should be read again",
)]);
const UNFINISHED: Rule = Rule::info(
    "unfinished",
    "A status such as `draft` or `planned`, or a paragraph such as “TBD”.",
)
.taking(&[RuleOption::words(
    "status",
    &[
        "draft",
        "in progress",
        "placeholder",
        "planned",
        "planning",
        "stub",
        "todo",
        "wip",
        "work in progress",
    ],
    "words in `status` that say a page is not there yet",
)]);

/// Words, reduced to letters, that stand in for a text to come.
const STAND_INS: [&str; 18] = [
    "coming soon",
    "content coming soon",
    "placeholder",
    "tba",
    "tbd",
    "to be added",
    "to be announced",
    "to be completed",
    "to be defined",
    "to be determined",
    "to be done",
    "to be written",
    "to do",
    "todo",
    "under construction",
    "work in progress",
    "por definir",
    "próximamente",
];
/// `stale-page` and `unfinished`. The clock is never asked: the same tree gives the same findings on every day.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let dated = checked.subjects().filter_map(|subject| {
        let modified = subject.source.front.modified.as_deref()?;
        Some((subject, date::days(modified)?))
    });
    let newest = dated.clone().map(|(_, day)| day).max();
    let today = checked
        .now
        .map(|seconds| seconds.div_euclid(86_400))
        .or(newest);
    for (subject, day) in dated {
        let months = today.map_or(0, |today| (today - day) * 12 / 365);
        let limit = checked
            .policy
            .number(STALE.code, "months", &subject.source.path);
        if months > i64::from(limit) {
            diagnostics.push(stale(subject, months, checked.now.is_some()));
        }
    }
    for subject in checked.subjects() {
        diagnostics.extend(unready(checked, subject));
        let blocks = subject.structure().blocks.iter();
        diagnostics.extend(blocks.filter_map(|block| stand_in(subject, block)));
    }
}

fn stale(subject: Subject<'_>, months: i64, epoch: bool) -> Diagnostic {
    let reference = if epoch {
        "SOURCE_DATE_EPOCH"
    } else {
        "the newest page"
    };
    let message = format!("this page was last changed {months} months before {reference}");
    let hint = "read it again, then correct it or renew `last_modified_date`";
    let place = subject.source.front.place("last_modified_date");
    subject.found(&STALE, place, message, hint)
}

fn unready(checked: &Checked<'_>, subject: Subject<'_>) -> Option<Diagnostic> {
    let status = subject.source.front.status.as_deref()?;
    let plain = letters(status);
    let unready = checked
        .policy
        .words(UNFINISHED.code, "status", &subject.source.path);
    if !unready.iter().any(|word| letters(word) == plain) {
        return None;
    }
    let message = format!("the page is shown, though its status is “{status}”");
    let hint = "finish it, or leave it out with `draft: true` or `[visibility]` in burrow.toml";
    let place = subject.source.front.place("status");
    Some(subject.found(&UNFINISHED, place, message, hint))
}

fn stand_in(subject: Subject<'_>, block: &Block) -> Option<Diagnostic> {
    let text = letters(block.short.as_deref()?);
    if !STAND_INS.contains(&text.as_str()) {
        return None;
    }
    let message = format!("“{text}” stands here in place of a text");
    let hint = "write it, or take the heading out until it is written";
    Some(subject.found(&UNFINISHED, block.place, message, hint))
}

/// Lower-case words with one space between them, all marks left out.
fn letters(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}
