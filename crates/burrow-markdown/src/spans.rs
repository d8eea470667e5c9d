//! What dialects add inside a line, worked into the parser's events: `==marks==`, `++keys++`, abbreviations, icons.

use crate::{Dialect, parse::Placed};
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::{collections::HashMap, ops::Range};

/// Abbreviations of a page, in the order of their definitions.
pub(crate) type Abbreviations = Vec<(String, String)>;

/// What takes the place of a part of a text.
struct Change {
    /// Number of the event.
    event: usize,
    range: Range<usize>,
    parts: Vec<Part>,
}

/// A part of a line.
enum Part {
    Html(String),
    Text(String),
}

/// Works everything the dialect knows into the events.
pub(crate) fn apply<'a>(
    events: Vec<Placed<'a>>,
    dialect: &Dialect,
    abbreviations: &Abbreviations,
) -> Vec<Placed<'a>> {
    if !dialect.admonitions && abbreviations.is_empty() {
        return events;
    }
    let mut finder = Finder::new(abbreviations);
    for (number, (event, _)) in events.iter().enumerate() {
        finder.event(number, event, dialect);
    }
    finder
        .changes
        .sort_by_key(|change| (change.event, change.range.start));
    work_in(events, finder.changes)
}

fn work_in<'a>(events: Vec<Placed<'a>>, changes: Vec<Change>) -> Vec<Placed<'a>> {
    let mut changed = Vec::with_capacity(events.len() + 2 * changes.len());
    let mut changes = changes.into_iter().peekable();
    for (number, (event, range)) in events.into_iter().enumerate() {
        let Event::Text(text) = &event else {
            changed.push((event, range));
            continue;
        };
        // Where nothing was escaped, the bytes of the text are those of the source.
        let exact = text.len() == range.len();
        let place = |part: Range<usize>| match exact {
            true => range.start + part.start..range.start + part.end,
            false => range.clone(),
        };
        let mut from = 0;
        while let Some(change) = changes.next_if(|change| change.event == number) {
            if change.range.start < from {
                continue;
            }
            push_text(&mut changed, text, from..change.range.start, &place);
            let here = place(change.range.clone());
            changed.extend(change.parts.into_iter().map(|part| match part {
                Part::Html(html) => (Event::InlineHtml(html.into()), here.clone()),
                Part::Text(text) => (Event::Text(text.into()), here.clone()),
            }));
            from = change.range.end;
        }
        if from == 0 {
            changed.push((event, range));
        } else {
            let end = text.len();
            push_text(&mut changed, text, from..end, &place);
        }
    }
    changed
}

fn push_text<'a>(
    events: &mut Vec<Placed<'a>>,
    text: &CowStr<'a>,
    range: Range<usize>,
    place: &dyn Fn(Range<usize>) -> Range<usize>,
) {
    if !range.is_empty() {
        let part = text[range.clone()].to_owned();
        events.push((Event::Text(part.into()), place(range)));
    }
}

struct Finder<'a> {
    changes: Vec<Change>,
    /// Abbreviations by their first run of letters and digits.
    abbreviations: HashMap<&'a str, Vec<(&'a str, &'a str)>>,
    /// `==` and `^^` that may open: which, how deep, where.
    open: Vec<(&'static str, usize, usize, usize)>,
    depth: usize,
    /// In how many elements we are whose text is none of ours.
    closed_to_us: usize,
}

impl<'a> Finder<'a> {
    fn new(all: &'a Abbreviations) -> Self {
        let mut abbreviations: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
        for (short, long) in all {
            let known = abbreviations.entry(first_run(short)).or_default();
            if known.len() < 20 {
                known.push((short, long));
            }
        }
        Self {
            changes: Vec::new(),
            abbreviations,
            open: Vec::new(),
            depth: 0,
            closed_to_us: 0,
        }
    }

