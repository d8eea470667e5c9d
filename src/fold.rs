//! What the depth dial folds, and what a folded passage says of itself. Pure.

use burrow_model::{Depth, Level, Passage};

/// Words read in a minute: the middle of what silent readers of technical prose do.
const WORDS_A_MINUTE: u32 = 220;

/// The dial in force on a page: never shallower than the page itself, which was opened on purpose.
/// With nothing chosen a page opens at its own level (an unlabelled one at the surface).
pub fn dial_in_force(chosen: Option<Depth>, page: Option<Level>) -> Depth {
    let own = page.unwrap_or(Level::Surface);
    chosen.map_or(own, |chosen| chosen.max(own))
}

/// Whether a passage can fold on this page at all: only passages deeper than their page do.
pub fn folds(passage: Option<Level>, page: Option<Level>) -> bool {
    passage.is_some_and(|level| level > page.unwrap_or(Level::Surface))
}

/// Whole minutes to read so many words; at least one when there is anything to read.
pub fn minutes(words: u32) -> u32 {
    words.div_ceil(WORDS_A_MINUTE)
}

/// One line of what is inside a folded passage: the headings below it, else how its text begins.
pub fn hint(passage: &Passage) -> String {
    const LONGEST: usize = 90;
    if passage.children.is_empty() {
        return shorten(&passage.html.text(), LONGEST);
    }
    let mut line = String::new();
    for child in &passage.children {
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(&child.heading.text());
    }
    shorten(&line, LONGEST)
}

/// Cuts a line at a word, so that it has at most `longest` characters and an ellipsis.
pub fn shorten(text: &str, longest: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(longest) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!(
                "{}…",
                line[..cut].trim_end_matches([',', ';', ':', '.', '·', ' '])
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_opens_at_least_at_its_own_level() {
        use Level::{Deep, Detail, Surface};
        assert_eq!(dial_in_force(None, None), Surface);
        assert_eq!(dial_in_force(None, Some(Deep)), Deep);
        assert_eq!(dial_in_force(Some(Surface), Some(Detail)), Detail);
        assert_eq!(dial_in_force(Some(Deep), Some(Detail)), Deep);
    }

    #[test]
    fn only_passages_deeper_than_their_page_fold() {
        use Level::{Deep, Detail};
        assert!(folds(Some(Detail), None));
        assert!(folds(Some(Deep), Some(Detail)));
        assert!(!folds(Some(Detail), Some(Deep)));
        assert!(!folds(None, None));
    }

    #[test]
    fn minutes_round_up_and_nothing_takes_no_time() {
        assert_eq!([0, 1, 220, 221].map(minutes), [0, 1, 1, 2]);
    }

    #[test]
    fn a_long_line_is_cut_at_a_word() {
        assert_eq!(shorten("one two three", 8), "one two…");
        assert_eq!(shorten("one two", 8), "one two");
        assert_eq!(shorten("äöüäöüäöü", 4), "äöüä…");
    }
}
