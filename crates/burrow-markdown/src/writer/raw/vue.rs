//! Vue's components, which VitePress lets stand in Markdown: left out and found, what they hold stays.

use crate::{raw_html::Tag, writer::Writer};

impl Writer<'_> {
    /// Whether the tag at hand is one of Vue's components, which VitePress lets stand in Markdown.
    pub(super) fn is_component(&self) -> bool {
        let Some(tag) = self.page.text[self.at..].strip_prefix('<') else {
            return false;
        };
        let before = self.page.text[..self.at].chars().next_back();
        let end = tag.find('>').unwrap_or(tag.len());
        let name = tag_name(tag);
        self.dialect.containers
            && !before.is_some_and(char::is_alphanumeric)
            && (name.starts_with(|c: char| c.is_ascii_uppercase())
                || name.contains('-')
                    && (tag[..end].ends_with('/') || tag[name.len()..end].contains('=')))
    }

    pub(super) fn leave_component_out(&mut self, tag: &Tag) {
        // VitePress' own component for labels.
        if let Some(text) = tag.get("text").filter(|_| tag.name == "badge") {
            self.open("<span class=\"label\">", "</span>");
            self.text(text);
            return self.close();
        }
        let name = tag_name(self.page.text[self.at..].trim_start_matches('<')).to_owned();
        self.find(
            "component-unknown",
            format!(
                "<{name}> is a component that only its own site can draw; what it holds is shown"
            ),
            Some("say in Markdown what it would show"),
        );
    }
}

/// The name that the inside of a tag starts with, as written.
fn tag_name(tag: &str) -> &str {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
    &tag[..end.unwrap_or(tag.len())]
}
