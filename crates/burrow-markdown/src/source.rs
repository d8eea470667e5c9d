//! The text of a page made fit to parse, and where each byte of it stood in the file.

use crate::{Finding, Place, Source, kramdown};
use std::ops::Range;

/// A page's text, ready to parse.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// What the parser sees.
    pub(crate) text: String,
    /// kramdown's block attribute lists, taken out of the text.
    pub(crate) lists: Vec<kramdown::BlockList>,
    /// What was found on the way.
    pub(crate) findings: Vec<Finding>,
    /// Cuts: from this offset of `text` on, this many bytes of `original` are missing before it.
    cuts: Vec<(usize, usize)>,
    original: String,
    lines: Vec<usize>,
    /// Characters before every [`BLOCK`]-th byte: a column is counted from there, however long its line.
    characters: Vec<usize>,
    line_offset: u32,
}

const BLOCK: usize = 1024;

impl Prepared {
    pub(crate) fn new(source: &Source<'_>) -> Self {
        let (original, first_control) = normalise(source.text);
        let lines = std::iter::once(0)
            .chain(original.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let characters = original
            .as_bytes()
            .chunks(BLOCK)
            .scan(0, |before, block| {
                let here = *before;
                *before += characters_in(block);
                Some(here)
            })
            .collect();
        let mut prepared = Self {
            text: String::new(),
            lists: Vec::new(),
            findings: Vec::new(),
            cuts: Vec::new(),
            original,
            lines,
            characters,
            line_offset: source.line_offset,
        };
        if let Some(at) = first_control {
            prepared.findings.push(Finding {
                code: "control-character",
                message: "a control character was replaced by “�”".into(),
                hint: Some("remove it: it is invisible in most editors".into()),
                place: prepared.place(at),
            });
        }
        if source.dialect.kramdown {
            let markup = kramdown::find(&prepared.original);
            prepared.cut(&markup.cuts);
            prepared.lists = markup.lists;
            for list in &mut prepared.lists {
                list.at = prepared.cuts[list.cut].0;
            }
            let liquid = markup.liquid.into_iter().map(|at| Finding {
                code: "liquid-shown",
                message: "Liquid is not run: it is shown as written".into(),
                hint: Some("write what it stands for, or put it in `code`".into()),
                place: prepared.place_with_cuts(at),
            });
            let liquid: Vec<Finding> = liquid.collect();
            prepared.findings.extend(liquid);
        } else {
            prepared.text = prepared.original.clone();
        }
        prepared
    }

    /// Leaves `ranges` of the original, in order and apart, out of the text.
    fn cut(&mut self, ranges: &[Range<usize>]) {
        let (mut from, mut missing) = (0, 0);
        for range in ranges {
            self.text.push_str(&self.original[from..range.start]);
            missing += range.len();
            self.cuts.push((self.text.len(), missing));
            from = range.end;
        }
        self.text.push_str(&self.original[from..]);
    }

    /// Where an offset of `text` stood in the file.
    pub(crate) fn place(&self, at: usize) -> Place {
        let passed = self.cuts.partition_point(|(from, _)| *from <= at);
        let missing = passed.checked_sub(1).map_or(0, |last| self.cuts[last].1);
        self.place_with_cuts(at + missing)
    }

    /// Where an offset of the text before anything was cut stood in the file.
    pub(crate) fn place_with_cuts(&self, at: usize) -> Place {
        let at = at.min(self.original.len());
        let line = self.lines.partition_point(|start| *start <= at) - 1;
        let column = self.characters_before(at) - self.characters_before(self.lines[line]);
        Place {
            line: u32::try_from(line)
                .unwrap_or(u32::MAX - 1)
                .saturating_add(self.line_offset)
                .saturating_add(1),
            column: u32::try_from(column).unwrap_or(u32::MAX - 1) + 1,
        }
    }

    fn characters_before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let before = self
            .characters
            .get(block)
            .or(self.characters.last())
            .copied()
            .unwrap_or(0);
        let start = block.min(self.characters.len().saturating_sub(1)) * BLOCK;
        before + characters_in(&self.original.as_bytes()[start..at])
    }
}

/// Characters that start in a run of UTF-8.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// Line ends as `\n`, control characters as U+FFFD; also where the first of those stands.
fn normalise(text: &str) -> (String, Option<usize>) {
    let mut clean = String::with_capacity(text.len());
    let mut first = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                clean.push('\n');
            }
            c if is_control(c) => {
                first.get_or_insert(clean.len());
                clean.push('\u{fffd}');
            }
            c => clean.push(c),
        }
    }
    (clean, first)
}

/// Characters that never reach the HTML, so that the writer can use them as marks of its own.
pub(crate) fn is_control(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\n' | '\t')
}
