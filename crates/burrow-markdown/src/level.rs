//! Levels written in headings: one to three stars, or "Level 2".

use crate::words;
use burrow_model::Level;

const STAR: char = '⭐';
/// Asks for a star to be drawn in colour; some keyboards write it behind each.
const VARIATION: char = '\u{fe0f}';

/// The level that a run of one to three stars in a heading gives; more than three, or two runs, label nothing.
pub(crate) fn stars(heading: &str) -> Option<Level> {
    let mut runs = heading
        .split(|c| c != STAR && c != VARIATION)
        .map(|run| run.chars().filter(|c| *c == STAR).count())
        .filter(|stars| *stars > 0);
    let run = runs.next()?;
    match (u8::try_from(run), runs.next()) {
        (Ok(number), None) => Level::try_from(number).ok(),
        _ => None,
    }
}

/// The number in "Level 2", whatever it is; ranges ("Level 1-2", "Level 3+") are no label.
pub(crate) fn numbered(heading: &str) -> Option<u32> {
    let lower = heading.to_lowercase();
    lower.match_indices("level ").find_map(|(at, found)| {
        let inside_word = lower[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        let rest = &lower[at + found.len()..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let mut after = rest[digits..].chars();
        let ends = match after.next() {
            Some('.' | '-' | '–' | '/') => !after.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => !c.is_alphanumeric() && c != '+',
            None => true,
        };
        (!inside_word && ends)
            .then(|| rest[..digits].parse().ok())
            .flatten()
    })
}

/// What "Level N" headings mean on one page: given each heading's rank and text, the level of each.
///
/// They count only when they are sequences of one kind: all of one rank, between 1 and 3, each deeper than the one
/// before; under a new heading above them a sequence may begin anew. A page's title speaks for the page, not for a
/// part of it, so it stands outside the sequence.
pub(crate) fn sequence<'a>(headings: impl Iterator<Item = (u8, &'a str)>) -> Vec<Option<Level>> {
    let headings: Vec<(u8, Option<u32>)> = headings
        .map(|(rank, text)| (rank, numbered(text)))
        .collect();
    let titles = headings.iter().filter(|(rank, _)| *rank == 1).count();
    let title = usize::from(titles == 1 && headings[0].0 == 1);
    let level = |number: u32| {
        u8::try_from(number)
            .ok()
            .and_then(|number| Level::try_from(number).ok())
    };
    let mut levels = vec![None; headings.len()];
    let mut labelled = None;
    let mut last = 0;
    for (at, (rank, number)) in headings.iter().copied().enumerate().skip(title) {
        let Some(number) = number else {
            if labelled.is_some_and(|labelled| rank < labelled) {
                last = 0;
            }
            continue;
        };
        let fits = *labelled.get_or_insert(rank) == rank && number > last;
        let Some(level) = level(number).filter(|_| fits) else {
            levels.fill(None);
            break;
        };
        levels[at] = Some(level);
        last = number;
    }
    if let Some(own) = headings[..title].first().and_then(|(_, number)| *number) {
        levels[0] = level(own);
    }
    levels
}

/// A heading's text without the stars that label its level, nor the brackets and signs that held nothing else. Stars
/// that label nothing stay: they may be a rating.
pub(crate) fn without_stars(heading: &str) -> String {
    let cut = stars(heading).and_then(|_| cut(heading));
    words::squeeze(cut.as_deref().unwrap_or(heading))
}

/// The same for a heading's markup; whoever asks knows from its text that the stars are a label.
pub(crate) fn markup_without_stars(markup: &str) -> Option<String> {
    cut(markup)
}

