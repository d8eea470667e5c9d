//! Sorted lists of terms: finding a word, all words with a beginning, all forms of a word, similar words.

use crate::build::Relation;
use crate::stem::stem;
use crate::typo::{Costs, Typo, letters};
use std::ops::Range;

/// Terms in order of their bytes; a term's number is its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    text: String,
    /// Where each term ends in `text`.
    ends: Vec<u32>,
    /// Which letters each term has, for looking past most terms quickly.
    letters: Vec<u32>,
}

/// A term near a mistyped word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    pub term: u32,
    /// See [`Typo::cost`].
    pub cost: u32,
}

impl Lexicon {
    pub fn with_capacity(terms: usize) -> Self {
        Self {
            text: String::new(),
            ends: Vec::with_capacity(terms),
            letters: Vec::with_capacity(terms),
        }
    }

    /// Adds the next term; terms come in order.
    pub fn push(&mut self, term: &str) {
        self.text.push_str(term);
        self.ends.push(self.text.len() as u32);
        self.letters.push(letters(term));
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn term(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[number] as usize]
    }

    /// The first term that is not less than `word`.
    fn lower_bound(&self, word: &str) -> u32 {
        let mut range = 0..self.len() as u32;
        while range.start < range.end {
            let middle = range.start.midpoint(range.end);
            if self.term(middle) < word {
                range.start = middle + 1;
            } else {
                range.end = middle;
            }
        }
        range.start
    }

    pub fn find(&self, word: &str) -> Option<u32> {
        let at = self.lower_bound(word);
        ((at as usize) < self.len() && self.term(at) == word).then_some(at)
    }

    /// All terms that start with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let start = self.lower_bound(prefix);
        let mut range = start..self.len() as u32;
        while range.start < range.end {
            let middle = range.start.midpoint(range.end);
            if self.term(middle).starts_with(prefix) {
                range.start = middle + 1;
            } else {
                range.end = middle;
            }
        }
        start..range.start
    }
}

/// All terms of an index, numbered through: the common ones, and after them those that stand in the text of one
/// document only. Of the rare ones, whole parts may not have been read yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub common: Lexicon,
    /// Documents that hold each common term; none where it only leads to others.
    pub found_in: Vec<u32>,
    /// Common terms that belong together.
    pub groups: Vec<(Relation, Vec<u32>)>,
    pub rare: Vec<Rare>,
}

/// A part of the rare terms, in order.
#[derive(Clone, Debug)]
pub(crate) struct Rare {
    /// Its first term.
    pub first: Box<str>,
    /// The number of that term.
    pub base: u32,
    /// None until it is read.
    pub lexicon: Option<Lexicon>,
}

impl Words {
    pub fn term(&self, number: u32) -> &str {
        if (number as usize) < self.common.len() {
            return self.common.term(number);
        }
        let part = self.rare.partition_point(|part| part.base <= number) - 1;
        let part = &self.rare[part];
        let lexicon = part.lexicon.as_ref();
        lexicon.map_or("", |lexicon| lexicon.term(number - part.base))
    }

    /// In how many documents a term stands.
    pub fn documents(&self, number: u32) -> u32 {
        self.found_in.get(number as usize).copied().unwrap_or(1)
    }

    pub fn find(&self, word: &str) -> Option<u32> {
        self.common.find(word).or_else(|| {
            let part = &self.rare[self.parts(word, false).next()?];
            Some(part.base + part.lexicon.as_ref()?.find(word)?)
        })
    }

    /// The rare parts that may hold a word, or words that begin with it.
    pub fn parts(&self, word: &str, begins: bool) -> Range<usize> {
        let end = self
            .rare
            .partition_point(|part| *part.first <= *word || begins && part.first.starts_with(word));
        let start = self.rare.partition_point(|part| *part.first <= *word);
        start.saturating_sub(1)..end
    }

    /// All terms read that start with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> impl Iterator<Item = u32> {
        let rare = self.rare[self.parts(prefix, true)].iter();
        let rare = rare.filter_map(move |part| {
            let range = part.lexicon.as_ref()?.with_prefix(prefix);
            Some(part.base + range.start..part.base + range.end)
        });
        self.common.with_prefix(prefix).chain(rare.flatten())
    }

    /// All terms read with this stem.
    pub fn family(&self, of: &str) -> Vec<u32> {
        // Members share all of the stem but perhaps its last letter ("policy", "policies").
        let mut shared = of.to_owned();
        if shared.len() > 3 && shared.is_ascii() {
            shared.pop();
        }
        self.with_prefix(&shared)
            .filter(|term| stem(self.term(*term)) == of)
            .collect()
    }

    /// The terms that belong with any of these.
    pub fn related(&self, relation: Relation, to: &[u32]) -> Vec<u32> {
        let groups = self.groups.iter().filter(|(kind, group)| {
            *kind == relation && to.iter().any(|term| group.contains(term))
        });
        groups.flat_map(|(_, group)| group).copied().collect()
    }

    /// At most `most` terms that `word` may have been meant for, the likeliest first; those with one slip, or if there
    /// are none, with two. Two slips never change the first letter.
    pub fn near(&self, word: &str, unfinished: bool, most: usize) -> Vec<Near> {
        let mut found = Nearest {
            words: self,
            most,
            found: Vec::new(),
        };
        let mut costs = Costs::default();
        let rare = self.rare.iter();
        let rare = rare.filter_map(|part| Some((part.base, part.lexicon.as_ref()?)));
        let first = word.chars().next().map_or(0, char::len_utf8);
        for edits in 1..=2 {
            let typo = Typo::new(word, edits, unfinished).filter(|_| found.found.is_empty());
            let Some(typo) = typo else { break };
            // Of a sorted list only the words with the same first letter are looked at.
            for (base, lexicon) in [(0, &self.common)].into_iter().chain(rare.clone()) {
                for at in lexicon.with_prefix(&word[..first]) {
                    let letters = lexicon.letters[at as usize];
                    if let Some(cost) = typo.cost(lexicon.term(at), letters, &mut costs) {
                        found.offer(base + at, cost);
                    }
                }
            }
            if edits == 1 {
                first_letters(word, &mut |meant| {
                    if let Some(term) = self.find(meant)
                        && let Some(cost) = typo.cost(meant, letters(meant), &mut costs)
                    {
                        found.offer(term, cost);
                    }
                });
            }
        }
        found.found
    }
}

