//! A typed text made into a query: its words, and the terms of the lexicon that may stand for each.

mod plan;

use crate::index::Index;
use crate::stem::stem;
use crate::stop_words::{is_soft_word, is_stop_word};
use crate::tokenize::{Kind, ends_inside_a_word, tokenize};
use plan::{MAX_TYPOS, Planner, weight};

/// Most words of a query; what follows is left out.
const MAX_WORDS: usize = 24;

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
    pub typed: String,
    stem: String,
    /// Whether words that only begin so match too.
    pub open: bool,
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
    /// Lets it tell less apart.
    fn fade(&mut self, by: f32) {
        self.idf *= by;
        for expansion in &mut self.expansions {
            expansion.idf *= by;
        }
    }

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
        let sentence = typed.wanted.contains(&true) && typed.wanted.contains(&false);
        let mut planner = Planner {
            lexicon: &self.head.words,
            documents: self.document_count(),
            sentence,
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
        let content = |word: &Word| !is_stop_word(&word.typed);
        if words.iter().any(content) {
            for word in words.iter_mut().filter(|word| !content(word)) {
                word.fade(weight::SMALL);
            }
        }
        if sentence {
            let mut wanted = typed.wanted.iter();
            words.retain(|_| *wanted.next().unwrap_or(&true));
            if words.iter().any(|word| !is_soft_word(&word.typed)) {
                for word in words.iter_mut().filter(|word| is_soft_word(&word.typed)) {
                    word.fade(weight::SOFT);
                }
            }
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
    /// Whether a word is more than a stop word, or one within a compound.
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
