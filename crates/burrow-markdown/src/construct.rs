//! What dialects add to Markdown's blocks: found before parsing, and marked in the text so that any parser keeps them
//! in their place.
//!
//! A mark is a processing instruction that holds a control character, which no author can write. CommonMark takes it
//! for HTML: a line of it ends a paragraph, stands in the list or quote that its indentation says, and ends by itself.

use crate::parse::Placed;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::borrow::Cow;

/// Starts what is inside a mark.
const SIGN: char = '\u{1}';

/// Put before a title so that it starts nothing but a paragraph; the writer takes it away again.
pub(crate) const TITLE_START: char = '\u{a0}';

/// Something a dialect adds: a callout, a tab, a component.
#[derive(Debug)]
pub(crate) struct Construct {
    pub(crate) kind: Kind,
    /// Its opening and its end as written: shown where they turn out to stand in code.
    pub(crate) written: (String, String),
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A callout with a frame; its name gives the look.
    Alert { name: String, title: Title },
    /// One that folds.
    Details {
        name: String,
        title: Title,
        open: bool,
    },
    /// A group of tabs.
    Tabs,
    /// One of them; its title follows.
    Tab { group: usize, open: bool },
    /// A frame with a class of ours.
    Frame(&'static str),
    /// A card; its title, if it has one, follows.
    Card { titled: bool },
    /// An element of HTML, as an opening tag.
    Element(crate::raw_html::Tag),
    /// What folds the `<details>` around it: the next paragraph.
    Summary,
    /// Nothing of its own: what it holds is shown.
    Transparent,
}

/// The title of a callout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    None,
    /// The word for its name.
    Usual,
    /// These words.
    Words(String),
    /// The next paragraph.
    Follows,
}

impl Kind {
    fn is_kept_whole(&self) -> bool {
        match self {
            Self::Transparent | Self::Summary | Self::Frame("steps") => false,
            Self::Element(tag) => matches!(tag.name.as_str(), "details" | "figure"),
            _ => true,
        }
    }
}

/// All constructs of a page, by number.
#[derive(Debug, Default)]
pub(crate) struct Constructs(Vec<Construct>);

impl Constructs {
    /// Adds one; gives its number.
    pub(crate) fn add(&mut self, kind: Kind, opening: &str, end: &str) -> usize {
        self.0.push(Construct {
            kind,
            written: (opening.to_owned(), end.to_owned()),
        });
        self.0.len() - 1
    }

    pub(crate) fn get(&self, number: usize) -> Option<&Construct> {
        self.0.get(number)
    }

    /// Whether headings inside one stay inside and start no passage.
    pub(crate) fn is_kept_whole(&self, number: usize) -> bool {
        self.get(number)
            .is_some_and(|construct| construct.kind.is_kept_whole())
    }

    /// Whether one is a group of tabs.
    pub(crate) fn is_group(&self, number: usize) -> bool {
        self.get(number)
            .is_some_and(|construct| construct.kind == Kind::Tabs)
    }

    /// Another tab of its group is the open one.
    pub(crate) fn close_tab(&mut self, number: usize) {
        if let Some(Construct {
            kind: Kind::Tab { open, .. },
            ..
        }) = self.0.get_mut(number)
        {
            *open = false;
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Shows code as its author wrote it, where something that only looked like a construct was marked in it.
    pub(crate) fn turn_back_in_code(&self, events: &mut [Placed<'_>]) {
        if self.0.is_empty() {
            return;
        }
        let mut in_code = false;
        for (event, _) in events {
            match event {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Text(text) if in_code => {
                    if let Cow::Owned(plain) = self.without_marks(text) {
                        *text = plain.into();
                    }
                }
                Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                    if let Cow::Owned(plain) = self.without_marks(text) {
                        *text = plain.into();
                    }
                }
                _ => {}
            }
        }
    }

    /// Code as its author wrote it: marks in it turned back.
    fn without_marks<'a>(&self, code: &'a str) -> Cow<'a, str> {
        let sign = format!("<?{SIGN}");
        if !code.contains(&sign) {
            return Cow::Borrowed(code);
        }
        let mut plain = String::with_capacity(code.len());
        let mut rest = code;
        while let Some(at) = rest.find(&sign) {
            plain.push_str(&rest[..at]);
            rest = &rest[at..];
            let Some((mark, length)) = mark_at(rest) else {
                break;
            };
            let written = self.get(mark.number).map(|construct| &construct.written);
            plain.push_str(match (written, mark.opens) {
                (Some((opening, _)), true) => opening,
                (Some((_, end)), false) => end,
                (None, _) => "",
            });
            rest = &rest[length..];
        }
        plain.push_str(rest);
        Cow::Owned(plain)
    }
}

/// A mark in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The number of its construct.
    pub(crate) number: usize,
    /// Whether the construct starts there; otherwise it ends.
    pub(crate) opens: bool,
}

/// The mark where a construct starts.
pub(crate) fn opening(number: usize) -> String {
    format!("<?{SIGN}{number}?>")
}

/// The mark where a construct ends.
pub(crate) fn end(number: usize) -> String {
    format!("<?{SIGN}/{number}?>")
}

/// The mark that a text starts with, and its length.
pub(crate) fn mark_at(text: &str) -> Option<(Mark, usize)> {
    let inner = text.strip_prefix("<?")?.strip_prefix(SIGN)?;
    let (opens, digits) = match inner.strip_prefix('/') {
        Some(digits) => (false, digits),
        None => (true, inner),
    };
    let length = digits.find("?>")?;
    let number = digits[..length].parse().ok()?;
    Some((
        Mark { number, opens },
        text.len() - digits.len() + length + 2,
    ))
}

/// Code as a fenced block.
pub(crate) fn fenced(info: &str, code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let info = info.replace(['`', '\n'], " ");
    let code = code.trim_matches('\n');
    format!("{fence}{info}\n{code}\n{fence}")
}

/// Text in which nothing is markup.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_back_and_turned_back() {
        let mut all = Constructs::default();
        let number = all.add(Kind::Tabs, ":::tabs", ":::");
        let text = format!("{}x", opening(number));
        let mark = Mark {
            number,
            opens: true,
        };
        assert_eq!(mark_at(&text), Some((mark, text.len() - 1)));
        let code = format!("a {} b {} c", opening(number), end(number));
        assert_eq!(all.without_marks(&code), "a :::tabs b ::: c");
        assert_eq!(mark_at("<?php 1?>"), None);
    }
}
