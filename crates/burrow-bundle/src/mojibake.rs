//! Mojibake: UTF-8 that a program once read in another encoding and saved again, found and turned back.
//!
//! A sequence of signs is turned back into the bytes it stands for, and what those spell as UTF-8 takes its place
//! only if that is far more likely to have been meant: `oddity` weighs how strange the signs are where they stand,
//! `meaning` how usual the character is that they spell. Both count; neither is enough. Correct text of any
//! language stays as it is.

mod candidates;
mod code_page;
mod line;
mod meaning;
mod oddity;
mod run;
mod segment;

use line::Line;
use std::ops::Range;

/// Signs that stand for something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mojibake {
    /// Where they stand, in bytes.
    pub range: Range<usize>,
    /// What they stand for; none when too much is lost to say.
    pub meant: Option<String>,
    /// Whether bytes were lost on the way, so that `meant` is only the most likely reading.
    pub lossy: bool,
    /// The encoding in which the UTF-8 was read.
    pub read_as: &'static str,
}

/// A text with its mojibake turned back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// The text as it was meant.
    pub text: String,
    /// What was replaced, in order.
    pub spans: Vec<RepairedSpan>,
}

/// A replaced piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairedSpan {
    /// Where it stood before, in bytes.
    pub from: Range<usize>,
    /// Where it stands in [`Repaired::text`], in bytes.
    pub to: Range<usize>,
}

/// Turns mojibake back; `lossy` also where bytes were lost and the reading is only the most likely one. None when
/// there is nothing to repair.
///
/// Takes time in proportion to the text.
pub fn repair(text: &str, lossy: bool) -> Option<Repaired> {
    apply(text, &find_mojibake(text), lossy)
}

/// `text` with what was found in it turned back.
pub(crate) fn apply(text: &str, found: &[Mojibake], lossy: bool) -> Option<Repaired> {
    let mut repaired = Repaired::default();
    let mut kept = 0;
    for piece in found.iter().filter(|piece| lossy || !piece.lossy) {
        let Some(meant) = &piece.meant else { continue };
        repaired.text.push_str(&text[kept..piece.range.start]);
        let start = repaired.text.len();
        repaired.text.push_str(meant);
        repaired.spans.push(RepairedSpan {
            from: piece.range.clone(),
            to: start..repaired.text.len(),
        });
        kept = piece.range.end;
    }
    if repaired.spans.is_empty() {
        return None;
    }
    repaired.text.push_str(&text[kept..]);
    Some(repaired)
}

/// All mojibake of a text, in order and apart.
pub fn find_mojibake(text: &str) -> Vec<Mojibake> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if !line.is_ascii() {
            lines.push((start, Line::read(line, &text[end..])));
        }
        start = end;
    }
    // What is certain in one line makes what is likely in another certain.
    let mut certain = [0, 0];
    for (_, line) in &lines {
        certain[usize::from(line.page.is_windows)] += line.certain();
    }
    let mut found = Vec::new();
    for (start, line) in &lines {
        let pieces = line.mojibake(certain[usize::from(line.page.is_windows)]);
        let pieces = deeper(line.text, pieces).into_iter();
        found.extend(pieces.map(|piece| Mojibake {
            range: start + piece.range.start..start + piece.range.end,
            meant: piece.meant.map(|meant| meant.replace('\u{feff}', "")),
            ..piece
        }));
    }
    found
}

/// What was read wrongly twice, or three times, is turned back as often.
fn deeper(line: &str, mut pieces: Vec<Mojibake>) -> Vec<Mojibake> {
    const ROUNDS: usize = 3;
    for _ in 0..ROUNDS {
        let Some(repaired) = apply(line, &pieces, false) else {
            break;
        };
        let again = Line::read(&repaired.text, "").mojibake(0);
        let mut again = again.into_iter().filter(|piece| !piece.lossy).peekable();
        let mut changed = false;
        let sure = pieces
            .iter_mut()
            .filter(|piece| !piece.lossy && piece.meant.is_some());
        for (piece, span) in sure.zip(&repaired.spans) {
            while again
                .next_if(|inner| inner.range.start < span.to.start)
                .is_some()
            {}
            let mut inside = Vec::new();
            while let Some(inner) = again.next_if(|inner| inner.range.end <= span.to.end) {
                inside.push(Mojibake {
                    range: inner.range.start - span.to.start..inner.range.end - span.to.start,
                    ..inner
                });
            }
            if let Some(meant) = &piece.meant
                && let Some(repaired) = apply(meant, &inside, false)
            {
                piece.meant = Some(repaired.text);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    pieces
}
