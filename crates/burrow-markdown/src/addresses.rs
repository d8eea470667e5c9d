//! Web and mail addresses that stand in a text without markup, by GitHub's rules.

use std::ops::Range;

/// An address in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bare {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    is_mail: bool,
}

impl Bare {
    /// Where it leads.
    pub(crate) fn target(&self, text: &str) -> String {
        let written = &text[self.range.clone()];
        if self.is_mail {
            format!("mailto:{written}")
        } else if written.starts_with("www.") {
            format!("https://{written}")
        } else {
            written.to_owned()
        }
    }
}

/// All bare addresses of a text, in order.
pub(crate) fn bare(text: &str) -> impl Iterator<Item = Bare> {
    let mut from = 0;
    let mut web = bare_address(text);
    let mut mail = bare_mail(text, 0);
    std::iter::from_fn(move || {
        // Each is looked for again only once it has been passed.
        if web.is_some_and(|(at, _)| at < from) {
            web = bare_address(&text[from..]).map(|(at, length)| (from + at, length));
        }
        if mail.is_some_and(|(at, _)| at < from) {
            mail = bare_mail(text, from);
        }
        let is_mail = match (web, mail) {
            (Some((web, _)), Some((mail, _))) => mail < web,
            (web, _) => web.is_none(),
        };
        let (at, length) = if is_mail { mail? } else { web? };
        from = at + length;
        let range = at..from;
        Some(Bare { range, is_mail })
    })
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
        let opens = |c: char| c.is_whitespace() || "*_~(\"'“‘«".contains(c);
        if before.is_some_and(|c| !opens(c)) {
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
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '"' | '”' | '’' | '»' =>
            {
                end -= last.len_utf8();
            }
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
        assert_eq!(found("“https://a.org”"), Some("https://a.org"));
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
