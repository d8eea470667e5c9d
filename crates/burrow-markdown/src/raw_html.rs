//! Reading the HTML that authors write inside Markdown: a forgiving scanner of tags.

use crate::construct::{self, Mark};

/// Ends of tags that were looked for in vain before the rest of a chunk is taken for text.
const PATIENCE: u32 = 32;

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text between tags, entities as written.
    Text(&'a str),
    /// An opening tag.
    Open(Tag),
    /// A closing tag, by its lower-case name.
    Close(String),
    /// A comment, declaration or processing instruction; false when it never ends.
    Comment(bool),
    /// Where a construct of a dialect starts or ends.
    Mark(Mark),
}

/// An opening tag as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Lower-case name.
    pub(crate) name: String,
    /// Lower-case names and decoded values, in order, each name once.
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The pieces of `html`, each with its offset.
pub(crate) fn pieces(html: &str) -> Vec<(usize, Piece<'_>)> {
    let mut pieces = Vec::new();
    let (mut text_from, mut from, mut patience) = (0, 0, PATIENCE);
    let mut unclosed: Vec<String> = Vec::new();
    while let Some(at) = html[from..].find('<').map(|at| at + from) {
        if patience == 0 {
            break;
        }
        match markup(&html[at..]) {
            Markup::Piece(piece, length) => {
                if text_from < at {
                    pieces.push((text_from, Piece::Text(&html[text_from..at])));
                }
                from = at + length;
                text_from = from;
                if let Piece::Open(tag) = &piece
                    && is_raw_text(&tag.name)
                    && !unclosed.contains(&tag.name)
                {
                    match find_close(&html[from..], &tag.name) {
                        Some(end) => {
                            text_from = from;
                            from += end;
                        }
                        None => unclosed.push(tag.name.clone()),
                    }
                }
                pieces.push((at, piece));
            }
            Markup::None => from = at + 1,
            Markup::Endless => {
                patience -= 1;
                from = at + 1;
            }
        }
    }
    if text_from < html.len() {
        pieces.push((text_from, Piece::Text(&html[text_from..])));
    }
    pieces
}

/// Elements whose content is text up to their closing tag, whatever stands in it.
fn is_raw_text(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
    )
}

/// Where the closing tag of a raw text element starts.
fn find_close(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</").map(|(at, _)| at).find(|at| {
        let rest = &html.as_bytes()[at + 2..];
        rest.get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && rest
                .get(name.len())
                .is_some_and(|c| c.is_ascii_whitespace() || matches!(c, b'/' | b'>'))
    })
}

enum Markup<'a> {
    Piece(Piece<'a>, usize),
    /// A `<` that starts no tag.
    None,
    /// A tag without an end.
    Endless,
}

fn markup(html: &str) -> Markup<'_> {
    let ended = |end: &str| match html[2..].find(end) {
        Some(at) => Markup::Piece(Piece::Comment(true), 2 + at + end.len()),
        None => Markup::Piece(Piece::Comment(false), html.len()),
    };
    let mut rest = html[1..].chars();
    match rest.next() {
        Some('!') if html.starts_with("<!-->") => Markup::Piece(Piece::Comment(true), 5),
        Some('!') if html.starts_with("<!--") => ended("-->"),
        Some('!') if html.starts_with("<![CDATA[") => ended("]]>"),
        Some('?') if let Some((mark, length)) = construct::mark_at(html) => {
            Markup::Piece(Piece::Mark(mark), length)
        }
        Some('!' | '?') => ended(">"),
        Some('/') if rest.next().is_some_and(|c| c.is_ascii_alphabetic()) => match html.find('>') {
            Some(end) => Markup::Piece(Piece::Close(tag_name(&html[2..end])), end + 1),
            None => Markup::Endless,
        },
        Some(c) if c.is_ascii_alphabetic() => match tag(html) {
            Some((tag, length)) => Markup::Piece(Piece::Open(tag), length),
            None => Markup::Endless,
        },
        _ => Markup::None,
    }
}

fn tag_name(text: &str) -> String {
    let end = text
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
        .unwrap_or(text.len());
    text[..end].to_ascii_lowercase()
}

/// The tag that `html` starts with, and its length.
fn tag(html: &str) -> Option<(Tag, usize)> {
    let mut tag = Tag {
        name: tag_name(&html[1..]),
        attributes: Vec::new(),
    };
    let mut rest = &html[1 + tag.name.len()..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((tag, html.len() - after.len()));
        }
        // A leading `=` belongs to the name, as in browsers.
        let skip = usize::from(rest.starts_with('='));
        let end = rest[skip..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '='))?
            + skip;
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start_matches(|c: char| c.is_ascii_whitespace());
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
            (value, rest) = match after.chars().next()? {
                quote @ ('"' | '\'') => after[1..].split_once(quote)?,
                _ => after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>')?),
            };
        }
        // Elements with thousands of attributes are no use to anyone.
        if tag.attributes.len() < 64 && tag.get(&name).is_none() {
            tag.attributes.push((name, decode(value)));
        }
    }
}

/// Writes an attribute of a tag that is to be read as HTML again.
pub(crate) fn attribute(markup: &mut String, name: &str, value: &str) {
    let value = value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    // A blank line would end the tag.
    markup.push_str(&format!(" {name}=\"{}\"", value.replace('\n', " ")));
}

/// Text with its character references decoded: numbers and the names that matter in addresses.
pub(crate) fn decode(text: &str) -> String {
    const NAMED: [(&str, char); 8] = [
        ("&amp;", '&'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&colon;", ':'),
        ("&nbsp;", '\u{a0}'),
        ("&sol;", '/'),
    ];
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = NAMED
            .iter()
            .find(|(name, _)| rest.starts_with(name))
            .map(|(name, c)| (*c, name.len()))
            .or_else(|| numeric(rest))
            .unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    decoded
}

/// The numeric character reference that `text` starts with, and its length; what cannot be shown is U+FFFD.
pub(crate) fn numeric(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("&#")?;
    let (radix, digits) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (16, digits),
        None => (10, digits),
    };
    let end = digits
        .find(|c: char| !c.is_digit(radix))
        .unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let c = u32::from_str_radix(&digits[..end], radix)
        .ok()
        .and_then(char::from_u32)
        .filter(|c| !crate::source::is_control(*c))
        .unwrap_or('\u{fffd}');
    let length = text.len() - digits.len() + end;
    Some((c, length + usize::from(digits[end..].starts_with(';'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_browsers_read_them() {
        let html = r#"a <IMG SRC='x"y' alt=b&amp;c/d hidden =x><!-- c --></P >< b"#;
        let found = pieces(html);
        let Piece::Open(tag) = &found[1].1 else {
            panic!("{found:?}")
        };
        assert_eq!(tag.name, "img");
        let attributes: Vec<_> = tag
            .attributes
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            attributes,
            [("src", "x\"y"), ("alt", "b&c/d"), ("hidden", "x")]
        );
        assert_eq!(found[2].1, Piece::Comment(true));
        assert_eq!(found[3].1, Piece::Close("p".into()));
        assert_eq!(found[4].1, Piece::Text("< b"));
    }

    #[test]
    fn an_endless_tag_is_text() {
        assert_eq!(pieces("<a href=\"x"), [(0, Piece::Text("<a href=\"x"))]);
        assert_eq!(pieces("<"), [(0, Piece::Text("<"))]);
    }

    #[test]
    fn references_are_decoded_and_control_characters_replaced() {
        assert_eq!(
            decode("java&#115;cript&colon;&#x1;&#0;&bogus;&"),
            "javascript:\u{fffd}\u{fffd}&bogus;&"
        );
    }
}
