//! Names that are like a name which nothing has: anchors of a page, images of a site.

use super::{AT_MOST, HELD_AGAINST};
use std::collections::HashMap;

/// How alike two names must be for one to be suggested for the other.
const ALIKE: f64 = 0.72;
/// Letters that the beginnings of two words share which may be meant for each other.
const BEGINNING: usize = 3;

/// Names among which one may be meant.
pub(in crate::check) struct Names {
    /// Each name in small letters, and how it is shown.
    names: Vec<(String, String)>,
    /// Which names have a word that begins so.
    beginnings: HashMap<String, Vec<usize>>,
}

impl Names {
    /// Prepares to suggest names; each comes with how it is shown.
    pub fn new<'a>(names: impl Iterator<Item = (&'a str, String)>) -> Self {
        let mut names: Vec<_> = names
            .map(|(name, shown)| (name.to_lowercase(), shown))
            .collect();
        names.sort_unstable();
        let mut beginnings: HashMap<String, Vec<usize>> = HashMap::new();
        if names.len() > HELD_AGAINST {
            for (number, (name, _)) in names.iter().enumerate() {
                for beginning in beginnings_of(name) {
                    let known = beginnings.entry(beginning).or_default();
                    if known.last() != Some(&number) {
                        known.push(number);
                    }
                }
            }
        }
        Self { names, beginnings }
    }

    /// Up to three names that are most like `wanted`, the likeliest first, as they are shown.
    pub fn nearest(&self, wanted: &str) -> Vec<String> {
        let mut scored: Vec<(f64, &str)> = self
            .near(&wanted.to_lowercase())
            .into_iter()
            .map(|(name, shown)| (likeness(wanted, name), shown.as_str()))
            .filter(|(score, _)| *score >= ALIKE)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        scored.truncate(AT_MOST);
        let shown = scored.into_iter().map(|(_, shown)| shown.to_owned());
        shown.collect()
    }

    /// The names that are held against `wanted`: all of a few; of many, those with a word that begins like one of its
    /// own, rare beginnings first. So no name is held against every other.
    fn near(&self, wanted: &str) -> Vec<&(String, String)> {
        if self.names.len() <= HELD_AGAINST {
            return self.names.iter().collect();
        }
        let begin_alike = |beginning| self.beginnings.get(&beginning);
        let mut sharing: Vec<_> = beginnings_of(wanted).filter_map(begin_alike).collect();
        sharing.sort_by_key(|numbers| numbers.len());
        let mut near: Vec<usize> = sharing
            .into_iter()
            .flat_map(|numbers| numbers.iter().copied().take(HELD_AGAINST))
            .take(HELD_AGAINST)
            .collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().map(|number| &self.names[number]).collect()
    }
}

/// What the words of a name begin with.
fn beginnings_of(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).take(20);
    words.map(|word| word.chars().take(BEGINNING).collect())
}

/// The likeness of two paths: their last parts count most. Too little of it is zero.
fn likeness(a: &str, b: &str) -> f64 {
    let last = |path: &str| path.rfind('/').map_or(0, |slash| slash + 1);
    let by_name = 0.7 * strsim::jaro_winkler(&a[last(a)..], &b[last(b)..]);
    if by_name + 0.3 < ALIKE {
        return 0.0; // even equal paths could not make up for it
    }
    by_name + 0.3 * strsim::jaro_winkler(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(wanted: &str, names: &[&str]) -> Vec<String> {
        Names::new(names.iter().map(|name| (*name, (*name).to_owned()))).nearest(wanted)
    }

    #[test]
    fn the_likeliest_come_first_and_the_unlike_not_at_all() {
        assert_eq!(
            nearest("setup", &["setting-up", "set-up", "pricing"])[0],
            "set-up"
        );
        assert!(nearest("setup", &["pricing"]).is_empty());
    }

    #[test]
    fn one_of_many_is_found_by_the_beginning_of_a_word() {
        let mut names: Vec<String> = (0..5_000).map(|n| format!("step-{n}")).collect();
        names.push("brewing-the-tea".to_owned());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(nearest("brewng-tea", &names), ["brewing-the-tea"]);
        assert!(nearest("pricing", &names).is_empty());
    }
}