/// Cuts out the first run of stars outside tags; none if there is none, or if nothing else is there.
fn cut(markup: &str) -> Option<String> {
    let mut inside_tag = false;
    let from = markup.char_indices().find_map(|(at, c)| {
        inside_tag = (inside_tag || c == '<') && c != '>';
        (c == STAR && !inside_tag).then_some(at)
    })?;
    let rest = &markup[from..];
    let mut before = markup[..from].trim_end();
    let mut after = rest.trim_start_matches([STAR, VARIATION]).trim_start();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let (Some(outer), Some(rest)) = (before.strip_suffix(open), after.strip_prefix(close)) {
            (before, after) = (outer.trim_end(), rest.trim_start());
        }
    }
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|' | '·');
    let opens = before.is_empty() || before.ends_with(['(', '[']);
    let closes = after.is_empty() || after.starts_with([')', ']']);
    if opens || before.ends_with(is_sign) {
        after = after.trim_start_matches(is_sign);
    }
    if closes || after.is_empty() {
        before = before.trim_end_matches(is_sign);
    }
    let tight = opens || closes || after.starts_with(['.', ',', ':', ';', '!', '?']);
    let gap = if tight { "" } else { " " };
    let whole = [before, gap, after].concat();
    whole.contains(char::is_alphanumeric).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_three_stars_are_a_level() {
        assert_eq!(stars("Setup (⭐⭐ Advanced)"), Some(Level::Detail));
        assert_eq!(stars("⭐ Setup"), Some(Level::Surface));
        assert_eq!(stars("Setup [⭐⭐⭐]"), Some(Level::Deep));
        assert_eq!(stars("Rated ⭐⭐⭐⭐⭐"), None);
        assert_eq!(stars("⭐ or ⭐⭐"), None);
        assert_eq!(stars("Setup"), None);
    }

    #[test]
    fn level_headings_count_when_they_are_one_sequence() {
        let levels = |headings: &[(u8, &str)]| sequence(headings.iter().copied());
        assert_eq!(
            levels(&[
                (2, "Level 1: Basics"),
                (3, "More"),
                (2, "For engineers (Level 3)")
            ]),
            [Some(Level::Surface), None, Some(Level::Deep)]
        );
        let none = [None, None];
        assert_eq!(levels(&[(2, "Level 1"), (3, "Level 2")]), none, "two ranks");
        assert_eq!(
            levels(&[(2, "Level 3"), (2, "Level 4")]),
            none,
            "a maturity scale"
        );
        assert_eq!(levels(&[(2, "Level 1"), (2, "Level 1")]), none, "repeated");
        assert_eq!(
            levels(&[(2, "Level 1.5"), (2, "Multilevel 2")]),
            none,
            "other words"
        );
        assert_eq!(levels(&[(2, "Level 1-2"), (2, "Level 3+")]), none, "ranges");
    }

    #[test]
    fn a_sequence_begins_anew_under_another_heading_and_without_the_title() {
        let levels = |headings: &[(u8, &str)]| sequence(headings.iter().copied());
        let (one, two) = (Some(Level::Surface), Some(Level::Detail));
        assert_eq!(
            levels(&[
                (1, "Guide, level 3"),
                (2, "Why"),
                (3, "Level 1"),
                (3, "Level 2"),
                (2, "How"),
                (3, "Level 1"),
            ]),
            [Some(Level::Deep), None, one, two, None, one]
        );
        assert_eq!(
            levels(&[(2, "Why"), (3, "Level 1"), (4, "More"), (3, "Level 1")]),
            [None; 4]
        );
        assert_eq!(
            levels(&[(1, "Level 1"), (1, "Level 2")]),
            [one, two],
            "parts of the first rank are no title"
        );
    }

    #[test]
    fn a_label_has_no_stars() {
        for (heading, label) in [
            ("Setup (⭐⭐)", "Setup"),
            ("Setup (⭐⭐ Advanced)", "Setup (Advanced)"),
            ("Setup (Advanced ⭐️⭐️)", "Setup (Advanced)"),
            ("⭐ Setup", "Setup"),
            ("⭐⭐: Setup", "Setup"),
            ("Setup – ⭐⭐⭐", "Setup"),
            ("Setup ⭐, and more", "Setup, and more"),
            ("Setup ⭐ and more", "Setup and more"),
            ("`render()` ⭐⭐", "`render()`"),
            ("🎯 Goals", "🎯 Goals"),
            ("Rated ⭐⭐⭐⭐⭐", "Rated ⭐⭐⭐⭐⭐"),
            ("⭐⭐", "⭐⭐"),
        ] {
            assert_eq!(without_stars(heading), label, "{heading}");
        }
        assert_eq!(
            markup_without_stars(r#"<a title="⭐">Up</a> <strong>(⭐⭐ more)</strong>"#).as_deref(),
            Some(r#"<a title="⭐">Up</a> <strong>(more)</strong>"#)
        );
    }
}
