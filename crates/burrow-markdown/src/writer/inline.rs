//! Text inside a line: plain text, code spans, bare addresses, span attribute lists, the page's summary.

use super::{Writer, blocks::allowed_classes, escape};
use crate::{construct::TITLE_START, emoji, kramdown, words};

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
        let mut address = bare_address(text);
        let mut mail = bare_mail(text, 0);
        // Each is looked for again only once it has been passed.
        while let Some((at, length, is_mail)) = match (address, mail) {
            (Some((at, length)), Some((other, _))) if at <= other => Some((at, length, false)),
            (_, Some((at, length))) => Some((at, length, true)),
            (Some((at, length)), None) => Some((at, length, false)),
            (None, None) => None,
        } {
            escape::text(&mut self.out, &text[from..at]);
            let written = &text[at..at + length];
            let target = if is_mail {
                format!("mailto:{written}")
            } else if written.starts_with("www.") {
                format!("https://{written}")
            } else {
                written.to_owned()
            };
            self.open_link(&target, "", "", None);
            self.note_link_text(written);
            escape::text(&mut self.out, written);
            self.close();
            self.open_links.pop();
            from = at + length;
            if address.is_some_and(|(at, _)| at < from) {
                address = bare_address(&text[from..]).map(|(at, length)| (from + at, length));
            }
            if mail.is_some_and(|(at, _)| at < from) {
                mail = bare_mail(text, from);
            }
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

/// The first bare address of mail from an offset on: where, and how long. GitHub's rules.
fn bare_mail(text: &str, from: usize) -> Option<(usize, usize)> {
    text[from..].match_indices('@').find_map(|(at, _)| {
        let at = from + at;
        let is_local =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
        let local = text.as_bytes()[from..at]
            .iter()
            .rev()
            .take_while(|byte| is_local(byte))
            .count();
        let start = at - local;
        let before = text[..start].chars().next_back();
        let domain = text[at + 1..]
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
            .count();
        let domain = text[at + 1..at + 1 + domain].trim_end_matches('.');
        let fits = local > 0
            && domain.contains('.')
            && !domain.ends_with(['-', '_'])
            && domain.split('.').all(|part| !part.is_empty())
            && !before.is_some_and(|c| matches!(c, '/' | ':' | '@') || c.is_alphanumeric());
        fits.then_some((start, local + 1 + domain.len()))
    })
}

/// Longest bare address in bytes; longer runs stay text.
const MAX_ADDRESS: usize = 2000;

/// The first bare web address in a text: where, and how long. GitHub's rules.
fn bare_address(text: &str) -> Option<(usize, usize)> {
    text.match_indices(['h', 'w']).find_map(|(at, _)| {
        let address = &text[at..];
        if !["http://", "https://", "www."]
            .iter()
            .any(|start| address.starts_with(start))
        {
            return None;
        }
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '*' | '_' | '~' | '(')) {
            return None;
        }
        let address = &address[..address.floor_char_boundary(MAX_ADDRESS)];
        let end = address.find(|c: char| c.is_whitespace() || c == '<');
        let address = without_trailing_marks(&address[..end.unwrap_or(address.len())]);
        let host = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = &host[..host.find(['/', '?', '#', ':']).unwrap_or(host.len())];
        let part = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        };
        (host.contains('.') && host.split('.').all(part)).then_some((at, address.len()))
    })
}

/// An address without the marks that end the sentence around it, brackets that it opens itself kept.
fn without_trailing_marks(address: &str) -> &str {
    let mut excess = address
        .matches(')')
        .count()
        .saturating_sub(address.matches('(').count());
    let mut end = address.len();
    while let Some(last) = address[..end].chars().next_back() {
        match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '"' => end -= 1,
            ')' if excess > 0 => {
                excess -= 1;
                end -= 1;
            }
            _ => break,
        }
    }
    &address[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_addresses_end_before_the_sentence_does() {
        let found = |text| bare_address(text).map(|(at, length)| &text[at..at + length]);
        assert_eq!(found("see https://a.org/x."), Some("https://a.org/x"));
        assert_eq!(found("(see www.a.org/x_(y))"), Some("www.a.org/x_(y)"));
        assert_eq!(found("http://localhost:3000 is no site"), None);
        assert_eq!(found("xhttp://a.org"), None);
        assert_eq!(found("https://{{domain}}/x"), None);
    }

    #[test]
    fn bare_mail_addresses_are_those_of_github() {
        let found =
            |text: &'static str| bare_mail(text, 0).map(|(at, length)| &text[at..at + length]);
        assert_eq!(found("write to a.b+c@d-e.org."), Some("a.b+c@d-e.org"));
        assert_eq!(found("a@b, c@d.e"), Some("c@d.e"));
        for text in [
            "a@b",
            "@a.b",
            "a@b.c-",
            "a@b.c_",
            "npm i @scope/a.b",
            "git@github.com:a/b".split_at(4).0,
            "https://u@a.b",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
