//! kramdown's additions as Jekyll uses them, found outside code: attribute lists, extensions, Liquid.

use crate::{rewrite::Edit, source::Prepared};
use std::ops::Range;

mod find;

pub(crate) use find::find;

/// Longest attribute list in characters.
const MAX_LIST: usize = 300;

/// What an attribute list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    pub(crate) id: Option<String>,
    pub(crate) classes: Vec<String>,
    /// Bare words, as in `{:toc}`.
    pub(crate) words: Vec<String>,
    /// Width and height, as in `{: width="300" }`.
    pub(crate) size: Vec<(&'static str, u32)>,
}

/// A block attribute list, taken out of the text.
#[derive(Debug)]
pub(crate) struct BlockList {
    pub(crate) attributes: Attributes,
    /// Number of the edit that took it out.
    pub(crate) cut: usize,
    /// Where it stood, as an offset of the text without it.
    pub(crate) at: usize,
    /// Where it stood, as an offset of the text before anything was rewritten.
    pub(crate) stood_at: usize,
    /// A line of text stands right above it.
    pub(crate) touches_above: bool,
    /// A line of text stands right below it.
    pub(crate) touches_below: bool,
    /// It stands inside a quote or an indented block.
    pub(crate) nested: bool,
}

/// What [`find`] found.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// What is left out of the text or put in its place, in order.
    pub(crate) edits: Vec<Edit>,
    pub(crate) lists: Vec<BlockList>,
    /// Where Liquid stands that only a Jekyll build could fill in.
    pub(crate) liquid: Vec<usize>,
}

/// The block attribute list right below the block at `range`.
pub(crate) fn list_below<'a>(page: &'a Prepared, range: &Range<usize>) -> Option<&'a BlockList> {
    let end = range.start
        + page.text[range.clone()]
            .trim_end_matches(['\n', ' ', '\t', '>'])
            .len();
    let next = page.lists.partition_point(|list| list.at < end);
    let list = page.lists.get(next)?;
    (list.touches_above && is_next_line(&page.text[end..list.at])).then_some(list)
}

/// The block attribute list right above the block that starts at `start`, if nothing stands above the list.
pub(crate) fn list_above(page: &Prepared, start: usize) -> Option<&BlockList> {
    let next = page.lists.partition_point(|list| list.at < start);
    let list = &page.lists[next.checked_sub(1)?];
    (list.touches_below && !list.touches_above && is_next_line(&page.text[list.at..start]))
        .then_some(list)
}

fn is_next_line(between: &str) -> bool {
    between.matches('\n').count() == 1
        && between
            .chars()
            .all(|c| matches!(c, '\n' | ' ' | '\t' | '>'))
}

/// The attribute list that `text` starts with and its length, if all of it is one. A loose one needs no colon, but
/// then a class or an id, so that no word in braces is taken for one.
pub(crate) fn attribute_list(text: &str, loose: bool) -> Option<(Attributes, usize)> {
    let (mut rest, colon) = match text.strip_prefix("{:") {
        Some(rest) => (rest, true),
        None if loose => (text.strip_prefix('{')?, false),
        None => return None,
    };
    let opening = text.len() - rest.len();
    // Lists are short: looking no further keeps a text full of openings linear.
    let (limit, _) = rest
        .char_indices()
        .nth(MAX_LIST)
        .unwrap_or((rest.len(), ' '));
    rest = &rest[..limit];
    let text = &text[..opening + limit];
    let mut attributes = Attributes::default();
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        if let Some(after) = rest.strip_prefix('}') {
            let fits = colon
                || attributes.id.is_some()
                || !attributes.classes.is_empty()
                || !attributes.size.is_empty();
            return fits.then_some((attributes, text.len() - after.len()));
        }
        if rest.starts_with('\n') {
            return None; // a list stands in one line
        }
        let word_end = rest.find([' ', '\t', '}', '=', '\n'])?;
        let (word, after) = rest.split_at(word_end);
        if let Some(value) = after.strip_prefix('=') {
            rest = after_value(value)?;
            let value = value[..value.len() - rest.len()].trim_matches(['"', '\'']);
            for name in ["width", "height"] {
                if word == name
                    && let Ok(size) = value.trim_end_matches("px").parse()
                {
                    attributes.size.push((name, size));
                }
            }
            continue;
        }
        rest = after;
        for part in split_marks(word) {
            let mut rest = part.chars();
            match (rest.next()?, rest.as_str()) {
                ('.', class) if is_name(class) => attributes.classes.push(class.to_owned()),
                ('#', id) if is_name(id) => attributes.id = Some(id.to_owned()),
                (first, _) if first.is_ascii_alphabetic() && is_name(part) => {
                    attributes.words.push(part.to_owned())
                }
                _ => return None,
            }
        }
    }
}

/// `.a.b#c` as `.a`, `.b`, `#c`.
fn split_marks(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..]
            .find(['.', '#'])
            .map_or(rest.len(), |at| at + first);
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

/// What follows a quoted or bare attribute value.
fn after_value(value: &str) -> Option<&str> {
    match value.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = value[1..].find(quote)? + 2;
            (!value[..end].contains('\n')).then(|| &value[end..])
        }
        _ => Some(&value[value.find([' ', '\t', '}', '\n'])?..]),
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attribute_lists_are_read_whole_or_not_at_all() {
        for open in ["{:\n", "{: \n}", "{: .note\n", "{: a=\n}", "{:=\n", "{:"] {
            assert_eq!(attribute_list(open, false), None, "{open:?}");
        }
        let (list, length) =
            attribute_list(r#"{: .note .a.b #top width="100%" toc } text"#, false).expect("a list");
        assert_eq!(list.classes, ["note", "a", "b"]);
        assert_eq!((list.id.as_deref(), length), (Some("top"), 37));
        assert_eq!(list.words, ["toc"]);
        assert!(attribute_list("{:toc}", false).is_some());
        assert!(attribute_list("{: 5 }", false).is_none());
        assert!(attribute_list("{: .note", false).is_none());
        assert!(attribute_list("{%", false).is_none());
        assert!(attribute_list("{:é}", false).is_none());
        assert!(attribute_list("{ .a }", false).is_none());
        assert!(attribute_list("{ .a }", true).is_some());
        assert!(attribute_list("{ a }", true).is_none());
        let (sized, _) = attribute_list("{ width=\"300\" }", true).expect("a list");
        assert_eq!(sized.size, [("width", 300)]);
    }
}
