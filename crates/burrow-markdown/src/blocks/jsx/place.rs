//! Writing where a tag or an expression stood: in its line, or on lines of its own, moved out with its component.

use super::{Position, Scanner};
use crate::{blocks::lines, rewrite::Edit};
use std::ops::Range;

impl Scanner<'_> {
    pub(super) fn line_end(&self, at: usize) -> usize {
        self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |end| at + end)
    }

    /// The same where the end of an earlier line is known: a long line is not searched again and again.
    pub(super) fn line_end_after(&self, at: usize, known: usize) -> usize {
        if at <= known {
            known
        } else {
            self.line_end(at)
        }
    }

    pub(super) fn rest_is_blank(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches([' ', '\t']);
        rest.is_empty() || rest.starts_with('\n')
    }

    /// Moves a line out to where its component stands.
    pub(super) fn move_out(&mut self, position: &mut Position<'_>) {
        if std::mem::replace(&mut position.moved, true) {
            return;
        }
        let line = &position.line;
        let cut = line.bytes_of(position.shift.min(line.indent));
        if cut > 0 {
            let from = line.start + line.quoted;
            self.step.edits.push(Edit::cut(from..from + cut));
        }
    }

    /// Moves the lines of a code block out with the one that opens it.
    pub(super) fn move_lines_out(&mut self, mut from: usize, end: usize, position: &Position<'_>) {
        while from < end {
            let line = lines::line_at(self.text, from);
            let cut = line.bytes_of(position.shift.min(line.indent));
            if cut > 0 {
                let from = line.start + line.quoted;
                self.step.edits.push(Edit::cut(from..from + cut));
            }
            from += line.whole.len();
        }
    }

    /// Puts Markdown in the place of what stands inside a line.
    pub(super) fn replace(
        &mut self,
        range: Range<usize>,
        with: String,
        position: &mut Position<'_>,
    ) {
        self.move_out(position);
        if !with.trim().is_empty() {
            position.written = true;
        }
        self.step.edits.push(Edit::replace(range, with));
    }

    /// Puts lines of their own in the place of a tag; gives where what follows it starts.
    pub(super) fn put_lines(
        &mut self,
        range: Range<usize>,
        lines: &str,
        position: &mut Position<'_>,
    ) -> usize {
        let lead = position.lead.clone();
        let mut with = String::new();
        if position.written {
            with.push('\n');
            with.push_str(&lead);
        } else if !position.moved {
            // The indentation stays as it will be; what is too much of it goes.
            self.move_out(position);
        }
        with.push_str(&lines.replace('\n', &format!("\n{lead}")));
        let mut end = range.end;
        if !self.rest_is_blank(end) {
            with.push('\n');
            with.push_str(&lead);
            let rest = &self.text[end..];
            end += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        }
        position.moved = true;
        position.written = false;
        self.step.edits.push(Edit::replace(range.start..end, with));
        end
    }

    /// As [`Self::put_lines`], but what follows the tag follows right after.
    pub(super) fn put_title(
        &mut self,
        range: Range<usize>,
        lines: &str,
        position: &mut Position<'_>,
    ) -> usize {
        self.move_out(position);
        let lead = &position.lead;
        let rest = &self.text[range.end..];
        let end = range.end + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
        self.step.edits.push(Edit::replace(
            range.start..end,
            lines.replace('\n', &format!("\n{lead}")),
        ));
        position.written = true;
        end
    }
}
