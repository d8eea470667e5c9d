//! Shards of an earlier index, known again by what they are made of: an edit of one document changes few of them.

use super::postings::Shape;
use super::shards::Term;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Shards written before, for builders that index the same documents again and again.
///
/// What is kept is what the last index was made of; with it or without, an index has the same bytes.
#[derive(Clone, Debug, Default)]
pub struct KeptShards(HashMap<u128, Vec<u8>>);

impl KeptShards {
    /// The shard with this key.
    pub(super) fn get(&self, key: u128) -> Option<&Vec<u8>> {
        self.0.get(&key)
    }

    /// Keeps these shards and no others.
    pub(super) fn replace<'a>(&mut self, shards: impl Iterator<Item = (u128, &'a Vec<u8>)>) {
        self.0 = shards.map(|(key, shard)| (key, shard.clone())).collect();
    }
}

/// What the passages of each document come to.
pub(super) fn sums(shape: &Shape) -> Vec<u64> {
    let lengths = |pair: &[u32]| &shape.lengths[pair[0] as usize..pair[1] as usize];
    let sum = |pair: &[u32]| {
        let mut sum = Sum::default();
        sum.add(u64::from(pair[1] - pair[0]));
        sum.write(lengths(pair));
        sum.finish()
    };
    shape.first_passage.windows(2).map(sum).collect()
}

/// What everything that a shard's bytes depend on comes to: the number of documents, its terms where it carries them,
/// where they stand, and the sums of the documents they stand in.
pub(super) fn key(terms: &[&Term<'_>], documents: &[u64], rare: bool) -> u128 {
    let mut sum = Sum::default();
    sum.add(documents.len() as u64);
    sum.add(u64::from(rare));
    for term in terms {
        if rare {
            sum.add(term.text.len() as u64);
            sum.write(term.text.as_bytes());
        }
        sum.add(term.postings.len() as u64);
        for (document, found) in &term.postings {
            sum.add(documents[*document as usize]);
            let flags = u64::from(found.title) << 1 | u64::from(found.keywords);
            let passages = found.passages.len() as u64;
            sum.add(u64::from(*document) << 32 | passages << 2 | flags);
            for passage in &found.passages {
                let count = u64::from(passage.count) << 1 | u64::from(passage.heading);
                sum.add(u64::from(passage.passage) << 32 | count);
            }
        }
    }
    u128::from(sum.one) << 64 | u128::from(sum.two)
}

/// A quick sum in two halves, for telling contents apart that nobody chose to be alike.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    one: u64,
    two: u64,
}

impl Sum {
    pub(super) fn add(&mut self, number: u64) {
        self.one = fold(self.one ^ number, 0x9e37_79b9_7f4a_7c15);
        self.two = fold(self.two.rotate_left(23) ^ number, 0xd6e8_feb8_6659_fd93);
    }
}

/// Both halves of a product, laid over each other.
fn fold(number: u64, by: u64) -> u64 {
    let product = u128::from(number ^ 0xa076_1d64_78bd_642f) * u128::from(by);
    product as u64 ^ (product >> 64) as u64
}

impl Hasher for Sum {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        self.one ^ self.two
    }
}

/// Makes maps that are quick to look words up in.
pub(crate) type Quick = BuildHasherDefault<Sum>;
