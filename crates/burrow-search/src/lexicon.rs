//! The sorted list of all terms: finding a word, all words with a beginning, all forms of a word, similar words.

use crate::stem::stem;
use crate::typo::{Costs, Typo, letters};
use std::ops::Range;

/// All terms in order of their bytes; a term's number is its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    text: String,
    /// Where each term ends in `text`.
    ends: Vec<u32>,
    /// Documents that hold each term.
    documents: Vec<u32>,
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
            documents: Vec::with_capacity(terms),
            letters: Vec::with_capacity(terms),
        }
    }

    /// Adds the next term; terms come in order.
    pub fn push(&mut self, term: &str, documents: u32) {
        self.text.push_str(term);
        self.ends.push(self.text.len() as u32);
        self.documents.push(documents);
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

    /// In how many documents a term stands.
    pub fn documents(&self, number: u32) -> u32 {
        self.documents[number as usize]
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

    /// All terms with this stem.
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

    /// At most `most` terms that `word` may have been meant for, the likeliest first; those with one slip, or if there
    /// are none, with two.
    pub fn near(&self, word: &str, unfinished: bool, most: usize) -> Vec<Near> {
        let mut found: Vec<Near> = Vec::new();
        let mut costs = Costs::default();
        for edits in 1..=2 {
            let Some(typo) = Typo::new(word, edits, unfinished).filter(|_| found.is_empty()) else {
                break;
            };
            for (term, letters) in (0..).zip(&self.letters) {
                let Some(cost) = typo.cost(self.term(term), *letters, &mut costs) else {
                    continue;
                };
                let rank = |near: &Near| (near.cost, u32::MAX - self.documents(near.term));
                let near = Near { term, cost };
                let at = found.partition_point(|better| rank(better) <= rank(&near));
                if at < most {
                    found.truncate(most - 1);
                    found.insert(at, near);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(words: &str) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for word in words.split_whitespace() {
            lexicon.push(word, 1);
        }
        lexicon
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
        let lexicon = lexicon("police policies policy polite warm warming warms warmup warn");
        assert_eq!(lexicon.family(&stem("policies")), [1, 2]);
        assert_eq!(lexicon.family(&stem("warmup")), [4, 5, 6, 7]);
    }

    #[test]
    fn the_likeliest_word_comes_first() {
        let lexicon = lexicon("bounce bounces ounce pounce trounce");
        let near: Vec<_> = lexicon
            .near("bounec", false, 3)
            .iter()
            .map(|near| lexicon.term(near.term))
            .collect();
        assert_eq!(near[0], "bounce");
    }
}
