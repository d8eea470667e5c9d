//! The format of the index: the one place that writes it and reads it, both sides beside each other.
//!
//! A *head* holds everything about the collection as a whole, several *shards* hold the postings of contiguous ranges
//! of the lexicon. Numbers are LEB128 varints unless said otherwise. Columns stand together, because they compress
//! better so. Both kinds of file end with a checksum of what precedes it (4 bytes, little endian).
//!
//! ```text
//! head   VERSION
//!        documents, then per document: passages, words in the title
//!        per passage one byte: words in its heading (high half) and in its text (low half), both quantised
//!        common terms as a list of terms; per term: documents that hold it
//!        groups, then per group one byte: 0 for forms of a word, 1 for synonyms, 2 for what is akin; its terms, their numbers as gaps
//!        shards, then per shard: terms in it, its checksum (4 bytes)
//!        rare shards, then per rare shard: terms in it, its checksum, bytes of its first term, its first term
//! shard  VERSION
//!        if it is rare: its list of terms
//!        the postings of each of its terms as one run of decisions, see `postings.rs`
//! list of terms
//!        terms; per term one byte: bytes shared with the term before; per term one byte: bytes of its own;
//!        all own bytes
//! ```
//!
//! A term is rare when it stands in the text of one document and nowhere else. Most terms are, and few queries have
//! one, so they are kept out of the head.
//!
//! Shards hold raw counts and the place of a passage within its document, so an edit of one document changes only the
//! shards that hold its words.

pub use kept::KeptShards;
pub(crate) use kept::Quick;
pub(crate) use postings::{Posting, Shape};
pub(crate) use reading::{Shard, decode_head, decode_shard};
pub(crate) use shards::Term;
use shards::Written;

use crate::analyse::Analysed;
use crate::build::Relation;
use crate::lexicon::Words;
use std::fmt;
use std::sync::Arc;

mod kept;
mod postings;
mod reading;
mod shards;

/// The format's version; any other is refused.
pub(crate) const VERSION: u8 = 2;

/// Why bytes are not an index that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// Written by another version of the program than the one reading.
    Version {
        /// The version found.
        found: u8,
    },
    /// The bytes end too early.
    Truncated,
    /// The bytes were changed on their way, or never were an index.
    Damaged,
    /// The shard belongs to another index, or has another number.
    ForeignShard,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecodeError::Version { .. } => {
                "the search index was written by another version; reload to get the matching one"
            }
            DecodeError::Truncated => "the search index ends too early; load it again",
            DecodeError::Damaged => "the search index is damaged; load it again",
            DecodeError::ForeignShard => {
                "this part belongs to another search index; reload to get the matching one"
            }
        })
    }
}

impl std::error::Error for DecodeError {}

/// An index ready to be stored: the head, and the shards by number. The same documents give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncodedIndex {
    /// What [`crate::Index::decode`] reads.
    pub head: Vec<u8>,
    /// What [`crate::Index::add_shard`] reads.
    pub shards: Vec<Vec<u8>>,
}

/// Terms that belong together, in order.
pub(crate) type Group<'a> = (Relation, Vec<&'a str>);

/// Writes the head and the shards of a collection; `terms` are in order. Shards that are `kept` are not written again.
pub(crate) fn encode(
    documents: &[Arc<Analysed>],
    terms: &[Term<'_>],
    groups: &[Group<'_>],
    kept: &mut KeptShards,
) -> EncodedIndex {
    let mut head = vec![VERSION];
    put(&mut head, documents.len() as u32);
    for document in documents {
        put(&mut head, document.lengths.len() as u32);
        put(&mut head, document.title_length);
    }
    let mut shape = Shape::new();
    for document in documents {
        for (heading, text) in &document.lengths {
            shape.passage(*heading, *text);
        }
        shape.end_document();
    }
    head.extend(&shape.lengths);
    let (rare, common): (Vec<_>, Vec<_>) = terms.iter().partition(|term| term.is_rare());
    put_terms(&mut head, &common);
    for term in &common {
        put(&mut head, term.postings.len() as u32);
    }
    put(&mut head, groups.len() as u32);
    for (relation, words) in groups {
        head.push(*relation as u8);
        put(&mut head, words.len() as u32);
        let mut next = 0;
        for word in words {
            let number = common.partition_point(|term| term.text < *word) as u32;
            put(&mut head, number - next);
            next = number + 1;
        }
    }
    let sums = kept::sums(&shape);
    let common = shards::encode(&common, &shape, &sums, false, kept);
    put(&mut head, common.len() as u32);
    for Written { terms, shard, .. } in &common {
        put(&mut head, terms.len() as u32);
        head.extend(&shard[shard.len() - 4..]);
    }
    let rare = shards::encode(&rare, &shape, &sums, true, kept);
    put(&mut head, rare.len() as u32);
    for Written { terms, shard, .. } in &rare {
        put(&mut head, terms.len() as u32);
        head.extend(&shard[shard.len() - 4..]);
        let first = terms[0].text.as_bytes();
        put(&mut head, first.len() as u32);
        head.extend(first);
    }
    seal(&mut head);
    let all = common.iter().chain(&rare);
    kept.replace(all.map(|written| (written.key, &written.shard)));
    EncodedIndex {
        head,
        shards: common
            .into_iter()
            .chain(rare)
            .map(|written| written.shard)
            .collect(),
    }
}

/// Writes a list of terms in order.
fn put_terms(bytes: &mut Vec<u8>, terms: &[&Term<'_>]) {
    put(bytes, terms.len() as u32);
    let mut own = Vec::new();
    let mut own_lengths = Vec::new();
    let mut before: &[u8] = &[];
    for term in terms {
        let term = term.text.as_bytes();
        let shared = before.iter().zip(term).take_while(|(a, b)| a == b).count();
        bytes.push(shared as u8);
        own_lengths.push((term.len() - shared) as u8);
        own.extend_from_slice(&term[shared..]);
        before = term;
    }
    bytes.extend(own_lengths);
    bytes.extend(own);
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn seal(bytes: &mut Vec<u8>) {
    let sum = checksum(bytes);
    bytes.extend(sum.to_le_bytes());
}

/// FNV-1a: any single changed byte changes it.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// The contents of a head.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub shape: Shape,
    /// Words in each document's title.
    pub title_lengths: Vec<u32>,
    pub words: Words,
    /// Number of each shard's first term; one more entry than shards. The rare ones stand last.
    pub first_term: Vec<u32>,
    pub checksums: Vec<u32>,
}

impl Head {
    /// Which part of the rare terms a shard holds, if it is one of those.
    fn rare_part(&self, shard: usize) -> Option<usize> {
        (shard + self.words.rare.len()).checked_sub(self.checksums.len())
    }

    /// The shard that holds a part of the rare terms.
    pub fn shard_of_part(&self, part: usize) -> usize {
        self.checksums.len() - self.words.rare.len() + part
    }
}
