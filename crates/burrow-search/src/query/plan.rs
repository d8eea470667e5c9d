//! Which terms may stand for a typed word, and how well.

use super::{Expansion, Word};
use crate::build::Relation;
use crate::lexicon::Words;
use crate::stem::stem;

/// Most mistyped words that are looked for in the whole lexicon.
pub(super) const MAX_TYPOS: usize = 6;
/// Most terms that may stand for a word because they begin alike.
const MAX_COMPLETIONS: usize = 32;
/// Most forms of a word.
const MAX_FAMILY: usize = 16;
/// Most parts of the rare terms looked through for a word.
const MAX_PARTS: usize = 2;
/// Most terms for a mistyped word.
const MAX_NEAR: usize = 4;

/// A word that begins no more terms than this, and is none, may be mistyped.
const DOUBTFUL: usize = 2;

/// How much a match counts, by the way it came about. A word found as it was typed counts 1.
pub(super) mod weight {
    /// Another form of the word.
    pub const FAMILY: f32 = 0.8;
    /// A stop word that stands in a compound: "can-spam".
    pub const SMALL: f32 = 0.3;
    /// A word that means the same.
    pub const SYNONYM: f32 = 0.6;
    /// A word that means about the same to many people.
    pub const AKIN: f32 = 0.56;
    /// A word that says next to nothing in a sentence.
    pub const SOFT: f32 = 0.2;
    /// A completion, while the word is no word yet.
    pub const COMPLETION: f32 = 0.95;
    /// How much less when what is typed is a word that always stands by itself.
    pub const COMPLETE: f32 = 0.6;
    /// A word that starts with one typed in full, but found nowhere.
    pub const ABBREVIATED: f32 = 0.6;
    /// Two typed words that are written together.
    pub const JOINED: f32 = 0.75;
    /// One typed word that is written apart.
    pub const SPLIT: f32 = 0.6;
    /// A word that shares most of its letters, from the first on, with one that is nowhere: a form that no text has.
    pub const ALIKE: f32 = 0.4;
    /// A typing slip; one unit of [`crate::typo`] costs `SLIP_UNIT` of it.
    pub const SLIP: f32 = 1.0;
    pub const SLIP_UNIT: f32 = 0.02;
}

/// Finds the terms that may stand for typed words.
pub(super) struct Planner<'a> {
    pub lexicon: &'a Words,
    pub documents: u32,
    /// Whether the words make a sentence.
    pub sentence: bool,
    /// Mistyped words that may still be looked for.
    pub typos: usize,
    /// See [`Query::parts`].
    pub parts: Vec<usize>,
}

