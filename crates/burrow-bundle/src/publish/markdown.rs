//! A page as Markdown for programs: its own text, with links that hold wherever it is read, and without what its HTML
//! does not show either: comments, definitions nobody uses, the code of components.

use crate::links::{PageLinks, Text};
use crate::render::Built;
use crate::source::Source;
use burrow_markdown::Resolved;
use burrow_model::PagePath;
use std::ops::Range;
use std::sync::Arc;

/// A page's text, and what has to be put in place of parts of it.
#[derive(Clone, Debug, Default)]
pub struct Markdown {
    source: Arc<Source>,
    /// The title, where the text itself has none.
    title: Option<String>,
    /// In order, none overlapping another.
    edits: Vec<(Range<usize>, Put)>,
}

/// What stands in place of a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Put {
    /// Nothing.
    Nothing,
    /// The target of a link that leads nowhere.
    Nowhere,
    /// The address of a page.
    Page(PagePath, Option<String>),
    /// The address of a file.
    File(String),
}

/// What an address is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local<'a> {
    /// A page.
    Page(&'a PagePath),
    /// A file, by its path under the site.
    File(&'a str),
}

impl Markdown {
    /// Finds what has to be changed in a page's text.
    pub(crate) fn new(
        source: &Arc<Source>,
        built: &Built,
        jsx: bool,
        links: &PageLinks<'_>,
    ) -> Self {
        let text = Text::new(&source.body, source.line_offset);
        let mut edits = unseen(source, built, jsx, &text);
        for link in &built.links {
            let put = match links.answer(&link.target, link.image, link.place.line) {
                Resolved::Page { path, anchor } => Put::Page(path, anchor),
                Resolved::Asset { path, .. } => Put::File(path),
                Resolved::External(_) => continue,
                Resolved::Missing { .. } | Resolved::Withheld | Resolved::Refused => Put::Nowhere,
            };
            let is_place_here = link.target.starts_with('#') || link.target.is_empty();
            if is_place_here && put != Put::Nowhere {
                continue;
            }
            match text.spot(link) {
                Some(spot) if !is_place_here => edits.push((whole(&source.body, spot.target), put)),
                // Where its syntax hides the target, it goes wherever it is written.
                None if put == Put::Nowhere && !is_place_here => {
                    let all = source.body.match_indices(link.target.as_str());
                    let range = |(at, found): (usize, &str)| at..at + found.len();
                    edits.extend(all.map(range).map(|range| (range, Put::Nothing)));
                }
                _ => {}
            }
        }
        // Two links may share a definition, and a link may stand in a comment.
        edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        edits.retain(|(range, _)| {
            let is_free = range.start >= end && !range.is_empty();
            end = end.max(range.end);
            is_free
        });
        let has_title = !built.page.root.heading.is_empty();
        Self {
            source: source.clone(),
            title: (!has_title).then(|| built.page.title.clone()),
            edits,
        }
    }

    /// The text, with addresses as `address` gives them.
    pub fn text(&self, address: impl Fn(Local<'_>) -> String) -> String {
        let body = &self.source.body;
        let mut text = String::with_capacity(body.len() + 64);
        if let Some(title) = &self.title {
            text.push_str("# ");
            text.push_str(&escape(title));
            text.push_str("\n\n");
        }
        let mut at = 0;
        for (range, put) in &self.edits {
            text.push_str(&body[at..range.start]);
            at = range.end;
            match put {
                Put::Nothing => {}
                // A definition needs a target, and inside brackets or quotes nothing stands for none.
                Put::Nowhere if body[..range.start].ends_with(['<', '"', '\'', '=']) => {}
                Put::Nowhere => text.push_str("<>"),
                Put::Page(path, anchor) => {
                    text.push_str(&in_markdown(&address(Local::Page(path))));
                    if let Some(anchor) = anchor {
                        text.push('#');
                        text.push_str(&crate::links::encode(anchor));
                    }
                }
                Put::File(path) => text.push_str(&in_markdown(&address(Local::File(path)))),
            }
        }
        text.push_str(&body[at..]);
        let text = text.trim_matches('\n');
        format!("{text}\n")
    }
}

/// A target with the rest of the tag it holds: spaces end targets, but not inside the tags of Jekyll's templates.
fn whole(body: &str, target: Range<usize>) -> Range<usize> {
    let holds_tag = |text: &str| text.contains("{{") || text.contains("{%");
    if !holds_tag(&body[target.clone()]) {
        return target;
    }
    let mut at = target.start;
    while let Some(c) = body[at..].chars().next() {
        let closing = match &body[at..] {
            rest if rest.starts_with("{{") => Some("}}"),
            rest if rest.starts_with("{%") => Some("%}"),
            _ => None,
        };
        if let Some(end) = closing.and_then(|closing| body[at..].find(closing)) {
            at += end + 2;
        } else if c.is_whitespace() || matches!(c, ')' | '"' | '\'' | '>') {
            break;
        } else {
            at += c.len_utf8();
        }
    }
    target.start..at.max(target.end)
}

/// An address as the target of a link, in an attribute or in a table.
fn in_markdown(address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' | ')' | '\'' | '|' | '*' | '[' | ']' | '\\' => {
                safe.push_str(&format!("%{:02X}", c as u32));
            }
            c => safe.push(c),
        }
    }
    safe
}

