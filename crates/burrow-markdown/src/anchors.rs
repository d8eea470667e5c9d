//! The ids of a page, found by what other generators would have called them.

use std::collections::{HashMap, HashSet};

/// The ids of a page.
///
/// Generators make the ids of headings in different ways: `## Set up & go` is `set-up--go` on GitHub and `set-up-go` in
/// MkDocs. Their letters and digits are mostly the same.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    ids: HashSet<String>,
    /// Ids by their letters and digits alone; none where several have the same.
    alike: HashMap<String, Option<String>>,
}

impl Anchors {
    /// The anchors of a page with these ids.
    pub fn new(ids: impl IntoIterator<Item = String>) -> Self {
        let mut anchors = Self::default();
        let mut lists: Vec<_> = ids.into_iter().collect();
        lists.sort_unstable();
        for id in &lists {
            anchors.learn(letters(id), id);
        }
        for id in &lists {
            // Jekyll's ids begin with a letter.
            let letters = letters(id);
            let bare = letters.trim_start_matches(|c: char| c.is_numeric());
            if !bare.is_empty() && bare.len() < letters.len() {
                let bare = bare.to_owned();
                anchors
                    .alike
                    .entry(bare)
                    .or_insert_with(|| Some(id.clone()));
            }
        }
        anchors.ids = lists.into_iter().collect();
        anchors
    }

    fn learn(&mut self, letters: String, id: &str) {
        if !letters.is_empty() {
            let known = self.alike.entry(letters);
            known
                .and_modify(|other| *other = None)
                .or_insert_with(|| Some(id.to_owned()));
        }
    }

    /// Whether a fragment is one of the ids.
    pub fn has(&self, wanted: &str) -> bool {
        self.ids.contains(wanted)
    }

    /// The one id that is `wanted` but for case, dashes and the like; none if it is an id itself.
    pub fn alike(&self, wanted: &str) -> Option<&str> {
        if self.has(wanted) {
            return None;
        }
        self.alike.get(&letters(wanted))?.as_deref()
    }

    /// The same where another generator can have made `wanted`: none makes capitals.
    pub fn elsewhere(&self, wanted: &str) -> Option<&str> {
        let is_made = !wanted.chars().any(char::is_uppercase);
        self.alike(wanted).filter(|_| is_made)
    }
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_other_generators_lead_to_the_heading_they_name() {
        let ids = [
            "set-up--go",
            "if_missing",
            "1-intro",
            "a",
            "a-1",
            "b-c",
            "bc",
        ];
        let anchors = Anchors::new(ids.map(str::to_owned));
        for (wanted, id) in [
            ("set-up-go", Some("set-up--go")),
            ("if-missing", Some("if_missing")),
            ("Set-Up--Go", Some("set-up--go")),
            ("intro", Some("1-intro")),
            ("a", None),
            ("B-C", None),
            ("IfMissing", Some("if_missing")),
            ("other", None),
            ("", None),
            ("--", None),
        ] {
            assert_eq!(anchors.alike(wanted), id, "{wanted}");
        }
        assert_eq!(anchors.elsewhere("if-missing"), Some("if_missing"));
        assert_eq!(anchors.elsewhere("If-Missing"), None);
        assert!(anchors.has("a-1") && !anchors.has("intro"));
    }
}
