//! Which headings a page has, their ids, and which of them start a passage.

use crate::{
    emoji, kramdown, level,
    parse::Placed,
    raw_html::{self, Piece},
    slug::Ids,
    source::Prepared,
    words,
};
use burrow_model::Level;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// One heading.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Number of its start among the events.
    pub(crate) event: usize,
    /// Where it stands in the prepared text.
    pub(crate) at: usize,
    pub(crate) id: String,
    pub(crate) rank: u8,
    /// Its plain text.
    pub(crate) text: String,
    /// Whether it starts a passage; one inside a quote, a list or a `<details>` does not.
    pub(crate) passage: bool,
    /// Its author keeps it out of tables of contents.
    pub(crate) unlisted: bool,
    /// The level its own text gives.
    pub(crate) level: Option<Level>,
}

/// All headings of a page, and the ids taken so far.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) entries: Vec<Entry>,
    pub(crate) ids: Ids,
}

impl Outline {
    pub(crate) fn new(page: &Prepared, events: &[Placed<'_>]) -> Self {
        let kept_whole = kept_whole(page, events);
        let mut ids = Ids::default();
        let mut entries = Vec::new();
        let mut depth = 0_usize;
        for (number, (event, range)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::Heading {
                    level, id, classes, ..
                }) => {
                    let (text, slug_text) = heading_text(&events[number + 1..]);
                    let list = kramdown::list_below(page, range).map(|list| &list.attributes);
                    let listed = list.and_then(|list| list.id.clone());
                    let own = id.as_ref().map(ToString::to_string).or(listed);
                    let unlisted = classes.iter().any(|class| &**class == "no_toc")
                        || list
                            .is_some_and(|list| list.classes.iter().any(|class| class == "no_toc"));
                    entries.push(Entry {
                        event: number,
                        at: range.start,
                        id: match own.filter(|id| !id.contains(char::is_whitespace)) {
                            Some(id) => ids.unique(id),
                            None => ids.heading(&slug_text),
                        },
                        rank: *level as u8,
                        level: level::stars(&text),
                        text: emoji::shown(&text).into_owned(),
                        unlisted,
                        passage: depth == 0 && !is_inside(&kept_whole, number),
                    });
                    depth += 1;
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        let passages = || entries.iter().filter(|entry| entry.passage);
        let sequence = level::sequence(passages().map(|entry| (entry.rank, entry.text.as_str())));
        for (entry, level) in entries
            .iter_mut()
            .filter(|entry| entry.passage)
            .zip(sequence)
        {
            entry.level = entry.level.or(level);
        }
        Self { entries, ids }
    }

    /// Number of the heading that starts at an event.
    pub(crate) fn number_at(&self, event: usize) -> Option<usize> {
        self.entries
            .binary_search_by_key(&event, |entry| entry.event)
            .ok()
    }
}

/// A heading's plain text, and the text its id is made of: GitHub leaves raw tags out, we show unknown ones.
fn heading_text(events: &[Placed<'_>]) -> (String, String) {
    let (mut text, mut slug, mut images) = (String::new(), String::new(), 0_usize);
    for (event, _) in events {
        match event {
            Event::End(TagEnd::Heading(_)) => break,
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            Event::Text(part) | Event::Code(part) if images == 0 => {
                text.push_str(part);
                slug.push_str(part);
            }
            Event::SoftBreak | Event::HardBreak => {
                text.push(' ');
                slug.push(' ');
            }
            _ => {}
        }
    }
    (words::squeeze(&text), slug.trim_end().to_owned())
}

/// Runs of events that must not be cut into passages: a callout, a raw `<details>`, table or list, with its end.
fn kept_whole(page: &Prepared, events: &[Placed<'_>]) -> Vec<Range<usize>> {
    let mut open: Vec<(Whole, usize)> = Vec::new();
    let mut whole: Vec<Range<usize>> = Vec::new();
    for (number, (event, _)) in events.iter().enumerate() {
        let Event::Html(html) = event else { continue };
        for (_, piece) in raw_html::pieces(html) {
            let (what, opens) = match piece {
                Piece::Open(tag) if is_kept_whole(&tag.name) => (Whole::Element(tag.name), true),
                Piece::Close(name) if is_kept_whole(&name) => (Whole::Element(name), false),
                Piece::Mark(mark) if page.constructs.is_kept_whole(mark.number) => {
                    (Whole::Construct(mark.number), mark.opens)
                }
                _ => continue,
            };
            if opens && open.len() < 64 {
                open.push((what, number));
            } else if !opens && let Some(at) = open.iter().rposition(|(other, _)| *other == what) {
                let from = open[at].1;
                open.truncate(at);
                while whole.pop_if(|range| range.start >= from).is_some() {}
                whole.push(from..number);
            }
        }
    }
    whole
}

#[derive(PartialEq, Eq)]
enum Whole {
    Element(String),
    Construct(usize),
}

/// Whether one of these runs, in order and apart, holds an event.
fn is_inside(runs: &[Range<usize>], event: usize) -> bool {
    let next = runs.partition_point(|run| run.end <= event);
    runs.get(next).is_some_and(|run| run.start <= event)
}

fn is_kept_whole(name: &str) -> bool {
    matches!(
        name,
        "details" | "table" | "ul" | "ol" | "dl" | "blockquote" | "figure"
    )
}
