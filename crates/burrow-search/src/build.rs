//! Gathers documents into an index.

use crate::analyse::{Analysed, Document, analyse};
use crate::codec::{EncodedIndex, Terms, encode};

/// Builds an index, document by document.
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    /// Only their lengths; the words are in `terms`.
    documents: Vec<Analysed>,
    terms: Terms,
}

impl IndexBuilder {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document and returns its number; numbers count up from 0.
    pub fn add(&mut self, document: &Document) -> u32 {
        self.add_analysed(&analyse(document))
    }

    /// Adds a document that has been cut into words before, and returns its number.
    pub fn add_analysed(&mut self, document: &Analysed) -> u32 {
        let number = self.documents.len() as u32;
        for (term, occurrence) in &document.terms {
            let posting = (number, occurrence.clone());
            if let Some(postings) = self.terms.get_mut(term) {
                postings.push(posting);
            } else {
                self.terms.insert(term.clone(), vec![posting]);
            }
        }
        self.documents.push(Analysed {
            title_length: document.title_length,
            lengths: document.lengths.clone(),
            ..Analysed::default()
        });
        number
    }

    /// The finished index.
    pub fn finish(self) -> EncodedIndex {
        encode(&self.documents, &self.terms)
    }
}