impl Planner<'_> {
    /// A word with its terms, and the term it was probably meant to be if it is none.
    pub fn word(&mut self, typed: &str, open: bool) -> (Word, Option<String>) {
        let lexicon = self.lexicon;
        let mut word = Word {
            typed: typed.to_owned(),
            stem: stem(typed),
            open: open && (typed.len() > 1 || !typed.is_ascii()),
            ..Word::default()
        };
        let exact = lexicon.find(typed);
        let mut family = lexicon.family(&word.stem);
        family.extend(exact.filter(|exact| !family.contains(exact)));
        for form in lexicon.related(Relation::Form, &family) {
            for term in lexicon
                .family(&stem(lexicon.term(form)))
                .into_iter()
                .chain([form])
            {
                if !family.contains(&term) {
                    family.push(term);
                }
            }
        }
        family.retain(|term| Some(*term) != exact);
        let family = self.commonest(family.into_iter(), MAX_FAMILY);
        let known = exact.is_some() || !family.is_empty();
        let longer = if open || (!known && typed.len() > 2) {
            self.commonest(lexicon.with_prefix(typed), MAX_COMPLETIONS)
        } else {
            Vec::new()
        };
        let quality = match (open, exact) {
            // The more often the word stands by itself, the likelier it is complete.
            (true, Some(_)) => {
                let complete = self.found_in(exact.iter().chain(&family));
                let all = self.found_in(longer.iter()).max(complete);
                weight::COMPLETION - weight::COMPLETE * complete as f32 / all as f32
            }
            (true, None) => weight::COMPLETION,
            (false, _) => weight::ABBREVIATED,
        };
        // One likelihood for all: a rare word is not the better for being what a common one begins with.
        let idf = self.idf(exact.iter().chain(&family).chain(&longer));
        let longest = self.found_in(longer.iter());
        word.open |= !known && !longer.is_empty();
        add(&mut word, exact, 1.0, idf);
        let forms = family.clone();
        for form in &family {
            word.alias(lexicon.term(*form));
        }
        add(&mut word, family, weight::FAMILY, idf);
        add(&mut word, longer, quality, idf);
        let forms: Vec<u32> = exact.into_iter().chain(forms).collect();
        self.synonyms(&mut word, &forms, 1.0);
        self.split(&mut word, known);
        let mut correction = None;
        let unmatched = word.expansions.is_empty() && word.split.is_none();
        // "integratin" begins "integrating", and is more likely a slip for "integration".
        let doubtful = !known && word.expansions.len() <= DOUBTFUL && typed.len() > 4;
        if unmatched || doubtful {
            self.look_among_the_rare(typed, true);
        }
        if (unmatched || doubtful) && self.typos > 0 {
            self.typos -= 1;
            let begun = lexicon.near(typed, open && unmatched, MAX_NEAR);
            let near: Vec<_> = begun
                .into_iter()
                .filter(|near| unmatched || self.lexicon.documents(near.term) > 4 * longest)
                .collect();
            if unmatched {
                correction = near.first().map(|near| lexicon.term(near.term).to_owned());
            }
            if near.is_empty() && unmatched {
                self.alike(&mut word);
            }
            let best = near.first().map_or(0, |near| near.cost);
            for near in near.iter().filter(|near| near.cost <= best + 5) {
                let quality = weight::SLIP - weight::SLIP_UNIT * near.cost as f32;
                let idf = self.idf([near.term].iter());
                word.aliases.push(lexicon.term(near.term).to_owned());
                add(&mut word, [near.term], quality, idf);
            }
        }
        word.idf = word
            .expansions
            .first()
            .or(word.split.as_ref().and_then(|[first, _]| first.first()))
            .map_or(0.0, |expansion| expansion.idf);
        (word, correction)
    }

    /// Lets what means the same as `forms` stand for a word, in all its forms, `part` as well as it would for them.
    fn synonyms(&self, word: &mut Word, forms: &[u32], part: f32) {
        // Who types keywords means them, as far as there are any.
        let is_wanted = self.sentence || self.found_in(forms.iter()) == 0;
        let mut related = Vec::new();
        for (relation, quality) in [
            (Relation::Synonym, weight::SYNONYM),
            (Relation::Akin, weight::AKIN),
        ] {
            if relation == Relation::Synonym || is_wanted {
                for term in self.lexicon.related(relation, forms) {
                    related.push((term, quality));
                }
            }
        }
        for (synonym, quality) in related {
            let family = self.lexicon.family(&stem(self.lexicon.term(synonym)));
            let idf = self.idf(family.iter().chain([&synonym]));
            // What the word is worth must not hang on a word that is nowhere.
            for expansion in &mut word.expansions {
                if self.lexicon.documents(expansion.term) == 0 {
                    expansion.idf = idf;
                }
            }
            for term in family.into_iter().chain([synonym]) {
                word.alias(self.lexicon.term(term));
                add(word, [term], quality * part, idf);
            }
        }
    }

    /// Lets terms that begin as a word that is nowhere does, with two thirds of its letters, stand for it.
    fn alike(&self, word: &mut Word) {
        let letters = word.typed.chars().count();
        if letters >= 6 {
            let end = word.typed.char_indices().nth((2 * letters).div_ceil(3));
            let begun = &word.typed[..end.map_or(0, |(at, _)| at)];
            let alike = self.commonest(self.lexicon.with_prefix(begun), MAX_NEAR);
            let idf = self.idf(alike.iter());
            for term in alike {
                word.alias(self.lexicon.term(term));
                add(word, [term], weight::ALIKE, idf);
            }
        }
    }

    /// Asks for the rare terms that may be `word`, or begin with it, unless it is a common one.
    pub fn look_among_the_rare(&mut self, word: &str, begins: bool) {
        if self.lexicon.common.find(word).is_none() {
            let parts = self.lexicon.parts(word, begins);
            self.parts.extend(parts.take(MAX_PARTS));
        }
    }

    /// "warmup" may be written "warm up". A word that exists is only parted before a particle.
    fn split(&self, word: &mut Word, known: bool) {
        let typed = word.typed.clone();
        let halves = (2..typed.len().saturating_sub(1))
            .filter_map(|at| typed.split_at_checked(at))
            .filter(|(one, other)| {
                if known || PARTICLES.contains(other) {
                    one.len() > 2 && PARTICLES.contains(other)
                } else {
                    one.len() > 2 && other.len() > 2
                }
            })
            .filter_map(|(one, other)| {
                let (first, second) = (self.lexicon.find(one)?, self.lexicon.find(other)?);
                let common = self
                    .lexicon
                    .documents(first)
                    .min(self.lexicon.documents(second));
                Some((common, one, other, first, second))
            })
            .max_by_key(|(common, ..)| *common);
        let Some((_, one, other, first, second)) = halves else {
            return;
        };
        let idf = self.idf([first].iter()).max(self.idf([second].iter()));
        word.aliases.extend([one.to_owned(), other.to_owned()]);
        word.split = Some([first, second].map(|half| {
            let mut family = self.lexicon.family(&stem(self.lexicon.term(half)));
            family.truncate(MAX_FAMILY);
            let quality = weight::SPLIT;
            let expansion = |term| Expansion { term, quality, idf };
            family.into_iter().map(expansion).collect()
        }));
    }

    /// Lets `term`, if there is one, stand for a word.
    pub fn stand_for(&self, word: &mut Word, term: &str, quality: f32) {
        if let Some(found) = self.lexicon.find(term) {
            let idf = self.idf([found].iter());
            word.idf = word
                .idf
                .max(if word.expansions.is_empty() { idf } else { 0.0 });
            word.aliases.push(term.to_owned());
            add(word, [found], quality, idf);
            self.synonyms(word, &[found], quality);
        }
    }

    /// Inverse document frequency of terms that mean the same.
    fn idf<'a>(&self, terms: impl Iterator<Item = &'a u32>) -> f32 {
        let (all, found_in) = (self.documents as f32, self.found_in(terms) as f32);
        log2(1.0 + (all - found_in + 0.5) / (found_in + 0.5))
    }

    /// In how many documents any of the terms stands, at least: words that begin alike like to stand together.
    fn found_in<'a>(&self, terms: impl Iterator<Item = &'a u32>) -> u32 {
        let found_in = terms.map(|term| self.lexicon.documents(*term));
        found_in.max().unwrap_or(0)
    }

    /// The terms found in the most documents.
    fn commonest(&self, terms: impl Iterator<Item = u32>, most: usize) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        for term in terms {
            let documents = self.lexicon.documents(term);
            let at = found.partition_point(|better| self.lexicon.documents(*better) >= documents);
            if at < most {
                found.truncate(most - 1);
                found.insert(at, term);
            }
        }
        found
    }
}

/// The second halves of words like "setup", "login", "rollback".
const PARTICLES: [&str; 8] = ["up", "in", "out", "on", "off", "down", "back", "over"];

fn add(word: &mut Word, terms: impl IntoIterator<Item = u32>, quality: f32, idf: f32) {
    for term in terms {
        if word.expansions.iter().all(|known| known.term != term) {
            word.expansions.push(Expansion { term, quality, idf });
        }
    }
}

/// The binary logarithm, near enough for weighing words; `x` is at least 1. The same on every machine.
fn log2(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000) - 1.0;
    exponent + mantissa * (1.346 - 0.346 * mantissa)
}
