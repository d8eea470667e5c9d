//! Scores documents and passages for a query, and picks the best.
//!
//! Every word of the query is scored by itself in every passage and every document that holds it, as BM25F does: counts
//! weighed by field, related to the length of the text, and bent so that the tenth time says less than the second. What
//! the words say together decides: a document's whole text, its best passage, how well title and headings resemble the
//! query, and above all how many of the words are there.

mod board;

pub(crate) use board::Scratch;

use crate::codec::Posting;
use crate::index::Index;
use crate::query::{Expansion, Query, Word};
use board::{Board, Scores};

/// Weight of a word in the title, in units of once in the text.
const TITLE: f32 = 10.0;
/// Weight of a word in the document's keywords.
const KEYWORDS: f32 = 7.0;
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
/// Weight of what title and keywords have of a sentence's words.
const ABOUT_SENTENCE: f32 = 0.8;
/// How soon repeating a word stops to matter in a sentence.
const BEND_SENTENCE: f32 = 5.5;
/// Weight of a document's best passage for a sentence, times that for others.
const PASSAGE_SENTENCE: f32 = 0.8;
/// How little it counts how much of a sentence's words a document has: 0 for the root of their share, 1 for nothing.
const LENIENT: f32 = 0.2;
/// Weight of a title that is just the query.
const LIKE_TITLE: f32 = 1.3;
/// Weight of a heading that is just the query.
const LIKE_HEADING: f32 = 0.9;
/// Weight of a passage that has all words by itself.
const TOGETHER: f32 = 0.5;
/// How much of a document's score hangs on having all words: 1 would leave nothing to one that has none.
const COVERAGE: f32 = 0.2;
/// A document matches when the words it has weigh at least this share of what the best one has.
const MATCHING: f32 = 0.2;
/// Most passages told of a document.
const PASSAGES: usize = 3;

/// What [`Index::search`] found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The best documents, best first.
    pub hits: Vec<Hit>,
    /// How many documents match and are not left out, told or not.
    pub total: u32,
    /// All that match, those left out too, in no order: to be counted by what a reader may narrow the results to.
    pub matches: Vec<u32>,
    /// How many match and are left out by their weight.
    pub left_out: u32,
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

/// A query while its documents are scored.
struct Scored<'a> {
    index: &'a Index,
    all: &'a Board,
    /// What a document with all words would have covered.
    worth: f32,
    sentence: bool,
}

impl Index {
    /// The best `limit` documents for a query, from the shards that have been added.
    ///
    /// `weigh` is asked for each document that holds a word: 0 leaves it out, 1 is neutral, more moves it up.
    pub fn search(&self, query: &Query, limit: usize, weigh: impl Fn(u32) -> f32) -> Results {
        self.search_weighed(query, limit, &weigh)
    }

    fn search_weighed(&self, query: &Query, limit: usize, weigh: &dyn Fn(u32) -> f32) -> Results {
        let mut boards = self.scratch.take().0.unwrap_or_else(|| {
            let board = Board::new(self);
            Box::new([board.clone(), board.clone(), board])
        });
        let [all, one, other] = &mut *boards;
        let mut worth = 0.0;
        for word in &query.words {
            self.score_word(
                word,
                one,
                other,
                if query.sentence { BEND_SENTENCE } else { BEND },
            );
            let topic = one.topic(query.sentence);
            worth += word.idf * topic;
            all.documents.add(&mut one.documents, topic);
            all.passages.add(&mut one.passages, topic);
        }
        let scored = Scored {
            index: self,
            all,
            worth,
            sentence: query.sentence,
        };
        let results = scored.results(limit, weigh);
        all.documents.clear();
        all.passages.clear();
        self.scratch.replace(Scratch(Some(boards)));
        results
    }

    /// Scores one word on `board`; `spare` must be empty, and is so again afterwards.
    fn score_word(&self, word: &Word, board: &mut Board, spare: &mut Board, bend: f32) {
        if let Some([first, second]) = &word.split {
            self.score_terms(word.idf, first, board, bend);
            self.score_terms(word.idf, second, spare, bend);
            board.documents.least(&mut spare.documents);
            board.passages.least(&mut spare.passages);
        }
        self.score_terms(word.idf, &word.expansions, board, bend);
    }

    fn score_terms(&self, worth: f32, expansions: &[Expansion], board: &mut Board, bend: f32) {
        for expansion in expansions {
            self.score_term(worth, expansion, board, bend);
        }
    }

