//! A title as lines: of the largest size that fits, none much shorter than the others, and cut off where nothing else
//! helps.

use crate::fonts::{Fonts, Weight};

/// Sizes of a title in pixels, the largest first; the smallest is still read in a thumbnail.
const SIZES: [f32; 7] = [96.0, 84.0, 72.0, 64.0, 56.0, 48.0, 42.0];
/// More of a title is never drawn, in characters.
const LONGEST: usize = 400;
/// From line to line, in sizes.
pub const LEADING: f32 = 1.16;

/// Lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Their texts.
    pub lines: Vec<String>,
    /// Their size in pixels.
    pub size: f32,
}

/// Sets a title into a field of `width` by `height` pixels.
pub fn title(text: &str, fonts: &Fonts, width: f32, height: f32) -> Lines {
    let text: String = text.chars().take(LONGEST).collect();
    let measure = fonts.ruler(&text, Weight::Bold);
    let pieces = pieces(&text);
    for (number, size) in SIZES.into_iter().enumerate() {
        let room = width / size;
        let most = (height / (size * LEADING)).floor().max(1.0) as usize;
        // A word is torn apart only where no smaller size would keep it whole.
        let is_last = number + 1 == SIZES.len();
        let fits = pieces.iter().all(|piece| measure(piece.trim()) <= room);
        if !fits && !is_last {
            continue;
        }
        let lines = wrap(&pieces, room, &measure);
        if lines.len() <= most {
            let lines = balanced(&pieces, room, lines, &measure);
            return Lines { lines, size };
        }
        if is_last {
            let mut lines = lines;
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(fit(&rest, room, &measure));
            return Lines { lines, size };
        }
    }
    Lines {
        lines: Vec::new(),
        size: SIZES[0],
    }
}

/// The longest beginning of a text that fits, with an ellipsis where something is missing.
pub fn fit(text: &str, room: f32, measure: &impl Fn(&str) -> f32) -> String {
    if measure(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if measure(&kept) + measure("…") > room {
            kept.pop();
            break;
        }
    }
    let kept = kept.trim_end_matches(|c: char| !c.is_alphanumeric());
    format!("{kept}…")
}

/// A text in pieces between which a line may end: after spaces, after the signs in paths and names, and between signs
/// of scripts that write without spaces.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for c in text.chars() {
        let ends = last.is_none_or(|last| {
            last == ' '
                || matches!(last, '/' | '_' | '-' | '–' | '—') && c.is_alphanumeric()
                || is_wide(last) && !is_closing(c)
                || is_wide(c) && !is_closing(c)
        });
        match pieces.last_mut().filter(|_| !ends) {
            Some(piece) => piece.push(c),
            None => pieces.push(c.to_string()),
        }
        last = Some(c);
    }
    pieces
}

/// Letters of scripts that write without spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

/// Signs that no line begins with.
fn is_closing(c: char) -> bool {
    c == ' ' || "、。，．）」』】〉》！？：；ー,.)!?:;".contains(c)
}

fn wrap(pieces: &[String], room: f32, measure: &impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        let longer = format!("{line}{piece}");
        if measure(longer.trim_end()) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in piece.chars() {
            let longer = format!("{line}{c}");
            if measure(longer.trim_end()) > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    lines.push(line);
    lines
        .into_iter()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// As many lines, but in the narrowest room that needs no more: a single word does not stand alone at the end.
fn balanced(
    pieces: &[String],
    room: f32,
    lines: Vec<String>,
    measure: &impl Fn(&str) -> f32,
) -> Vec<String> {
    let widest = pieces
        .iter()
        .map(|piece| measure(piece.trim()))
        .fold(0.0, f32::max);
    let (mut low, mut high) = (widest.min(room), room);
    let mut best = lines;
    for _ in 0..10 {
        let middle = (low + high) / 2.0;
        let narrower = wrap(pieces, middle, measure);
        if narrower.len() <= best.len() {
            high = middle;
            best = narrower;
        } else {
            low = middle;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Lines {
        title(text, &Fonts::built_in(), 1040.0, 330.0)
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_is_small_and_whole() {
        let short = set("Letters");
        assert_eq!((short.size, short.lines.len()), (SIZES[0], 1));
        let text = "How to warm up a new sending domain without losing the trust of the large mailbox providers on the way";
        let long = set(text);
        assert!(long.size < SIZES[1] && long.lines.len() > 2, "{long:?}");
        assert_eq!(long.lines.join(" "), text);
    }

    #[test]
    fn no_word_stands_alone_that_need_not() {
        let lines = set("Deliverability for growing teams everywhere").lines;
        let lengths: Vec<_> = lines.iter().map(String::len).collect();
        assert!(lengths.iter().min() > Some(&8), "{lines:?}");
    }

    #[test]
    fn a_name_is_broken_where_it_can_be_and_else_anywhere() {
        let lines = set("config/initializers/content_security_policy_and_everything_else").lines;
        assert!(lines[0].ends_with(['/', '_']), "{lines:?}");
        let lines = set(&"x".repeat(100));
        assert!(lines.lines.len() > 1 && lines.lines.concat() == "x".repeat(100));
    }

    #[test]
    fn what_does_not_fit_at_all_is_cut_off() {
        let lines = set(&"words ".repeat(200));
        assert_eq!(lines.size, SIZES[6]);
        assert!(lines.lines.last().unwrap().ends_with('…'));
        assert!(lines.lines.len() as f32 * lines.size * LEADING <= 330.0);
    }

    #[test]
    fn scripts_without_spaces_are_broken_between_letters_but_not_before_stops() {
        let pieces = pieces("漢字。abc def");
        assert_eq!(pieces, ["漢", "字。", "abc ", "def"]);
    }
}
