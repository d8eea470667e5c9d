//! Markup inside code: tags, their attributes, and what stands between them.

use super::super::{Kind, is_word, run};
use super::{FRAMES, Frame, Scanner};

impl Scanner<'_, '_> {
    /// `<name`, `</name` or `<>` as markup.
    pub(super) fn open_tag(&mut self) -> bool {
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

    pub(super) fn tag(&mut self, closes: bool) {
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
    pub(super) fn children(&mut self) {
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