/// The likeliest terms seen.
struct Nearest<'a> {
    words: &'a Words,
    most: usize,
    found: Vec<Near>,
}

impl Nearest<'_> {
    fn offer(&mut self, term: u32, cost: u32) {
        let documents = self.words.documents(term);
        if documents == 0 || self.found.iter().any(|near| near.term == term) {
            return;
        }
        let worse = |near: &Near| (near.cost, u32::MAX - self.words.documents(near.term));
        let at = self
            .found
            .partition_point(|better| worse(better) <= (cost, u32::MAX - documents));
        if at < self.most {
            self.found.truncate(self.most - 1);
            self.found.insert(at, Near { term, cost });
        }
    }
}

/// What a word was meant to be if the slip is in its first letter.
fn first_letters(word: &str, tell: &mut dyn FnMut(&str)) {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return };
    let rest = letters.as_str();
    tell(rest);
    let mut meant = String::with_capacity(word.len() + 1);
    if let Some(second) = letters.next() {
        meant.push(second);
        meant.push(first);
        meant.push_str(letters.as_str());
        tell(&meant);
    }
    for letter in b'a'..=b'z' {
        for end in [rest, word] {
            meant.clear();
            meant.push(char::from(letter));
            meant.push_str(end);
            tell(&meant);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(words: &str) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for word in words.split_whitespace() {
            lexicon.push(word);
        }
        lexicon
    }

    fn words(common: &str, rare: &[&str]) -> Words {
        let common = lexicon(common);
        let mut words = Words {
            found_in: vec![2; common.len()],
            common,
            groups: Vec::new(),
            rare: Vec::new(),
        };
        let mut base = words.common.len() as u32;
        for part in rare {
            let lexicon = lexicon(part);
            words.rare.push(Rare {
                first: lexicon.term(0).into(),
                base,
                lexicon: Some(lexicon.clone()),
            });
            base += lexicon.len() as u32;
        }
        words
    }

    #[test]
    fn terms_are_found_by_themselves_and_by_their_beginning() {
        let lexicon = lexicon("bake baker bakery ball barn");
        assert_eq!(lexicon.find("baker"), Some(1));
        assert_eq!(lexicon.find("bak"), None);
        assert_eq!(lexicon.find("zebra"), None);
        assert_eq!(lexicon.with_prefix("bak"), 0..3);
        assert_eq!(lexicon.with_prefix("zebra"), 5..5);
        assert_eq!(lexicon.with_prefix(""), 0..5);
    }

    #[test]
    fn a_family_is_all_forms_of_a_word() {
        let lexicon = words(
            "police policies policy polite warm warming warms warmup warn",
            &[],
        );
        assert_eq!(lexicon.family(&stem("policies")), [1, 2]);
        assert_eq!(lexicon.family(&stem("warmup")), [4, 5, 6, 7]);
    }

    #[test]
    fn the_likeliest_word_comes_first() {
        let lexicon = words("bounce bounces ounce pounce trounce", &[]);
        let near: Vec<_> = lexicon
            .near("bounec", false, 3)
            .iter()
            .map(|near| lexicon.term(near.term))
            .collect();
        assert_eq!(near[0], "bounce");
    }

    #[test]
    fn the_first_letter_may_be_the_wrong_one() {
        let words = words("bounce domain warmup", &[]);
        for (slip, meant) in [
            ("vounce", 0),
            ("ounce", 0),
            ("obunce", 0),
            ("xbounce", 0),
            ("somain", 1),
        ] {
            let near = words.near(slip, false, 3);
            assert_eq!(near.first().map(|near| near.term), Some(meant), "{slip}");
        }
        assert!(words.near("zzunce", false, 3).is_empty());
    }

    #[test]
    fn rare_terms_are_numbered_after_common_ones() {
        let words = words("baker ball", &["bake bakery", "barn bread"]);
        assert_eq!(words.find("ball"), Some(1));
        assert_eq!(words.find("bakery"), Some(3));
        assert_eq!(words.find("bread"), Some(5));
        assert_eq!(words.find("apple"), None);
        assert_eq!(words.with_prefix("bak").collect::<Vec<_>>(), [0, 2, 3]);
        assert_eq!(words.with_prefix("b").count(), 6);
        assert_eq!((words.term(5), words.documents(5)), ("bread", 1));
        assert_eq!(words.parts("bar", true), 0..2);
        assert_eq!(words.parts("bar", false), 0..1);
        assert_eq!(words.parts("apple", false), 0..0);
    }

    #[test]
    fn a_part_that_is_not_read_holds_nothing_yet() {
        let mut words = words("ball", &["bake bakery"]);
        words.rare[0].lexicon = None;
        assert_eq!(words.find("bake"), None);
        assert_eq!(words.with_prefix("ba").collect::<Vec<_>>(), [0]);
        assert!(words.near("bakeri", false, 3).is_empty());
    }
}
