//! Finds kramdown's attribute lists, its extensions and Liquid, outside code.

use super::{BlockList, MAX_LIST, Markup, attribute_list, is_name};
use crate::{Dialect, liquid, rewrite::Edit};
use std::ops::Range;

/// Finds block attribute lists, and in kramdown extensions and Liquid.
pub(crate) fn find(text: &str, dialect: &Dialect) -> Markup {
    if !text.contains("{:")
        && !text.contains("{%")
        && !text.contains("{{")
        && !text.contains("{ .")
        && !text.contains("{ #")
        && !text.contains("# {")
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
        if self.jekyll
            && !self.highlighted
            && let Some(length) = definition(content)
            && !self.in_code(at)
        {
            self.markup.edits.push(Edit::cut(at..at + length));
            return;
        }
        if self.loose
            && let Some(heading) = HeadingList::read(content)
            && !self.in_code(at)
        {
            for range in [heading.hashes, heading.colon] {
                if !range.is_empty() {
                    let cut = at + range.start..at + range.end;
                    self.markup.edits.push(Edit::cut(cut));
                }
            }
            return;
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
            if let Some(length) = extension(tag) {
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

/// The attribute list at the end of a heading, as Python-Markdown has it: `## Title ## {: #id }`.
struct HeadingList {
    /// The `#` that close the heading before it.
    hashes: Range<usize>,
    /// The colon that other parsers do not want.
    colon: Range<usize>,
}

impl HeadingList {
    fn read(line: &str) -> Option<Self> {
        let line = line.trim_end();
        if !line.starts_with('#') || !line.ends_with('}') {
            return None;
        }
        let list = line.rfind('{')?;
        let (_, length) = attribute_list(&line[list..], true)?;
        let title = line[..list].trim_end();
        let open = title.trim_end_matches('#');
        let closes = open.len() < title.len() && open.ends_with([' ', '\t']);
        let colon = usize::from(line[list + 1..].starts_with(':'));
        (list + length == line.len()).then_some(Self {
            hashes: if closes {
                open.len()..title.len()
            } else {
                0..0
            },
            colon: list + 1..list + 1 + colon,
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
