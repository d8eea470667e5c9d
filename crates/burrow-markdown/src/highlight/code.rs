//! The scanner for languages that are runs of words, strings, numbers and comments: most of them.

use super::grammar::{Quote, Ready, Trait};
use super::{Kind, Tokens, is_word, number, regex, run};
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

    fn comment(&mut self) -> bool {
        let grammar = self.language.grammar;
        let rest = self.rest();
        for (open, close) in grammar.block_comments {
            if !rest.starts_with(open.as_bytes()) {
                continue;
            }
            let end = self.block_comment(open, close);
            self.take(Kind::Comment, end);
            return true;
        }
        for open in grammar.line_comments {
            if !rest.starts_with(open.as_bytes()) {
                continue;
            }
            // `#` opens a comment only after white space where it also stands inside words and addresses.
            let before = self.i.checked_sub(1).map(|at| self.code.as_bytes()[at]);
            if *open == "#" && before.is_some_and(|before| is_word(before) || before == b'$') {
                continue;
            }
            if *open == "#" && self.has(Trait::HashBracket) && self.byte(1) == b'[' {
                continue;
            }
            let end = run(self.code, self.i, self.end, |byte| byte != b'\n');
            let was = self.value;
            self.take(Kind::Comment, end);
            self.value = was;
            return true;
        }
        false
    }

    fn block_comment(&self, open: &str, close: &str) -> usize {
        let (open, close) = (open.as_bytes(), close.as_bytes());
        let bytes = &self.code.as_bytes()[..self.end];
        let nested = self.has(Trait::NestedComments);
        let mut depth = 1;
        let mut i = self.i + open.len();
        while i < self.end {
            if bytes[i..].starts_with(close) {
                depth -= 1;
                i += close.len();
                if depth == 0 {
                    return i;
                }
            } else if nested && bytes[i..].starts_with(open) {
                depth += 1;
                i += open.len();
            } else {
                i += 1;
            }
        }
        self.end
    }

    fn quote(&mut self) -> bool {
        let grammar = self.language.grammar;
        let byte = self.byte(0);
        if byte == b'\'' && self.has(Trait::Lifetimes) {
            return self.character();
        }
        let found = grammar.quotes.iter().position(|quote| {
            quote.open.as_bytes()[0] == byte && self.rest().starts_with(quote.open.as_bytes())
        });
        let Some(found) = found else { return false };
        let before = self.i.checked_sub(1).map(|at| self.code.as_bytes()[at]);
        let in_word = before.is_some_and(is_word);
        if in_word && (byte.is_ascii_alphabetic() || (byte == b'\'' && self.has(Trait::Capitals))) {
            let ends_word = byte.is_ascii_alphabetic();
            let prefix = before.is_some_and(|before| matches!(before, b'b' | b'f' | b'r' | b'u'));
            if ends_word || !prefix {
                return false;
            }
        }
        let length = grammar.quotes[found].open.len();
        self.tokens.add(Kind::Text, self.i..self.i + length);
        self.i += length;
        self.quote_body(found);
        self.value = true;
        true
    }

    /// After a hole: the rest of the string around it.
    fn quote_rest(&mut self, number: usize) {
        self.frames.pop();
        self.quote_body(number);
        self.value = true;
    }

    /// Reads a string from inside to its end, or to a hole in it.
    fn quote_body(&mut self, number: usize) {
        let quote: &'static Quote = &self.language.grammar.quotes[number];
        let bytes = &self.code.as_bytes()[..self.end];
        let (close, hole) = (quote.close.as_bytes(), quote.hole.map(str::as_bytes));
        let mut i = self.i;
        while i < self.end {
            let rest = &bytes[i..];
            if let Some(open) = hole.filter(|open| rest.starts_with(open))
                && self.frames.len() + 1 < FRAMES
            {
                self.take(Kind::Text, i);
                self.i = i + open.len();
                let bracket = if open.ends_with(b"(") { b')' } else { b'}' };
                self.push(Frame::Quote(number));
                self.push(Frame::Hole(bracket, 0));
                self.value = false;
                return;
            }
            if quote.escapes && rest[0] == b'\\' {
                i += 2;
                continue;
            }
            if rest.starts_with(close) {
                return self.take(Kind::Text, i + close.len());
            }
            if rest[0] == b'\n' && !quote.lines {
                return self.take(Kind::Text, i);
            }
            i += 1;
        }
        self.take(Kind::Text, char_end(self.code, i));
    }

    /// `'a'` or `'\n'`; a lifetime otherwise.
    fn character(&mut self) -> bool {
        let end = match self.byte(1) {
            // `\\u{10ffff}` is the longest.
            b'\\' if self.i + 3 < self.end => {
                let bound = self.end.min(self.i + 14);
                run(self.code, self.i + 3, bound, |byte| byte != b'\'')
            }
            _ => self.code[self.i + 1..self.end]
                .chars()
                .next()
                .map_or(self.end, |c| self.i + 1 + c.len_utf8()),
        };
        if end < self.end && self.code.as_bytes()[end] == b'\'' {
            self.take(Kind::Text, end + 1);
            self.value = true;
            return true;
        }
        if is_word(self.byte(1)) {
            let end = run(self.code, self.i + 1, self.end, is_word);
            self.take(Kind::Variable, end);
            return true;
        }
        false
    }

    fn regex(&mut self) -> bool {
        if self.byte(0) != b'/' || self.value || !self.has(Trait::Regex) {
            return false;
        }
        let Some(end) = regex::end(self.code, self.i, self.end) else {
            return false;
        };
        self.take(Kind::Text, end);
        self.value = true;
        true
    }

    /// Words that a mark makes special: `@name`, `$name`, `#[...]`, `:name` and the like.
    fn mark(&mut self, byte: u8) -> bool {
        let next = self.byte(1);
        let names = is_word(next) && !next.is_ascii_digit();
        let kind = match byte {
            b'@' if self.has(Trait::AtVariable) && (names || next == b'@') => Kind::Variable,
            b'@' if self.has(Trait::At) && names => Kind::Meta,
            b'$' if self.has(Trait::Dollar) && (is_word(next) || next == b'{') => {
                let end = if next == b'{' {
                    let end = run(self.code, self.i, self.end, |b| b != b'}' && b != b'\n');
                    (end + 1).min(self.end)
                } else {
                    run(self.code, self.i + 1, self.end, is_word)
                };
                self.take(Kind::Variable, char_end(self.code, end));
                self.value = true;
                return true;
            }
            b'%' if self.has(Trait::Percent) && names => Kind::Variable,
            b'\\' if self.has(Trait::Backslash) && names => Kind::Keyword,
            b':' if self.has(Trait::Symbols) && names && !self.value => Kind::Literal,
            b'#' if self.has(Trait::Preprocessor) && self.line_start => {
                let word = run(self.code, self.i + 1, self.end, |b| b == b' ');
                let end = run(self.code, word, self.end, is_word);
                let include = &self.code[word..end] == "include";
                self.take(Kind::Meta, end);
                if include {
                    let name = run(self.code, self.i, self.end, |b| b == b' ');
                    self.i = name;
                    let end = run(self.code, name, self.end, |b| b != b'\n');
                    self.take(Kind::Text, end);
                }
                return true;
            }
            b'#' if self.has(Trait::HashBracket) && matches!(next, b'[' | b'!') => {
                let mut open = 0_usize;
                let mut end = self.i;
                for byte in self.rest() {
                    match byte {
                        b'[' => open += 1,
                        b']' => open = open.saturating_sub(1),
                        b'\n' if open == 0 => break,
                        _ => {}
                    }
                    end += 1;
                    if *byte == b']' && open == 0 {
                        break;
                    }
                }
                self.take(Kind::Meta, end);
                self.value = false;
                return true;
            }
            _ => return false,
        };
        let more = |b: u8| is_word(b) || (b == b'.' && byte == b'@' && kind == Kind::Meta);
        let start = run(self.code, self.i, self.end, |b| b == byte);
        let end = run(self.code, start, self.end, more);
        self.take(kind, end);
        self.value = kind != Kind::Meta;
        true
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

    /// `<name`, `</name` or `<>` as markup.
    fn open_tag(&mut self) -> bool {
        let closes = self.byte(1) == b'/';
        let start = self.i + 1 + usize::from(closes);
        let end = run(self.code, start, self.end, |b| {
            is_word(b) || matches!(b, b'.' | b'-' | b':')
        });
        let fragment = end == start && self.code.as_bytes()[..self.end].get(end) == Some(&b'>');
        let named = end > start && !self.code.as_bytes()[start].is_ascii_digit();
        if !(fragment || named) || self.frames.len() + 2 >= FRAMES {
            return false;
        }
        self.i = start;
        self.take(Kind::Tag, end);
        self.push(Frame::Tag(closes));
        true
    }

    fn tag(&mut self, closes: bool) {
        let byte = self.byte(0);
        match byte {
            b'>' => {
                self.i += 1;
                self.frames.pop();
                if closes {
                    if matches!(self.frames.last(), Some(Frame::Children)) {
                        self.frames.pop();
                    }
                } else {
                    self.push(Frame::Children);
                }
                self.value = true;
            }
            b'/' if self.byte(1) == b'>' => {
                self.i += 2;
                self.frames.pop();
                self.value = true;
            }
            b'{' => {
                self.i += 1;
                self.value = false;
                self.push(Frame::Hole(b'}', 0));
            }
            b'"' | b'\'' => {
                let end = run(self.code, self.i + 1, self.end, |b| b != byte);
                self.take(Kind::Text, end + 1);
            }
            _ if is_word(byte) => {
                let end = run(self.code, self.i, self.end, |b| {
                    is_word(b) || matches!(b, b'-' | b':' | b'.')
                });
                self.take(Kind::Property, end);
            }
            _ => self.i += 1,
        }
    }

    /// Text between tags: only markup and code in braces mean anything.
    fn children(&mut self) {
        match self.byte(0) {
            b'{' => {
                self.i += 1;
                self.value = false;
                if self.frames.len() + 1 < FRAMES {
                    self.push(Frame::Hole(b'}', 0));
                }
            }
            b'<' => {
                if !self.open_tag() {
                    self.i += 1;
                }
            }
            _ => {
                self.i = run(self.code, self.i + 1, self.end, |b| {
                    !matches!(b, b'{' | b'<')
                })
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
