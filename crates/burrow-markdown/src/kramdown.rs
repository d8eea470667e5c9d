//! kramdown's additions as Jekyll uses them, found outside code: attribute lists, extensions, Liquid.

use crate::{Dialect, liquid, rewrite::Edit, source::Prepared};
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

/// Finds block attribute lists, and in kramdown extensions and Liquid.
pub(crate) fn find(text: &str, dialect: &Dialect) -> Markup {
    if !text.contains("{:")
        && !text.contains("{%")
        && !text.contains("{{")
        && !text.contains("{ .")
        && !text.contains("{ #")
    {
        return Markup::default();
    }
    let mut finder = Finder {
        text,
        code: crate::parse::code_ranges(text),
        jekyll: dialect.kramdown,
        loose: dialect.attributes,
        markup: Markup::default(),
        raw: false,
        highlighted: false,
        skip: 0,
        endless: Vec::new(),
    };
    let lines: Vec<(usize, &str)> = text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .collect();
    for number in 0..lines.len() {
        finder.line(number, &lines);
    }
    finder.markup
}

struct Finder<'a> {
    text: &'a str,
    code: Vec<Range<usize>>,
    /// Extensions and Liquid are markup too.
    jekyll: bool,
    /// Lists need no colon.
    loose: bool,
    markup: Markup,
    /// Inside `{% raw %}`.
    raw: bool,
    /// Inside `{% highlight %}`.
    highlighted: bool,
    /// What stands before this offset has gone.
    skip: usize,
    /// Ends of comments that were looked for in vain.
    endless: Vec<&'static str>,
}

