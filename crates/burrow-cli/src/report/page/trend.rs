//! Every figure, then and now, and the pages that changed.

use super::View;
use super::parts::{Table, title};
use crate::report::spark;
use crate::report::trend::{Moved, Trend};
use maud::{Markup, html};

impl View<'_> {
    /// The part.
    pub(super) fn full_trend(&self, trend: &Trend) -> Markup {
        let words = self.words;
        let rows = trend.changes.iter().map(|change| {
            let head = html! {
                span class="page" {
                    ((words.figure)(change.figure.key)) " "
                    span class="change" { (self.change(change)) (spark::line(&change.course)) }
                }
            };
            vec![head, self.cell(change.before), self.cell(change.now)]
        });
        html! {
            table class="facts columns-3" {
                caption class="unseen" { (words.trend_caption) }
                thead { tr {
                    th scope="col" { (words.trend_what) }
                    th scope="col" class="number" { (words.trend_before) }
                    th scope="col" class="number" { (words.trend_now) }
                } }
                tbody { @for row in rows { tr {
                    @for (number, cell) in row.iter().enumerate() {
                        @if number == 0 { th scope="row" { (cell) } } @else { td class="number" { (cell) } }
                    }
                } } }
            }
            (self.moved(words.pages_worse, &trend.worse))
            (self.moved(words.pages_better, &trend.better))
            @if !trend.new.is_empty() {
                h3 { (words.new_pages) " " span class="count" { (self.count(trend.new.len())) } }
                (self.table(&Table {
                    caption: words.new_pages,
                    heads: &[words.page],
                    rows: trend.new.iter().map(|page| vec![self.page(*page)]).collect(),
                }))
            }
            @if !trend.gone.is_empty() {
                h3 { (words.gone_pages) " " span class="count" { (self.count(trend.gone.len())) } }
                (self.table(&Table {
                    caption: words.gone_pages,
                    heads: &[words.page],
                    rows: trend.gone.iter().map(|id| vec![html! { span class="path" { (title(id)) } }]).collect(),
                }))
            }
        }
    }

    fn moved(&self, name: &str, pages: &[Moved]) -> Markup {
        let words = self.words;
        let rows = pages.iter().map(|moved| {
            vec![
                self.page(moved.page),
                self.cell(moved.before),
                self.cell(moved.now),
            ]
        });
        html! {
            @if !pages.is_empty() {
                h3 { (name) " " span class="count" { (self.count(pages.len())) } }
                (self.table(&Table {
                    caption: name,
                    heads: &[words.page, words.errors_before, words.errors_now],
                    rows: rows.collect(),
                }))
            }
        }
    }
}
