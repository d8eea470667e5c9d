//! The words of names and titles, and which of a site's words may be meant by one that was written.

use std::collections::{BTreeMap, HashSet};

/// Number of a word in its [`Vocabulary`].
pub(super) type WordId = u32;

/// Shortest word that stands for one that it begins.
const SHORTEST_START: usize = 4;
/// How alike a word and its beginning are.
const STARTS: f64 = 0.7;
/// How alike two words are that differ in one letter, or in two neighbours that changed places.
const MISTYPED: f64 = 0.85;
/// Shortest word that is taken for a mistyped one.
const SHORTEST_MISTYPED: usize = 4;

/// Words that name no page.
const EMPTY: [&str; 34] = [
    "a", "an", "and", "are", "at", "by", "click", "doc", "docs", "for", "from", "here", "htm",
    "html", "in", "is", "learn", "link", "md", "mdx", "more", "of", "on", "or", "page", "read",
    "see", "the", "this", "to", "txt", "view", "with", "www",
];

/// The words of a text, in lower case and without plural, that may name a page.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            spaced.push(' ');
        }
        spaced.extend(c.to_lowercase());
        before = c;
    }
    let words: Vec<String> = spaced
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(singular)
        .collect();
    words.into_iter()
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let ends = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let length = word.len() - usize::from(ends && word.len() > 3);
    word[..length].to_owned()
}

/// All words of a site, and which pages have each.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: BTreeMap<String, WordId>,
    pages: Vec<Vec<usize>>,
    count: usize,
}

impl Vocabulary {
    /// Learns the words of a text that belongs to a page; pages come in order.
    pub fn learn(&mut self, text: &str, page: usize) -> Vec<WordId> {
        self.count = page + 1;
        let mut once = HashSet::new();
        let mut learnt = Vec::new();
        for word in words(text) {
            let next = self.pages.len() as WordId;
            let id = *self.numbers.entry(word).or_insert(next);
            if id == next {
                self.pages.push(Vec::new());
            }
            if once.insert(id) {
                self.pages[id as usize].push(page);
                learnt.push(id);
            }
        }
        learnt
    }

    /// Call once everything is learnt.
    pub fn finish(&mut self) {
        for pages in &mut self.pages {
            pages.dedup();
        }
    }

    /// The pages that have a word, in order.
    pub fn pages(&self, word: WordId) -> &[usize] {
        &self.pages[word as usize]
    }

    /// How much a word says: the rarer, the more.
    pub fn weight(&self, word: WordId) -> f64 {
        self.rarity(self.pages(word).len())
    }

    /// How much a word says that the site may not have.
    pub fn weight_of(&self, word: &str) -> f64 {
        let known = self.numbers.get(word);
        self.rarity(known.map_or(0, |id| self.pages(*id).len()))
    }

    fn rarity(&self, pages: usize) -> f64 {
        (1.0 + self.count as f64 / (pages as f64 + 1.0)).ln()
    }

    /// The words that may be meant by `word`, with how alike they are, from 0 to 1.
    pub fn alike(&self, word: &str) -> Vec<(WordId, f64)> {
        let known = self.numbers.get(word);
        let mut alike: Vec<_> = known.map(|id| (*id, 1.0)).into_iter().collect();
        let letters = word.chars().count();
        if letters >= SHORTEST_START {
            let longer = self.numbers.range(word.to_owned()..);
            let longer = longer.take_while(|(other, _)| other.starts_with(word));
            alike.extend(longer.skip(alike.len()).map(|(_, id)| (*id, STARTS)));
            let cuts = word.char_indices().skip(SHORTEST_START).map(|(at, _)| at);
            let shorter = cuts.filter_map(|at| self.numbers.get(&word[..at]));
            alike.extend(shorter.map(|id| (*id, STARTS)));
        }
        if known.is_none() && letters >= SHORTEST_MISTYPED {
            let first = word.chars().next().map_or("", |c| &word[..c.len_utf8()]);
            let same_start = self.numbers.range(first.to_owned()..);
            let same_start = same_start.take_while(|(other, _)| other.starts_with(first));
            let mistyped = same_start.filter(|(other, _)| {
                other.len().abs_diff(word.len()) <= 2 && strsim::osa_distance(other, word) == 1
            });
            alike.extend(mistyped.map(|(_, id)| (*id, MISTYPED)));
        }
        alike
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_at_marks_and_humps_and_lose_their_plural() {
        let found: Vec<_> = words("docs/apiKeys_and-Policies.md#status").collect();
        assert_eq!(found, ["api", "key", "policy", "status"]);
    }

    #[test]
    fn beginnings_and_mistyped_words_are_alike() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.learn("authentication setup analytics", 0);
        let alike = |word: &str| -> Vec<f64> {
            let found = vocabulary.alike(word);
            found.into_iter().map(|(_, likeness)| likeness).collect()
        };
        assert_eq!(alike("setup"), [1.0]);
        assert_eq!(alike("setpu"), [MISTYPED]);
        assert_eq!(alike("auth"), [STARTS]);
        assert!(alike("set").is_empty());
    }
}
