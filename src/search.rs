//! Search as a reader meets it: the dialog's state, the index over the network, hits as rows.

mod engine;
mod rows;

pub use rows::{Row, RowText};

use crate::{dom, lens, reader::Reader};
use burrow_search::Index;
use leptos::{prelude::*, task::spawn_local};
use std::sync::{Arc, Mutex, PoisonError};

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
    is_open: RwSignal<bool>,
    /// What is typed.
    pub text: RwSignal<String>,
    /// What was found.
    pub found: RwSignal<Found>,
    /// The row the arrow keys stand on.
    pub at: RwSignal<usize>,
    index: StoredValue<Arc<Mutex<Option<Index>>>>,
    turn: StoredValue<u32>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            is_open: RwSignal::new(false),
            text: RwSignal::default(),
            found: RwSignal::default(),
            at: RwSignal::new(0),
            index: StoredValue::new(Arc::default()),
            turn: StoredValue::new(0),
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
        self.text.set(query);
        self.open();
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.is_open.set(false);
    }

    /// Whether the dialog is open, without being told when that changes.
    pub fn is_open(self) -> bool {
        self.is_open.get_untracked()
    }

    /// Whether the dialog is open.
    pub fn watch_open(self) -> bool {
        self.is_open.get()
    }

    /// Starts what follows the text: called once, in a browser.
    pub fn listen(self, reader: Reader) {
        Effect::new(move || {
            if self.is_open.get() {
                let text = self.text.get();
                let _lens = reader.prefs.lens.get();
                self.ask(reader, text);
            }
        });
    }

    fn ask(self, reader: Reader, text: String) {
        let turn = self.turn.with_value(|turn| turn.wrapping_add(1));
        self.turn.set_value(turn);
        self.at.set(0);
        if self
            .found
            .with_untracked(|found| matches!(found, Found::Nothing | Found::Failed))
            && !text.trim().is_empty()
        {
            self.found.set(Found::Loading);
        }
        spawn_local(async move {
            let found = self.find(reader, text).await.unwrap_or(Found::Failed);
            if self.turn.get_value() == turn {
                self.found.set(found);
            }
        });
    }

    async fn find(self, reader: Reader, text: String) -> Result<Found, crate::bundle::LoadError> {
        let catalog = reader.read_catalog().await?;
        let shared = self.index.get_value();
        let locked = || shared.lock().unwrap_or_else(PoisonError::into_inner);
        if locked().is_none() {
            let head = engine::read_head(reader, &catalog).await?;
            locked().get_or_insert(head);
        }
        if text.trim().is_empty() {
            return Ok(Found::Nothing);
        }
        let (query, missing) = {
            let guard = locked();
            let Some(index) = guard.as_ref() else {
                return Ok(Found::Nothing);
            };
            let query = index.plan(&text);
            let missing = index.missing_shards(&query);
            (query, missing)
        };
        for (number, bytes) in engine::read_shards(reader, &catalog, missing).await? {
            if let Some(index) = locked().as_mut() {
                index
                    .add_shard(number, &bytes)
                    .map_err(|_| crate::bundle::LoadError::Decode)?;
            }
        }
        let lens = reader.prefs.lens.get_untracked();
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

    /// Moves the choice by one row, around the ends.
    pub fn step(self, forward: bool) {
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
    }

    /// Goes to the chosen row.
    pub fn choose(self, reader: Reader, row: usize) {
        let chosen = self.found.with_untracked(|found| match found {
            Found::Rows { rows, .. } => rows.get(row).map(|row| row.address.clone()),
            _ => None,
        });
        if let Some(address) = chosen {
            self.close();
            reader.navigator.go(address);
        }
    }
}

/// The element id of a row.
pub fn row_id(row: usize) -> String {
    format!("bw-hit-{row}")
}
