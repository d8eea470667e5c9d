//! The format of the index: the one place that writes it and reads it.
//!
//! A *head* holds everything about the collection as a whole, several *shards* hold the postings of contiguous ranges
//! of the lexicon. Numbers are LEB128 varints unless said otherwise. Columns stand together, because they compress
//! better so. Both kinds of file end with a checksum of what precedes it (4 bytes, little endian).
//!
//! ```text
//! head   VERSION
//!        documents, then per document: passages, words in the title
//!        per passage one byte: words in its heading (high half) and in its text (low half), both quantised
//!        terms, then per term one byte: bytes shared with the term before; per term one byte: bytes of its own;
//!        all own bytes; per term: documents that hold it
//!        shards, then per shard: terms in it, its checksum (4 bytes)
//! shard  VERSION
//!        per term: gaps between the numbers of its documents
//!                  per document: passages * 4 + in keywords * 2 + in title
//!                  per passage: gap * 8 + in heading * 4 + times in the text (3 stands for more)
//! ```
//!
//! Shards hold raw counts and the place of a passage within its document, so an edit of one document changes only the
//! shards that hold its words.

use crate::analyse::{Analysed, Occurrence};
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;
use std::fmt;

/// The format's version; any other is refused.
pub(crate) const VERSION: u8 = 1;

/// A shard ends after a term whose hash says so once it has this many bytes, ...
const SHARD_LEAST: usize = 14 * 1024;
/// ... and in any case before it has more than this, unless a single term is larger.
const SHARD_MOST: usize = 32 * 1024;

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

/// The postings of every term, in order of document.
pub(crate) type Terms = BTreeMap<Box<str>, Vec<(u32, Occurrence)>>;

/// Writes the head and the shards of a collection. `documents` needs only lengths.
pub(crate) fn encode(documents: &[Analysed], terms: &Terms) -> EncodedIndex {
    let mut head = vec![VERSION];
    put(&mut head, documents.len() as u32);
    for document in documents {
        put(&mut head, document.lengths.len() as u32);
        put(&mut head, document.title_length);
    }
    for (heading, text) in documents.iter().flat_map(|document| &document.lengths) {
        head.push((quantise(*heading) << 4) | quantise(*text));
    }
    put(&mut head, terms.len() as u32);
    let mut own = Vec::new();
    let mut own_lengths = Vec::new();
    let mut before: &[u8] = &[];
    for term in terms.keys() {
        let term = term.as_bytes();
        let shared = before.iter().zip(term).take_while(|(a, b)| a == b).count();
        head.push(shared as u8);
        own_lengths.push((term.len() - shared) as u8);
        own.extend_from_slice(&term[shared..]);
        before = term;
    }
    head.extend(own_lengths);
    head.extend(own);
    for postings in terms.values() {
        put(&mut head, postings.len() as u32);
    }
    let shards = encode_shards(terms);
    put(&mut head, shards.len() as u32);
    for (terms, shard) in &shards {
        put(&mut head, *terms);
        head.extend(&shard[shard.len() - 4..]);
    }
    seal(&mut head);
    EncodedIndex {
        head,
        shards: shards.into_iter().map(|(_, shard)| shard).collect(),
    }
}

/// The shards, each with the number of its terms.
fn encode_shards(terms: &Terms) -> Vec<(u32, Vec<u8>)> {
    let mut shards = Vec::new();
    let mut shard = vec![VERSION];
    let mut count = 0;
    for (term, postings) in terms {
        let list = encode_postings(postings);
        if count > 0 && shard.len() + list.len() > SHARD_MOST {
            shards.push((count, std::mem::replace(&mut shard, vec![VERSION])));
            count = 0;
        }
        shard.extend(list);
        count += 1;
        // Where a shard ends depends on words, not on sizes alone, so that an edit moves few boundaries.
        if shard.len() >= SHARD_LEAST && checksum(term.as_bytes()).is_multiple_of(16) {
            shards.push((count, std::mem::replace(&mut shard, vec![VERSION])));
            count = 0;
        }
    }
    if count > 0 {
        shards.push((count, shard));
    }
    for (_, shard) in &mut shards {
        seal(shard);
    }
    shards
}

