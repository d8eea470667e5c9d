//! Cuts the terms into shards and writes them, all processors at once.

use super::postings::{Models, Shape, code_document, spread};
use super::{KeptShards, VERSION, checksum, kept, put_terms, seal};
use crate::analyse::Occurrence;
use crate::entropy::Writer;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A shard ends with a term whose hash says so once its terms stand in this many places (about 14 kB), ...
const SHARD_LEAST: usize = 12_000;
/// ... and with any term once they stand in this many.
const SHARD_MOST: usize = 26_000;

/// The same for shards of rare terms (about 8 kB compressed).
const RARE_LEAST: usize = 2_500;
const RARE_MOST: usize = 5_000;

/// A shard: its terms, its bytes, and what it is known by.
pub(super) struct Written<'a> {
    pub terms: Vec<&'a Term<'a>>,
    pub shard: Vec<u8>,
    pub key: u128,
}

/// A term and where it stands.
#[derive(Debug)]
pub(crate) struct Term<'a> {
    pub text: &'a str,
    /// In order of document.
    pub postings: Vec<(u32, &'a Occurrence)>,
    /// Whether it belongs with other terms.
    pub related: bool,
}

impl<'a> Term<'a> {
    /// A term that stands nowhere yet.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            postings: Vec::new(),
            related: false,
        }
    }

    /// Whether it stands in the text of one document and nowhere else, and belongs with no other term.
    pub fn is_rare(&self) -> bool {
        let [(_, found)] = &self.postings[..] else {
            return false;
        };
        let named = found.title || found.keywords;
        !named && !self.related && found.passages.iter().all(|passage| !passage.heading)
    }

    /// The documents and passages that hold it: what its postings take is about in proportion.
    fn places(&self) -> usize {
        let passages = self.postings.iter().map(|(_, found)| found.passages.len());
        self.postings.len() + passages.sum::<usize>()
    }
}

/// The shards of `terms`; those of rare ones carry the terms themselves.
pub(super) fn encode<'a>(
    terms: &[&'a Term<'a>],
    shape: &Shape,
    sums: &[u64],
    rare: bool,
    kept: &KeptShards,
) -> Vec<Written<'a>> {
    let ranges = ranges(terms, rare);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(range) = ranges.get(number) else {
                return made;
            };
            let terms = &terms[range.clone()];
            let key = kept::key(terms, sums, rare);
            let shard = kept.get(key).cloned().unwrap_or_else(|| {
                let mut shard = vec![VERSION];
                if rare {
                    put_terms(&mut shard, terms);
                }
                write(shard, terms, shape)
            });
            let terms = terms.to_vec();
            made.push((number, Written { terms, shard, key }));
        }
    };
    let helpers = std::thread::available_parallelism().map_or(1, usize::from) - 1;
    let mut made = std::thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others = helpers
            .into_iter()
            .flat_map(|helper| helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        own.into_iter().chain(others).collect::<Vec<_>>()
    });
    made.sort_unstable_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, shard)| shard).collect()
}

/// Which terms each shard holds. Where one ends depends on words, not on sizes alone, so that an edit moves few
/// boundaries.
fn ranges(terms: &[&Term<'_>], rare: bool) -> Vec<Range<usize>> {
    let (least, most) = if rare {
        (RARE_LEAST, RARE_MOST)
    } else {
        (SHARD_LEAST, SHARD_MOST)
    };
    let mut ranges = Vec::new();
    let (mut start, mut places) = (0, 0);
    for (number, term) in terms.iter().enumerate() {
        places += term.places();
        let may_end = checksum(term.text.as_bytes()).is_multiple_of(16);
        if places >= most || (places >= least && may_end) {
            ranges.push(start..number + 1);
            (start, places) = (number + 1, 0);
        }
    }
    if start < terms.len() {
        ranges.push(start..terms.len());
    }
    ranges
}

fn write(before: Vec<u8>, terms: &[&Term<'_>], shape: &Shape) -> Vec<u8> {
    let (mut shard, mut models) = (Writer::after(before), Models::NEW);
    for term in terms {
        let spread = spread(term.postings.len(), shape.documents());
        let mut next = 0;
        for (document, found) in &term.postings {
            let given = Some((*document, *found));
            code_document(
                &mut shard,
                &mut models,
                shape,
                spread,
                next,
                given,
                &mut |_| {},
            );
            next = document + 1;
        }
    }
    let mut shard = shard.finish();
    seal(&mut shard);
    shard
}
