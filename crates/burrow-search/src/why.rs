//! Why a document matches: told on request, for people who wonder.

use crate::build::Relation;
use crate::codec::Posting;
use crate::index::Index;
use crate::query::{Query, Word};
use crate::stem::stem;

/// How a term came to stand for a typed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is the word.
    Itself,
    /// It is another form of it.
    Form,
    /// It begins with it.
    Begins,
    /// It means the same.
    Synonym,
    /// It holds the word together with the one beside it.
    Joined,
    /// It is one half of it, and the other half is there too.
    Half,
    /// It is what was probably meant.
    Slip,
}

/// What one term has to do with a document being found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The typed word, folded.
    pub word: String,
    /// The term that stands for it.
    pub term: String,
    /// How so.
    pub how: How,
    /// Whether the title has the term.
    pub title: bool,
    /// Whether the keywords have it.
    pub keywords: bool,
    /// Headings that have it.
    pub headings: u32,
    /// Passages that have it, in heading or text.
    pub passages: u32,
}

impl Index {
    /// Why a document matches: every term of it that stands for a word of the query, in order of the words.
    pub fn why(&self, query: &Query, document: u32) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for word in &query.words {
            let whole = word.expansions.iter().map(|expansion| (expansion, false));
            let halves = word.split.iter().flatten().flatten();
            for (expansion, half) in whole.chain(halves.map(|expansion| (expansion, true))) {
                let term = self.head.words.term(expansion.term);
                let how = if half {
                    How::Half
                } else {
                    self.how(word, expansion.term)
                };
                let reason = Reason {
                    word: word.typed.clone(),
                    term: term.to_owned(),
                    how,
                    title: false,
                    keywords: false,
                    headings: 0,
                    passages: 0,
                };
                reasons.extend(self.in_document(expansion.term, document, reason));
            }
        }
        reasons
    }

    fn how(&self, word: &Word, number: u32) -> How {
        let words = &self.head.words;
        let term = words.term(number);
        let itself = words.find(&word.typed);
        let related = |relation| {
            let mut forms = words.family(&stem(term));
            forms.push(number);
            let to = words.related(relation, &forms);
            to.iter().any(|other| {
                Some(*other) == itself || stem(words.term(*other)) == stem(&word.typed)
            })
        };
        if term == word.typed {
            How::Itself
        } else if stem(term) == stem(&word.typed) || related(Relation::Form) {
            How::Form
        } else if related(Relation::Synonym) || related(Relation::Akin) {
            How::Synonym
        } else if word.open && term.starts_with(&word.typed) {
            How::Begins
        } else if term.contains(&word.typed) {
            How::Joined
        } else {
            How::Slip
        }
    }

    /// The reason with what the document's postings say; none when it does not have the term.
    fn in_document(&self, term: u32, wanted: u32, mut reason: Reason) -> Option<Reason> {
        let (mut here, mut found) = (false, false);
        self.postings(term, &mut |posting| match posting {
            Posting::Document {
                document,
                title,
                keywords,
            } => {
                here = document == wanted;
                if here {
                    found = true;
                    (reason.title, reason.keywords) = (title, keywords);
                }
            }
            Posting::Passage { heading, .. } if here => {
                reason.headings += u32::from(heading);
                reason.passages += 1;
            }
            Posting::Passage { .. } => {}
        });
        found.then_some(reason)
    }
}
