//! Reading JSX where it stands in a text: tags, expressions, and the literals that can be known without running it.

use std::collections::HashMap;

/// Longest tag or expression in bytes.
const LONGEST: usize = 20_000;

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Empty for a fragment.
    pub(super) name: &'a str,
    pub(super) attributes: Vec<(&'a str, Value<'a>)>,
    pub(super) closes: bool,
    /// It opens and closes.
    pub(super) alone: bool,
    /// Length as written.
    pub(super) length: usize,
}

/// The value of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// None was written.
    Bare,
    Text(&'a str),
    /// What stands between the braces.
    Expression(&'a str),
}

/// What names of imported files stand for.
pub(super) type Imports<'a> = HashMap<&'a str, &'a str>;

impl<'a> Tag<'a> {
    /// The tag that `text` starts with.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let text = &text[..text.floor_char_boundary(LONGEST)];
        let mut tag = Self::default();
        let mut rest = text.strip_prefix('<')?;
        if let Some(after) = rest.strip_prefix('/') {
            tag.closes = true;
            rest = after;
        }
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '$' | '.' | '-'))
            .unwrap_or(rest.len());
        (tag.name, rest) = rest.split_at(end);
        if !tag.name.is_empty() && !tag.name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        if !rest.starts_with([' ', '\t', '\n', '/', '>']) {
            return None;
        }
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("/>") {
                tag.alone = true;
                rest = after;
                break;
            }
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
            }
            if tag.name.is_empty() || tag.closes {
                return None;
            }
            if rest.starts_with('{') {
                rest = &rest[expression(rest)?..];
                continue;
            }
            let end = rest.find(|c: char| {
                c.is_whitespace() || matches!(c, '=' | '/' | '>' | '<' | '{' | '}' | '"' | '\'')
            })?;
            if end == 0 {
                return None;
            }
            let (name, after) = rest.split_at(end);
            rest = after;
            let mut value = Value::Bare;
            if let Some(after) = rest.trim_start().strip_prefix('=') {
                let after = after.trim_start();
                (value, rest) = match after.chars().next()? {
                    quote @ ('"' | '\'') => {
                        let (inner, rest) = after[1..].split_once(quote)?;
                        (Value::Text(inner), rest)
                    }
                    '{' => {
                        let (whole, rest) = after.split_at(expression(after)?);
                        (Value::Expression(&whole[1..whole.len() - 1]), rest)
                    }
                    _ => return None,
                };
            }
            if tag.attributes.len() < 64 {
                tag.attributes.push((name, value));
            }
        }
        tag.length = text.len() - rest.len();
        Some(tag)
    }

    /// Whether only a program knows this element.
    pub(super) fn is_component(&self) -> bool {
        self.name.is_empty()
            || self.name.starts_with(|c: char| c.is_ascii_uppercase())
            || self.name.contains('.')
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(other, _)| *other == name)
    }

    /// The text of the first of these attributes that has one.
    pub(super) fn text(&self, names: &[&str], imports: &Imports<'_>) -> Option<String> {
        names.iter().find_map(|name| {
            let (_, value) = self.attributes.iter().find(|(other, _)| other == name)?;
            value.text(imports)
        })
    }
}

impl Value<'_> {
    /// What can be known of it.
    pub(super) fn text(self, imports: &Imports<'_>) -> Option<String> {
        match self {
            Self::Bare => None,
            Self::Text(text) => Some(crate::raw_html::decode(text)),
            Self::Expression(code) => literal(code)
                .or_else(|| imports.get(code.trim()).map(ToString::to_string))
                .or_else(|| required(code)),
        }
    }
}

