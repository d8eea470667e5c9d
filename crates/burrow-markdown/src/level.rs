//! Levels written in headings: one to three stars, or "Level 2".

use burrow_model::Level;

const STAR: char = '⭐';

/// The level that a run of one to three stars in a heading gives; more than three, or two runs, label nothing.
pub(crate) fn stars(heading: &str) -> Option<Level> {
    let mut runs = heading
        .split(|c| c != STAR && c != '\u{fe0f}')
        .map(|run| run.chars().filter(|c| *c == STAR).count())
        .filter(|stars| *stars > 0);
    let run = runs.next()?;
    match (u8::try_from(run), runs.next()) {
        (Ok(number), None) => Level::try_from(number).ok(),
        _ => None,
    }
}

/// The number in "Level 2", whatever it is.
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
            Some('.') => !after.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => !c.is_alphanumeric(),
            None => true,
        };
        (!inside_word && ends)
            .then(|| rest[..digits].parse().ok())
            .flatten()
    })
}

/// What "Level N" headings mean on one page: given each heading's rank and text, the level of each.
///
/// They count only when they are one sequence: of one rank, between 1 and 3, each deeper than the one before.
pub(crate) fn sequence<'a>(headings: impl Iterator<Item = (u8, &'a str)>) -> Vec<Option<Level>> {
    let found: Vec<Option<(u8, u32)>> = headings
        .map(|(rank, text)| numbered(text).map(|number| (rank, number)))
        .collect();
    let labelled: Vec<(u8, u32)> = found.iter().flatten().copied().collect();
    let one_sequence = labelled
        .windows(2)
        .all(|two| two[0].0 == two[1].0 && two[0].1 < two[1].1);
    let level = |number: u32| {
        u8::try_from(number)
            .ok()
            .and_then(|number| Level::try_from(number).ok())
    };
    if !one_sequence || labelled.iter().any(|(_, number)| level(*number).is_none()) {
        return vec![None; found.len()];
    }
    found
        .into_iter()
        .map(|label| label.and_then(|(_, number)| level(number)))
        .collect()
}

/// A heading without its stars and the brackets that held nothing else.
pub(crate) fn without_stars(heading: &str) -> String {
    let plain: String = heading.chars().filter(|c| *c != STAR).collect();
    let plain = plain
        .replace("()", "")
        .replace("[]", "")
        .replace("( ", "(")
        .replace("[ ", "[");
    crate::words::squeeze(&plain)
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
    }

    #[test]
    fn a_label_has_no_stars() {
        assert_eq!(without_stars("Setup (⭐⭐)"), "Setup");
        assert_eq!(without_stars("Setup (⭐⭐ Advanced)"), "Setup (Advanced)");
        assert_eq!(without_stars("🎯 Goals"), "🎯 Goals");
    }
}
