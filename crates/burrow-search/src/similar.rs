//! How alike documents are, by the words that tell each from the others.

use crate::analyse::{Analysed, Occurrence};
use crate::stem::stem;
use crate::stop_words::is_stop_word;
use std::collections::HashMap;
use std::sync::Arc;

/// Words that stand for a document: those that tell most about it.
const TELLING: usize = 40;
/// Documents looked at for one word: those that it tells most about. This keeps the work near-linear.
const CHAMPIONS: usize = 200;

/// Documents as weighted words: those of title and headings count more, those that many documents have count less
/// (tf-idf). Each document stands for its forty most telling words, so that two are compared in no time.
#[derive(Clone, Debug, Default)]
pub struct Similarity {
    /// By document: its telling words by number, with weights whose squares sum to one.
    vectors: Vec<Vec<(u32, f32)>>,
    /// By word: the documents that it tells most about, with its weight there.
    postings: Vec<Vec<(u32, f32)>>,
}

/// Room to count in, so that a question about one document of many takes no time for the others.
#[derive(Clone, Debug, Default)]
pub struct Sums(Vec<f32>);

impl Similarity {
    /// Weighs the words of documents, which are known by their place from now on.
    pub fn new(documents: &[Arc<Analysed>]) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut stems: HashMap<String, u32> = HashMap::new();
        let mut spread: Vec<u32> = Vec::new();
        let mut vectors: Vec<Vec<(u32, f32)>> = Vec::with_capacity(documents.len());
        for document in documents {
            let mut words: Vec<(u32, f32)> = Vec::with_capacity(document.terms.len());
            for (term, occurrence) in &document.terms {
                let number = *numbers.entry(term).or_insert_with(|| {
                    let next = stems.len() as u32;
                    *stems.entry(stem(term)).or_insert(next)
                });
                if tells(term) {
                    words.push((number, weight(occurrence)));
                }
            }
            words.sort_unstable_by_key(|(number, _)| *number);
            // Forms of one word are one word.
            words.dedup_by(|form, word| {
                let is_same = form.0 == word.0;
                if is_same {
                    word.1 += form.1;
                }
                is_same
            });
            spread.resize(stems.len(), 0);
            for (number, _) in &words {
                spread[*number as usize] += 1;
            }
            vectors.push(words);
        }
        let all = documents.len() as f32;
        let mut postings = vec![Vec::new(); spread.len()];
        for (document, words) in (0..).zip(&mut vectors) {
            for (number, weight) in &mut *words {
                *weight *= rarity(spread[*number as usize], all);
            }
            words.retain(|(_, weight)| *weight > 0.0);
            words.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            words.truncate(TELLING);
            let length = words.iter().map(|(_, weight)| weight * weight).sum::<f32>();
            for (number, weight) in &mut *words {
                *weight /= length.sqrt();
                postings[*number as usize].push((document, *weight));
            }
            words.sort_unstable_by_key(|(number, _)| *number);
        }
        for documents in &mut postings {
            documents.sort_unstable_by(|a: &(u32, f32), b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            documents.truncate(CHAMPIONS);
        }
        Self { vectors, postings }
    }

    /// The documents most like one, the most alike first, each with how alike it is: from 0 to 1. `sums` is room to count
    /// in, which serves the next question again.
    pub fn nearest(&self, document: u32, limit: usize, sums: &mut Sums) -> Vec<(u32, f32)> {
        sums.0.resize(self.vectors.len(), 0.0);
        let mut found: Vec<(u32, f32)> = Vec::new();
        for (number, weight) in self.words(document) {
            for (other, its) in &self.postings[*number as usize] {
                let sum = &mut sums.0[*other as usize];
                if *sum == 0.0 {
                    found.push((*other, 0.0));
                }
                *sum += weight * its;
            }
        }
        for (other, alike) in &mut found {
            *alike = std::mem::take(&mut sums.0[*other as usize]);
        }
        found.retain(|(other, _)| *other != document);
        let by_likeness = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > limit {
            found.select_nth_unstable_by(limit, by_likeness);
            found.truncate(limit);
        }
        found.sort_unstable_by(by_likeness);
        found
    }

    /// How alike two documents are: from 0 to 1.
    pub fn between(&self, one: u32, other: u32) -> f32 {
        let other = self.words(other);
        let shared = self.words(one).iter().filter_map(|(number, weight)| {
            let at = other
                .binary_search_by_key(number, |(number, _)| *number)
                .ok()?;
            Some(weight * other[at].1)
        });
        shared.sum()
    }

    fn words(&self, document: u32) -> &[(u32, f32)] {
        self.vectors
            .get(document as usize)
            .map_or(&[], Vec::as_slice)
    }
}

/// Whether a word can say what a document is about.
fn tells(term: &str) -> bool {
    term.chars().nth(1).is_some()
        && !is_stop_word(term)
        && !term.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the places of a word say of its weight.
fn weight(occurrence: &Occurrence) -> f32 {
    let headings = occurrence.passages.iter().filter(|place| place.heading);
    let headings = headings.count().min(3) as f32;
    let count: u32 = occurrence.passages.iter().map(|place| place.count).sum();
    4.0 * f32::from(u8::from(occurrence.title))
        + 1.5 * f32::from(u8::from(occurrence.keywords))
        + 0.8 * headings
        + (1.0 + count as f32).ln()
}

/// How much a word tells that so many documents have. One that no other has leads nowhere.
fn rarity(documents: u32, all: f32) -> f32 {
    if documents < 2 {
        0.0
    } else {
        (1.0 + all / (1.0 + documents as f32)).ln() - std::f32::consts::LN_2
    }
    .max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, PassageText, analyse};

    fn documents(texts: &[(&str, &str)]) -> Vec<Arc<Analysed>> {
        let document = |(title, text): &(&str, &str)| {
            Arc::new(analyse(&Document {
                title: (*title).into(),
                keywords: String::new(),
                passages: vec![PassageText {
                    heading: String::new(),
                    text: (*text).into(),
                }],
            }))
        };
        texts.iter().map(document).collect()
    }

    #[test]
    fn what_shares_telling_words_is_alike() {
        let documents = documents(&[
            (
                "Green tea",
                "Warm the pot, then brew the leaves in cool water.",
            ),
            ("Brewing coffee", "Grind the beans and pour the water."),
            (
                "Teas of the east",
                "Green leaves, brewed twice in a small pot.",
            ),
            ("Bicycles", "Oil the chain and pump the tyres."),
            ("Repairing a chain", "Bicycle chains want oil."),
        ]);
        let similarity = Similarity::new(&documents);
        let sums = &mut Sums::default();
        assert_eq!(similarity.nearest(0, 9, sums)[0].0, 2);
        assert_eq!(similarity.nearest(3, 9, sums)[0].0, 4);
        assert!(similarity.between(0, 2) > similarity.between(0, 1));
        assert_eq!(similarity.between(0, 3), 0.0);
        assert_eq!(similarity.nearest(99, 9, sums), []);
    }

    #[test]
    fn documents_that_share_nothing_have_no_neighbours() {
        let similarity = Similarity::new(&documents(&[("A", ""), ("One", "word"), ("", "")]));
        for document in 0..3 {
            assert_eq!(similarity.nearest(document, 9, &mut Sums::default()), []);
        }
    }
}
