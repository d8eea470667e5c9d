//! Hits as rows: where each leads, what it says, and which words to mark.

use crate::{
    catalog::Catalog,
    fold,
    page_data::PageLink,
    react::{Task, all},
    reader::Reader,
    route::Address,
};
use burrow_model::Page;
use burrow_search::{Hit, Query, excerpt, marks};
use std::{ops::Range, sync::Arc};

/// Characters of an excerpt.
const EXCERPT: usize = 160;

/// Text with the parts that matched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowText {
    /// The text.
    pub text: String,
    /// Byte ranges to mark, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

impl RowText {
    fn new(text: String, query: &Query) -> Self {
        Self {
            marks: marks(&text, query),
            text,
        }
    }
}

/// One row of the results: a page, or a passage of the page above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it leads.
    pub address: Address,
    /// The page, on its first row.
    pub page: Option<PageLink>,
    /// The page's title, marked, on its first row.
    pub title: RowText,
    /// The titles of the pages above, on its first row.
    pub above: String,
    /// The passage's heading; empty when the hit is the page's opening text.
    pub heading: RowText,
    /// A piece of the passage.
    pub excerpt: RowText,
}

/// Makes rows of hits; the texts come from the pages' own files, which a reader who follows a hit needs anyway.
/// A page that cannot be read still has its row.
pub(super) async fn rows(
    reader: Reader,
    catalog: &Catalog,
    query: &Query,
    hits: &[Hit],
) -> Vec<Row> {
    let inner = reader.inner();
    let client = inner.client();
    let documents = &catalog.manifest.search.documents;
    let mut found: Vec<(&Hit, u32)> = Vec::new();
    let mut tasks: Vec<Task<'_, _>> = Vec::new();
    for hit in hits {
        if let Some(number) = documents.get(hit.document as usize) {
            found.push((hit, *number));
            tasks.push(Box::pin(client.page(&catalog.meta(*number).id)));
        }
    }
    let pages = all(tasks).await;
    let mut rows = Vec::new();
    for ((hit, number), page) in found.into_iter().zip(pages) {
        page_rows(catalog, query, hit, number, page.ok(), &mut rows);
    }
    rows
}

fn page_rows(
    catalog: &Catalog,
    query: &Query,
    hit: &Hit,
    number: u32,
    page: Option<Arc<Page>>,
    rows: &mut Vec<Row>,
) {
    let link = catalog.link(number);
    let above = catalog
        .nav
        .ancestors(number)
        .iter()
        .skip(1)
        .map(|page| catalog.meta(*page).title.as_str())
        .collect::<Vec<_>>()
        .join(" › ");
    let passages = page
        .as_ref()
        .map(|page| page.root.in_order())
        .unwrap_or_default();
    let mut is_first = true;
    let hits: Vec<u32> = if hit.passages.is_empty() {
        vec![0]
    } else {
        hit.passages.iter().map(|passage| passage.passage).collect()
    };
    for at in hits {
        let passage = passages.get(at as usize).filter(|_| at > 0);
        let opening = passages
            .first()
            .map(|root| root.html.text())
            .unwrap_or_default();
        let text = passage.map_or(opening, |passage| passage.html.text());
        let cut = excerpt(&text, query, EXCERPT);
        rows.push(Row {
            address: Address::page(link.path.clone()).at(passage.map(|passage| passage.id.clone())),
            page: is_first.then(|| link.clone()),
            title: if is_first {
                RowText::new(link.title.clone(), query)
            } else {
                RowText::default()
            },
            above: if is_first {
                above.clone()
            } else {
                String::new()
            },
            heading: passage
                .map(|passage| RowText::new(fold::shorten(&passage.heading.text(), 120), query))
                .unwrap_or_default(),
            excerpt: RowText {
                text: cut.text,
                marks: cut.marks,
            },
        });
        is_first = false;
    }
}
