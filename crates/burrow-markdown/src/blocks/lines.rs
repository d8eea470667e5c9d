//! A text line by line: what stands before the content of each, and where code fences start and end.

/// Bytes that may stand before the content of a line in which something begins: they are repeated where it is written
/// on lines of its own.
pub(super) const MAX_LEAD: usize = 400;

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Where it starts.
    pub(super) start: usize,
    /// With its line end.
    pub(super) whole: &'a str,
    /// How many quotes it stands in.
    pub(super) quotes: usize,
    /// Where the marks of those quotes end, from its start.
    pub(super) quoted: usize,
    /// Columns of white space after them.
    pub(super) indent: usize,
    /// Where its content starts, from its start.
    pub(super) content: usize,
}

impl<'a> Line<'a> {
    fn new(start: usize, whole: &'a str) -> Self {
        let bytes = whole.as_bytes();
        let (mut quotes, mut quoted, mut at) = (0, 0, 0);
        loop {
            let spaces = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            if spaces > 3 || bytes.get(at + spaces) != Some(&b'>') {
                break;
            }
            at += spaces + 1;
            quotes += 1;
            if bytes.get(at) == Some(&b' ') {
                at += 1;
            }
            quoted = at;
        }
        let (mut indent, mut content) = (0, quoted);
        for byte in &bytes[quoted..] {
            match byte {
                b' ' => indent += 1,
                b'\t' => indent += 4 - indent % 4,
                _ => break,
            }
            content += 1;
        }
        Self {
            start,
            whole,
            quotes,
            quoted,
            indent,
            content,
        }
    }

    /// What stands in it, without white space around.
    pub(super) fn text(&self) -> &'a str {
        self.whole[self.content..].trim_end()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text().is_empty()
    }

    /// Where its content starts in the text.
    pub(super) fn at(&self) -> usize {
        self.start + self.content
    }

    /// Where its content ends in the text, before white space and the line end.
    pub(super) fn end(&self) -> usize {
        self.at() + self.text().len()
    }

    /// Bytes after its quote marks that fill this many columns of white space, or all there are.
    pub(super) fn bytes_of(&self, columns: usize) -> usize {
        let mut column = 0;
        let space = &self.whole.as_bytes()[self.quoted..self.content];
        space
            .iter()
            .take_while(|byte| {
                let here = column;
                column += if **byte == b'\t' { 4 - column % 4 } else { 1 };
                here < columns
            })
            .count()
    }

    /// Its quote marks.
    pub(super) fn quote_marks(&self) -> &'a str {
        &self.whole[..self.quoted]
    }
}

/// All lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        start += line.len();
        Line::new(start - line.len(), line)
    })
}

/// The line that starts at an offset.
pub(super) fn line_at(text: &str, start: usize) -> Line<'_> {
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |end| start + end + 1);
    Line::new(start, &text[start..end])
}

/// A code fence that stands open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fence {
    mark: u8,
    length: usize,
}

impl Fence {
    /// The fence that a line's text opens.
    pub(super) fn opened_by(text: &str) -> Option<Self> {
        let mark = *text.as_bytes().first()?;
        let length = text.bytes().take_while(|byte| *byte == mark).count();
        let fits = match mark {
            b'`' => !text[length..].contains('`'),
            b'~' => true,
            _ => false,
        };
        (length >= 3 && fits).then_some(Self { mark, length })
    }

    /// Whether a line's text closes it.
    pub(super) fn is_closed_by(self, text: &str) -> bool {
        text.len() >= self.length && text.bytes().all(|byte| byte == self.mark)
    }
}

/// The length of the list mark and the white space after it that a text starts with: `- `, `12. `.
pub(super) fn list_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let mark = match (digits, bytes.get(digits)) {
        (0, Some(b'-' | b'*' | b'+')) => 1,
        (1..=9, Some(b'.' | b')')) => digits + 1,
        _ => return None,
    };
    let spaces = bytes[mark..]
        .iter()
        .take_while(|byte| **byte == b' ')
        .count();
    match spaces {
        0 if mark == bytes.len() => Some(mark),
        0 => None,
        1..=4 => Some(mark + spaces),
        _ => Some(mark + 1),
    }
}

/// Whether a text is an ATX heading.
pub(super) fn is_heading(text: &str) -> bool {
    let rank = text.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&rank) && text[rank..].chars().next().is_none_or(char::is_whitespace)
}
