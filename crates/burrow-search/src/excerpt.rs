//! Shows why a text matches: which words to mark, and the piece of it that says most.

use crate::query::Query;
use crate::tokenize::tokenize;
use std::ops::Range;

/// A piece of a text, with the words that match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The piece on one line; an ellipsis stands where something was left out.
    pub text: String,
    /// What to mark: byte ranges of `text`, in order, not touching each other.
    pub marks: Vec<Range<usize>>,
}

/// What to mark in a title or heading: byte ranges of `text`, in order, not touching each other.
pub fn marks(text: &str, query: &Query) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (at, _) in matches(text, query) {
        join(&mut marks, at);
    }
    marks
}

/// The piece of `text` of at most `max_chars` characters that holds the most words of the query.
pub fn excerpt(text: &str, query: &Query, max_chars: usize) -> Excerpt {
    let text = on_one_line(text);
    let found = matches(&text, query);
    let room = room_for(&text, max_chars);
    let start = best_start(&text, &found, room, query.words.len());
    let piece = cut(&text, start, room);
    let mut excerpt = Excerpt::default();
    if piece.start > 0 {
        excerpt.text.push('…');
    }
    let shift = excerpt.text.len();
    excerpt.text.push_str(&text[piece.clone()]);
    if piece.end < text.len() {
        excerpt.text.push('…');
    }
    for (at, _) in found {
        if at.start >= piece.start && at.end <= piece.end {
            let at = at.start - piece.start + shift..at.end - piece.start + shift;
            join(&mut excerpt.marks, at);
        }
    }
    excerpt
}

/// Where words of the query stand, in order, each with the word's number.
fn matches(text: &str, query: &Query) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    tokenize(text, &mut |at, token, _| {
        if let Some(word) = query.word_for(token) {
            // A whole identifier is told after its parts, but starts with the first.
            let place = found.partition_point(|(before, _)| before.start <= at.start);
            found.insert(place, (at, word));
        }
    });
    found
}

/// Adds a mark; one that touches or overlaps the last becomes part of it.
fn join(marks: &mut Vec<Range<usize>>, at: Range<usize>) {
    match marks.last_mut() {
        Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
        _ => marks.push(at),
    }
}

fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_ascii_whitespace() || c.is_ascii_control()) {
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    line
}

/// Characters of text that fit, ellipses apart.
fn room_for(text: &str, max_chars: usize) -> usize {
    if text.chars().nth(max_chars).is_none() {
        max_chars
    } else {
        max_chars.saturating_sub(2)
    }
}

/// The byte where the piece with the most different words starts; the earliest of equals.
fn best_start(text: &str, found: &[(Range<usize>, usize)], room: usize, words: usize) -> usize {
    let mut best = (0, 0);
    let mut first = 0;
    for (number, (at, _)) in found.iter().enumerate() {
        // Characters are at least a byte, so a piece of `room` bytes always fits.
        while found[first].0.start + room < at.end && first < number {
            first += 1;
        }
        let inside = &found[first..=number];
        let different = (0..words)
            .filter(|word| inside.iter().any(|(_, other)| other == word))
            .count();
        let value = different * 64 + inside.len().min(63);
        if value > best.0 {
            best = (value, found[first].0.start);
        }
    }
    // Some words before the first match show how it is meant.
    let lead = text[..best.1]
        .char_indices()
        .rev()
        .nth((room / 4).saturating_sub(1))
        .map_or(0, |(at, _)| at);
    if best.1 <= room / 4 { 0 } else { lead }
}

/// A piece of at most `room` characters from about `start`, between words where that is possible.
fn cut(text: &str, start: usize, room: usize) -> Range<usize> {
    let mut start = start;
    // At the end of the text, the piece is moved back rather than cut short.
    let latest = text
        .char_indices()
        .rev()
        .nth(room.saturating_sub(1))
        .map_or(0, |(at, _)| at);
    if start > latest {
        start = latest;
    }
    if start > 0
        && !text[..start].ends_with(' ')
        && let Some(space) = text[start..].find(' ').filter(|space| *space < 24)
    {
        start += space + 1;
    }
    let end = text[start..]
        .char_indices()
        .nth(room)
        .map_or(text.len(), |(at, _)| start + at);
    if end < text.len()
        && !text[end..].starts_with(' ')
        && let Some(space) = text[start..end].rfind(' ')
        && start + space + 24 > end
    {
        return start..start + space;
    }
    start..end
}
