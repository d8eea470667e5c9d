//! Code coloured by kind of word: what a language's comments, strings, names and keywords look like, in one pass.
//!
//! One scanner (`code`) reads most languages by a table (`grammars`); those that are not a run of words, strings and
//! comments have a small scanner of their own. None uses regular expressions or looks back, so that every block costs
//! time in proportion to its length, whatever stands in it.

mod code;
mod config;
mod data;
mod grammar;
mod grammars;
mod languages;
mod markup;
mod regex;
mod shell;
mod style;
mod text;
mod yaml;

pub(crate) use languages::{Language, find, is_plain, nearest};
use std::ops::Range;

/// Blocks longer than this, in bytes, are shown plain: nobody reads them for their colours.
pub(crate) const LONGEST: usize = 200_000;

/// What a run of code is. Each has one class, named in [`Kind::class`], and one colour in the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Kind {
    Comment,
    Keyword,
    Text,
    Number,
    /// `true`, `null`, constants, symbols.
    Literal,
    Function,
    Type,
    /// A key: of an object, a header, a declaration, an attribute.
    Property,
    Tag,
    Variable,
    /// What speaks to the compiler or the tool: decorators, directives, prompts.
    Meta,
    Heading,
    Inserted,
    Deleted,
}

impl Kind {
    /// All kinds in the order of their numbers.
    pub(crate) const ALL: [Self; 14] = [
        Self::Comment,
        Self::Keyword,
        Self::Text,
        Self::Number,
        Self::Literal,
        Self::Function,
        Self::Type,
        Self::Property,
        Self::Tag,
        Self::Variable,
        Self::Meta,
        Self::Heading,
        Self::Inserted,
        Self::Deleted,
    ];

    /// The class that a run of this kind carries.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Comment => "t-c",
            Self::Keyword => "t-k",
            Self::Text => "t-s",
            Self::Number => "t-n",
            Self::Literal => "t-l",
            Self::Function => "t-f",
            Self::Type => "t-t",
            Self::Property => "t-p",
            Self::Tag => "t-g",
            Self::Variable => "t-v",
            Self::Meta => "t-m",
            Self::Heading => "t-h",
            Self::Inserted => "t-i",
            Self::Deleted => "t-d",
        }
    }
}

/// A run of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Its bytes in the code.
    pub(crate) at: Range<usize>,
}

/// Collects the tokens of one block, in order and apart; what is in none is plain.
struct Tokens<'a> {
    code: &'a str,
    list: Vec<Token>,
    /// How many languages are inside each other here.
    depth: u8,
}

/// Languages that may stand inside each other: Markdown with a page of HTML with a script.
const DEEPEST: u8 = 3;

impl Tokens<'_> {
    /// Adds a token; one of the same kind with only white space between becomes part of the last.
    fn add(&mut self, kind: Kind, at: Range<usize>) {
        if at.is_empty() {
            return;
        }
        if let Some(last) = self.list.last_mut() {
            debug_assert!(last.at.end <= at.start, "tokens come in order");
            let same = last.kind == kind;
            if same && is_blank(&self.code.as_bytes()[last.at.end..at.start]) {
                last.at.end = at.end;
                return;
            }
        }
        self.list.push(Token { kind, at });
    }

    /// Reads a part of the code as another language, if that is known and not too deep.
    fn inside(&mut self, word: &str, at: Range<usize>) {
        if self.depth < DEEPEST
            && let Some(language) = find(word)
        {
            self.depth += 1;
            language.scan(self, at);
            self.depth -= 1;
        }
    }
}

fn is_blank(bytes: &[u8]) -> bool {
    // Only a line's worth is looked at, so that a page of blank lines is not read twice.
    bytes.len() <= 120 && bytes.iter().all(u8::is_ascii_whitespace)
}

/// The tokens of a block of code, in order and apart; none when it is too long.
pub(crate) fn tokens(language: &Language, code: &str) -> Vec<Token> {
    if code.len() > LONGEST {
        return Vec::new();
    }
    let mut tokens = Tokens {
        code,
        list: Vec::new(),
        depth: 1,
    };
    language.scan(&mut tokens, 0..code.len());
    tokens.list
}

/// The lines of a part of the code: where each starts and ends, its line end left out.
fn lines(code: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'_> {
    let mut next = part.start;
    std::iter::from_fn(move || {
        if next >= part.end {
            return None;
        }
        let start = next;
        let end = code.as_bytes()[start..part.end]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(part.end, |length| start + length);
        next = end + 1;
        Some(start..end)
    })
}

/// Bytes from `at` that satisfy a condition, at most to `end`: where they end.
fn run(code: &str, at: usize, end: usize, is: impl Fn(u8) -> bool) -> usize {
    code.as_bytes()[at..end]
        .iter()
        .position(|byte| !is(*byte))
        .map_or(end, |length| at + length)
}

/// Letters, digits, `_` and everything beyond ASCII.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Where a number that starts at `at` ends: digits, letters of its base or unit, one sign after an exponent.
fn number(code: &str, at: usize, end: usize) -> usize {
    let bytes = code.as_bytes();
    let mut i = at;
    let hex = bytes[at..end].starts_with(b"0x") || bytes[at..end].starts_with(b"0X");
    while i < end {
        match bytes[i] {
            b'e' | b'E'
                if !hex
                    && matches!(bytes.get(i + 1), Some(b'+' | b'-'))
                    && bytes.get(i + 2).is_some_and(u8::is_ascii_digit) =>
            {
                i += 2;
            }
            b'.' if bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => i += 1,
            byte if byte.is_ascii_alphanumeric() || byte == b'_' => i += 1,
            _ => break,
        }
    }
    i.min(end)
}

/// Where a quoted run that starts at `at` ends: after its closing quote, or at the end of its line.
fn quoted(code: &str, at: usize, end: usize) -> usize {
    let bytes = code.as_bytes();
    let quote = bytes[at];
    let mut i = at + 1;
    while i < end {
        match bytes[i] {
            b'\n' => return i,
            b'\\' => i += 1,
            byte if byte == quote => return i + 1,
            _ => {}
        }
        i += 1;
    }
    end
}

#[cfg(test)]
mod tests;