fn encode_postings(postings: &[(u32, Occurrence)]) -> Vec<u8> {
    let mut list = Vec::new();
    let mut next = 0;
    for (document, _) in postings {
        put(&mut list, document - next);
        next = document + 1;
    }
    for (_, found) in postings {
        let flags = u32::from(found.keywords) << 1 | u32::from(found.title);
        put(&mut list, (found.passages.len() as u32) << 2 | flags);
    }
    for (_, found) in postings {
        let mut next = 0;
        for place in &found.passages {
            let gap = place.passage - next;
            let heading = u32::from(place.heading) << 2;
            put(&mut list, gap << 3 | heading | place.count.min(3));
            next = place.passage + 1;
        }
    }
    list
}

/// Most words each step of a quantised length stands for.
const LENGTHS: [u16; 16] = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 64, 100, 160, 260, 420];

fn quantise(length: u32) -> u8 {
    let step = LENGTHS.iter().position(|most| length <= u32::from(*most));
    step.unwrap_or(LENGTHS.len() - 1) as u8
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
    /// Number of each document's first passage in the collection; one more entry than documents.
    pub first_passage: Vec<u32>,
    /// Words in each document's title.
    pub title_lengths: Vec<u32>,
    /// Quantised lengths of each passage: heading in the high half, text in the low half.
    pub lengths: Vec<u8>,
    pub lexicon: Lexicon,
    /// Number of each shard's first term; one more entry than shards.
    pub first_term: Vec<u32>,
    pub checksums: Vec<u32>,
}

/// Words in the heading and in the text of a passage, about.
pub(crate) fn passage_lengths(quantised: u8) -> (u32, u32) {
    (
        u32::from(LENGTHS[usize::from(quantised >> 4)]),
        u32::from(LENGTHS[usize::from(quantised & 15)]),
    )
}

/// Reads a head.
pub(crate) fn decode_head(bytes: &[u8]) -> Result<Head, DecodeError> {
    let mut input = open(bytes)?;
    let documents = input.count()?;
    let mut first_passage = Vec::with_capacity(documents + 1);
    let mut title_lengths = Vec::with_capacity(documents);
    let mut passages = 0;
    first_passage.push(0);
    for _ in 0..documents {
        passages = input.count()?.saturating_add(passages);
        first_passage.push(passages as u32);
        title_lengths.push(input.number()?);
    }
    let lengths = input.take(passages)?.to_vec();
    let lexicon = decode_lexicon(&mut input, documents)?;
    let shards = input.count()?;
    let mut first_term = Vec::with_capacity(shards + 1);
    let mut checksums = Vec::with_capacity(shards);
    let mut terms = 0u32;
    first_term.push(0);
    for _ in 0..shards {
        terms = terms.saturating_add(input.number()?);
        first_term.push(terms);
        checksums.push(input.checksum()?);
    }
    if terms as usize != lexicon.len() || !input.0.is_empty() {
        return Err(DecodeError::Damaged);
    }
    Ok(Head {
        first_passage,
        title_lengths,
        lengths,
        lexicon,
        first_term,
        checksums,
    })
}

fn decode_lexicon(input: &mut Reader<'_>, documents: usize) -> Result<Lexicon, DecodeError> {
    let terms = input.count()?;
    let shared = input.take(terms)?;
    let own_lengths = input.take(terms)?;
    let own = own_lengths.iter().map(|length| usize::from(*length)).sum();
    let mut own = Reader(input.take(own)?);
    let mut lexicon = Lexicon::with_capacity(terms);
    let mut term = Vec::new();
    for (shared, length) in shared.iter().zip(own_lengths) {
        if usize::from(*shared) > term.len() {
            return Err(DecodeError::Damaged);
        }
        let suffix = own.take(usize::from(*length))?;
        // In order and no two alike: the first own byte must be greater than the one it replaces.
        if suffix.first() <= term.get(usize::from(*shared)) {
            return Err(DecodeError::Damaged);
        }
        term.truncate(usize::from(*shared));
        term.extend_from_slice(suffix);
        let term = std::str::from_utf8(&term).map_err(|_| DecodeError::Damaged)?;
        let found_in = input.number()?;
        if found_in == 0 || found_in as usize > documents {
            return Err(DecodeError::Damaged);
        }
        lexicon.push(term, found_in);
    }
    Ok(lexicon)
}