    /// Scores one term wherever it stands. Where several terms stand for a word, the best one counts.
    fn score_term(&self, worth: f32, expansion: &Expansion, board: &mut Board, bend: f32) {
        let &Expansion { quality, idf, .. } = expansion;
        let statistics = &self.statistics;
        let grade = |counts: f32, named: bool, about: bool| Scores {
            score: quality * idf * counts / (counts + bend),
            covered: quality * worth,
            about: if about { quality * worth } else { 0.0 },
            named: if named { quality * worth } else { 0.0 },
            names: if named { quality } else { 0.0 },
        };
        let mut current: Option<InDocument> = None;
        let end = |current: Option<InDocument>, board: &mut Board| {
            let Some(found) = current else { return };
            let length = statistics.document_lengths[found.document as usize] as f32;
            let length = length / statistics.mean_document;
            let text = found.text / (1.0 - DOCUMENT_LENGTH + DOCUMENT_LENGTH * length);
            let scores = grade(found.named + text, found.title, found.named > 0.0);
            board.documents.greatest(found.document, scores);
            board.seen += 1;
            board.naming += u32::from(found.title || found.heading);
        };
        self.postings(expansion.term, &mut |posting| match posting {
            Posting::Document {
                document,
                title,
                keywords,
            } => {
                end(current.take(), board);
                let length = self.head.title_lengths[document as usize] as f32;
                let length = length / statistics.mean_title;
                let mut named = 0.0;
                if title {
                    named += TITLE / (1.0 - TITLE_LENGTH + TITLE_LENGTH * length);
                }
                if keywords {
                    named += KEYWORDS;
                }
                current = Some(InDocument {
                    document,
                    title,
                    heading: false,
                    named,
                    text: 0.0,
                });
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
                let scores = grade(heading_count + text, heading, false);
                board.passages.greatest(passage, scores);
                if let Some(found) = &mut current {
                    found.heading |= heading;
                    found.text += heading_count * HEADING_IN_DOCUMENT + count as f32;
                }
            }
        });
        end(current, board);
    }
}

/// A term in the document that is being told.
struct InDocument {
    document: u32,
    title: bool,
    heading: bool,
    /// Counts in title and keywords, weighed.
    named: f32,
    /// Counts in the passages, weighed.
    text: f32,
}

impl Scored<'_> {
    fn results(&self, limit: usize, weigh: &dyn Fn(u32) -> f32) -> Results {
        let covered = |document: u32| self.all.documents.scores[document as usize].covered;
        let documents = &self.all.documents.touched;
        // What is left out counts here, so that what matches does not hang on what a reader has chosen.
        let best = documents.iter().copied().map(covered).fold(0.0, f32::max);
        let matches = documents.iter().copied();
        let matches: Vec<u32> = matches
            .filter(|document| covered(*document) >= best * MATCHING)
            .collect();
        let mut left_out = 0;
        let mut top = Top::new(limit);
        for &document in &matches {
            let weight = weigh(document);
            if weight > 0.0 {
                top.offer(document, weight * self.score(document));
            } else {
                left_out += 1;
            }
        }
        let hit = |&(document, score): &(u32, f32)| Hit {
            document,
            score,
            passages: self.best_passages(document),
        };
        Results {
            total: matches.len() as u32 - left_out,
            left_out,
            hits: top.best.iter().map(hit).collect(),
            matches,
        }
    }

    /// What all words together say of a document.
    fn score(&self, document: u32) -> f32 {
        let scores = self.all.documents.scores[document as usize];
        let title = self.index.head.title_lengths[document as usize];
        let passage = self
            .passages(document)
            .map(|passage| self.passage_score(passage))
            .fold(0.0, f32::max);
        let coverage = scores.covered / self.worth;
        let like_title = LIKE_TITLE * self.worth * self.likeness(scores, title);
        // Who asks in a sentence uses words that the answer need not have, and means what a page is about.
        let (score, whole) = if self.sentence {
            let passage = PASSAGE_SENTENCE * BEST_PASSAGE * passage;
            let root = coverage.sqrt();
            let score = scores.score + passage + ABOUT_SENTENCE * scores.about + like_title;
            (score, root + LENIENT * (1.0 - root))
        } else {
            let score = scores.score + BEST_PASSAGE * passage + like_title;
            (score, coverage)
        };
        score * whole * (1.0 - COVERAGE + COVERAGE * coverage)
    }

    fn passage_score(&self, passage: u32) -> f32 {
        let scores = self.all.passages.scores[passage as usize];
        let (heading, _) = self.index.head.shape.words(passage as usize);
        let coverage = scores.covered / self.worth;
        scores.score * coverage
            + TOGETHER * self.worth * coverage * coverage
            + LIKE_HEADING * self.worth * self.likeness(scores, heading)
    }

    /// How much a title or heading of `length` words resembles the query: 1 when neither has a word the other lacks.
    fn likeness(&self, scores: Scores, length: u32) -> f32 {
        let of_query = scores.named / self.worth;
        let of_name = (scores.names / length.max(1) as f32).min(1.0);
        of_query * of_query * of_name
    }

    fn passages(&self, document: u32) -> std::ops::Range<u32> {
        let first = &self.index.head.shape.first_passage;
        first[document as usize]..first[document as usize + 1]
    }

    fn best_passages(&self, document: u32) -> Vec<PassageHit> {
        let passages = self.passages(document);
        let first = passages.start;
        let mut top = Top::new(PASSAGES);
        for passage in passages {
            if self.all.passages.scores[passage as usize].covered > 0.0 {
                top.offer(passage - first, self.passage_score(passage));
            }
        }
        top.best
            .iter()
            .map(|&(passage, score)| PassageHit { passage, score })
            .collect()
    }
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
