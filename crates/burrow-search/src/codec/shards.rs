//! Cuts the lexicon into shards and writes them, all processors at once.

use super::postings::{Models, Shape, code_document, spread};
use super::{VERSION, checksum, seal};
use crate::analyse::Occurrence;
use crate::entropy::Writer;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A shard ends with a term whose hash says so once its terms stand in this many places (about 14 kB), ...
const SHARD_LEAST: usize = 20_000;
/// ... and with any term once they stand in this many.
const SHARD_MOST: usize = 45_000;

/// A term and where it stands.
#[derive(Debug)]
pub(crate) struct Term<'a> {
    pub text: &'a str,
    /// In order of document.
    pub postings: Vec<(u32, &'a Occurrence)>,
}

impl<'a> Term<'a> {
    /// A term that stands nowhere yet.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            postings: Vec::new(),
        }
    }

    /// The documents and passages that hold it: what its postings take is about in proportion.
    fn places(&self) -> usize {
        let passages = self.postings.iter().map(|(_, found)| found.passages.len());
        self.postings.len() + passages.sum::<usize>()
    }
}

/// The shards, each with the number of its terms.
pub(super) fn encode(terms: &[Term<'_>], shape: &Shape) -> Vec<(u32, Vec<u8>)> {
    let ranges = ranges(terms);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(range) = ranges.get(number) else {
                return made;
            };
            let shard = write(&terms[range.clone()], shape);
            made.push((number, (range.len() as u32, shard)));
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
fn ranges(terms: &[Term<'_>]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut places) = (0, 0);
    for (number, term) in terms.iter().enumerate() {
        places += term.places();
        let may_end = checksum(term.text.as_bytes()).is_multiple_of(16);
        if places >= SHARD_MOST || (places >= SHARD_LEAST && may_end) {
            ranges.push(start..number + 1);
            (start, places) = (number + 1, 0);
        }
    }
    if start < terms.len() {
        ranges.push(start..terms.len());
    }
    ranges
}

fn write(terms: &[Term<'_>], shape: &Shape) -> Vec<u8> {
    let (mut shard, mut models) = (Writer::after(vec![VERSION]), Models::NEW);
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
