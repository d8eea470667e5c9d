//! Who the pages are for: the heat map and its gaps.

use super::View;
use crate::report::heatmap::{self, Cell, Labels, heat_map};
use maud::{Markup, html};

impl View<'_> {
    /// The part.
    pub(super) fn people(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let people = &facts.people;
        let unlabelled = u64::from(people.unlabelled);
        html! {
            @if people.rows.is_empty() { p { (words.people_none) } }
            @else { p class="intro" { (words.people_intro) } }
            (self.map())
            @if !people.rows.is_empty() {
                @if people.gaps().next().is_none() { p { (words.no_gaps) } }
                @else {
                    h3 { (words.gaps) }
                    ul class="plain" {
                        @for row in &people.rows {
                            @let levels: Vec<u8> = row.gaps().collect();
                            @if !levels.is_empty() {
                                li { strong { bdi { (row.label) } } ": " ((words.gap_of)(&levels)) }
                            }
                        }
                    }
                }
            }
            @if unlabelled > 0 {
                p class="note" { ((words.unlabelled_note)((unlabelled, self.number(unlabelled)))) }
            }
        }
    }

    fn map(&self) -> Markup {
        let words = self.words;
        let people = &self.facts.people;
        let cells = |pages: [u32; 4], wanted: bool| {
            let cells = pages.iter().enumerate().map(|(column, pages)| Cell {
                count: u64::from(*pages),
                // A page without a level is nothing to wish for.
                wanted: wanted && column < 3,
            });
            cells.collect()
        };
        let mut rows: Vec<_> = people
            .rows
            .iter()
            .map(|row| heatmap::Row {
                head: html! { bdi { (row.label) } },
                cells: cells(row.pages, true),
            })
            .collect();
        rows.push(heatmap::Row {
            head: html! { (words.everyone) },
            cells: cells(people.everyone, false),
        });
        let mut columns: Vec<Markup> = (1..=3u8)
            .zip(words.level_names)
            .map(|(level, name)| html! { ((words.level)(level)) br; span class="note" { (name) } })
            .collect();
        columns.push(html! { (words.no_level) });
        heat_map(
            &Labels {
                caption: words.people_caption,
                corner: words.people_corner,
                columns: &columns,
                gap: words.gap,
                number: words.number,
            },
            &rows,
        )
    }
}
