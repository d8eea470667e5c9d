//! kramdown's additions as Jekyll uses them: attribute lists and `{% raw %}`, found outside code.

use crate::source::Prepared;
use std::ops::Range;

/// Longest attribute list in characters.
const MAX_LIST: usize = 300;

/// What an attribute list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    pub(crate) id: Option<String>,
    pub(crate) classes: Vec<String>,
    /// Bare words, as in `{:toc}`.
    pub(crate) words: Vec<String>,
}

/// A block attribute list, taken out of the text.
#[derive(Debug)]
pub(crate) struct BlockList {
    pub(crate) attributes: Attributes,
    /// Number of the cut that took it out.
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
    /// What to leave out of the text, in order.
    pub(crate) cuts: Vec<Range<usize>>,
    pub(crate) lists: Vec<BlockList>,
    /// Where Liquid stands that only a Jekyll build could fill in.
    pub(crate) liquid: Vec<usize>,
}

/// Finds block attribute lists and raw tags outside code.
pub(crate) fn find(text: &str) -> Markup {
    let mut markup = Markup::default();
    if !text.contains("{:") && !text.contains("{%") && !text.contains("{{") {
        return markup;
    }
    let code = crate::parse::code_ranges(text);
    let in_code = |at: usize| {
        let next = code.partition_point(|range: &Range<usize>| range.end <= at);
        code.get(next).is_some_and(|range| range.start <= at)
    };
    let lines: Vec<(usize, &str)> = text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .collect();
    let mut raw = false;
    for (number, (start, line)) in lines.iter().enumerate() {
        let content = line.trim_start_matches(['>', ' ', '\t']);
        let at = start + line.len() - content.len();
        if let Some((attributes, length)) = attribute_list(content)
            && content[length..].trim().is_empty()
            && !in_code(at)
        {
            let text_on = |line: Option<&(usize, &str)>| {
                line.is_some_and(|(_, line)| {
                    let content = line.trim_matches(['>', ' ', '\t', '\n']);
                    !content.is_empty() && !content.starts_with("{:")
                })
            };
            markup.lists.push(BlockList {
                attributes,
                cut: markup.cuts.len(),
                at,
                stood_at: at,
                touches_above: text_on(number.checked_sub(1).and_then(|above| lines.get(above))),
                touches_below: text_on(lines.get(number + 1)),
                nested: line.starts_with(['>', '\t']) || line.starts_with("  "),
            });
            markup.cuts.push(at..at + length);
            continue;
        }
        if let Some(length) = extension(content)
            && !in_code(at)
        {
            markup.cuts.push(at..at + length);
            continue;
        }
        let tags_end = line.rfind('}').unwrap_or(0);
        let mut told = false;
        for (from, _) in line.match_indices('{') {
            let (here, tag) = (start + from, &line[from..]);
            if !tag.starts_with("{%") && !tag.starts_with("{{") || in_code(here) {
                continue;
            }
            match raw_tag(tag) {
                Some((length, opens)) => {
                    raw = opens;
                    markup.cuts.push(here..here + length);
                }
                // One finding a line says enough.
                None if !raw && !told && from < tags_end => {
                    told = true;
                    markup.liquid.push(here);
                }
                None => {}
            }
        }
    }
    markup
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

/// The length of a kramdown extension that fills a line, as in `{::options toc_levels="2" /}`.
fn extension(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let opens = line.starts_with("{::") || line.starts_with("{:/");
    (opens && line.find('}') == Some(line.len() - 1)).then_some(line.len())
}

/// The length of a `{% raw %}` or `{% endraw %}` tag that `text` starts with, and whether it is the first.
fn raw_tag(text: &str) -> Option<(usize, bool)> {
    let inner = text.strip_prefix("{%")?;
    let inner = inner.strip_prefix('-').unwrap_or(inner).trim_start();
    let opens = inner.starts_with("raw");
    let after = inner
        .strip_prefix("raw")
        .or_else(|| inner.strip_prefix("endraw"))?
        .trim_start();
    let after = after
        .strip_prefix('-')
        .unwrap_or(after)
        .strip_prefix("%}")?;
    Some((text.len() - after.len(), opens))
}

/// The attribute list that `text` starts with and its length, if all of it is one.
pub(crate) fn attribute_list(text: &str) -> Option<(Attributes, usize)> {
    let mut rest = text.strip_prefix("{:")?;
    // Lists are short: looking no further keeps a text full of openings linear.
    let (limit, _) = rest
        .char_indices()
        .nth(MAX_LIST)
        .unwrap_or((rest.len(), ' '));
    rest = &rest[..limit];
    let text = &text[..2 + limit];
    let mut attributes = Attributes::default();
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        if let Some(after) = rest.strip_prefix('}') {
            return Some((attributes, text.len() - after.len()));
        }
        let word_end = rest.find([' ', '\t', '}', '=', '\n'])?;
        let (word, after) = rest.split_at(word_end);
        if let Some(value) = after.strip_prefix('=') {
            rest = after_value(value)?;
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
        let (list, length) =
            attribute_list(r#"{: .note .a.b #top width="100%" toc } text"#).expect("a list");
        assert_eq!(list.classes, ["note", "a", "b"]);
        assert_eq!((list.id.as_deref(), length), (Some("top"), 37));
        assert_eq!(list.words, ["toc"]);
        assert!(attribute_list("{:toc}").is_some());
        assert!(attribute_list("{: 5 }").is_none());
        assert!(attribute_list("{: .note").is_none());
        assert!(attribute_list("{%").is_none());
        assert!(attribute_list("{:é}").is_none());
    }

    #[test]
    fn nothing_is_found_in_code() {
        let text = "a\n{: .note }\n\n```\n{: .x }\n{% raw %}\n```\n\n`{% raw %}` {% raw %}{{ x }}{% endraw %}\n";
        let markup = find(text);
        assert_eq!(markup.lists.len(), 1);
        let cut: Vec<&str> = markup
            .cuts
            .iter()
            .map(|range| &text[range.clone()])
            .collect();
        assert_eq!(cut, ["{: .note }", "{% raw %}", "{% endraw %}"]);
    }
}
