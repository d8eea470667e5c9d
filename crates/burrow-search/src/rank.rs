//! Scores documents and passages for a query, and picks the best.
//!
//! Every word of the query is scored by itself in every passage and every document that holds it, as BM25F does: counts
//! weighed by field, related to the length of the text, and bent so that the tenth time says less than the second. What
//! the words say together decides: a document's whole text, its best passage, how well title and headings resemble the
//! query, and above all how many of the words are there.

use crate::codec::Posting;
use crate::index::Index;
use crate::query::{Expansion, Query, Word};

/// Weight of a word in the title, in units of once in the text.
const TITLE: f32 = 10.0;
/// Weight of a word in the document's keywords.
const KEYWORDS: f32 = 5.0;
/// Weight of a word in a heading.
const HEADING: f32 = 1.8;
/// What of that goes into the score of the whole document.
const HEADING_IN_DOCUMENT: f32 = 0.7;
/// How soon repeating a word stops to matter; larger is later.
const BEND: f32 = 2.5;
/// How much long titles, documents and passages are held back, 0 to 1.
const TITLE_LENGTH: f32 = 0.6;
const DOCUMENT_LENGTH: f32 = 0.8;
const PASSAGE_LENGTH: f32 = 0.65;
/// Weight of a document's best passage beside its whole text.
const BEST_PASSAGE: f32 = 0.5;
/// Weight of a title that is just the query.
const LIKE_TITLE: f32 = 1.1;
/// Weight of a heading that is just the query.
const LIKE_HEADING: f32 = 0.9;
/// Weight of a passage that has all words by itself.
const TOGETHER: f32 = 0.5;
/// How much of a document's score hangs on having all words: 1 would leave nothing to one that has none.
const COVERAGE: f32 = 0.6;
/// A document matches when the words it has weigh at least this share of what the best one has.
const MATCHING: f32 = 0.6;
/// Most passages told of a document.
const PASSAGES: usize = 3;

/// What [`Index::search`] found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The best documents, best first.
    pub hits: Vec<Hit>,
    /// How many documents match, told or not.
    pub total: u32,
}

/// A document that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its number.
    pub document: u32,
    /// Only good for comparing hits of one query; the larger the better.
    pub score: f32,
    /// Its passages that match, best first, at most three. Empty when only title or keywords match.
    pub passages: Vec<PassageHit>,
}

/// A passage that matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PassageHit {
    /// Its place in [`crate::Document::passages`].
    pub passage: u32,
    /// Only good for comparing passages of one hit.
    pub score: f32,
}

/// What a text has of the query.
#[derive(Clone, Copy, Debug, Default)]
struct Scores {
    /// Of the text with all its fields.
    score: f32,
    /// Words found, each by how well its match stands for it and how much it tells apart.
    covered: f32,
    /// The same for the title or heading alone.
    named: f32,
    /// Words found in the title or heading, by how well their matches stand for them.
    names: f32,
}

/// Scores for every document and every passage.
struct Board {
    documents: Vec<Scores>,
    passages: Vec<Scores>,
}

impl Board {
    fn new(index: &Index) -> Self {
        Self {
            documents: vec![Scores::default(); index.head.title_lengths.len()],
            passages: vec![Scores::default(); index.head.shape.lengths.len()],
        }
    }

    /// Joins what one word found with what another found.
    fn merge(&mut self, other: &mut Board, join: fn(&mut Scores, Scores)) {
        for (mine, theirs) in [
            (&mut self.documents, &mut other.documents),
            (&mut self.passages, &mut other.passages),
        ] {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                join(mine, std::mem::take(theirs));
            }
        }
    }
}

impl Index {
    /// The best `limit` documents for a query, from the shards that have been added.
    ///
    /// `weigh` is asked for each document that holds a word: 0 leaves it out, 1 is neutral, more moves it up.
    pub fn search(&self, query: &Query, limit: usize, weigh: impl Fn(u32) -> f32) -> Results {
        self.search_weighed(query, limit, &weigh)
    }

    fn search_weighed(&self, query: &Query, limit: usize, weigh: &dyn Fn(u32) -> f32) -> Results {
        let mut all = Board::new(self);
        let mut one = Board::new(self);
        let mut other = Board::new(self);
        let mut worth = 0.0;
        for word in &query.words {
            worth += word.idf;
            self.score_word(word, &mut one, &mut other);
            all.merge(&mut one, add);
        }
        let mut candidates: Vec<(u32, f32)> = Vec::new();
        let mut best = 0.0f32;
        for (document, scores) in (0..).zip(&all.documents) {
            if scores.covered > 0.0 {
                let weight = weigh(document);
                if weight > 0.0 {
                    candidates.push((document, weight));
                    best = best.max(scores.covered);
                }
            }
        }
        candidates
            .retain(|(document, _)| all.documents[*document as usize].covered >= best * MATCHING);
        let mut top = Top::new(limit);
        for (document, weight) in &candidates {
            top.offer(*document, weight * self.score(*document, &all, worth));
        }
        Results {
            total: candidates.len() as u32,
            hits: top
                .best
                .iter()
                .map(|&(document, score)| Hit {
                    document,
                    score,
                    passages: self.best_passages(document, &all, worth),
                })
                .collect(),
        }
    }

    /// What all words together say of a document.
    fn score(&self, document: u32, all: &Board, worth: f32) -> f32 {
        let scores = all.documents[document as usize];
        let title = self.head.title_lengths[document as usize];
        let passage = self
            .passages(document)
            .map(|passage| self.passage_score(passage, all, worth))
            .fold(0.0, f32::max);
        let coverage = scores.covered / worth;
        (scores.score
            + BEST_PASSAGE * passage
            + LIKE_TITLE * worth * likeness(scores, worth, title))
            * coverage
            * (1.0 - COVERAGE + COVERAGE * coverage)
    }