/// Text in which nothing is markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '<' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The parts of a text that its HTML does not show.
fn unseen(source: &Source, built: &Built, jsx: bool, text: &Text<'_>) -> Vec<(Range<usize>, Put)> {
    let body = source.body.as_str();
    let mut ranges = Vec::new();
    // To find them the text is parsed once more, which few texts need.
    let has_comments = body.contains("<!--") || jsx && body.contains("{/*");
    let comments = has_comments.then(|| burrow_markdown::comments(body, source.line_offset, jsx));
    for comment in comments.into_iter().flatten() {
        if let Some(start) = text.offset(comment.place) {
            let closing = if body[start..].starts_with("<!--") {
                "-->"
            } else {
                "*/}"
            };
            let end = body[start..].find(closing);
            ranges.extend(end.map(|end| start..start + end + closing.len()));
        }
    }
    let unused = built.structure.references.unused.iter();
    let unused: Vec<usize> = unused
        .filter_map(|(_, place)| text.offset(*place))
        .collect();
    let mut fence: Option<&str> = None;
    let mut in_module = false;
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() || mark.is_some() {
            in_module = false;
            continue;
        }
        in_module &= !line.trim().is_empty();
        let begins = ["import ", "import{", "export "];
        in_module |= jsx && begins.iter().any(|word| line.starts_with(word));
        let is_unused = unused.iter().any(|at| range.contains(at)) && trimmed.starts_with('[');
        if in_module || is_unused || is_note(trimmed) {
            ranges.push(range);
        }
    }
    ranges
        .into_iter()
        .map(|range| (range, Put::Nothing))
        .collect()
}

/// `[//]: # (…)`: a definition that leads nowhere is a comment.
fn is_note(line: &str) -> bool {
    let target = line
        .strip_prefix('[')
        .and_then(|line| line.split_once("]:"))
        .map(|(_, target)| target.trim_start());
    target.is_some_and(|target| {
        let rest = target.strip_prefix('#').or(target.strip_prefix("<>"));
        rest.is_some_and(|rest| rest.starts_with([' ', '\t']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_that_leads_nowhere_is_a_comment() {
        for line in ["[//]: # (secret)", "[comment]: <> (secret)"] {
            assert!(is_note(line), "{line}");
        }
        for line in ["[a]: #place", "[a]: b.md", "text", "[a](#b)"] {
            assert!(!is_note(line), "{line}");
        }
    }

    #[test]
    fn a_tag_is_part_of_its_target() {
        let body = "[a]({% link x.md %}#b \"t\") c";
        assert_eq!(&body[whole(body, 4..6)], "{% link x.md %}#b");
        assert_eq!(whole("[a](x.md) {{", 4..8), 4..8);
    }

    #[test]
    fn an_address_stays_in_its_place() {
        assert_eq!(in_markdown("/a(b)/c|d/"), "/a%28b%29/c%7Cd/");
        assert_eq!(escape("a <b> [c] *d*"), "a \\<b> \\[c\\] \\*d\\*");
    }
}
