//! Headings in raw HTML: they get ids like any other, and one that opens the page is its title.

use crate::{
    raw_html, sanitise, words,
    writer::{Writer, escape},
};

impl Writer<'_> {
    /// Makes a raw `<h1>` that opens the page its title, as a Markdown one would be.
    pub(super) fn take_raw_title(&mut self) {
        let opens_page =
            self.stack.is_empty() && self.passages.is_empty() && self.raw_title.is_none();
        if !opens_page || self.in_heading.is_some() || !self.footnotes.is_outside() {
            return;
        }
        let Some(markup) = self.out.trim_start().strip_prefix("<h1") else {
            return;
        };
        let Some((attributes, content)) = markup.split_once('>') else {
            return;
        };
        let id = attributes
            .split_once(" id=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or_else(String::new, |(id, _)| raw_html::decode(id));
        let content = content.strip_suffix("</h1>").unwrap_or(content);
        self.raw_title = Some((id, sanitise::html(content, &self.fragments)));
        self.out.clear();
        self.closed_inline = None;
    }

    /// Gives the heading that raw HTML has just written an id, as if Markdown had.
    pub(in crate::writer) fn name_raw_heading(&mut self, attributes_at: usize) {
        let Some((attributes, content)) = self.out[attributes_at..].split_once('>') else {
            return;
        };
        let text = words::squeeze(&sanitise::html(content, &self.fragments).text());
        if !attributes.contains(" id=\"") {
            let id = self.outline.ids.heading(&text);
            let mut markup = String::new();
            escape::attribute(&mut markup, "id", &id);
            self.out.insert_str(attributes_at, &markup);
            self.anchors.push(id);
            self.closed_inline = None;
        }
        if self.raw_h1.is_none() && self.out[..attributes_at].ends_with('1') && !text.is_empty() {
            self.raw_h1 = Some(text);
        }
    }
}

/// Whether an element is a heading.
pub(in crate::writer) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
