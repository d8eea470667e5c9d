//! Hits as rows: where each leads, what it says, and which words to mark.

use super::{engine::Answer, why::why};
use crate::{fold, page_data::PageLink, reader::Reader, route::Address};
use burrow_find::{Marked, PassageSays, says};
use burrow_model::{Level, Page};
use burrow_search::Hit;
use std::sync::Arc;

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
    pub page: Option<PageLink>,
    /// The page's title, marked, on its first row.
    pub title: Marked,
    /// The titles of the pages above, on its first row.
    pub above: String,
    /// The passage's heading; empty when the hit is the page's opening text.
    pub heading: Marked,
    /// A piece of the passage.
    pub excerpt: Marked,
    /// Why the page was found, on its first row, where somebody wants to know.
    pub why: String,
    /// The page's level, where pages of this answer have levels: rows of a level stand together.
    pub level: Option<Level>,
    /// Whether heading, excerpt and anchor are still to come.
    pub is_pending: bool,
}

/// Makes rows of an answer's hits, level by level; a level stands where its best hit would. The texts come from the
/// pages' own files, which a reader who follows a hit needs anyway: those at hand are used, and a row whose page has not
/// come has its place.
pub(super) fn rows(reader: Reader, answer: &Answer) -> Vec<Row> {
    let Answer {
        catalog, results, ..
    } = answer;
    let documents = &catalog.manifest.search.documents;
    let mut hits: Vec<(&Hit, u32, Level, String)> = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    let mut has_levels = false;
    for (place, hit) in results.hits.iter().enumerate() {
        if let Some(number) = documents.get(hit.document as usize) {
            let meta = catalog.meta(*number);
            has_levels |= meta.level.is_some();
            let level = burrow_find::level(meta);
            if !levels.contains(&level) {
                levels.push(level);
            }
            let reasons = answer.why.get(place);
            let why = reasons.map(|reasons| why(&answer.query, reasons, reader.strings));
            hits.push((hit, *number, level, why.unwrap_or_default()));
        }
    }
    let inner = reader.inner();
    let mut rows = Vec::new();
    for shown in levels {
        for (hit, number, _, why) in hits.iter().filter(|(_, _, level, _)| *level == shown) {
            let page = inner.client().page_at_hand(&catalog.meta(*number).hash);
            page_rows(
                answer,
                hit,
                *number,
                has_levels.then_some(shown),
                page,
                &mut rows,
                why,
            );
        }
    }
    rows
}

fn page_rows(
    answer: &Answer,
    hit: &Hit,
    number: u32,
    level: Option<Level>,
    page: Option<Arc<Page>>,
    rows: &mut Vec<Row>,
    why: &str,
) {
    let Answer { catalog, query, .. } = answer;
    let link = catalog.link(number);
    let above = catalog
        .nav
        .ancestors(number)
        .iter()
        .skip(1)
        .map(|page| catalog.meta(*page).title.as_str())
        .collect::<Vec<_>>()
        .join(" › ");
    let first = rows.len();
    let said = page
        .as_ref()
        .map(|page| says(&page.root, hit, query, EXCERPT));
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
        let anchor = Some(says.anchor).filter(|anchor| !anchor.is_empty());
        rows.push(Row {
            address: Address::page(link.path.clone()).at(anchor),
            passage: hit.passages.get(place).map_or(0, |passage| passage.passage),
            page: None,
            title: Marked::default(),
            above: String::new(),
            heading: Marked::new(fold::shorten(&says.heading, 120), query),
            excerpt: says.excerpt,
            why: String::new(),
            level,
            is_pending,
        });
    }
    let row = &mut rows[first];
    row.title = Marked::new(link.title.clone(), query);
    row.page = Some(link);
    row.above = above;
    row.why = why.to_owned();
}
