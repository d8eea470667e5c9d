//! Text that is rewritten step by step, and where every byte of it stood at first.

use std::ops::Range;

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// What goes, in offsets of the text before the step.
    pub(crate) range: Range<usize>,
    /// What comes instead.
    pub(crate) with: String,
}

impl Edit {
    pub(crate) fn cut(range: Range<usize>) -> Self {
        Self {
            range,
            with: String::new(),
        }
    }

    pub(crate) fn replace(range: Range<usize>, with: impl Into<String>) -> Self {
        Self {
            range,
            with: with.into(),
        }
    }

    pub(crate) fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::replace(at..at, with)
    }
}

/// A text and where its parts stood in the original.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rewritten {
    pub(crate) text: String,
    parts: Vec<Part>,
}

/// A part of the text, up to the next one.
#[derive(Clone, Copy, Debug)]
struct Part {
    at: usize,
    /// Its offset in the original.
    from: usize,
    /// It stood there; otherwise it was put in there.
    kept: bool,
}

impl Rewritten {
    /// A text that has not been rewritten yet.
    pub(crate) fn new(text: String) -> Self {
        let part = Part {
            at: 0,
            from: 0,
            kept: true,
        };
        Self {
            text,
            parts: vec![part],
        }
    }

    /// Where an offset stood in the original.
    pub(crate) fn origin(&self, at: usize) -> usize {
        match self.part_at(at) {
            Some(part) if part.kept => part.from + (at - part.at),
            Some(part) => part.from,
            None => at,
        }
    }

    fn part_at(&self, at: usize) -> Option<Part> {
        let passed = self.parts.partition_point(|part| part.at <= at);
        self.parts.get(passed.checked_sub(1)?).copied()
    }

    /// The text after some edits, in order and apart, and where each of them came to stand.
    pub(crate) fn edit(self, edits: &[Edit]) -> (Self, Vec<usize>) {
        if edits.is_empty() {
            return (self, Vec::new());
        }
        let mut after = Self::default();
        let mut stand = Vec::with_capacity(edits.len());
        let mut from = 0;
        for edit in edits {
            if edit.range.start < from {
                // Two changes of one place: the first holds.
                stand.push(after.text.len());
                continue;
            }
            after.copy(&self, from..edit.range.start);
            stand.push(after.text.len());
            if !edit.with.is_empty() {
                after.parts.push(Part {
                    at: after.text.len(),
                    from: self.origin(edit.range.start),
                    kept: false,
                });
                after.text.push_str(&edit.with);
            }
            from = edit.range.end;
        }
        after.copy(&self, from..self.text.len());
        (after, stand)
    }

    fn copy(&mut self, before: &Self, range: Range<usize>) {
        let at = self.text.len();
        let kept = before.part_at(range.start).is_none_or(|part| part.kept);
        self.parts.push(Part {
            at,
            from: before.origin(range.start),
            kept,
        });
        let first = before.parts.partition_point(|part| part.at <= range.start);
        let inside = before.parts[first..]
            .iter()
            .take_while(|part| part.at < range.end);
        self.parts.extend(inside.map(|part| Part {
            at: at + (part.at - range.start),
            ..*part
        }));
        self.text.push_str(&before.text[range]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_remembers_where_it_stood_through_two_steps() {
        let text = Rewritten::new("one two three".into());
        let (text, stand) = text.edit(&[Edit::cut(0..4), Edit::replace(7..8, "--")]);
        assert_eq!((text.text.as_str(), stand), ("two--three", vec![0, 3]));
        let (text, stand) = text.edit(&[Edit::insert(5, "[")]);
        assert_eq!((text.text.as_str(), stand), ("two--[three", vec![5]));
        let stood = |part| text.origin(text.text.find(part).expect("it is there"));
        assert_eq!(
            (stood("two"), stood("--"), stood("["), stood("three")),
            (4, 7, 8, 8)
        );
        assert_eq!(text.origin(text.text.len()), 13);
    }
}