    fn passage_score(&self, passage: u32, all: &Board, worth: f32) -> f32 {
        let scores = all.passages[passage as usize];
        let (heading, _) = self.head.shape.words(passage as usize);
        let coverage = scores.covered / worth;
        scores.score * coverage
            + TOGETHER * worth * coverage * coverage
            + LIKE_HEADING * worth * likeness(scores, worth, heading)
    }

    fn passages(&self, document: u32) -> std::ops::Range<u32> {
        let document = document as usize;
        self.head.shape.first_passage[document]..self.head.shape.first_passage[document + 1]
    }

    fn best_passages(&self, document: u32, all: &Board, worth: f32) -> Vec<PassageHit> {
        let passages = self.passages(document);
        let first = passages.start;
        let mut top = Top::new(PASSAGES);
        for passage in passages {
            if all.passages[passage as usize].covered > 0.0 {
                top.offer(passage - first, self.passage_score(passage, all, worth));
            }
        }
        top.best
            .iter()
            .map(|&(passage, score)| PassageHit { passage, score })
            .collect()
    }

    /// Scores one word on `board`; `spare` must be empty, and is so again afterwards.
    fn score_word(&self, word: &Word, board: &mut Board, spare: &mut Board) {
        if let Some([first, second]) = &word.split {
            self.score_terms(word.idf, first, board);
            self.score_terms(word.idf, second, spare);
            board.merge(spare, least);
        }
        self.score_terms(word.idf, &word.expansions, board);
    }

    fn score_terms(&self, worth: f32, expansions: &[Expansion], board: &mut Board) {
        for expansion in expansions {
            self.score_term(worth, expansion, board);
        }
    }

    /// Scores one term wherever it stands. Where several terms stand for a word, the best one counts.
    fn score_term(&self, worth: f32, expansion: &Expansion, board: &mut Board) {
        let &Expansion { quality, idf, .. } = expansion;
        let statistics = &self.statistics;
        let grade = |counts: f32, named: bool| Scores {
            score: quality * idf * counts / (counts + BEND),
            covered: quality * worth,
            named: if named { quality * worth } else { 0.0 },
            names: if named { quality } else { 0.0 },
        };
        // The document told last: the counts in its title and keywords, and in its passages.
        let mut current = (0, false, 0.0, 0.0);
        let end = |(document, title, named, text): (usize, bool, f32, f32), board: &mut Board| {
            let length = statistics.document_lengths[document] as f32 / statistics.mean_document;
            let text = text / (1.0 - DOCUMENT_LENGTH + DOCUMENT_LENGTH * length);
            greatest(&mut board.documents[document], grade(named + text, title));
        };
        let mut any = false;
        self.postings(expansion.term, &mut |posting| match posting {
            Posting::Document {
                document,
                title,
                keywords,
            } => {
                if any {
                    end(current, board);
                }
                any = true;
                let document = document as usize;
                let length = self.head.title_lengths[document] as f32 / statistics.mean_title;
                let mut named = 0.0;
                if title {
                    named += TITLE / (1.0 - TITLE_LENGTH + TITLE_LENGTH * length);
                }
                if keywords {
                    named += KEYWORDS;
                }
                current = (document, title, named, 0.0);
            }
            Posting::Passage {
                passage,
                heading,
                count,
            } => {
                let (_, length) = self.head.shape.words(passage as usize);
                let length = length as f32 / statistics.mean_passage;
                let heading_count = if heading { HEADING } else { 0.0 };
                let text = count as f32 / (1.0 - PASSAGE_LENGTH + PASSAGE_LENGTH * length);
                greatest(
                    &mut board.passages[passage as usize],
                    grade(heading_count + text, heading),
                );
                current.3 += heading_count * HEADING_IN_DOCUMENT + count as f32;
            }
        });
        if any {
            end(current, board);
        }
    }
}

/// How much a title or heading of `length` words resembles the query: 1 when neither has a word the other lacks.
fn likeness(scores: Scores, worth: f32, length: u32) -> f32 {
    let of_query = scores.named / worth;
    let of_name = (scores.names / length.max(1) as f32).min(1.0);
    of_query * of_query * of_name
}

fn add(mine: &mut Scores, theirs: Scores) {
    mine.score += theirs.score;
    mine.covered += theirs.covered;
    mine.named += theirs.named;
    mine.names += theirs.names;
}

fn greatest(mine: &mut Scores, theirs: Scores) {
    mine.score = mine.score.max(theirs.score);
    mine.covered = mine.covered.max(theirs.covered);
    mine.named = mine.named.max(theirs.named);
    mine.names = mine.names.max(theirs.names);
}

fn least(mine: &mut Scores, theirs: Scores) {
    mine.score = mine.score.min(theirs.score);
    mine.covered = mine.covered.min(theirs.covered);
    mine.named = mine.named.min(theirs.named);
    mine.names = mine.names.min(theirs.names);
}

/// The highest scores seen, best first; of equals the one offered first.
struct Top {
    most: usize,
    best: Vec<(u32, f32)>,
}

impl Top {
    fn new(most: usize) -> Self {
        Self {
            most,
            best: Vec::new(),
        }
    }

    fn offer(&mut self, number: u32, score: f32) {
        let at = self.best.partition_point(|(_, better)| *better >= score);
        if at < self.most {
            self.best.truncate(self.most - 1);
            self.best.insert(at, (number, score));
        }
    }
}
