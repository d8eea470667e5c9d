//! The text of a page made fit to parse, and where each byte of it stood in the file.

use crate::{
    Dialect, Finding, Place, Source, blocks, construct::Constructs, kramdown, rewrite::Rewritten,
    spans::Abbreviations,
};

/// A page's text, ready to parse.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// What the parser sees.
    pub(crate) text: String,
    /// kramdown's block attribute lists, taken out of the text.
    pub(crate) lists: Vec<kramdown::BlockList>,
    /// What the dialect adds to Markdown's blocks; marked in the text.
    pub(crate) constructs: Constructs,
    /// What abbreviations mean.
    pub(crate) abbreviations: Abbreviations,
    /// What was found on the way.
    pub(crate) findings: Vec<Finding>,
    /// Where the text stood in `original`; its own copy of it is moved to `text`.
    stood: Rewritten,
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
            constructs: Constructs::default(),
            abbreviations: Abbreviations::new(),
            findings: Vec::new(),
            stood: Rewritten::default(),
            original,
            lines,
            characters,
            line_offset: source.line_offset,
        };
        if let Some(at) = first_control {
            prepared.find(
                at,
                "control-character",
                "a control character was replaced by “�”".into(),
                Some("remove it: it is invisible in most editors"),
            );
        }
        let blocks = blocks::find(prepared.original.clone(), &source.dialect);
        prepared.constructs = blocks.constructs;
        prepared.abbreviations = blocks.abbreviations;
        for found in blocks.found {
            prepared.find(found.at, found.code, found.message, found.hint);
        }
        prepared.stood = blocks.text;
        if source.dialect.kramdown || source.dialect.attributes {
            prepared.take_kramdown(&source.dialect);
        }
        prepared.text = std::mem::take(&mut prepared.stood.text);
        prepared
    }

    /// Takes kramdown's markup out of the text.
    fn take_kramdown(&mut self, dialect: &Dialect) {
        let markup = kramdown::find(&self.stood.text, dialect);
        for at in markup.liquid {
            self.find(
                self.stood.origin(at),
                "liquid-shown",
                "Liquid is not run: it is shown as written".into(),
                Some("write what it stands for, or put it in `code`"),
            );
        }
        self.lists = markup.lists;
        for list in &mut self.lists {
            list.stood_at = self.stood.origin(list.stood_at);
        }
        let (after, stand) = std::mem::take(&mut self.stood).edit(&markup.edits);
        self.stood = after;
        for list in &mut self.lists {
            list.at = stand[list.cut];
        }
    }

    fn find(&mut self, at: usize, code: &'static str, message: String, hint: Option<&str>) {
        let place = self.original_place(at);
        self.findings.push(Finding {
            code,
            message,
            hint: hint.map(Into::into),
            place,
        });
    }

    /// Where an offset of `text` stood in the file.
    pub(crate) fn place(&self, at: usize) -> Place {
        self.original_place(self.stood.origin(at))
    }

    /// Where an offset of the text before anything was rewritten stood in the file.
    pub(crate) fn original_place(&self, at: usize) -> Place {
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
