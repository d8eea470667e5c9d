//! MDX: imports and exports go, expressions are worked out where they are plain text, components become constructs.
//!
//! Nothing is run. What only a program could know is shown as written, and found. As MDX has no indented code, what a
//! component holds is moved out to where the component stands, so that any Markdown can stand inside.

use super::{
    Found, Step,
    lines::{self, Line},
};
use crate::{
    construct::{self, Constructs},
    rewrite::Edit,
};
use read::Imports;
use std::ops::Range;

mod code;
mod components;
mod expressions;
mod modules;
mod place;
mod read;
mod tags;

/// Tags and expressions that turn out to be none before the rest of a page is taken for text.
const PATIENCE: u32 = 100;
/// Components that may stand inside each other; deeper ones are taken for text.
const MAX_DEPTH: usize = 100;

/// Elements of HTML that hold Markdown as components do.
const HOLDERS: [&str; 10] = [
    "article", "center", "details", "div", "figure", "footer", "header", "main", "nav", "section",
];

/// Elements that never hold anything.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "source", "wbr"];

/// A tag that has not been closed.
struct Frame<'a> {
    name: &'a str,
    at: usize,
    end: End,
    /// What its lines start with once rewritten.
    lead: String,
    /// Columns before what it holds, once known; none where it stands inside a line.
    block: bool,
    base: Option<usize>,
    /// Labels of tabs by value; for a group, the number of the tab that is open.
    labels: Vec<(String, String)>,
    open_tab: Option<usize>,
    /// The language of a code block.
    language: String,
}

/// What a closing tag becomes.
enum End {
    /// The mark that ends a construct.
    Mark(usize),
    /// Markdown in place.
    Text(String),
    /// The end of a line.
    Break,
}

struct Scanner<'a> {
    text: &'a str,
    constructs: &'a mut Constructs,
    step: Step,
    code: code::Code,
    imports: Imports<'a>,
    frames: Vec<Frame<'a>>,
    patience: u32,
}

/// The line at hand.
struct Position<'a> {
    line: Line<'a>,
    /// Columns that are taken away from it.
    shift: usize,
    /// What it starts with once rewritten.
    lead: String,
    /// Its own indentation has been dealt with.
    moved: bool,
    /// Something stands before the place at hand.
    written: bool,
}

/// Finds components, expressions and modules.
pub(super) fn find(text: &str, constructs: &mut Constructs) -> Step {
    let mut scanner = Scanner {
        text,
        constructs,
        step: Step::default(),
        code: code::find(text),
        imports: Imports::new(),
        frames: Vec::new(),
        patience: PATIENCE,
    };
    let mut at = 0;
    let mut after_blank = true;
    while at < text.len() {
        let line = lines::line_at(text, at);
        if line.is_blank() {
            after_blank = true;
            at += line.whole.len();
            continue;
        }
        if after_blank && let Some(end) = modules::end(text, at, &mut scanner.patience) {
            scanner.module(at..end);
            at = end;
            continue;
        }
        after_blank = false;
        at = scanner.line(line);
    }
    scanner.finish()
}

impl<'a> Scanner<'a> {
    fn finish(mut self) -> Step {
        let mut ends = String::new();
        while let Some(frame) = self.frames.pop() {
            if let End::Mark(number) = frame.end {
                ends.push_str(&format!("{}{}\n", frame.lead, construct::end(number)));
            }
            self.step.found.push(Found {
                at: frame.at,
                code: "component-unclosed",
                message: format!("<{}> is never closed", frame.name),
                hint: Some("close it, or write it as <Name />"),
            });
        }
        if !ends.is_empty() {
            let line_end = if self.text.ends_with('\n') { "" } else { "\n" };
            self.step
                .edits
                .push(Edit::insert(self.text.len(), format!("{line_end}{ends}")));
        }
        self.step
    }

    /// Takes out modules, and remembers what their names stand for.
    fn module(&mut self, range: Range<usize>) {
        let imports = self.text[range.clone()].lines().filter_map(read::import);
        self.imports.extend(imports);
        self.step.edits.push(Edit::cut(range));
    }

    /// The innermost component that stands on lines of its own.
    fn holder(&self) -> Option<&Frame<'a>> {
        self.frames.iter().rev().find(|frame| frame.block)
    }

    /// Reads a line, and those that a tag or an expression in it takes in; gives where the next starts.
    fn line(&mut self, line: Line<'a>) -> usize {
        if !line.text().starts_with("</")
            && let Some(frame) = self.frames.iter_mut().rev().find(|frame| frame.block)
        {
            frame.base.get_or_insert(line.indent);
        }
        let shift = self.holder().map_or(0, |frame| {
            let out = frame.lead.len().saturating_sub(line.quoted);
            frame.base.map_or(0, |base| base.saturating_sub(out))
        });
        let lead = format!(
            "{}{}",
            line.quote_marks(),
            " ".repeat(line.indent.saturating_sub(shift))
        );
        let mut position = Position {
            line,
            shift,
            lead,
            moved: false,
            written: false,
        };
        let mut at = line.at();
        let mut end = self.line_end(at);
        if line.content > lines::MAX_LEAD {
            self.move_out(&mut position);
            return (end + 1).min(self.text.len());
        }
        while let Some(found) = self.text[at..end]
            .find(['<', '{', '\\', '`'])
            .map(|found| at + found)
        {
            if !self.text[at..found].trim().is_empty() {
                position.written = true;
            }
            if let Some(after) = self.code.end_at(found) {
                self.move_out(&mut position);
                self.move_lines_out(end + 1, after, &position);
                (at, end) = (after, self.line_end_after(after, end));
                position.written = true;
                continue;
            }
            let rest = &self.text[found..];
            let read = match rest.as_bytes()[0] {
                _ if self.patience == 0 => None,
                b'<' if rest.starts_with("<!--") => {
                    rest.find("-->").map(|length| found + length + 3)
                }
                b'<' => self.tag(found, &mut position),
                b'{' => self.expression(found, &mut position),
                _ => None,
            };
            if let Some(after) = read {
                (at, end) = (after, self.line_end_after(after, end));
                continue;
            }
            position.written = true;
            at = found + 1;
            if rest.starts_with('\\') {
                at += self.text[at..].chars().next().map_or(0, char::len_utf8);
                end = self.line_end_after(at, end);
            }
        }
        self.move_out(&mut position);
        (end + 1).min(self.text.len())
    }
}
