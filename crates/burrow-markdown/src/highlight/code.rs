//! The scanner for languages that are runs of words, strings, numbers and comments: most of them.

mod literals;
mod markup;
mod sigils;

use super::grammar::{Ready, Trait};
use super::{Kind, Tokens, is_word, number, run};
use std::ops::Range;

/// What is open around the place at hand.
enum Frame {
    /// Code inside a string or markup, until this bracket; how many of it stand open.
    Hole(u8, usize),
    /// A string with holes, by its number in the table.
    Quote(usize),
    /// Inside the brackets of a tag; whether it closes an element.
    Tag(bool),
    /// Between tags.
    Children,
}

pub(super) struct Scanner<'a, 'b> {
    tokens: &'a mut Tokens<'b>,
    code: &'b str,
    language: &'a Ready,
    i: usize,
    end: usize,
    frames: Vec<Frame>,
    /// Whether a value stands before, so that `/` divides and `<` compares.
    value: bool,
    /// Whether nothing but white space stands before on this line.
    line_start: bool,
    /// Whether nothing stands before in this statement.
    statement_start: bool,
    /// The bracket before was an opening round one.
    list_start: bool,
}

/// Most frames that are followed; what is deeper is read as plain code.
const FRAMES: usize = 64;

/// Reads a part of the code by a grammar.
pub(super) fn scan(tokens: &mut Tokens<'_>, part: Range<usize>, language: &Ready) {
    let code = tokens.code;
    let mut scanner = Scanner {
        tokens,
        code,
        language,
        i: part.start,
        end: part.end,
        frames: Vec::new(),
        value: false,
        line_start: true,
        statement_start: true,
        list_start: false,
    };
    while scanner.i < scanner.end {
        match scanner.frames.last() {
            Some(Frame::Quote(number)) => scanner.quote_rest(*number),
            Some(Frame::Tag(closes)) => scanner.tag(*closes),
            Some(Frame::Children) => scanner.children(),
            _ => scanner.step(),
        }
    }
}

impl Scanner<'_, '_> {
    fn rest(&self) -> &[u8] {
        &self.code.as_bytes()[self.i..self.end]
    }

    fn byte(&self, ahead: usize) -> u8 {
        let at = self.i + ahead;
        if at < self.end {
            self.code.as_bytes()[at]
        } else {
            0
        }
    }

    fn has(&self, what: Trait) -> bool {
        self.language.has(what)
    }

    /// Adds what stands from here to `end`, and goes on there.
    fn take(&mut self, kind: Kind, end: usize) {
        let end = end.min(self.end);
        self.tokens.add(kind, self.i..end);
        self.i = end;
    }

    fn push(&mut self, frame: Frame) {
        if self.frames.len() < FRAMES {
            self.frames.push(frame);
        }
    }

    /// Reads one word, string, number, comment or mark.
    fn step(&mut self) {
        let byte = self.byte(0);
        if byte == b'\n' {
            self.line_start = true;
            if self.has(Trait::LineHead) {
                self.statement_start = true;
            }
            self.i += 1;
            return;
        }
        if byte.is_ascii_whitespace() {
            self.i += 1;
            return;
        }
        if self.comment() || self.quote() || self.regex() || self.mark(byte) {
            self.line_start = false;
            self.statement_start = false;
            self.list_start = false;
            return;
        }
        if byte.is_ascii_digit() {
            let end = number(self.code, self.i, self.end);
            self.take(Kind::Number, end);
            self.after_value();
        } else if is_word(byte) || (byte == b'$' && is_word(self.byte(1))) {
            self.word();
        } else {
            self.sign(byte);
        }
    }

    fn after_value(&mut self) {
        self.value = true;
        self.line_start = false;
        self.statement_start = false;
        self.list_start = false;
    }

    fn word(&mut self) {
        let dashes = self.has(Trait::Dashes);
        let more = |b: u8| is_word(b) || b == b'$' || (dashes && b == b'-');
        let start = self.i;
        let end = run(self.code, start + 1, self.end, more);
        let word = &self.code[start..end];
        let after_dot = start
            .checked_sub(1)
            .is_some_and(|at| self.code.as_bytes()[at] == b'.' && self.value_before_dot(at));
        let gap = run(self.code, end, self.end, |b| b == b' ');
        let next = self.code.as_bytes()[..self.end]
            .get(gap)
            .copied()
            .unwrap_or(0);
        let after = self.code.as_bytes()[..self.end]
            .get(gap + 1)
            .copied()
            .unwrap_or(0);
        let head = (self.statement_start
            && (self.has(Trait::LineHead) || self.has(Trait::StatementHead)))
            || (self.list_start && self.has(Trait::Lists));
        let key = self.has(Trait::Keys)
            && ((next == b':' && after != b':') || (next == b'=' && !matches!(after, b'=' | b'>')));
        let known = if after_dot {
            None
        } else {
            self.language.word(word)
        };
        let kind = match known {
            Some(Kind::Keyword) if key && next == b':' && self.byte_before_is_open() => {
                Some(Kind::Property)
            }
            Some(kind) => Some(kind),
            None if head && self.has(Trait::Lists) => Some(Kind::Function),
            None if head => Some(Kind::Keyword),
            None if key => Some(Kind::Property),
            None if next == b'(' && gap == end && self.has(Trait::Calls) => Some(Kind::Function),
            None if next == b'!' && gap == end && after != b'=' && self.has(Trait::Bang) => {
                Some(Kind::Function)
            }
            None if self.has(Trait::Capitals) => capitals(word),
            None => None,
        };
        match kind {
            Some(kind) => self.take(kind, end),
            None => self.i = end,
        }
        self.after_value();
        self.value =
            kind != Some(Kind::Keyword) || matches!(word, "this" | "self" | "super" | "end");
    }

    fn value_before_dot(&self, dot: usize) -> bool {
        dot.checked_sub(1)
            .is_none_or(|before| self.code.as_bytes()[before] != b'.')
    }

    /// Whether the mark before this word opens a list of keys.
    fn byte_before_is_open(&self) -> bool {
        let before = self.code.as_bytes()[..self.i]
            .iter()
            .rev()
            .take(80)
            .find(|byte| !byte.is_ascii_whitespace());
        matches!(before, Some(b'{' | b',' | b'('))
    }

    /// A bracket or an operator.
    fn sign(&mut self, byte: u8) {
        self.line_start = false;
        self.statement_start = matches!(byte, b';' | b'{' | b'}');
        self.list_start = byte == b'(';
        if byte == b'<' && !self.value && self.has(Trait::Jsx) && self.open_tag() {
            return;
        }
        self.value = matches!(byte, b')' | b']' | b'}');
        self.i += 1;
        let Some(Frame::Hole(bracket, open)) = self.frames.last_mut() else {
            return;
        };
        let opening = if *bracket == b')' { b'(' } else { b'{' };
        if byte == opening {
            *open += 1;
        } else if byte == *bracket {
            if *open == 0 {
                self.frames.pop();
            } else {
                *open -= 1;
            }
        }
    }
}

/// The next place from `at` on that does not stand inside a character.
fn char_end(code: &str, at: usize) -> usize {
    let mut at = at.min(code.len());
    while !code.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// `Name` is a type and `NAME` a constant.
fn capitals(word: &str) -> Option<Kind> {
    let first = word.bytes().next()?;
    if !first.is_ascii_uppercase() {
        return None;
    }
    if word.bytes().any(|byte| byte.is_ascii_lowercase()) || word.len() == 1 {
        return Some(Kind::Type);
    }
    Some(Kind::Literal)
}
