//! Heading anchors, letter for letter as GitHub makes them.

use std::collections::HashMap;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// Hands out the ids of one page, each once.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashMap<String, u32>,
}

impl Ids {
    /// The id of a heading: GitHub's, with `-1`, `-2` for repeated ones.
    pub(crate) fn heading(&mut self, text: &str) -> String {
        self.unique(slug(text))
    }

    /// An id of our own making or the author's choosing, made unique in the same way.
    pub(crate) fn unique(&mut self, wanted: String) -> String {
        let wanted = allowed(wanted);
        let Some(&used) = self.taken.get(&wanted) else {
            self.taken.insert(wanted.clone(), 0);
            return wanted;
        };
        let mut number = used + 1;
        let mut id = format!("{wanted}-{number}");
        while self.taken.contains_key(&id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.taken.insert(wanted, number);
        self.taken.insert(id.clone(), 0);
        id
    }

    /// Takes an author's id as it is, or not at all: false when it is ill-formed, reserved or in use.
    pub(crate) fn claim(&mut self, id: &str) -> bool {
        let fits =
            !id.is_empty() && !id.contains(char::is_whitespace) && allowed(id.to_owned()) == id;
        fits && !self.taken.contains_key(id) && self.taken.insert(id.to_owned(), 0).is_none()
    }
}

/// Ids that start with `bw-` belong to the interface, and an empty one names nothing.
fn allowed(id: String) -> String {
    if id.is_empty() {
        "section".into()
    } else if id
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("bw-"))
    {
        format!("section-{id}")
    } else {
        id
    }
}

/// Lower case; letters, marks, digits, connectors, hyphens kept; spaces become hyphens; all else dropped.
fn slug(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' => Some('-'),
            c if is_word(c) => Some(c),
            _ => None,
        })
        .collect()
}

/// What Ruby's `\p{Word}`, and so GitHub, takes for part of a word.
fn is_word(c: char) -> bool {
    c.is_alphabetic()
        || c.general_category_group() == GeneralCategoryGroup::Mark
        || matches!(
            c.general_category(),
            GeneralCategory::DecimalNumber | GeneralCategory::ConnectorPunctuation
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_github() {
        let known = [
            ("🎯 Quick Start by Role", "-quick-start-by-role"),
            ("Hello, World!", "hello-world"),
            ("snake_case & kebab-case", "snake_case--kebab-case"),
            ("C++ / C#", "c--c"),
            ("1.2.3 Release", "123-release"),
            ("Über uns", "über-uns"),
            ("日本語の見出し", "日本語の見出し"),
            ("Привет", "привет"),
            ("⚙️ Config", "\u{fe0f}-config"),
            ("x² and ½", "x-and-"),
            ("a—b “quoted”", "ab-quoted"),
            (
                "Phase 6C: Integration & Optimization (Weeks 5-6)",
                "phase-6c-integration--optimization-weeks-5-6",
            ),
        ];
        for (text, id) in known {
            assert_eq!(slug(text), id, "{text}");
        }
    }

    #[test]
    fn repeated_headings_are_numbered_and_never_clash() {
        let mut ids = Ids::default();
        let made: Vec<String> = ["Foo", "Foo", "Foo 1", "Foo", "🎯", "🎯", "bw-dial"]
            .iter()
            .map(|text| ids.heading(text))
            .collect();
        assert_eq!(
            made,
            [
                "foo",
                "foo-1",
                "foo-1-1",
                "foo-2",
                "section",
                "section-1",
                "section-bw-dial"
            ]
        );
        assert!(!ids.claim("foo") && !ids.claim("BW-x") && !ids.claim("a b") && ids.claim("mine"));
    }
}
