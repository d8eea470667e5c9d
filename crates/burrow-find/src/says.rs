//! What a hit says: its passages with their anchors, headings and excerpts, marked where they match.

use burrow_model::Passage;
use burrow_search::{Hit, Query, excerpt, marks};
use std::ops::Range;

/// Text with the parts that match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text, on one line.
    pub text: String,
    /// Byte ranges to mark, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    /// Marks a title or a heading.
    pub fn new(text: String, query: &Query) -> Self {
        Self {
            marks: marks(&text, query),
            text,
        }
    }

    /// The piece of a text, of at most `longest` characters, that says most.
    pub fn excerpt(text: &str, query: &Query, longest: usize) -> Self {
        let piece = excerpt(text, query, longest);
        Self {
            text: piece.text,
            marks: piece.marks,
        }
    }
}

/// A passage that matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassageSays {
    /// Where in the page it is; empty at the top.
    pub anchor: String,
    /// Its heading, plain; empty at the top, whose heading is the page's title.
    pub heading: String,
    /// The piece of it that says most.
    pub excerpt: Marked,
}

/// The passages of a hit, best first; the top of the page, its `root`, where only its title or keywords match. Excerpts
/// have at most `longest` characters.
pub fn says(root: &Passage, hit: &Hit, query: &Query, longest: usize) -> Vec<PassageSays> {
    let passages = root.in_order();
    let mut told: Vec<u32> = hit.passages.iter().map(|best| best.passage).collect();
    if told.is_empty() {
        told.push(0);
    }
    told.into_iter()
        .map(|number| {
            // The first passage is the top of the page, and so is one that the page does not have.
            let below = passages.get(number as usize).filter(|_| number > 0);
            below.map_or_else(
                || PassageSays {
                    excerpt: text(root, query, longest),
                    ..PassageSays::default()
                },
                |passage| PassageSays {
                    anchor: passage.id.clone(),
                    heading: passage.heading.text(),
                    excerpt: text(passage, query, longest),
                },
            )
        })
        .collect()
}

fn text(passage: &Passage, query: &Query, longest: usize) -> Marked {
    Marked::excerpt(&passage.html.text(), query, longest)
}
