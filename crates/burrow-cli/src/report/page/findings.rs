//! What the check found: by rule with what to do, by folder, and the pages with the most to mend.

use super::View;
use super::parts::Table;
use crate::report::bars::bar;
use crate::report::facts::RuleFacts;
use burrow_bundle::Severity;
use maud::{Markup, html};

/// So many files are named under a rule.
const FILES: usize = 3;

/// The classes of errors, warnings and remarks.
const COLOURS: [&str; 3] = ["error", "warning", "remark"];

impl View<'_> {
    /// The part.
    pub(super) fn findings(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let found = &facts.findings;
        if found.total == [0; 3] {
            return html! { p { (words.findings_none) } };
        }
        let most = found.rules.iter().map(|rule| rule.count).max().unwrap_or(0);
        html! {
            p class="totals" {
                @for (kind, count) in found.total.into_iter().enumerate() {
                    span { span class={ "swatch " (COLOURS[kind]) } {} " " (self.severity(kind, count)) } " "
                }
            }
            p class="intro" { (words.findings_intro) }
            h3 { (words.by_rule) }
            p class="intro" { (words.by_rule_intro) }
            div class="rules" { @for rule in &found.rules { (self.rule(rule, most)) } }
            (self.by_folder())
            (self.worst_pages())
        }
    }

    fn severity(&self, kind: usize, count: u32) -> String {
        (self.words.severity[kind])((count.into(), self.number(count)))
    }

    fn rule(&self, rule: &RuleFacts, most: u32) -> Markup {
        let words = self.words;
        let kind = rule.severity as usize;
        let files = rule.files.len() as u64;
        let named = &rule.files[..rule.files.len().min(FILES)];
        html! {
            details class="rule" {
                summary {
                    span class="rule-name" { (spoken(&rule.code)) }
                    span class="rule-count" {
                        (self.severity(kind, rule.count)) " "
                        span class="note" { ((words.in_files)((files, self.number(files)))) }
                    }
                    (bar(&[(COLOURS[kind], rule.count.into())], most.into()))
                }
                // Here and not on the whole: a link into it opens it.
                div class="rule-body" id={ "rule-" (rule.code) } {
                    @if !rule.about.is_empty() { p lang="en" { (rule.about) } }
                    h4 { (words.worst_files) }
                    ul class="plain" { @for file in named { li {
                        @if file.file.is_empty() { (words.whole_tree) } @else { (self.file(&file.file)) }
                        " " span class="count" { (self.number(file.count)) }
                        p class="found" {
                            @if file.first.line > 0 { ((words.line)(file.first.line)) ": " }
                            span lang="en" { bdi { (cut(&file.first.message)) } }
                            @if let Some(hint) = &file.first.hint {
                                br; strong { (words.what_to_do) ": " } span lang="en" { bdi { (cut(hint)) } }
                            }
                        }
                    } } }
                }
            }
        }
    }

    fn by_folder(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let folders = facts.findings.folders.iter();
        let folders: Vec<_> = folders
            .filter(|folder| folder.found[..2] != [0, 0])
            .collect();
        let most = folders
            .iter()
            .map(|folder| folder.found[0] + folder.found[1])
            .max();
        let rows = folders.iter().map(|folder| {
            let [errors, warnings, _] = folder.found;
            let parts = [(COLOURS[0], errors.into()), (COLOURS[1], warnings.into())];
            vec![
                html! { (self.folder(&folder.folder)) (bar(&parts, most.unwrap_or(0).into())) },
                self.cell(errors),
                self.cell(warnings),
            ]
        });
        html! {
            @if !folders.is_empty() {
                h3 id="by-folder" { (words.by_folder) }
                (self.table(&Table {
                    caption: words.by_folder,
                    heads: &[words.folder, words.severities[0], words.severities[1]],
                    rows: rows.collect(),
                }))
            }
        }
    }

    fn worst_pages(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let rows = facts.findings.worst.iter().map(|number| {
            let [errors, warnings, _] = facts.pages[*number].found;
            vec![self.page(*number), self.cell(errors), self.cell(warnings)]
        });
        let rows: Vec<_> = rows.collect();
        html! {
            @if !rows.is_empty() {
                h3 id="worst-pages" { (words.worst_pages) }
                (self.table(&Table {
                    caption: words.worst_pages,
                    heads: &[words.page, words.severities[0], words.severities[1]],
                    rows,
                }))
            }
        }
    }
}

/// A rule's name as words: `broken-link` is "Broken link".
fn spoken(code: &str) -> String {
    let words = code.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A message of a length that a list can hold.
fn cut(text: &str) -> String {
    const LONGEST: usize = 240;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// The number of a severity is its place in every list of three.
const _: () = assert!(
    Severity::Error as usize == 0
        && Severity::Warning as usize == 1
        && Severity::Info as usize == 2
);
