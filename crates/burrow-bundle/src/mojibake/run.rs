//! Units next to each other, and whether all of them together are likelier to be mojibake than text.

use super::candidates;
use super::code_page::CodePage;
use super::meaning::{self, Kind};
use super::oddity;
use super::segment::Segment;

/// A score from which on a reading is taken.
const CERTAIN: i32 = 3;

/// The signs of one character.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Number of the first sign in its segment.
    pub start: usize,
    /// Number of the sign after the last.
    pub end: usize,
    /// The character; none when what is left could be too many.
    pub meant: Option<char>,
    /// Whether a byte is missing.
    pub lossy: bool,
}

/// Units without anything between them.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The units, at least one.
    pub units: Vec<Unit>,
    /// How much likelier it is that they stand for something else than for themselves.
    pub score: i32,
    is_western: bool,
}

impl Run {
    /// Every run of a segment, read by a code page.
    pub fn all(segment: &Segment<'_>, page: &CodePage) -> Vec<Self> {
        let mut runs = Vec::new();
        let mut units: Vec<Unit> = Vec::new();
        let mut at = 0;
        while at < segment.chars.len() {
            if let Some(unit) = unit(segment, page, at) {
                at = unit.end;
                units.push(unit);
            } else {
                at += 1;
                if !units.is_empty() {
                    runs.push(Self::new(segment, page, std::mem::take(&mut units)));
                }
            }
        }
        if !units.is_empty() {
            runs.push(Self::new(segment, page, units));
        }
        runs
    }

    fn new(segment: &Segment<'_>, page: &CodePage, units: Vec<Unit>) -> Self {
        let (first, last) = (units[0].start, units[units.len() - 1].end);
        let standing = oddity::of(segment, first..last);
        let alone: i32 = units
            .iter()
            .map(|unit| oddity::of_lead(segment, unit, page.dropped.is_empty()))
            .sum();
        let meanings: i32 = (0..units.len())
            .map(|number| meaning::weight(segment, &units, number))
            .sum();
        let is_western = units
            .iter()
            .all(|unit| unit.meant.is_none_or(|meant| Kind::of(meant).is_western()));
        Self {
            score: standing + alone + meanings,
            units,
            is_western,
        }
    }

    /// Number of its first sign.
    pub fn start(&self) -> usize {
        self.units[0].start
    }

    /// Number of the sign after its last.
    pub fn end(&self) -> usize {
        self.units[self.units.len() - 1].end
    }

    /// Whether it is mojibake whatever else the text holds.
    pub fn is_certain(&self) -> bool {
        let needed = if self.units.iter().all(|unit| unit.lossy) {
            CERTAIN + 1
        } else {
            CERTAIN
        };
        self.score >= needed
    }

    /// Whether it is mojibake in a text that holds so many certain runs of its kind.
    pub fn is_accepted(&self, certain: usize) -> bool {
        let lossy = self.units.iter().any(|unit| unit.lossy);
        let enough = if lossy { certain > 0 } else { certain > 1 };
        let needed = if self.units.iter().all(|unit| unit.lossy) {
            CERTAIN
        } else {
            CERTAIN - 1
        };
        self.is_certain() || (enough && self.is_western && self.score >= needed)
    }
}

/// The unit that starts at a sign.
fn unit(segment: &Segment<'_>, page: &CodePage, at: usize) -> Option<Unit> {
    let lead = page.byte(segment.chars[at].1)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut there = 1;
    while there < length {
        let sign = segment.chars.get(at + there).map(|(_, sign)| *sign);
        match sign.and_then(|sign| page.byte(sign)) {
            Some(byte @ 0x80..=0xbf) => bytes[there] = byte,
            _ => break,
        }
        there += 1;
    }
    let whole = (there == length)
        .then(|| std::str::from_utf8(&bytes[..length]).ok())
        .flatten()
        .and_then(|text| text.chars().next())
        .filter(|meant| Kind::of(*meant) != Kind::Never);
    let whole = whole.map(|meant| Unit {
        start: at,
        end: at + length,
        meant: Some(meant),
        lossy: false,
    });
    let is_likely = |unit: &Unit| {
        unit.meant
            .is_some_and(|meant| Kind::of(meant) != Kind::Rare)
    };
    if whole.as_ref().is_some_and(is_likely) {
        return whole;
    }
    // A rare character is more likely a usual one whose byte is missing, followed by something else.
    let partial = candidates::unit(segment, page, at, &bytes[..there.min(length - 1)], length);
    partial
        .filter(|unit| unit.meant.is_some() || whole.is_none())
        .or(whole)
}