/// Reads a shard through, and returns where in `bytes` the postings of each of its terms start.
pub(crate) fn decode_shard(
    head: &Head,
    number: usize,
    bytes: &[u8],
) -> Result<Vec<u32>, DecodeError> {
    let mut input = open(bytes)?;
    let sum = u32::from_le_bytes(*bytes.last_chunk().ok_or(DecodeError::Truncated)?);
    if head.checksums.get(number) != Some(&sum) {
        return Err(DecodeError::ForeignShard);
    }
    let mut starts = Vec::new();
    for term in head.first_term[number]..head.first_term[number + 1] {
        starts.push((bytes.len() - 4 - input.0.len()) as u32);
        read_postings(head, term, &mut input, &mut |_| {})?;
    }
    if input.0.is_empty() {
        Ok(starts)
    } else {
        Err(DecodeError::Damaged)
    }
}

/// One piece of a posting list, as it is read: a document, or a passage of the document told before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Posting {
    Document {
        document: u32,
        title: bool,
        keywords: bool,
    },
    Passage {
        document: u32,
        /// Number in the collection.
        passage: u32,
        heading: bool,
        /// Times in the text; 3 stands for more.
        count: u32,
    },
}

/// Tells the postings of `term`, which start at `start` in a shard that [`decode_shard`] has accepted.
pub(crate) fn postings(
    head: &Head,
    term: u32,
    shard: &[u8],
    start: u32,
    tell: &mut dyn FnMut(Posting),
) {
    let input = shard.get(start as usize..).unwrap_or_default();
    // The shard has been read through once, so this does not fail.
    let _ = read_postings(head, term, &mut Reader(input), tell);
}

fn read_postings(
    head: &Head,
    term: u32,
    input: &mut Reader<'_>,
    tell: &mut dyn FnMut(Posting),
) -> Result<(), DecodeError> {
    let found_in = head.lexicon.documents(term);
    let mut gaps = Reader(input.0);
    for _ in 0..found_in {
        input.number()?;
    }
    let mut kinds = Reader(input.0);
    for _ in 0..found_in {
        input.number()?;
    }
    let mut next = 0u32;
    for _ in 0..found_in {
        let document = next
            .checked_add(gaps.number()?)
            .ok_or(DecodeError::Damaged)?;
        let [first, end] = head
            .first_passage
            .get(document as usize..)
            .and_then(|rest| rest.first_chunk().copied())
            .ok_or(DecodeError::Damaged)?;
        next = document + 1;
        let kind = kinds.number()?;
        tell(Posting::Document {
            document,
            title: kind & 1 > 0,
            keywords: kind & 2 > 0,
        });
        let mut passage = first;
        for _ in 0..kind >> 2 {
            let place = input.number()?;
            passage = passage
                .checked_add(place >> 3)
                .filter(|passage| *passage < end)
                .ok_or(DecodeError::Damaged)?;
            tell(Posting::Passage {
                document,
                passage,
                heading: place & 4 > 0,
                count: place & 3,
            });
            passage += 1;
        }
    }
    Ok(())
}

/// The contents of a sealed file, after its version and before its checksum.
fn open(bytes: &[u8]) -> Result<Reader<'_>, DecodeError> {
    let (version, _) = bytes.split_first().ok_or(DecodeError::Truncated)?;
    if *version != VERSION {
        return Err(DecodeError::Version { found: *version });
    }
    let (body, sum) = bytes.split_last_chunk().ok_or(DecodeError::Truncated)?;
    if checksum(body) != u32::from_le_bytes(*sum) {
        return Err(DecodeError::Damaged);
    }
    Ok(Reader(body.get(1..).ok_or(DecodeError::Truncated)?))
}

/// Bytes still to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .ok_or(DecodeError::Truncated)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, DecodeError> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(DecodeError::Truncated)?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(DecodeError::Damaged)
    }

    /// How many things follow; each takes at least a byte, so that nothing large is set aside for a lie.
    fn count(&mut self) -> Result<usize, DecodeError> {
        let count = self.number()? as usize;
        if count > self.0.len() {
            return Err(DecodeError::Truncated);
        }
        Ok(count)
    }

    fn checksum(&mut self) -> Result<u32, DecodeError> {
        let (sum, rest) = self.0.split_first_chunk().ok_or(DecodeError::Truncated)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*sum))
    }
}
