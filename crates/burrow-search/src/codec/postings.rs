//! Posting lists as decisions, and what makes each decision likely: one function writes and reads them.

use crate::analyse::{InPassage, Occurrence};
use crate::entropy::{Coder, Model, Numbers};

/// One piece of a posting list: a document, or a passage of the document told before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Posting {
    Document {
        document: u32,
        title: bool,
        keywords: bool,
    },
    Passage {
        /// Number in the collection.
        passage: u32,
        heading: bool,
        /// Times in the text; 2 stands for more.
        count: u32,
    },
}

impl Posting {
    /// In 32 bits: the topmost is set for a document, the lowest are flags and counts.
    pub fn pack(self) -> u32 {
        match self {
            Posting::Document {
                document,
                title,
                keywords,
            } => 1 << 31 | document << 2 | u32::from(keywords) << 1 | u32::from(title),
            Posting::Passage {
                passage,
                heading,
                count,
            } => passage << 3 | u32::from(heading) << 2 | count,
        }
    }

    pub fn unpack(packed: u32) -> Self {
        if packed >> 31 > 0 {
            Posting::Document {
                document: (packed & (u32::MAX >> 1)) >> 2,
                title: packed & 1 > 0,
                keywords: packed & 2 > 0,
            }
        } else {
            Posting::Passage {
                passage: packed >> 3,
                heading: packed & 4 > 0,
                count: packed & 3,
            }
        }
    }
}

/// Most words each step of a quantised length stands for.
const LENGTHS: [u16; 16] = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 64, 100, 160, 260, 420];

fn quantise(length: u32) -> u8 {
    let step = LENGTHS.iter().position(|most| length <= u32::from(*most));
    step.unwrap_or(LENGTHS.len() - 1) as u8
}

/// What is known of the documents and passages before any posting: it makes postings likely or not.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    /// Number of each document's first passage in the collection; one more entry than documents.
    pub first_passage: Vec<u32>,
    /// Quantised lengths of each passage: heading in the high half, text in the low half.
    pub lengths: Vec<u8>,
}

impl Shape {
    /// The shape of documents that have not been told.
    pub fn new() -> Self {
        Self {
            first_passage: vec![0],
            lengths: Vec::new(),
        }
    }

    /// Adds a passage to the document being told: words in its heading and in its text.
    pub fn passage(&mut self, heading: u32, text: u32) {
        self.lengths.push((quantise(heading) << 4) | quantise(text));
    }

    /// Ends the document being told.
    pub fn end_document(&mut self) {
        self.first_passage.push(self.lengths.len() as u32);
    }

    pub fn documents(&self) -> usize {
        self.first_passage.len() - 1
    }

    /// Words in the heading and in the text of a passage, about.
    pub fn words(&self, passage: usize) -> (u32, u32) {
        let (heading, text) = halves(self.lengths[passage]);
        (u32::from(LENGTHS[heading]), u32::from(LENGTHS[text]))
    }
}

/// What a shard's decisions have taught so far.
pub(crate) struct Models {
    /// Whether the document told last was the neighbour of the one before.
    neighbour: bool,
    /// By how spread out the term's documents are, and by `neighbour`.
    gap: [[Numbers; 2]; 12],
    title: [Model; 12],
    keywords: [[Model; 2]; 12],
    /// By the size of the document.
    passages: [Numbers; 12],
    /// By how likely a passage is from what is left, by its length, and by whether the one before it has the term.
    presence: [[[Model; 2]; 16]; 16],
    /// By the length of the heading, and whether the title has the term.
    heading: [[Model; 2]; 16],
    /// By the length of the text, how many have been counted, and whether the heading has the term.
    count: [[[Model; 2]; 2]; 16],
}

impl Models {
    /// Nothing learnt: all zeros, so that making it takes no code.
    pub const NEW: Self = Self {
        neighbour: false,
        gap: [[Numbers::NEW; 2]; 12],
        title: [Model::NEW; 12],
        keywords: [[Model::NEW; 2]; 12],
        passages: [Numbers::NEW; 12],
        presence: [[[Model::NEW; 2]; 16]; 16],
        heading: [[Model::NEW; 2]; 16],
        count: [[[Model::NEW; 2]; 2]; 16],
    };
}

fn halves(quantised: u8) -> (usize, usize) {
    (usize::from(quantised >> 4), usize::from(quantised & 15))
}

/// How rare a term is: 0 when every document has it, one more for each time its documents halve.
pub(crate) fn spread(found_in: usize, documents: usize) -> usize {
    (documents / found_in.max(1)).max(1).ilog2().min(11) as usize
}

/// How rare passages with a term are among those left: 0 for all of them, two more for each time they halve.
fn scarcity(left: u32, among: u32) -> usize {
    let ratio = (4 * among / left).max(4);
    let octave = ratio.ilog2();
    let half = ratio >> (octave - 1) & 1;
    (2 * octave + half - 4).min(15) as usize
}

/// Writes or reads the postings of one term in its next document, and tells them as it goes.
///
/// The decisions: how many documents are skipped since `next`; whether the title and the keywords have the term; how
/// many passages do; for each passage until they are all found whether it does, and if so, whether its heading does and
/// how often its text does, up to two. A reader is given nothing, and gets None when there is no such document.
pub(crate) fn code_document<C: Coder>(
    coder: &mut C,
    models: &mut Models,
    shape: &Shape,
    spread: usize,
    next: u32,
    given: Option<(u32, &Occurrence)>,
    tell: &mut dyn FnMut(Posting),
) -> Option<u32> {
    let nothing = Occurrence::default();
    let (document, found) = given.unwrap_or((next, &nothing));
    let first_after_one = usize::from(models.neighbour);
    let gap = coder.number(&mut models.gap[spread][first_after_one], document - next);
    models.neighbour = gap == 0;
    let document = next + gap;
    let [first, end] = *shape
        .first_passage
        .get(document as usize..)?
        .first_chunk()?;
    let title = coder.code(&mut models.title[spread], found.title);
    let keywords = &mut models.keywords[spread][usize::from(title)];
    let keywords = coder.code(keywords, found.keywords);
    tell(Posting::Document {
        document,
        title,
        keywords,
    });
    let size = (end - first + 1).ilog2().min(11) as usize;
    let mut left = coder.number(&mut models.passages[size], found.passages.len() as u32);
    let mut given = found.passages.iter().peekable();
    let mut before = false;
    for passage in first..end {
        if left == 0 {
            break;
        }
        let place = given.next_if(|place| place.passage == passage - first);
        let (heading_length, text_length) = halves(shape.lengths[passage as usize]);
        let model =
            &mut models.presence[scarcity(left, end - passage)][text_length][usize::from(before)];
        before = coder.code(model, place.is_some());
        if !before {
            continue;
        }
        left -= 1;
        let InPassage { heading, count, .. } = place.copied().unwrap_or_default();
        let model = &mut models.heading[heading_length][usize::from(title)];
        let heading = coder.code(model, heading);
        let counts = &mut models.count[text_length];
        let mut counted = 0;
        while counted < 2 {
            let model = &mut counts[counted as usize][usize::from(heading)];
            if !coder.code(model, counted < count) {
                break;
            }
            counted += 1;
        }
        tell(Posting::Passage {
            passage,
            heading,
            count: counted,
        });
    }
    (left == 0).then_some(document)
}
