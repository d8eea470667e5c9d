//! Reads heads and shards; whatever is damaged is an error.

use super::postings::{Models, Posting, Shape, code_document, spread};
use super::{DecodeError, Head, VERSION, checksum};
use crate::build::Relation;
use crate::entropy::Reader as Decisions;
use crate::lexicon::{Lexicon, Rare, Words};

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
    let common = decode_terms(&mut input)?;
    let mut found_in = Vec::with_capacity(common.len());
    for _ in 0..common.len() {
        let number = input.number()?;
        if number as usize > documents {
            return Err(DecodeError::Damaged);
        }
        found_in.push(number);
    }
    let groups = decode_groups(&mut input, common.len())?;
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
    if terms as usize != common.len() {
        return Err(DecodeError::Damaged);
    }
    let mut rare: Vec<Rare> = Vec::new();
    for _ in 0..input.count()? {
        let base = terms;
        // Every rare term stands in a document and takes a byte or more of its shard.
        let count = input.number()?;
        terms = terms.checked_add(count).ok_or(DecodeError::Damaged)?;
        checksums.push(input.checksum()?);
        first_term.push(terms);
        let length = input.count()?;
        let first = std::str::from_utf8(input.take(length)?).map_err(|_| DecodeError::Damaged)?;
        if count == 0 || rare.last().is_some_and(|before| *before.first >= *first) {
            return Err(DecodeError::Damaged);
        }
        rare.push(Rare {
            first: first.into(),
            base,
            lexicon: None,
        });
    }
    if !input.0.is_empty() {
        return Err(DecodeError::Damaged);
    }
    Ok(Head {
        shape: Shape {
            first_passage,
            lengths,
        },
        title_lengths,
        words: Words {
            common,
            found_in,
            groups,
            rare,
        },
        first_term,
        checksums,
    })
}

fn decode_groups(
    input: &mut Reader<'_>,
    terms: usize,
) -> Result<Vec<(Relation, Vec<u32>)>, DecodeError> {
    let count = input.count()?;
    let mut groups = Vec::with_capacity(count);
    for _ in 0..count {
        let relation = match input.take(1)? {
            [0] => Relation::Form,
            [1] => Relation::Synonym,
            _ => Relation::Akin,
        };
        let length = input.count()?;
        let mut group = Vec::with_capacity(length);
        let mut next = 0u32;
        for _ in 0..length {
            let number = input.number()?.saturating_add(next);
            if number as usize >= terms {
                return Err(DecodeError::Damaged);
            }
            group.push(number);
            next = number + 1;
        }
        groups.push((relation, group));
    }
    Ok(groups)
}

fn decode_terms(input: &mut Reader<'_>) -> Result<Lexicon, DecodeError> {
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
        lexicon.push(std::str::from_utf8(&term).map_err(|_| DecodeError::Damaged)?);
    }
    Ok(lexicon)
}

/// The postings of a shard's terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shard {
    /// Where the postings of each term start; one more entry than terms.
    starts: Vec<u32>,
    /// Documents, each followed by its passages; see [`Posting::pack`].
    packed: Vec<u32>,
    /// Its terms, if they are rare.
    terms: Option<Lexicon>,
}

impl Shard {
    /// Hands over its terms, if they are rare.
    pub fn take_terms(&mut self) -> Option<Lexicon> {
        self.terms.take()
    }

    /// Tells the postings of the shard's `term`th term.
    pub fn postings(&self, term: u32, tell: &mut dyn FnMut(Posting)) {
        let term = term as usize;
        let (start, end) = (self.starts[term] as usize, self.starts[term + 1] as usize);
        for packed in &self.packed[start..end] {
            tell(Posting::unpack(*packed));
        }
    }
}

/// Reads a shard.
pub(crate) fn decode_shard(head: &Head, number: usize, bytes: &[u8]) -> Result<Shard, DecodeError> {
    let mut input = open(bytes)?;
    let sum = u32::from_le_bytes(*bytes.last_chunk().ok_or(DecodeError::Truncated)?);
    if head.checksums.get(number) != Some(&sum) {
        return Err(DecodeError::ForeignShard);
    }
    let mut shard = Shard::default();
    if let Some(part) = head.rare_part(number) {
        let terms = decode_terms(&mut input)?;
        let expected = head.first_term[number + 1] - head.first_term[number];
        if terms.len() != expected as usize || terms.term(0) != &*head.words.rare[part].first {
            return Err(DecodeError::Damaged);
        }
        shard.terms = Some(terms);
    }
    let mut input = Decisions::new(input.0);
    let mut models = Models::NEW;
    shard.starts.push(0);
    for term in head.first_term[number]..head.first_term[number + 1] {
        let found_in = head.words.documents(term) as usize;
        let spread = spread(found_in, head.shape.documents());
        let mut next = 0;
        for _ in 0..found_in {
            let packed = &mut shard.packed;
            let mut keep = |posting: Posting| packed.push(posting.pack());
            let document = code_document(
                &mut input,
                &mut models,
                &head.shape,
                spread,
                next,
                None,
                &mut keep,
            );
            next = document.ok_or(DecodeError::Damaged)? + 1;
            if input.is_beyond_the_end() {
                return Err(DecodeError::Truncated);
            }
        }
        shard.starts.push(shard.packed.len() as u32);
    }
    if input.is_at_the_end() {
        Ok(shard)
    } else {
        Err(DecodeError::Damaged)
    }
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
