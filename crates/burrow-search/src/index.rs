//! An index as it is read: the head, and the shards that have arrived.

use crate::codec::{DecodeError, Head, Posting, Shard, decode_head, decode_shard};
use crate::query::Query;
use crate::rank::Scratch;
use std::cell::RefCell;

/// An index to be searched: its head, and as many shards as have been added.
#[derive(Clone, Debug)]
pub struct Index {
    pub(crate) head: Head,
    pub(crate) statistics: Statistics,
    shards: Vec<Option<Shard>>,
    /// Kept from one search to the next.
    pub(crate) scratch: RefCell<Scratch>,
}

/// Lengths that scores are weighed by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statistics {
    /// Words in each document, about.
    pub document_lengths: Vec<u32>,
    pub mean_title: f32,
    pub mean_document: f32,
    pub mean_passage: f32,
}

impl Index {
    /// Reads the head of an index; shards are added later, with [`Index::add_shard`].
    pub fn decode(head: &[u8]) -> Result<Index, DecodeError> {
        let head = decode_head(head)?;
        let shards = head.checksums.iter().map(|_| None).collect();
        Ok(Self {
            statistics: Statistics::of(&head),
            head,
            shards,
            scratch: RefCell::default(),
        })
    }

    /// How many documents can be found; they are numbered from 0.
    pub fn document_count(&self) -> u32 {
        self.head.title_lengths.len() as u32
    }

    /// How many shards there are; they are numbered from 0.
    pub fn shard_count(&self) -> u32 {
        self.shards.len() as u32
    }

    /// The shards that must be added before [`Index::search`] sees everything, in order.
    ///
    /// A shard may bring words that were not known before: once it is added, [`Index::plan`] the text again, until
    /// nothing is missing. That takes two rounds at most for most queries, and ends because no shard is asked for twice.
    pub fn missing_shards(&self, query: &Query) -> Vec<u32> {
        let mut missing: Vec<u32> = Vec::new();
        let parts = query.parts.iter();
        let parts = parts.map(|part| self.head.shard_of_part(*part));
        for shard in query.terms().map(|term| self.shard_of(term)).chain(parts) {
            if self.shards[shard].is_none()
                && let Err(at) = missing.binary_search(&(shard as u32))
            {
                missing.insert(at, shard as u32);
            }
        }
        missing
    }

    /// Adds the shard with this number. Adding it again changes nothing.
    pub fn add_shard(&mut self, number: u32, bytes: &[u8]) -> Result<(), DecodeError> {
        let place = number as usize;
        let mut shard = decode_shard(&self.head, place, bytes)?;
        if let Some(terms) = shard.take_terms() {
            let rare = &mut self.head.words.rare;
            if let Some(part) = (place + rare.len()).checked_sub(self.shards.len()) {
                rare[part].lexicon = Some(terms);
            }
        }
        self.shards[place] = Some(shard);
        Ok(())
    }

    fn shard_of(&self, term: u32) -> usize {
        self.head.first_term.partition_point(|first| *first <= term) - 1
    }

    /// Tells all postings of a term, or nothing while its shard is missing.
    pub(crate) fn postings(&self, term: u32, tell: &mut dyn FnMut(Posting)) {
        let number = self.shard_of(term);
        if let Some(shard) = &self.shards[number] {
            shard.postings(term - self.head.first_term[number], tell);
        }
    }
}

impl Statistics {
    fn of(head: &Head) -> Self {
        let document_lengths: Vec<u32> = head
            .shape
            .first_passage
            .windows(2)
            .map(|range| {
                (range[0]..range[1])
                    .map(|passage| head.shape.words(passage as usize).1)
                    .sum()
            })
            .collect();
        let words: u32 = document_lengths.iter().sum();
        let titles: u32 = head.title_lengths.iter().sum();
        let mean = |sum: u32, count: usize| (sum as f32 / count.max(1) as f32).max(1.0);
        Self {
            mean_title: mean(titles, head.title_lengths.len()),
            mean_document: mean(words, document_lengths.len()),
            mean_passage: mean(words, head.shape.lengths.len()),
            document_lengths,
        }
    }
}
