//! Words that a sign makes special.

use super::super::grammar::Trait;
use super::super::{Kind, is_word, run};
use super::{Scanner, char_end};

impl Scanner<'_, '_> {
    /// Words that a mark makes special: `@name`, `$name`, `#[...]`, `:name` and the like.
    pub(super) fn mark(&mut self, byte: u8) -> bool {
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
}
