//! What all parts of the page share: names of pages, tables that fold, legends.

use super::View;
use crate::base::encode_path;
use crate::report::facts::Facts;
use maud::{Markup, html};

/// Rows that stand open.
const OPEN: usize = 10;
/// Rows that a page holds at all; the data has every one.
const LONGEST: usize = 40;
/// Characters of a title that are shown.
const TITLE: usize = 90;

/// A table: its first column names something, the others are numbers.
pub struct Table<'a> {
    /// What it shows; the heading above it says the same to the eye.
    pub caption: &'a str,
    /// The heads of its columns.
    pub heads: &'a [&'a str],
    /// Its rows, all of them.
    pub rows: Vec<Vec<Markup>>,
}

impl View<'_> {
    /// A table of which ten rows stand open, forty can be unfolded, and the rest are counted.
    pub fn table(&self, table: &Table<'_>) -> Markup {
        let rows = &table.rows[..table.rows.len().min(LONGEST)];
        // A fold that hides two rows is longer than they are.
        let open = if rows.len() <= OPEN + 2 {
            rows.len()
        } else {
            OPEN
        };
        let (open, folded) = rows.split_at(open);
        let left_out = table.rows.len() - rows.len();
        html! {
            (rows_of(table, open))
            @if !folded.is_empty() {
                details class="more" {
                    summary { ((self.words.more_rows)(self.count(folded.len()))) }
                    (rows_of(table, folded))
                    @if left_out > 0 {
                        p class="note" { ((self.words.left_out)(self.count(left_out))) }
                    }
                }
            }
        }
    }

    /// A page's title with its file, which leads to where it can be edited.
    pub fn page(&self, number: usize) -> Markup {
        let page = &self.facts.pages[number];
        html! {
            span class="page" {
                (title(&page.title))
                @if let Some(file) = &page.file { " " (self.file(file)) }
            }
        }
    }

    /// A page's title alone.
    pub fn title(&self, number: usize) -> Markup {
        title(&self.facts.pages[number].title)
    }

    /// A file's path, leading to where it can be edited.
    pub fn file(&self, file: &str) -> Markup {
        html! {
            @match edit_address(self.facts, file) {
                Some(address) => a class="file" href=(address) rel="noopener noreferrer" { bdi { (file) } },
                None => span class="file" { bdi { (file) } },
            }
        }
    }

    /// A few titles in a sentence: "A", "B", "C" and 9 more.
    pub fn some(&self, pages: &[usize]) -> Markup {
        let (named, rest) = pages.split_at(pages.len().min(3));
        html! {
            @for (number, page) in named.iter().enumerate() {
                @if number > 0 { ", " }
                (self.words.open_quote) (self.title(*page)) (self.words.close_quote)
            }
            @if !rest.is_empty() { " " ((self.words.and_more)(self.count(rest.len()))) }
        }
    }

    /// A number as people write it.
    pub fn number(&self, number: impl Into<u64>) -> String {
        (self.words.number)(number.into())
    }

    /// A length as people write it.
    pub fn count(&self, count: usize) -> String {
        (self.words.number)(count as u64)
    }

    /// A number as a cell.
    pub fn cell(&self, number: impl Into<u64>) -> Markup {
        html! { (self.number(number)) }
    }
}

/// A title of any length and direction; what is cut is cut for the eye and the ear alike.
pub fn title(title: &str) -> Markup {
    let mut shown: String = title.chars().take(TITLE).collect();
    if shown.len() < title.len() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    html! { bdi class="title" { (shown) } }
}

/// Where a file can be edited.
fn edit_address(facts: &Facts, file: &str) -> Option<String> {
    let url = facts.edit_url.as_deref()?;
    Some(url.replace("{path}", &encode_path(file)))
}

fn rows_of(table: &Table<'_>, rows: &[Vec<Markup>]) -> Markup {
    html! {
        table class={ "facts columns-" (table.heads.len()) } {
            caption class="unseen" { (table.caption) }
            thead { tr {
                @for (number, head) in table.heads.iter().enumerate() {
                    th scope="col" class=[(number > 0).then_some("number")] { (head) }
                }
            } }
            tbody { @for row in rows { tr {
                @for (number, cell) in row.iter().enumerate() {
                    @if number == 0 {
                        th scope="row" { (cell) }
                    } @else {
                        td class="number" { (cell) }
                    }
                }
            } } }
        }
    }
}
