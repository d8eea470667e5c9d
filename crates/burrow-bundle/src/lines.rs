//! Lines and columns of a text, to and from bytes; a place costs the same however long its line is.

/// Characters are counted from the last of these steps, in bytes.
const STEP: usize = 1024;

/// Where lines begin, and how many characters stand before every step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    starts: Vec<usize>,
    steps: Vec<usize>,
}

impl Lines {
    /// Learns a text whose line ends are `\n`.
    pub fn new(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut before = 0;
        let steps = text.as_bytes().chunks(STEP).map(|step| {
            let here = before;
            before += characters(step);
            here
        });
        Self {
            steps: steps.collect(),
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// Where each line begins.
    pub fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// A line, counted from 0, without its end; `text` is the text that was learnt, here as below.
    pub fn line<'a>(&self, text: &'a str, number: usize) -> Option<&'a str> {
        let start = *self.starts.get(number)?;
        let end = self
            .starts
            .get(number + 1)
            .map_or(text.len(), |next| next - 1);
        Some(&text[start..end])
    }

    /// The line, counted from 0, and the column, in characters from 1, of a byte.
    pub fn place(&self, text: &str, at: usize) -> (usize, u32) {
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let column = self.before(text, at) - self.before(text, self.starts[line]);
        (line, u32::try_from(column).unwrap_or(u32::MAX - 1) + 1)
    }

    /// The byte of a column, from 1, of a line, from 0; the end of the line has a column too, but nothing beyond.
    pub fn offset(&self, text: &str, line: usize, column: u32) -> Option<usize> {
        let start = *self.starts.get(line)?;
        let wanted = self.before(text, start) + column.checked_sub(1)? as usize;
        let step = self
            .steps
            .partition_point(|before| *before <= wanted)
            .saturating_sub(1);
        let from = step * STEP;
        let mut left = wanted - self.steps.get(step).copied().unwrap_or(0);
        let bytes = &text.as_bytes()[from..];
        let begins = |byte: u8| (byte as i8) >= -0x40;
        let mut at = bytes
            .iter()
            .position(|byte| begins(*byte))
            .unwrap_or(bytes.len());
        while left > 0 && at < bytes.len() {
            at += 1;
            at += bytes[at..]
                .iter()
                .take_while(|byte| !begins(**byte))
                .count();
            left -= 1;
        }
        let end = self
            .starts
            .get(line + 1)
            .map_or(text.len(), |next| next - 1);
        (left == 0 && from + at <= end).then_some(from + at)
    }

    /// Characters that begin before a byte.
    fn before(&self, text: &str, at: usize) -> usize {
        let step = (at / STEP).min(self.steps.len().saturating_sub(1));
        let counted = self.steps.get(step).copied().unwrap_or(0);
        counted + characters(&text.as_bytes()[step * STEP..at])
    }
}

/// Characters that begin in a run of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_bytes_lead_to_each_other() {
        for text in [
            "",
            "a",
            "é\n\nb",
            "日本\n語",
            &"é日x\n".repeat(700),
            &"日".repeat(2_000),
        ] {
            let lines = Lines::new(text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let (line, column) = lines.place(text, at);
                assert_eq!(
                    lines.offset(text, line, column),
                    Some(at),
                    "{at} of {text:?}"
                );
            }
        }
    }

    #[test]
    fn what_lies_beyond_a_line_is_nowhere() {
        let lines = Lines::new("ab\nc");
        let offset = |line, column| lines.offset("ab\nc", line, column);
        assert_eq!(offset(0, 3), Some(2));
        assert_eq!(offset(0, 4), None);
        assert_eq!(offset(1, 2), Some(4));
        assert_eq!(offset(1, 3), None);
        assert_eq!((offset(2, 1), offset(0, 0)), (None, None));
        assert_eq!(lines.line("ab\nc", 0), Some("ab"));
        assert_eq!(lines.line("ab\nc", 2), None);
    }
}
