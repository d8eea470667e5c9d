//! Text inside a line: plain text, code spans, span attribute lists, the page's summary.

use super::{Writer, blocks::allowed_classes, escape};
use crate::{addresses, construct::TITLE_START, emoji, kramdown, words};

/// Words outside links that make a paragraph prose.
const PROSE: u32 = 4;

/// Catches the first paragraph of prose.
#[derive(Default)]
pub(super) struct Prose {
    pub(super) summary: Option<String>,
    /// In how many places that are never prose we are.
    pub(super) skipped: u32,
    text: String,
    linked: u32,
    open: bool,
}

impl Prose {
    pub(super) fn start_paragraph(&mut self) {
        self.open = self.summary.is_none() && self.skipped == 0;
        self.text.clear();
        self.linked = 0;
    }

    fn push(&mut self, text: &str, in_link: bool) {
        if self.open {
            self.text.push_str(text);
            self.linked += if in_link { words::count(text) } else { 0 };
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let prose = words::count(&self.text).saturating_sub(self.linked) >= PROSE
            && !self.text.trim_end().ends_with(':')
            && !is_record(&self.text);
        if std::mem::take(&mut self.open) && prose {
            self.summary = Some(words::summary(&self.text));
        }
    }
}

/// Whether a paragraph is a line of record ("Keywords: a, b"), which tells nobody what the page says.
fn is_record(text: &str) -> bool {
    let label = text
        .split_once(':')
        .map_or("", |(label, _)| label.trim())
        .to_lowercase();
    matches!(
        label.as_str(),
        "author"
            | "date"
            | "keywords"
            | "last reviewed"
            | "last updated"
            | "owner"
            | "status"
            | "tags"
            | "version"
    )
}

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        let text = match std::mem::take(&mut self.in_title) {
            true => text.trim_start_matches(TITLE_START),
            false => text,
        };
        let loose = self.dialect.attributes;
        if !self.dialect.kramdown && !loose || !text.contains('{') {
            return self.linked_text(text);
        }
        let mut rest = text;
        let mut shown = 0;
        while let Some(at) = rest[shown..].find('{').map(|at| shown + at) {
            let list = kramdown::attribute_list(&rest[at..], loose);
            // Without a colon it is one only right after a span, or where a block ends.
            let list = list.filter(|(_, length)| {
                rest[at..].starts_with("{:")
                    || at == 0 && self.is_after_span()
                    || rest[at + length..].trim().is_empty()
            });
            let Some((attributes, length)) = list else {
                shown = at + 1;
                continue;
            };
            if at > 0 {
                self.linked_text(rest[..at].trim_end_matches(|c| loose && c == ' '));
            }
            self.apply_to_span(&attributes);
            rest = &rest[at + length..];
            shown = 0;
        }
        self.linked_text(rest);
    }

    fn is_after_span(&self) -> bool {
        self.closed_inline
            .is_some_and(|(_, end)| end == self.out.len())
    }

    /// Text in which bare addresses become links.
    fn linked_text(&mut self, text: &str) {
        let text = &*emoji::shown(text);
        self.note_text(text);
        if !self.open_links.is_empty() {
            return escape::text(&mut self.out, text);
        }
        let mut from = 0;
        for found in addresses::bare(text) {
            escape::text(&mut self.out, &text[from..found.range.start]);
            let written = &text[found.range.clone()];
            self.open_link(&found.target(text), "", "", None);
            self.note_link_text(written);
            escape::text(&mut self.out, written);
            self.close();
            self.open_links.pop();
            from = found.range.end;
        }
        escape::text(&mut self.out, &text[from..]);
    }

    /// Lets whoever collects plain text have this.
    pub(super) fn note_text(&mut self, text: &str) {
        self.note_link_text(text);
        self.prose.push(text, !self.open_links.is_empty());
    }

    fn note_link_text(&mut self, text: &str) {
        if let Some(link) = self
            .open_links
            .last()
            .and_then(|number| self.links.get_mut(*number))
        {
            link.text.push_str(text);
        }
    }

    pub(super) fn code_span(&mut self, code: &str) {
        self.note_text(code);
        let start = self.out.len() + "<code".len();
        self.out.push_str("<code>");
        escape::text(&mut self.out, code);
        self.out.push_str("</code>");
        self.closed_inline = Some((start, self.out.len()));
    }

    pub(super) fn line_break(&mut self, markup: &str) {
        self.note_text(" ");
        self.out.push_str(markup);
    }

    /// Closes an inline element; an attribute list may follow.
    pub(super) fn close_inline(&mut self) {
        let start = self
            .stack
            .iter()
            .rev()
            .find(|open| open.raw.is_none())
            .map(|open| open.attributes_at);
        self.close();
        self.closed_inline = start.map(|start| (start, self.out.len()));
    }

    /// Gives the span that was just closed the classes of its attribute list; without one the list is dropped.
    fn apply_to_span(&mut self, attributes: &kramdown::Attributes) {
        let classes = allowed_classes(&attributes.classes);
        let Some((start, _)) = self.closed_inline.filter(|(_, end)| *end == self.out.len()) else {
            return;
        };
        if !self.out.is_char_boundary(start) {
            return;
        }
        if self.out[..start].ends_with("<img") {
            for (name, size) in &attributes.size {
                // The first of two attributes of a name is the one that counts.
                self.out.insert_str(start, &format!(" {name}=\"{size}\""));
            }
        }
        if classes.is_empty() {
            return;
        }
        let tag_end = self.out[start..]
            .find('>')
            .map_or(self.out.len(), |end| start + end);
        match self.out[start..tag_end].find(" class=\"") {
            Some(at) => self
                .out
                .insert_str(start + at + " class=\"".len(), &format!("{classes} ")),
            None => self.out.insert_str(start, &format!(" class=\"{classes}\"")),
        }
        self.closed_inline = None;
    }
}
