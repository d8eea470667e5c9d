//! Definitions of abbreviations, `*[HTML]: HyperText Markup Language`: taken out of the text, and remembered.

use super::{Step, lines};
use crate::{parse, rewrite::Edit, spans::Abbreviations};
use std::ops::Range;

/// Definitions a page may hold.
const MOST: usize = 500;
/// Longest meaning in bytes: it is repeated wherever the abbreviation stands.
const LONGEST: usize = 300;

/// Finds them.
pub(super) fn find(text: &str, all: &mut Abbreviations) -> Step {
    let mut step = Step::default();
    let code = parse::code_block_ranges(text);
    let in_code = |at: usize| {
        let next = code.partition_point(|range: &Range<usize>| range.end <= at);
        code.get(next).is_some_and(|range| range.start <= at)
    };
    for line in lines::lines(text) {
        let Some((short, long)) = definition(line.text()) else {
            continue;
        };
        if line.indent > 3 || in_code(line.at()) || all.len() >= MOST {
            continue;
        }
        let long = &long[..long.floor_char_boundary(LONGEST)];
        all.push((short.to_owned(), long.to_owned()));
        step.edits.push(Edit::cut(line.at()..line.end()));
    }
    step
}

fn definition(line: &str) -> Option<(&str, &str)> {
    let (short, long) = line.strip_prefix("*[")?.split_once("]:")?;
    let short = short.trim();
    let fits = short.starts_with(char::is_alphanumeric) && short.len() <= 100;
    fits.then_some((short, long.trim()))
}
