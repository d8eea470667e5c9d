//! A typed text made into a query: its words, and the terms of the lexicon that may stand for each.

use crate::build::Relation;
use crate::index::Index;
use crate::lexicon::Words;
use crate::stem::stem;
use crate::stop_words::is_stop_word;
use crate::tokenize::{Kind, ends_inside_a_word, tokenize};

/// Most words of a query; what follows is left out.
const MAX_WORDS: usize = 24;
/// Most mistyped words that are looked for in the whole lexicon.
const MAX_TYPOS: usize = 6;
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
mod weight {
    /// Another form of the word.
    pub const FAMILY: f32 = 0.8;
    /// A word that means the same.
    pub const SYNONYM: f32 = 0.6;
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
    /// A typing slip; one unit of [`crate::typo`] costs `SLIP_UNIT` of it.
    pub const SLIP: f32 = 0.9;
    pub const SLIP_UNIT: f32 = 0.02;
}

/// A search made ready by [`Index::plan`].
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(crate) words: Vec<Word>,
    correction: Option<String>,
    /// Parts of the rare terms that may hold a word.
    pub(crate) parts: Vec<usize>,
    /// Whether words were left out because they only make a sentence.
    pub(crate) sentence: bool,
}

/// A typed word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// As typed, folded.
    typed: String,
    stem: String,
    /// Whether words that only begin so match too.
    open: bool,
    /// What else it may be called, besides forms and completions.
    aliases: Vec<String>,
    /// Terms that stand for it.
    pub expansions: Vec<Expansion>,
    /// Two words that, both present, stand for it.
    pub split: Option<[Vec<Expansion>; 2]>,
    /// What it tells apart: the rarer, the more. 0 when no term stands for it.
    pub idf: f32,
}

impl Word {
    /// Lets a text that holds `term` be marked for this word.
    fn alias(&mut self, term: &str) {
        if self.stem != stem(term) {
            self.aliases.push(term.to_owned());
        }
    }
}

/// A term that stands for a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Expansion {
    pub term: u32,
    /// How well it stands for the word: 1 is the word itself.
    pub quality: f32,
    pub idf: f32,
}

impl Query {
    /// The words looked for, folded (lower case, no diacritics).
    ///
    /// Stop words are among them only when nothing else was typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.typed.as_str())
    }

    /// What was probably meant, when a typed word is in no document; folded.
    pub fn correction(&self) -> Option<String> {
        self.correction.clone()
    }

    /// The words that nothing was found for, as they were typed, folded.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let unknown = self.words.iter().filter(|word| word.idf == 0.0);
        unknown.map(|word| word.typed.as_str())
    }

    /// The number of the word that a folded token of a text stands for.
    pub(crate) fn word_for(&self, token: &str) -> Option<usize> {
        let mut stemmed = None;
        self.words.iter().position(|word| {
            word.typed == token
                || word.aliases.iter().any(|alias| alias == token)
                || (word.open && token.starts_with(&word.typed))
                || *stemmed.get_or_insert_with(|| stem(token)) == word.stem
        })
    }

    /// All terms that stand for any word.
    pub(crate) fn terms(&self) -> impl Iterator<Item = u32> {
        self.words
            .iter()
            .flat_map(|word| {
                let split = word.split.iter().flatten().flatten();
                word.expansions.iter().chain(split)
            })
            .map(|expansion| expansion.term)
    }
}

impl Index {
    /// Makes a typed text into a query: folds it, cuts it into words, and finds the terms that may stand for each
    /// (itself, its forms, completions of a last word still being typed, likely slips, words written together or apart).
    ///
    /// Any text is allowed; words after the 24th are left out.
    pub fn plan(&self, text: &str) -> Query {
        let typed = read(text);
        let mut planner = Planner {
            lexicon: &self.head.words,
            documents: self.document_count(),
            typos: MAX_TYPOS,
            parts: Vec::new(),
        };
        let mut corrected = Vec::new();
        let mut is_corrected = false;
        let mut words: Vec<Word> = Vec::new();
        for (typed, open) in &typed.words {
            let (word, correction) = planner.word(typed, *open);
            is_corrected |= correction.is_some();
            corrected.push(correction.unwrap_or_else(|| typed.clone()));
            words.push(word);
        }
        for (whole, parts) in &typed.wholes {
            planner.look_among_the_rare(whole, false);
            for part in parts {
                planner.stand_for(&mut words[*part], whole, 1.0);
            }
        }
        for (one, other) in (0..words.len()).zip(1..words.len()) {
            let joined = [words[one].typed.as_str(), &words[other].typed].concat();
            for word in [one, other] {
                planner.stand_for(&mut words[word], &joined, weight::JOINED);
            }
        }
        let sentence = typed.wanted.contains(&true) && typed.wanted.contains(&false);
        if sentence {
            let mut wanted = typed.wanted.iter();
            words.retain(|_| *wanted.next().unwrap_or(&true));
        }
        Query {
            parts: planner.parts,
            words,
            correction: is_corrected.then(|| corrected.join(" ")),
            sentence,
        }
    }
}

