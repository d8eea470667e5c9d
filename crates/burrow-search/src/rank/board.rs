//! Where scores are gathered: one place for every document and every passage, of which only what is touched is looked at.

use crate::index::Index;

/// What is left of the weight of a word that no title and no heading names ...
const UNNAMED: f32 = 0.25;
/// ... and the share of its documents that must name a word for its whole weight.
const NAMING: f32 = 0.35;
/// Both in a sentence.
const UNNAMED_SENTENCE: f32 = 0.5;
const NAMING_SENTENCE: f32 = 0.15;
/// Namings that every word is granted, shared out among all documents: of a small collection little can be known.
const GRANTED: f32 = 16.0;

/// What a text has of the query.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores {
    /// Of the text with all its fields.
    pub score: f32,
    /// Words found, each by how well its match stands for it and how much it tells apart.
    pub covered: f32,
    /// The same for title and keywords.
    pub about: f32,
    /// The same for the title or heading alone.
    pub named: f32,
    /// Words found in the title or heading, by how well their matches stand for them.
    pub names: f32,
}

/// Scores of documents, or of passages. Only what was touched is ever looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub scores: Vec<Scores>,
    pub touched: Vec<u32>,
}

impl Column {
    pub fn greatest(&mut self, number: u32, theirs: Scores) {
        let mine = &mut self.scores[number as usize];
        if mine.covered == 0.0 {
            self.touched.push(number);
        }
        mine.score = mine.score.max(theirs.score);
        mine.covered = mine.covered.max(theirs.covered);
        mine.about = mine.about.max(theirs.about);
        mine.named = mine.named.max(theirs.named);
        mine.names = mine.names.max(theirs.names);
    }

    /// Adds what another column holds, and leaves that empty.
    pub fn add(&mut self, other: &mut Column, weight: f32) {
        for number in other.touched.drain(..) {
            let theirs = std::mem::take(&mut other.scores[number as usize]);
            let mine = &mut self.scores[number as usize];
            if mine.covered == 0.0 && theirs.covered > 0.0 {
                self.touched.push(number);
            }
            mine.score += theirs.score * weight;
            mine.covered += theirs.covered * weight;
            mine.about += theirs.about * weight;
            mine.named += theirs.named * weight;
            mine.names += theirs.names;
        }
    }

    /// Keeps what both columns hold, by the lesser, and leaves the other empty.
    pub fn least(&mut self, other: &mut Column) {
        for number in &self.touched {
            let theirs = other.scores[*number as usize];
            let mine = &mut self.scores[*number as usize];
            mine.score = mine.score.min(theirs.score);
            mine.covered = mine.covered.min(theirs.covered);
            mine.about = mine.about.min(theirs.about);
            mine.named = mine.named.min(theirs.named);
            mine.names = mine.names.min(theirs.names);
        }
        other.clear();
    }

    pub fn clear(&mut self) {
        for number in self.touched.drain(..) {
            self.scores[number as usize] = Scores::default();
        }
    }
}

/// Scores for every document and every passage.
#[derive(Clone, Debug, Default)]
pub(super) struct Board {
    pub documents: Column,
    pub passages: Column,
    /// Documents that hold a term, one after the other's terms, and how many of them name it in title or heading.
    pub seen: u32,
    pub naming: u32,
}

impl Board {
    pub fn new(index: &Index) -> Self {
        let column = |length| Column {
            scores: vec![Scores::default(); length],
            touched: Vec::new(),
        };
        Self {
            documents: column(index.head.title_lengths.len()),
            passages: column(index.head.shape.lengths.len()),
            seen: 0,
            naming: 0,
        }
    }

    /// How much the word told here says of what a document is about. A word that many texts use and few titles and
    /// headings name ("write", "longer") says little, however rare it is.
    pub fn topic(&mut self, sentence: bool) -> f32 {
        let (unnamed, naming) = if sentence {
            (UNNAMED_SENTENCE, NAMING_SENTENCE)
        } else {
            (UNNAMED, NAMING)
        };
        let granted = GRANTED / self.documents.scores.len().max(1) as f32;
        let named = (self.naming as f32 + granted) / (self.seen as f32 * naming + granted).max(1.0);
        (self.seen, self.naming) = (0, 0);
        unnamed + (1.0 - unnamed) * named.min(1.0)
    }
}

/// Room to score in, used again by every search.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch(pub(super) Option<Box<[Board; 3]>>);
