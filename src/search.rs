//! Search as a reader meets it: the dialog's state, the index over the network, hits as rows.

mod engine;
mod rows;

pub use rows::{Row, RowText};

use crate::{
    dom, lens,
    react::{effect, spawn},
    reader::{Reader, Turn},
    state::State,
    views::search_dialog::{DIALOG, FIELD},
};
use leptos::prelude::*;
use std::sync::PoisonError;

/// Pages listed.
const LIMIT: usize = 12;

/// What stands under the search field.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Found {
    /// Nothing typed yet.
    #[default]
    Nothing,
    /// The index is on its way.
    Loading,
    /// Search could not be loaded.
    Failed,
    /// The rows for a query.
    Rows {
        /// What was asked.
        query: String,
        /// Best first.
        rows: Vec<Row>,
        /// Pages found in all.
        total: u32,
        /// A better spelling, when a word is in no page.
        correction: Option<String>,
    },
}

/// The search dialog.
#[derive(Clone, Copy)]
pub struct Search {
    is_open: State<bool>,
    /// What is typed.
    pub text: State<String>,
    /// What was found.
    pub found: State<Found>,
    /// The row the arrow keys stand on.
    pub at: State<usize>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            is_open: State::new(false),
            text: State::default(),
            found: State::default(),
            at: State::new(0),
        }
    }
}

impl Search {
    /// Opens the dialog as it was left.
    pub fn open(self) {
        self.is_open.set(true);
    }

    /// Opens the dialog with a query.
    pub fn open_with(self, query: String) {
        self.ask_for(query);
        self.open();
    }

    /// Puts another query into the field.
    pub fn ask_for(self, query: String) {
        dom::dialog::set_field(FIELD, &query);
        self.text.set(query);
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.is_open.set(false);
    }

    /// Whether the dialog is open, without being told when that changes.
    pub fn is_open(self) -> bool {
        self.is_open.get_untracked()
    }

    /// Starts what follows the dialog and its text: called once, in a browser.
    pub fn listen(self, reader: Reader) {
        effect(move || dom::dialog::set_open(DIALOG, FIELD, self.is_open.get()));
        effect(move || {
            let query = if self.is_open.get() {
                self.text.get()
            } else {
                String::new()
            };
            untrack(|| reader.put_query(query));
        });
        effect(move || {
            if self.is_open.get() {
                let text = self.text.get();
                let _ = reader.prefs.lens();
                untrack(|| self.ask(reader, text));
            }
        });
    }

    fn ask(self, reader: Reader, text: String) {
        let is_latest = reader.take_turn(Turn::Search);
        self.at.set(0);
        if self
            .found
            .with(|found| matches!(found, Found::Nothing | Found::Failed))
            && !text.trim().is_empty()
        {
            self.found.set(Found::Loading);
        }
        spawn(async move {
            let found = self.find(reader, text).await.unwrap_or(Found::Failed);
            if is_latest() {
                self.found.set(found);
            }
        });
    }

    async fn find(self, reader: Reader, text: String) -> Result<Found, crate::bundle::LoadError> {
        let catalog = reader.read_catalog().await?;
        let inner = reader.inner();
        let locked = || inner.index.lock().unwrap_or_else(PoisonError::into_inner);
        if locked().is_none() {
            let head = engine::read_head(reader, &catalog).await?;
            locked().get_or_insert(head);
        }
        if text.trim().is_empty() {
            return Ok(Found::Nothing);
        }
        // A shard may bring words that were not known before; then the query is planned again.
        let query = loop {
            let (query, missing) = {
                let guard = locked();
                let Some(index) = guard.as_ref() else {
                    return Ok(Found::Nothing);
                };
                let query = index.plan(&text);
                let missing = index.missing_shards(&query);
                (query, missing)
            };
            if missing.is_empty() {
                break query;
            }
            for (number, bytes) in engine::read_shards(reader, &catalog, missing).await? {
                if let Some(index) = locked().as_mut() {
                    index
                        .add_shard(number, &bytes)
                        .map_err(|_| crate::bundle::LoadError::Decode)?;
                }
            }
        };
        let lens = untrack(|| reader.prefs.lens());
        let results = {
            let guard = locked();
            let Some(index) = guard.as_ref() else {
                return Ok(Found::Nothing);
            };
            let page_of = |document: u32| {
                catalog
                    .manifest
                    .search
                    .documents
                    .get(document as usize)
                    .copied()
            };
            index.search(&query, LIMIT, |document| {
                page_of(document).map_or(0.0, |page| {
                    lens::weight(&catalog.meta(page).personas, lens.as_ref())
                })
            })
        };
        let rows = rows::rows(reader, &catalog, &query, &results.hits).await;
        Ok(Found::Rows {
            query: text,
            rows,
            total: results.total,
            correction: query.correction(),
        })
    }

    /// Moves the choice by one row, around the ends; whether there is any.
    pub fn step(self, forward: bool) -> bool {
        let count = self.found.with_untracked(|found| {
            if let Found::Rows { rows, .. } = found {
                rows.len()
            } else {
                0
            }
        });
        if count > 0 {
            self.at
                .update(|at| *at = (*at + if forward { 1 } else { count - 1 }) % count);
            dom::scroll::nearest(&row_id(self.at.get_untracked()));
        }
        count > 0
    }

    /// Moves the choice to a row.
    pub fn stand_on(self, row: usize) {
        if self.at.get_untracked() != row {
            self.at.set(row);
        }
    }

    /// Goes to a row; whether there is one.
    pub fn choose(self, reader: Reader, row: usize) -> bool {
        let chosen = self.found.with_untracked(|found| match found {
            Found::Rows { rows, .. } => rows.get(row).map(|row| row.address.clone()),
            _ => None,
        });
        let Some(address) = chosen else { return false };
        self.close();
        reader.navigator.go(address);
        true
    }
}

/// The element id of a row.
pub fn row_id(row: usize) -> String {
    format!("bw-hit-{row}")
}
