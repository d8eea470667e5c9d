//! Tables: in a frame that scrolls by itself and has a name.

use super::{Writer, escape};
use crate::words;
use pulldown_cmark::{Alignment, Event, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// Cells the parser may add to rows that are too short, a page; more are left out.
const MAX_PADDING: u32 = 10_000;

#[derive(Default)]
pub(super) struct Tables {
    open: Vec<Table>,
    names: HashMap<String, u32>,
    padding: u32,
}

struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl Writer<'_> {
    pub(super) fn open_table(&mut self, number: usize, alignments: &[Alignment]) {
        let name = self.table_name(number);
        let mut markup = String::from("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\"");
        escape::attribute(&mut markup, "aria-label", &name);
        markup.push_str("><table>\n");
        self.open(&markup, "</tbody></table></div>\n");
        self.tables.open.push(Table {
            alignments: alignments.to_vec(),
            column: 0,
            head: false,
        });
    }

    pub(super) fn close_table(&mut self) {
        self.tables.open.pop();
        self.close();
    }

    pub(super) fn open_row(&mut self, head: bool) {
        if let Some(table) = self.tables.open.last_mut() {
            table.column = 0;
            table.head = head;
        }
        if head {
            self.open("<thead><tr>", "</tr></thead><tbody>\n");
        } else {
            self.open("<tr>", "</tr>\n");
        }
    }

    pub(super) fn open_cell(&mut self, range: &Range<usize>) {
        let Some(table) = self.tables.open.last_mut() else {
            return self.open("<td>", "</td>");
        };
        let alignment = table
            .alignments
            .get(table.column)
            .copied()
            .unwrap_or(Alignment::None);
        table.column += 1;
        if range.is_empty() {
            self.tables.padding += 1;
            if self.tables.padding > MAX_PADDING {
                return self.open("", "");
            }
        }
        let class = match alignment {
            Alignment::None => "",
            Alignment::Left => " class=\"align-left\"",
            Alignment::Center => " class=\"align-center\"",
            Alignment::Right => " class=\"align-right\"",
        };
        if table.head {
            self.open(&format!("<th scope=\"col\"{class}>"), "</th>");
        } else {
            self.open(&format!("<td{class}>"), "</td>");
        }
    }

    /// A table's name: its column heads; told apart by a number where a page repeats them.
    fn table_name(&mut self, number: usize) -> String {
        let mut heads: Vec<String> = Vec::new();
        for (event, _) in &self.events[number..] {
            match event {
                Event::End(TagEnd::TableHead) => break,
                Event::Start(pulldown_cmark::Tag::TableCell) if heads.len() < 6 => {
                    heads.push(String::new())
                }
                Event::Text(text) | Event::Code(text) => {
                    if let Some(head) = heads.last_mut() {
                        head.push_str(text);
                    }
                }
                _ => {}
            }
        }
        let heads: Vec<String> = heads
            .iter()
            .map(|head| words::squeeze(head))
            .filter(|head| !head.is_empty())
            .collect();
        let name = if heads.is_empty() {
            self.dialect.language.table().to_owned()
        } else {
            heads.join(", ")
        };
        let times = self.tables.names.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 {
            name
        } else {
            format!("{name} ({times})")
        }
    }
}
