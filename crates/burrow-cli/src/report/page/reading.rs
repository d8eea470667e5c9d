//! Time to read: a bar a section, its parts the levels.

use super::View;
use super::parts::{Table, title};
use crate::report::bars::bar;
use crate::report::facts::SectionFacts;
use maud::{Markup, html};

/// The classes that give levels 1, 2 and 3 and what has no level their colours.
const COLOURS: [&str; 4] = ["level-1", "level-2", "level-3", "level-none"];

impl View<'_> {
    /// The part.
    pub(super) fn reading(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let longest = facts
            .sections
            .iter()
            .map(SectionFacts::total)
            .max()
            .unwrap_or(0);
        let rows = facts.sections.iter().map(|section| {
            vec![
                self.section(section, longest),
                self.cell(section.pages),
                html! { (self.time(section.total())) },
            ]
        });
        html! {
            p class="intro" { (words.reading_intro) }
            (self.table(&Table {
                caption: words.reading_caption,
                heads: &[words.section, words.pages, words.time],
                rows: rows.collect(),
            }))
        }
    }

    fn section(&self, section: &SectionFacts, longest: u64) -> Markup {
        let parts: Vec<_> = COLOURS.into_iter().zip(section.words).collect();
        html! {
            @if section.page == 0 { (self.words.top_section) } @else { (title(&section.title)) }
            (bar(&parts, longest))
            span class="key" {
                @for (number, (colour, words)) in parts.iter().enumerate() {
                    @if *words > 0 {
                        span {
                            span class={ "swatch " (colour) } {} " "
                            @if number < 3 { ((self.words.level)(number as u8 + 1)) } @else { (self.words.no_level) }
                            ": " (self.time(*words))
                        } " "
                    }
                }
            }
        }
    }
}
