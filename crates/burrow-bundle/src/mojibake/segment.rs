//! A line cut into stretches without ASCII: mojibake never holds a letter of ASCII, so it lies in one of them.

/// Neighbouring characters beyond ASCII, and what stands around them.
pub(super) struct Segment<'a> {
    /// The characters, each with its place in bytes.
    pub chars: Vec<(usize, char)>,
    /// The two characters before them, the nearer one first.
    pub before: [Option<char>; 2],
    /// The character after them.
    pub after: Option<char>,
    /// The line that they stand in.
    line: &'a str,
    /// Whether the next line continues a drawing of folders and files, read rightly or wrongly.
    pub starts_tree: bool,
    end: usize,
}

impl Segment<'_> {
    /// The place of a character in bytes; the end of the segment for the one after the last.
    pub fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.end, |(byte, _)| *byte)
    }

    /// What stands around a character in its line, at most so many bytes to each side.
    pub fn around(&self, at: usize) -> &str {
        const REACH: usize = 120;
        let at = self.byte(at);
        let from = self.line.floor_char_boundary(at.saturating_sub(REACH));
        let to = self
            .line
            .ceil_char_boundary((at + REACH).min(self.line.len()));
        &self.line[from..to]
    }

    /// A character of the segment, or what stands next to it.
    pub fn get(&self, at: isize) -> Option<char> {
        match usize::try_from(at) {
            Ok(at) if at == self.chars.len() => self.after,
            Ok(at) => self.chars.get(at).map(|(_, sign)| *sign),
            Err(_) => usize::try_from(-1 - at)
                .ok()
                .and_then(|back| self.before.get(back).copied().flatten()),
        }
    }
}

/// All stretches of a line without ASCII, in order; `rest` is what follows the line.
pub(super) fn segments<'a>(text: &'a str, rest: &str) -> Vec<Segment<'a>> {
    let starts_tree = starts_tree(rest);
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(skip) = bytes[at..].iter().position(|byte| !byte.is_ascii()) {
        let start = at + skip;
        let end = bytes[start..]
            .iter()
            .position(u8::is_ascii)
            .map_or(bytes.len(), |length| start + length);
        let mut before = text[..start].chars().rev();
        let before = [before.next(), before.next()];
        found.push(Segment {
            chars: text[start..end]
                .char_indices()
                .map(|(offset, sign)| (start + offset, sign))
                .collect(),
            before,
            after: text[end..].chars().next(),
            line: text,
            starts_tree,
            end,
        });
        at = end;
    }
    found
}

fn starts_tree(rest: &str) -> bool {
    ["├", "└", "│", "â”œ", "â””", "â”‚", "|--", "+--"]
        .iter()
        .any(|branch| rest.starts_with(branch))
}
