//! The text of a file as places in it are counted: to show a finding where it stands.

use crate::decode::decode;
use crate::lines::Lines;

/// What begins at a place is looked at this far, in bytes.
const REACH: usize = 4 << 10;

/// A file's text by lines.
#[derive(Clone, Debug, Default)]
pub struct Excerpt {
    text: String,
    lines: Lines,
}

impl Excerpt {
    /// The text in a file's bytes, read as pages are.
    pub fn new(bytes: &[u8]) -> Self {
        let text = decode(bytes).text;
        let lines = Lines::new(&text);
        Self { text, lines }
    }

    /// A line, counted from 1, without its end.
    pub fn line(&self, number: u32) -> Option<&str> {
        self.lines.line(&self.text, number.checked_sub(1)? as usize)
    }

    /// What stands before and after a place in its line.
    pub fn around(&self, line: u32, column: u32) -> Option<(&str, &str)> {
        let number = line.checked_sub(1)? as usize;
        let at = self.lines.offset(&self.text, number, column)?;
        let line = self.line(line)?;
        Some(line.split_at(at - self.lines.starts()[number]))
    }

    /// The column after what begins at a place, for findings that know only their beginning: the link, the element,
    /// the block's first line, else the word.
    pub fn end(&self, line: u32, column: u32) -> Option<u32> {
        let (_, mut rest) = self.around(line, column)?;
        if rest.is_empty() {
            return None;
        }
        let mut far = rest.len().min(REACH);
        while !rest.is_char_boundary(far) {
            far -= 1;
        }
        rest = &rest[..far];
        Some(column + u32::try_from(extent(rest).max(1)).ok()?)
    }
}

/// How many characters belong to what a text begins with.
fn extent(text: &str) -> usize {
    let whole = || text.trim_end().chars().count();
    let up_to = |end: &str| {
        let found = text.find(end)? + end.len();
        Some(text[..found].chars().count())
    };
    let enclosed = match text.as_bytes() {
        [b'#' | b'|' | b':', ..] | [b'-', b'-', b'-', ..] => Some(whole()),
        [b'`', b'`', b'`', ..] | [b'~', b'~', b'~', ..] => Some(whole()),
        [b'<', b'!', b'-', b'-', ..] => Some(up_to("-->").unwrap_or_else(whole)),
        [b'<', ..] => up_to(">"),
        [b'{', b'{', ..] => up_to("}}"),
        [b'{', b'%', ..] => up_to("%}"),
        [b'{', ..] => up_to("}"),
        [b'!', b'[', ..] | [b'[', ..] => up_to("]").map(|text_end| {
            let rest = text.chars().skip(text_end).collect::<String>();
            let target = rest.strip_prefix('(').and_then(|target| target.find(')'));
            text_end + target.map_or(0, |at| rest[..at + 1].chars().count() + 1)
        }),
        _ => None,
    };
    enclosed.unwrap_or_else(|| {
        text.split_whitespace()
            .next()
            .map_or(1, |word| word.chars().count())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_places_are() {
        let excerpt = Excerpt::new("\u{feff}a\r\nb\rc".as_bytes());
        let lines: Vec<_> = (0..5).map(|number| excerpt.line(number)).collect();
        assert_eq!(lines, [None, Some("a"), Some("b"), Some("c"), None]);
    }

    #[test]
    fn what_begins_at_a_place_ends_where_a_reader_would_say() {
        let end = |text: &str| Excerpt::new(text.as_bytes()).end(1, 1);
        assert_eq!(end("[a é](b) c"), Some(9));
        assert_eq!(end("![a] c"), Some(5));
        assert_eq!(end("<b onclick=\"x\">bold</b>"), Some(16));
        assert_eq!(end("```mermaid title "), Some(17));
        assert_eq!(end("## A heading"), Some(13));
        assert_eq!(end("{{ site.x }} and"), Some(13));
        assert_eq!(end("word another"), Some(5));
        assert_eq!(end("<open"), Some(6));
        assert_eq!(end(""), None);
        assert_eq!(Excerpt::new(b"a").end(1, 3), None);
    }
}