    fn event(&mut self, number: usize, event: &Event<'_>, dialect: &Dialect) {
        match event {
            Event::Start(tag) => {
                if matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) {
                    self.closed_to_us += 1;
                }
                if is_block(tag) {
                    self.open.clear();
                }
                self.depth += 1;
            }
            Event::End(end) => {
                if matches!(end, TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) {
                    self.closed_to_us = self.closed_to_us.saturating_sub(1);
                }
                self.depth = self.depth.saturating_sub(1);
                let depth = self.depth;
                while self.open.pop_if(|(_, deep, ..)| *deep > depth).is_some() {}
            }
            Event::Text(text) if self.closed_to_us == 0 => {
                if dialect.admonitions {
                    self.marks(number, text);
                    self.keys(number, text);
                    self.icons(number, text);
                }
                self.abbreviate(number, text);
            }
            _ => {}
        }
    }

    fn change(&mut self, event: usize, range: Range<usize>, parts: Vec<Part>) {
        self.changes.push(Change {
            event,
            range,
            parts,
        });
    }

    /// `==mark==` and `^^inserted^^`: each end alone, as anything may stand between.
    fn marks(&mut self, number: usize, text: &str) {
        for (sign, opening, end) in [("==", "<mark>", "</mark>"), ("^^", "<ins>", "</ins>")] {
            let mut passed = 0;
            for (at, _) in text.match_indices(sign) {
                if at < passed {
                    continue;
                }
                passed = at + sign.len();
                let before = text[..at].chars().next_back();
                let after = text[passed..].chars().next();
                let same = sign.chars().next();
                if before == same || after == same {
                    continue;
                }
                let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
                let partner = self
                    .open
                    .iter()
                    .rposition(|(other, depth, ..)| *other == sign && *depth == self.depth)
                    .filter(|_| !before.is_some_and(char::is_whitespace) && !word(after));
                if let Some(partner) = partner {
                    let (_, _, event, from) = self.open[partner];
                    self.open.truncate(partner);
                    let range = from..from + sign.len();
                    self.change(event, range, vec![Part::Html(opening.into())]);
                    self.change(number, at..passed, vec![Part::Html(end.into())]);
                } else if !word(before)
                    && (!space(after) || after.is_none())
                    && self.open.len() < 16
                {
                    self.open.push((sign, self.depth, number, at));
                }
            }
        }
    }

    /// `++ctrl+alt+del++`.
    fn keys(&mut self, number: usize, text: &str) {
        let mut from = 0;
        while let Some(at) = text[from..].find("++").map(|at| from + at) {
            let start = at + 2;
            let length = text[start..]
                .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '_'))
                .unwrap_or(text.len() - start);
            let run = &text[start..start + length];
            from = start + length;
            let Some(keys) = run.strip_suffix("++").map(|keys| keys.split('+')) else {
                continue;
            };
            if keys.clone().any(str::is_empty) || text[..at].ends_with(char::is_alphanumeric) {
                continue;
            }
            let mut parts = Vec::new();
            for key in keys {
                if !parts.is_empty() {
                    parts.push(Part::Text("+".into()));
                }
                parts.push(Part::Html("<kbd>".into()));
                parts.push(Part::Text(key_name(key)));
                parts.push(Part::Html("</kbd>".into()));
            }
            self.change(number, at..from, parts);
        }
    }

    /// `:material-rocket:` is a picture that we do not have: it goes, with the attribute list that belongs to it.
    fn icons(&mut self, number: usize, text: &str) {
        const SETS: [&str; 4] = [":material-", ":octicons-", ":fontawesome-", ":simple-"];
        let mut from = 0;
        while let Some(at) = text[from..].find(':').map(|at| from + at) {
            from = at + 1;
            if !SETS.iter().any(|set| text[at..].starts_with(set)) {
                continue;
            }
            let length = text[from..]
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .unwrap_or(0);
            if length == 0 || !text[from + length..].starts_with(':') {
                continue;
            }
            let mut end = from + length + 1;
            if let Some((_, list)) = crate::kramdown::attribute_list(&text[end..], true) {
                end += list;
            }
            self.change(number, at..end, Vec::new());
            from = end;
        }
    }

    fn abbreviate(&mut self, number: usize, text: &str) {
        if self.abbreviations.is_empty() {
            return;
        }
        let mut at = 0;
        while at < text.len() {
            let run = first_run(&text[at..]);
            if run.is_empty() {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let found = self.abbreviations.get(run).and_then(|known| {
                known.iter().find(|(short, _)| {
                    text[at..].strip_prefix(short).is_some_and(|after| {
                        !short.ends_with(char::is_alphanumeric)
                            || !after.starts_with(char::is_alphanumeric)
                    })
                })
            });
            let Some((short, long)) = found.copied() else {
                at += run.len();
                continue;
            };
            let mut opening = String::from("<abbr");
            crate::raw_html::attribute(&mut opening, "title", long);
            opening.push('>');
            let parts = vec![
                Part::Html(opening),
                Part::Text(short.to_owned()),
                Part::Html("</abbr>".into()),
            ];
            self.change(number, at..at + short.len(), parts);
            at += short.len();
        }
    }
}

/// The letters and digits that a text starts with.
fn first_run(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

/// What stands on a key.
fn key_name(key: &str) -> String {
    let known = match key {
        "ctrl" | "control" => "Ctrl",
        "cmd" | "command" => "Cmd",
        "del" | "delete" => "Del",
        "esc" | "escape" => "Esc",
        "backspace" => "Backspace",
        "arrow-up" | "up" => "↑",
        "arrow-down" | "down" => "↓",
        "arrow-left" | "left" => "←",
        "arrow-right" | "right" => "→",
        "page-up" => "PgUp",
        "page-down" => "PgDn",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let words = key.split(['-', '_']).map(|word| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(chars).collect()
        })
    });
    words.collect::<Vec<String>>().join(" ")
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
