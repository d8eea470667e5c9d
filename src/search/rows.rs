//! Hits as rows: where each leads, what it says, and which words to mark.

use super::{engine::Answer, why::why};
use crate::{fold, reader::Reader, route::Address};
use burrow_find::{Marked, PassageSays, says};
use burrow_model::{ContentHash, Kind, Level, PagePath};
use burrow_search::Hit;

/// Characters of an excerpt.
const EXCERPT: usize = 160;

/// One row of the results: a page, or a passage of the page above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it leads.
    pub address: Address,
    /// The passage's number in the page.
    pub passage: u32,
    /// The page, on its first row.
    pub page: Option<RowPage>,
    /// The passage's heading; empty when the hit is the page's opening text.
    pub heading: Marked,
    /// A piece of the passage.
    pub excerpt: Marked,
    /// The page's level, where pages of this answer have levels: rows of a level stand together.
    pub level: Option<Level>,
    /// Whether heading, excerpt and anchor are still to come.
    pub is_pending: bool,
}

/// What is said of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct RowPage {
    /// Its title, marked.
    pub title: Marked,
    /// The titles of the pages above.
    pub above: String,
    /// Its level and whom it is for.
    pub kind: Kind,
    /// Why it was found, where somebody wants to know.
    pub why: String,
    /// Names its file.
    pub hash: ContentHash,
}

/// A hit with what is known of its page.
struct Known<'a> {
    hit: &'a Hit,
    path: PagePath,
    page: RowPage,
}

/// Makes rows of an answer's hits, level by level; a level stands where its best hit would. The texts come from the
/// pages' own files, which a reader who follows a hit needs anyway: those at hand are used, and a row whose page has not
/// come has its place. A hit whose listing has not come has none.
pub(super) fn rows(reader: Reader, answer: &Answer) -> Vec<Row> {
    let mut hits: Vec<(Known<'_>, Level)> = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    let mut has_levels = false;
    for (number, hit) in answer.results.hits.iter().enumerate() {
        let Some(known) = known(reader, answer, number, hit) else {
            continue;
        };
        has_levels |= known.page.kind.level.is_some();
        let level = burrow_find::level(&known.page.kind);
        if !levels.contains(&level) {
            levels.push(level);
        }
        hits.push((known, level));
    }
    let mut rows = Vec::new();
    for shown in levels {
        for (known, _) in hits.iter().filter(|(_, level)| *level == shown) {
            page_rows(
                reader,
                answer,
                known,
                has_levels.then_some(shown),
                &mut rows,
            );
        }
    }
    rows
}

fn known<'a>(reader: Reader, answer: &Answer, number: usize, hit: &'a Hit) -> Option<Known<'a>> {
    let (listing, place) = answer.listed.get(number)?;
    let listing = listing.as_ref()?;
    let place = *place;
    let reasons = answer.why.get(number);
    let reasons = reasons.map(|reasons| why(&answer.query, reasons, reader.strings));
    Some(Known {
        hit,
        path: listing.paths.get(place)?.clone(),
        page: RowPage {
            title: Marked::new(listing.titles[place].clone(), &answer.query),
            above: listing.above[place].clone(),
            kind: answer.documents.kind(hit.document)?.clone(),
            why: reasons.unwrap_or_default(),
            hash: listing.pages[place].clone(),
        },
    })
}

fn page_rows(
    reader: Reader,
    answer: &Answer,
    known: &Known<'_>,
    level: Option<Level>,
    rows: &mut Vec<Row>,
) {
    let query = &answer.query;
    let file = reader.inner().client().page_at_hand(&known.page.hash);
    let first = rows.len();
    let said = file.map(|page| says(&page.root, known.hit, query, EXCERPT));
    let is_pending = said.is_none();
    // The page alone has its row until its passages have something to say.
    for (place, says) in said
        .unwrap_or_else(|| vec![PassageSays::default()])
        .into_iter()
        .enumerate()
    {
        if place > 0 && says.heading.is_empty() && says.excerpt.text.is_empty() {
            continue;
        }
        let passage = known.hit.passages.get(place);
        let anchor = Some(says.anchor).filter(|anchor| !anchor.is_empty());
        rows.push(Row {
            address: Address::page(known.path.clone()).at(anchor),
            passage: passage.map_or(0, |passage| passage.passage),
            page: None,
            heading: Marked::new(fold::shorten(&says.heading, 120), query),
            excerpt: says.excerpt,
            level,
            is_pending,
        });
    }
    rows[first].page = Some(known.page.clone());
}