/// The length of the expression in braces that `text` starts with.
pub(super) fn expression(text: &str) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let bytes = text.as_bytes();
    // What stands open: braces, and the templates around those that stand in one.
    let mut open: Vec<u8> = Vec::new();
    let (mut at, mut line_end) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if open.last() == Some(&b'`') {
            match byte {
                b'\\' => at += 1,
                b'`' => {
                    open.pop();
                }
                b'$' if bytes.get(at + 1) == Some(&b'{') => {
                    open.push(b'{');
                    at += 1;
                }
                _ => {}
            }
            at += 1;
            continue;
        }
        match byte {
            b'{' | b'`' => open.push(byte),
            b'}' => {
                open.pop();
                if open.is_empty() {
                    return Some(at + 1);
                }
            }
            b'"' | b'\'' => {
                // An apostrophe in text between tags opens no string: it does not end in its line.
                if line_end <= at {
                    let rest = bytes[at..].iter().position(|byte| *byte == b'\n');
                    line_end = rest.map_or(bytes.len(), |rest| at + rest);
                }
                if let Some(end) = string_end(&bytes[at + 1..line_end.max(at + 1)], byte) {
                    at += end + 1;
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => at += text.get(at + 2..)?.find("*/")? + 3,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where in a line the quotation mark stands that ends a string.
fn string_end(line: &[u8], quote: u8) -> Option<usize> {
    let mut escaped = false;
    line.iter().position(|byte| {
        let ends = !escaped && *byte == quote;
        escaped = !escaped && *byte == b'\\';
        ends
    })
}

/// The value of an expression that is one string.
pub(super) fn literal(code: &str) -> Option<String> {
    let code = code.trim();
    let quote = code
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let inner = code[1..].strip_suffix(quote)?;
    let mut value = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next()? {
                'n' => value.push('\n'),
                't' => value.push('\t'),
                other => value.push(other),
            },
            c if c == quote => return None,
            '$' if quote == '`' && chars.as_str().starts_with('{') => return None,
            c => value.push(c),
        }
    }
    Some(value)
}

/// The path in `require('./a.png').default` and `useBaseUrl('/a')`.
fn required(code: &str) -> Option<String> {
    let code = code.trim();
    let call = code
        .strip_prefix("require(")
        .or_else(|| code.strip_prefix("useBaseUrl("))?;
    literal(&call[..call.find(')')?])
}

/// The name and path of `import name from 'path'`.
pub(super) fn import(statement: &str) -> Option<(&str, &str)> {
    let (name, path) = statement.strip_prefix("import ")?.split_once(" from ")?;
    let path = path.trim().trim_end_matches(';');
    let name = name.trim();
    let plain = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
    let path = path.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    (plain && !name.is_empty()).then_some((name, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_what_is_known_of_their_values() {
        let text = "<Tab.Item\n  label=\"A &amp; b\" value={'c'} f={() => { return `}${'}'}` }} {...rest} default>x";
        let tag = Tag::read(text).expect("a tag");
        let none = Imports::new();
        assert_eq!(
            (tag.name, tag.alone, &text[tag.length..]),
            ("Tab.Item", false, "x")
        );
        assert_eq!(tag.text(&["label"], &none).as_deref(), Some("A & b"));
        assert_eq!(tag.text(&["title", "value"], &none).as_deref(), Some("c"));
        assert_eq!(tag.text(&["f"], &none), None);
        assert!(tag.has("default") && tag.is_component());
        for text in [
            "<a b",
            "<https://a.org>",
            "< a>",
            "<a b='>",
            "<a {>",
            "<1>",
            "</a b>",
        ] {
            assert_eq!(Tag::read(text), None, "{text}");
        }
    }

    #[test]
    fn an_expression_ends_where_its_brace_closes() {
        let length = |text: &str| expression(text);
        assert_eq!(length("{a} b"), Some(3));
        assert_eq!(length("{'}' + \"}\"} b"), Some(11));
        assert_eq!(length("{/* } */} b"), Some(9));
        assert_eq!(length("{<p>it's</p>} b"), Some(13));
        assert_eq!(length("{a"), None);
        assert_eq!(literal("'it\\'s'").as_deref(), Some("it's"));
        assert_eq!(literal("`a${b}`"), None);
        assert_eq!(literal("'a' + 'b'"), None);
        assert_eq!(import("import a from './a.png';"), Some(("a", "./a.png")));
    }
}