/// What was typed.
#[derive(Default)]
struct Typed {
    /// Each word, and whether it is still being typed.
    words: Vec<(String, bool)>,
    /// Whether a word is more than a stop word.
    wanted: Vec<bool>,
    /// Identifiers, with the numbers of their parts.
    wholes: Vec<(String, Vec<usize>)>,
}

fn read(text: &str) -> Typed {
    let mut typed = Typed::default();
    // The number of each word or gram so far, and where it ends.
    let mut told: Vec<(usize, usize)> = Vec::new();
    let last = text.len() - text.trim_end_matches('\u{ad}').len();
    let inside = last == 0 && ends_inside_a_word(text);
    tokenize(text, &mut |at, token, kind| {
        let alone = kind == Kind::Gram && token.chars().nth(1).is_none();
        match kind {
            Kind::Whole(parts) => {
                let parts = told.iter().rev().take(parts as usize);
                let parts = parts.map(|(word, _)| *word).collect();
                typed.wholes.push((token.to_owned(), parts));
            }
            // The last of a run of ideographs is in the pair before it.
            _ if alone && told.last().is_some_and(|(_, end)| *end == at.end) => {}
            _ => {
                let known = typed.words.iter().position(|(word, _)| word == token);
                let word = known.unwrap_or(typed.words.len());
                if known.is_none() && word < MAX_WORDS {
                    let open = alone || (inside && at.end == text.len() && kind == Kind::Word);
                    typed.words.push((token.to_owned(), open));
                    let in_compound =
                        text[..at.start].ends_with('-') || text[at.end..].starts_with('-');
                    typed.wanted.push(in_compound || !is_stop_word(token));
                }
                told.push((word, at.end));
            }
        }
    });
    let words = typed.words.len();
    typed
        .wholes
        .retain(|(_, parts)| parts.iter().all(|part| *part < words));
    typed
}

struct Planner<'a> {
    lexicon: &'a Words,
    documents: u32,
    /// Mistyped words that may still be looked for.
    typos: usize,
    /// See [`Query::parts`].
    parts: Vec<usize>,
}

impl Planner<'_> {
    /// A word with its terms, and the term it was probably meant to be if it is none.
    fn word(&mut self, typed: &str, open: bool) -> (Word, Option<String>) {
        let lexicon = self.lexicon;
        let mut word = Word {
            typed: typed.to_owned(),
            stem: stem(typed),
            open: open && (typed.len() > 1 || !typed.is_ascii()),
            ..Word::default()
        };
        let exact = lexicon.find(typed);
        let mut family = lexicon.family(&word.stem);
        if let Some(exact) = exact {
            family.extend(lexicon.related(Relation::Form, &[exact]));
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
        self.synonyms(&mut word, exact.into_iter().chain(forms));
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

    /// Lets what means the same stand for a word, in all its forms.
    fn synonyms(&self, word: &mut Word, forms: impl Iterator<Item = u32>) {
        let forms: Vec<u32> = forms.collect();
        for synonym in self.lexicon.related(Relation::Synonym, &forms) {
            let family = self.lexicon.family(&stem(self.lexicon.term(synonym)));
            let idf = self.idf(family.iter().chain([&synonym]));
            // What the word is worth must not hang on a word that is nowhere.
            for expansion in &mut word.expansions {
                if self.found_in(forms.iter()) == 0 {
                    expansion.idf = idf;
                }
            }
            for term in family.into_iter().chain([synonym]) {
                word.alias(self.lexicon.term(term));
                add(word, [term], weight::SYNONYM, idf);
            }
        }
    }

    /// Asks for the rare terms that may be `word`, or begin with it, unless it is a common one.
    fn look_among_the_rare(&mut self, word: &str, begins: bool) {
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
    fn stand_for(&self, word: &mut Word, term: &str, quality: f32) {
        if let Some(found) = self.lexicon.find(term) {
            let idf = self.idf([found].iter());
            word.idf = word
                .idf
                .max(if word.expansions.is_empty() { idf } else { 0.0 });
            word.aliases.push(term.to_owned());
            add(word, [found], quality, idf);
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
