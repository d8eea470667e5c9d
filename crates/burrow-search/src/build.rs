//! Gathers documents into an index.

use crate::analyse::{Analysed, Document, analyse};
use crate::codec::{EncodedIndex, Group, KeptShards, Quick, Term, encode};
use crate::stem::stem;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// How words belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They are forms of one word.
    Form,
    /// They mean the same.
    Synonym,
    /// They mean about the same to many people.
    Akin,
}

/// Builds an index, document by document.
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    documents: Vec<Arc<Analysed>>,
    relations: Vec<(Relation, BTreeSet<String>)>,
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

    /// All words added so far, folded as [`crate::words`] folds them.
    pub fn words(&self) -> BTreeSet<&str> {
        let terms = self.documents.iter().flat_map(|added| added.terms.keys());
        terms.map(|term| &**term).collect()
    }

    /// Lets each of these folded words find the others too. Forms of English words are known without.
    pub fn relate(&mut self, relation: Relation, words: impl IntoIterator<Item = String>) {
        self.relations.push((relation, words.into_iter().collect()));
    }

    /// The finished index, made on all processors.
    pub fn finish(self) -> EncodedIndex {
        self.finish_with(&mut KeptShards::default())
    }

    /// The same, without writing those shards again that an earlier index had; afterwards those of this one are kept.
    pub fn finish_with(self, kept: &mut KeptShards) -> EncodedIndex {
        let mut terms = self.terms();
        let mut groups = Vec::new();
        // The index may have other forms of the words.
        let stems: HashSet<String> = match self.relations.is_empty() {
            true => HashSet::new(),
            false => terms.keys().map(|term| stem(term)).collect(),
        };
        for (relation, words) in &self.relations {
            let of_use = words.iter().any(|word| stems.contains(&stem(word)));
            if words.len() > 1 && of_use {
                groups.push((*relation, words));
            }
        }
        for word in groups.iter().flat_map(|(_, words)| *words) {
            let term = terms.entry(word).or_insert_with(|| Term::new(word));
            term.related = true;
        }
        let mut terms: Vec<_> = terms.into_values().collect();
        terms.sort_unstable_by_key(|term| term.text);
        let groups: Vec<Group<'_>> = groups
            .into_iter()
            .map(|(relation, words)| (relation, words.iter().map(String::as_str).collect()))
            .collect();
        encode(&self.documents, &terms, &groups, kept)
    }

    /// The postings of every term.
    fn terms(&self) -> HashMap<&str, Term<'_>, Quick> {
        let mut terms: HashMap<&str, Term<'_>, Quick> = HashMap::default();
        for (number, document) in (0..).zip(&self.documents) {
            for (term, occurrence) in &document.terms {
                terms
                    .entry(term)
                    .or_insert_with(|| Term::new(term))
                    .postings
                    .push((number, occurrence));
            }
        }
        terms
    }
}