impl Finder<'_> {
    fn in_code(&self, at: usize) -> bool {
        let next = self.code.partition_point(|range| range.end <= at);
        self.code.get(next).is_some_and(|range| range.start <= at)
    }

    fn line(&mut self, number: usize, lines: &[(usize, &str)]) {
        let (start, line) = lines[number];
        let content = line.trim_start_matches(['>', ' ', '\t']);
        let at = start + line.len() - content.len();
        if at < self.skip {
            // A comment may end in this line; what follows it is read.
            return self.tags(start, line);
        }
        if !self.highlighted
            && let Some((attributes, length)) = attribute_list(content, self.loose)
            && content[length..].trim().is_empty()
            && !self.in_code(at)
        {
            let text_on = |line: Option<&(usize, &str)>| {
                line.is_some_and(|(_, line)| {
                    let content = line.trim_matches(['>', ' ', '\t', '\n']);
                    !content.is_empty() && attribute_list(content, self.loose).is_none()
                })
            };
            self.markup.lists.push(BlockList {
                attributes,
                cut: self.markup.edits.len(),
                at,
                stood_at: at,
                touches_above: text_on(number.checked_sub(1).and_then(|above| lines.get(above))),
                touches_below: text_on(lines.get(number + 1)),
                nested: line.starts_with(['>', '\t']) || line.starts_with("  "),
            });
            self.markup.edits.push(Edit::cut(at..at + length));
            return;
        }
        if self.jekyll {
            self.tags(start, line);
        }
    }

    /// Reads the extensions and tags in a line.
    fn tags(&mut self, start: usize, line: &str) {
        let content = line.trim_start_matches(['>', ' ', '\t']);
        let opens_line = start + line.len() - content.len();
        let tags_end = line.rfind('}').unwrap_or(0);
        let mut told = false;
        let mut passed = 0;
        let braces: Vec<usize> = line.match_indices('{').map(|(at, _)| at).collect();
        for from in braces {
            let (here, tag) = (start + from, &line[from..]);
            let marked = tag.starts_with("{%") || tag.starts_with("{{") || tag.starts_with("{:");
            if here < self.skip || from < passed || !marked || self.in_code(here) {
                continue;
            }
            if self.highlighted {
                if let Some(length) = liquid_tag(tag, "endhighlight") {
                    self.highlighted = false;
                    self.markup
                        .edits
                        .push(Edit::replace(here..here + length, "```"));
                }
                continue;
            }
            if let Some(end) = self.comment(here, tag) {
                self.markup.edits.push(Edit::cut(here..end));
                self.skip = end;
                continue;
            }
            if let Some(length) =
                extension(tag).or_else(|| definition(tag).filter(|_| here == opens_line))
            {
                self.markup.edits.push(Edit::cut(here..here + length));
                passed = from + length;
                continue;
            }
            if tag.starts_with("{:") {
                continue;
            }
            if let Some((length, opens)) = raw_tag(tag) {
                self.raw = opens;
                self.markup.edits.push(Edit::cut(here..here + length));
                passed = from + length;
                continue;
            }
            if self.raw {
                continue;
            }
            if here == opens_line
                && let Some(length) = liquid_tag(tag, "highlight")
                && tag[length..].trim().is_empty()
            {
                let language = tag[2..length - 2]
                    .split_whitespace()
                    .find(|word| !matches!(*word, "-" | "highlight"));
                let language = language.unwrap_or_default().trim_end_matches('-');
                self.highlighted = true;
                self.markup
                    .edits
                    .push(Edit::replace(here..here + length, format!("```{language}")));
                return;
            }
            if let Some(length) = self.target(start, line, from) {
                passed = from + length;
                continue;
            }
            // One finding a line says enough.
            if !told && from < tags_end {
                told = true;
                self.markup.liquid.push(here);
            }
        }
    }

    /// Where the comment ends that a tag starts.
    fn comment(&mut self, here: usize, tag: &str) -> Option<usize> {
        let (length, ends): (usize, &[&'static str]) = if tag.starts_with("{::comment}") {
            (11, &["{:/comment}", "{:/}"])
        } else if let Some(length) = liquid_tag(tag, "comment") {
            (length, &["endcomment"])
        } else {
            return None;
        };
        for end in ends {
            if self.endless.contains(end) {
                continue;
            }
            match self.text[here + length..].find(end) {
                Some(at) => {
                    let at = here + length + at;
                    let rest = &self.text[at..];
                    let close = rest.find('}').map_or(end.len(), |close| close + 1);
                    return Some(at + close.max(end.len()));
                }
                None => self.endless.push(end),
            }
        }
        None
    }

    /// Resolves the tags in the target of a link that starts at `from`; gives its length.
    fn target(&mut self, start: usize, line: &str, from: usize) -> Option<usize> {
        let before = &line[..from];
        // The address may have begun before its first tag.
        let near = before.floor_char_boundary(before.len().saturating_sub(2000));
        let begins = near
            + before[near..]
                .rfind([' ', '(', '<', '"', '\'', '\t'])
                .map_or(0, |at| at + 1);
        let opened = &before[..begins];
        let is_target = [
            "](", "](<", "]: ", "]: <", "href=\"", "href='", "src=\"", "src='",
        ]
        .iter()
        .any(|opening| opened.ends_with(opening));
        if !is_target {
            return None;
        }
        let length = liquid::target_length(&line[from..])?;
        let target = &line[from..from + length];
        let mut edits = Vec::new();
        let mut at = 0;
        let mut whole = String::from(&before[begins..]);
        while at < target.len() {
            if let Some(tag) = liquid::tag_length(&target[at..]) {
                let address = liquid::address(&target[at..at + tag])?;
                whole.push_str(&address);
                let here = start + from + at;
                edits.push(Edit::replace(here..here + tag, address));
                at += tag;
            } else {
                let c = target[at..].chars().next()?;
                whole.push(c);
                at += c.len_utf8();
            }
        }
        if whole.is_empty()
            && let Some(last) = edits.last_mut()
        {
            last.with.push('/');
        }
        self.markup.edits.extend(edits);
        Some(length)
    }
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

/// The length of a kramdown extension's tag, as in `{::options toc_levels="2" /}` and `{:/nomarkdown}`.
fn extension(text: &str) -> Option<usize> {
    let opens = text.starts_with("{::") || text.starts_with("{:/");
    let end = text[..text.floor_char_boundary(MAX_LIST)].find('}')?;
    opens.then_some(end + 1)
}

/// The length of a definition of attributes by name that fills a line, as in `{:wide: .label}`.
fn definition(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let (name, rest) = line.strip_prefix("{:")?.split_once(':')?;
    let fits = is_name(name) && rest.find('}') == Some(rest.len().checked_sub(1)?);
    fits.then_some(line.len())
}

/// The length of the Liquid tag of this name that a text starts with.
fn liquid_tag(text: &str, name: &str) -> Option<usize> {
    let length = liquid::tag_length(text)?;
    let inner = text[2..length - 2].trim_matches(['-', ' ', '\t']);
    let named = inner.strip_prefix(name)?;
    (text.starts_with("{%") && !named.starts_with(char::is_alphanumeric)).then_some(length)
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

    #[test]
    fn nothing_is_found_in_code() {
        let text = "a\n{: .note }\n\n```\n{: .x }\n{% raw %}\n```\n\n`{% raw %}` {% raw %}{{ x }}{% endraw %}\n";
        let dialect = Dialect {
            kramdown: true,
            ..Dialect::default()
        };
        let markup = find(text, &dialect);
        assert_eq!(markup.lists.len(), 1);
        let cut: Vec<&str> = markup
            .edits
            .iter()
            .map(|edit| &text[edit.range.clone()])
            .collect();
        assert_eq!(cut, ["{: .note }", "{% raw %}", "{% endraw %}"]);
    }
}
