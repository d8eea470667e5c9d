//! The line a finding stands on, cut to what fits, with marks under what it concerns.

use unicode_width::UnicodeWidthStr;

/// Stands where a line was cut.
const CUT: &str = "…";
/// A tab is shown as this.
const TAB: &str = "    ";

/// A line of source and the marks below it.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    /// The line, or the part of it that fits; no control characters, no tabs.
    pub source: String,
    /// Spaces and `^` that stand below it.
    pub marks: String,
}

impl Frame {
    /// A line parted where the marks begin. So many characters are marked; none marks to the end of the line. `room`
    /// is how many cells there are for either line.
    pub fn new((before, rest): (&str, &str), length: Option<usize>, room: usize) -> Self {
        // However long the line is, only what can be shown is looked at.
        let far = 2 * room;
        let length = length.unwrap_or(usize::MAX).max(1);
        let (marked, after) = split(rest, length.min(far));
        let (near_before, near_after) = (last(before, far), split(after, far).0);
        let is_cut_left = near_before.len() < before.len();
        let is_cut_right = near_after.len() < after.len();
        let mut left = text(near_before);
        let mut middle = text(marked);
        let mut right = text(near_after);
        if !is_cut_right {
            right.truncate(right.trim_end().len());
        }

        let longest = room.saturating_sub(2).max(1);
        let is_cut_middle = middle.width() > longest;
        shorten(&mut middle, longest);
        let rest = room.saturating_sub(middle.width().max(1));
        let for_left = left.width().min(rest / 3);
        let for_right = right.width().min(rest - for_left);
        let for_left = left.width().min(rest - for_right);
        if left.width() > for_left || is_cut_left {
            while left.width() + 1 > for_left.max(1) && !left.is_empty() {
                left.remove(0);
            }
            left.insert_str(0, CUT);
        }
        if right.width() > for_right || is_cut_right || is_cut_middle {
            shorten(&mut right, for_right.saturating_sub(1));
            right.push_str(CUT);
        }
        let marks = "^".repeat(middle.width().max(1));
        Self {
            marks: format!("{}{marks}", " ".repeat(left.width())),
            source: format!("{left}{middle}{right}").trim_end().to_owned(),
        }
    }
}

/// The first `count` characters, and the rest.
fn split(text: &str, count: usize) -> (&str, &str) {
    let at = text.char_indices().nth(count);
    text.split_at(at.map_or(text.len(), |(at, _)| at))
}

/// The last `count` characters.
fn last(text: &str, count: usize) -> &str {
    match count
        .checked_sub(1)
        .and_then(|count| text.char_indices().rev().nth(count))
    {
        Some((at, _)) => &text[at..],
        None => text,
    }
}

/// Takes characters off the end until at most `cells` are left.
fn shorten(text: &mut String, cells: usize) {
    while text.width() > cells {
        text.pop();
    }
}

/// Text for a line of the terminal.
fn text(source: &str) -> String {
    printable(&source.replace('\t', TAB))
}

/// Text that cannot move the cursor, set colours or turn the direction of writing: pages are not to be trusted.
pub fn printable(text: &str) -> String {
    let is_unfit = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{2028}' | '\u{2029}')
    };
    let shown = |c: char| if is_unfit(c) { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both lines of a frame.
    fn frame(line: &str, from: usize, to: usize, room: usize) -> (String, String) {
        let Frame { source, marks } = Frame::new(split(line, from - 1), Some(to - from), room);
        (source, marks)
    }

    fn lines(source: &str, marks: &str) -> (String, String) {
        (source.into(), marks.into())
    }

    #[test]
    fn marks_stand_under_what_is_meant() {
        assert_eq!(frame("a bcd e", 3, 6, 80), lines("a bcd e", "  ^^^"));
        assert_eq!(frame("\ta bc", 4, 6, 80), lines("    a bc", "      ^^"));
        assert_eq!(frame("日本 x", 4, 5, 80), lines("日本 x", "     ^"));
        assert_eq!(frame("日本 x", 1, 3, 80), lines("日本 x", "^^^^"));
        assert_eq!(frame("e\u{301}a b", 5, 6, 80), lines("e\u{301}a b", "   ^"));
        assert_eq!(frame("👩‍👩‍👧 b", 7, 8, 80), lines("👩‍👩‍👧 b", "   ^"));
        assert_eq!(frame("ab", 3, 4, 80), lines("ab", "  ^"), "beyond the end");
        assert_eq!(frame("", 1, 1, 80), lines("", "^"));
    }

    #[test]
    fn a_long_line_is_cut_to_what_surrounds_the_marks() {
        let line = format!("{}HERE{}", "a".repeat(300), "b".repeat(300));
        let (source, marks) = frame(&line, 301, 305, 40);
        assert_eq!(source.width(), 40);
        assert!(source.starts_with('…') && source.ends_with('…'), "{source}");
        let at = marks.find('^').unwrap();
        let shown: String = source.chars().skip(at).take(4).collect();
        assert_eq!((shown.as_str(), marks.matches('^').count()), ("HERE", 4));
        let (source, marks) = frame(&line, 1, 600, 40);
        assert!(source.width() <= 40 && marks.width() <= 40, "{source}");
        let (source, _) = frame(&line, 600, 604, 40);
        assert!(source.ends_with("bbbb") && source.width() == 40, "{source}");
    }

    #[test]
    fn nothing_in_a_page_reaches_the_terminal_as_a_command() {
        let (source, _) = frame("a\u{1b}[31mb\u{202e}c\u{7}", 1, 2, 80);
        assert_eq!(source, "a\u{fffd}[31mb\u{fffd}c\u{fffd}");
    }

    #[test]
    fn the_longest_line_takes_no_longer_than_it_must() {
        let line = "x".repeat(2_000_000);
        let start = std::time::Instant::now();
        for _ in 0..10_000 {
            let parts = line.split_at(1_000_000);
            assert_eq!(Frame::new(parts, Some(4), 100).source.width(), 100);
        }
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }
}
