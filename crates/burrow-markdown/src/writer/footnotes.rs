//! Footnotes: numbered as they are first referred to, gathered at the end, with a way back from each.

use super::{Open, Writer, escape};
use crate::sanitise;
use burrow_model::Html;
use std::collections::HashMap;

/// The notes of a page.
#[derive(Default)]
pub(super) struct Footnotes {
    notes: Vec<Note>,
    by_label: HashMap<String, usize>,
    /// What was being written where a definition started.
    outside: Vec<(usize, String, Vec<Open>)>,
}

#[derive(Default)]
struct Note {
    id: String,
    /// Ids of the references to it.
    references: Vec<String>,
    /// Cleaned when the list is written.
    body: Option<String>,
}

impl Footnotes {
    /// Whether no definition is being written.
    pub(super) fn is_outside(&self) -> bool {
        self.outside.is_empty()
    }
}

impl Writer<'_> {
    fn note(&mut self, label: &str) -> usize {
        if let Some(number) = self.footnotes.by_label.get(label) {
            return *number;
        }
        let id = self.outline.ids.unique(format!("fn-{}", name(label)));
        self.anchors.push(id.clone());
        self.footnotes.notes.push(Note {
            id,
            ..Note::default()
        });
        let number = self.footnotes.notes.len() - 1;
        self.footnotes.by_label.insert(label.to_owned(), number);
        number
    }

    pub(super) fn footnote_reference(&mut self, label: &str) {
        let number = self.note(label);
        let reference = self.outline.ids.unique(format!("fnref-{}", name(label)));
        self.anchors.push(reference.clone());
        // A word joiner keeps the number apart from the word before it in plain text and search.
        self.out.push_str("\u{2060}<sup class=\"footnote-ref\"><a");
        escape::attribute(
            &mut self.out,
            "href",
            &format!("#{}", self.footnotes.notes[number].id),
        );
        escape::attribute(&mut self.out, "id", &reference);
        self.out.push_str(&format!(">{}</a></sup>", number + 1));
        self.footnotes.notes[number].references.push(reference);
    }

    pub(super) fn open_footnote(&mut self, label: &str) {
        let number = self.note(label);
        let outside = (
            number,
            std::mem::take(&mut self.out),
            std::mem::take(&mut self.stack),
        );
        self.footnotes.outside.push(outside);
        self.prose.skipped += 1;
    }

    pub(super) fn close_footnote(&mut self) {
        let Some((number, out, stack)) = self.footnotes.outside.pop() else {
            return;
        };
        while self.pop().is_some() {}
        let body = std::mem::replace(&mut self.out, out);
        self.stack = stack;
        self.closed_inline = None;
        self.prose.skipped -= 1;
        self.footnotes.notes[number]
            .body
            .get_or_insert_default()
            .push_str(&body);
    }

    /// All definitions as one list.
    pub(super) fn footnote_list(&mut self) -> Html {
        let notes = std::mem::take(&mut self.footnotes.notes);
        if notes.is_empty() {
            return Html::default();
        }
        let mut list = String::from("<ol class=\"footnotes\">\n");
        for (number, note) in notes.iter().enumerate() {
            list.push_str("<li");
            escape::attribute(&mut list, "id", &note.id);
            list.push('>');
            let body = note.body.as_deref().unwrap_or_default().trim_end();
            let (body, end) = body
                .strip_suffix("</p>")
                .map_or((body, ""), |body| (body, "</p>"));
            list.push_str(body);
            for reference in &note.references {
                list.push_str(" <a");
                escape::attribute(&mut list, "href", &format!("#{reference}"));
                escape::attribute(
                    &mut list,
                    "aria-label",
                    &self.dialect.language.back_to_reference(number + 1),
                );
                list.push_str(" class=\"footnote-back\">↩</a>");
            }
            list.push_str(end);
            list.push_str("</li>\n");
        }
        list.push_str("</ol>");
        sanitise::html(&list, &self.fragments)
    }
}

/// A label as part of an id.
fn name(label: &str) -> String {
    label
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect()
}
