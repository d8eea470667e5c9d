//! Alerts and callouts: one look for GitHub's, kramdown's and those nobody has heard of.

use super::{Writer, constructs::TitleAs, escape};
use crate::kramdown::Attributes;
use pulldown_cmark::{BlockQuoteKind, Event, Tag};

/// Just the Docs' callouts that need no configuration.
const USUAL: [&str; 5] = ["highlight", "important", "new", "note", "warning"];

/// One of the five looks.
pub(super) fn look(name: &str) -> &'static str {
    match name {
        "tip" | "new" | "success" | "hint" | "check" | "done" => "tip",
        "important" | "example" => "important",
        "warning" | "attention" | "question" | "help" | "faq" => "warning",
        "caution" | "danger" | "error" | "failure" | "fail" | "missing" | "bug" => "caution",
        _ => "note",
    }
}

/// A callout that an attribute list asks for.
pub(super) struct Callout {
    look: &'static str,
    /// None: the block's first paragraph is the title.
    title: Option<String>,
}

impl Writer<'_> {
    pub(super) fn open_alert(&mut self, look: &str, title: Option<&str>) {
        let mut markup = format!("<aside class=\"alert alert-{look}\" role=\"note\">");
        if let Some(title) = title {
            markup.push_str("<p class=\"alert-title\">");
            escape::text(&mut markup, title);
            markup.push_str("</p>\n");
        }
        self.open(&markup, "</aside>\n");
    }

    /// Opens a quote, as an alert where it is one; gives the number of the next event.
    pub(super) fn open_quote(&mut self, number: usize, kind: Option<BlockQuoteKind>) -> usize {
        let known = match kind {
            Some(BlockQuoteKind::Note) => "note",
            Some(BlockQuoteKind::Tip) => "tip",
            Some(BlockQuoteKind::Important) => "important",
            Some(BlockQuoteKind::Warning) => "warning",
            Some(BlockQuoteKind::Caution) => "caution",
            None => return self.open_unmarked_quote(number),
        };
        self.open_alert(known, Some(&self.dialect.language.title(known)));
        number + 1
    }

    /// A quote that starts with a word as in `[!SECURITY]` is an alert nobody defined: shown as a note.
    fn open_unmarked_quote(&mut self, number: usize) -> usize {
        let starts = (self.events.get(number + 1), self.events.get(number + 2));
        let (Some((Event::Start(Tag::Paragraph), paragraph)), Some((Event::Text(text), range))) =
            starts
        else {
            self.open("<blockquote>\n", "</blockquote>\n");
            return number + 1;
        };
        let Some((name, rest)) = alert_mark(text) else {
            self.open("<blockquote>\n", "</blockquote>\n");
            return number + 1;
        };
        let known = ["note", "tip", "important", "warning", "caution"]
            .contains(&name.to_lowercase().as_str());
        if !known {
            self.find_at(
                range.start,
                "alert-unknown",
                format!("there is no alert called [!{name}]; it is shown as a note"),
                Some("use NOTE, TIP, IMPORTANT, WARNING or CAUTION"),
            );
        }
        let title = self.dialect.language.title(name);
        self.open_alert(look(&name.to_lowercase()), Some(&title));
        self.open_paragraph(number + 1, paragraph, None);
        self.text(rest.trim_start());
        let after_break =
            rest.is_empty() && matches!(self.events.get(number + 3), Some((Event::SoftBreak, _)));
        number + 3 + usize::from(after_break)
    }

    /// The callout that an attribute list asks for, if it names one.
    pub(super) fn callout(&self, attributes: &Attributes) -> Option<Callout> {
        if !self.dialect.kramdown {
            return None;
        }
        attributes.classes.iter().find_map(|class| {
            let (name, own_title) = match class.strip_suffix("-title") {
                Some(name) => (name, true),
                None => (class.as_str(), false),
            };
            let configured = self
                .dialect
                .callouts
                .iter()
                .find(|(other, _)| other == name);
            if configured.is_none() && !USUAL.contains(&name) {
                return None;
            }
            let named = configured.and_then(|(_, title)| title.clone());
            // Just the Docs shows "highlight" without a title.
            let usual = if name == "highlight" {
                String::new()
            } else {
                self.dialect.language.title(name)
            };
            Some(Callout {
                look: look(name),
                title: (!own_title).then(|| named.unwrap_or(usual)),
            })
        })
    }

    /// Opens a callout around the block that starts at an event.
    pub(super) fn open_callout(&mut self, callout: &Callout) {
        let shown = callout.title.as_deref().filter(|title| !title.is_empty());
        self.open_alert(callout.look, shown);
        if callout.title.is_none() {
            self.title_follows = Some(TitleAs::Alert);
        }
    }
}

/// The name in `[!NAME]` at the start of a text, and what follows it.
fn alert_mark(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let fits = !name.is_empty()
        && name.len() <= 30
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    fits.then_some((name, rest.strip_prefix(['-', '+']).unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_word_in_brackets() {
        assert_eq!(alert_mark("[!SECURITY]"), Some(("SECURITY", "")));
        assert_eq!(alert_mark("[!Note]- Folded"), Some(("Note", " Folded")));
        assert_eq!(alert_mark("[!]"), None);
        assert_eq!(alert_mark("[NOTE]"), None);
    }
}
