//! Gathers documents into an index.

use crate::analyse::{Analysed, Document, analyse};
use crate::codec::{EncodedIndex, Term, encode};
use std::collections::HashMap;
use std::sync::Arc;

/// Builds an index, document by document.
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    documents: Vec<Arc<Analysed>>,
}

impl IndexBuilder {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document and returns its number; numbers count up from 0.
    pub fn add(&mut self, document: &Document) -> u32 {
        self.add_analysed(analyse(document))
    }

    /// Adds a document that has been cut into words before, and returns its number.
    pub fn add_analysed(&mut self, document: impl Into<Arc<Analysed>>) -> u32 {
        self.documents.push(document.into());
        self.documents.len() as u32 - 1
    }

    /// The finished index, made on all processors.
    pub fn finish(self) -> EncodedIndex {
        encode(&self.documents, &self.terms())
    }

    /// The postings of every term, in order of term.
    fn terms(&self) -> Vec<Term<'_>> {
        let mut terms: HashMap<&str, Term<'_>> = HashMap::new();
        for (number, document) in (0..).zip(&self.documents) {
            for (term, occurrence) in &document.terms {
                terms
                    .entry(term)
                    .or_insert_with(|| Term::new(term))
                    .postings
                    .push((number, occurrence));
            }
        }
        let mut terms: Vec<_> = terms.into_values().collect();
        terms.sort_unstable_by_key(|term| term.text);
        terms
    }
}
