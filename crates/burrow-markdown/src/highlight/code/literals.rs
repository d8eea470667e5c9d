//! What is no code to be read word by word: comments, strings with their holes, characters, regular expressions.

use super::super::grammar::{Quote, Trait};
use super::super::{Kind, is_word, regex, run};
use super::{FRAMES, Frame, Scanner, char_end};

impl Scanner<'_, '_> {
    pub(super) fn comment(&mut self) -> bool {
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

    pub(super) fn quote(&mut self) -> bool {
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
    pub(super) fn quote_rest(&mut self, number: usize) {
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

    pub(super) fn regex(&mut self) -> bool {
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
}
