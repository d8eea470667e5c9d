//! Search as a reader meets it: the dialog's state, the index over the network, hits as rows.

mod engine;
mod loading;
mod rows;

pub(crate) use engine::Engine;
pub use rows::Row;

use crate::{
    dom,
    react::effect,
    reader::{Reader, Turn},
    state::State,
    views::search_dialog::{DIALOG, FIELD},
};
use burrow_find::Asked;
use engine::{Answer, Next};
use leptos::prelude::*;
use loading::Part;

/// Pages listed.
const LIMIT: usize = 12;
/// Pages whose texts are read before anybody looks further: what a screen shows.
const IN_SIGHT: usize = 5;
/// How long typing must rest before texts are read for what was found; milliseconds.
const REST: u64 = 120;

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
        /// Words that are in no page.
        unknown: String,
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
    /// Whether the row stood on was chosen before its text came.
    is_chosen: State<bool>,
    /// How many pages are in sight; none while somebody types.
    sight: State<usize>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            is_open: State::new(false),
            text: State::default(),
            found: State::default(),
            at: State::new(0),
            is_chosen: State::default(),
            sight: State::new(0),
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
                untrack(|| self.ask(reader, &text));
            }
        });
    }

    /// Begins the answer to another text. What was asked before goes no further.
    fn ask(self, reader: Reader, text: &str) {
        let is_latest = reader.take_turn(Turn::Search);
        reader.inner().engine().ask_anew();
        self.at.set(0);
        self.sight.set(0);
        self.is_chosen.set(false);
        let is_empty = text.trim().is_empty();
        let stands = self
            .found
            .with_untracked(|found| matches!(found, Found::Rows { .. }));
        if is_empty {
            self.found.set(Found::Nothing);
        } else if !stands {
            self.found.set(Found::Loading);
        }
        self.soon(reader);
        if !is_empty {
            dom::timer::after(REST, move || {
                if is_latest() {
                    self.look(reader, IN_SIGHT);
                }
            });
        }
    }

    /// Goes on with the answer in a task of its own, so that a key that is pressed meanwhile comes first.
    fn soon(self, reader: Reader) {
        let is_latest = reader.take_turn(Turn::Answer);
        dom::timer::after(0, move || {
            if is_latest() {
                self.answer(reader);
            }
        });
    }

    fn answer(self, reader: Reader) {
        let text = self.text.get_untracked();
        let asked = Asked {
            persona: untrack(|| reader.prefs.lens()),
            level: None,
        };
        let inner = reader.inner();
        if let Some(latest) = inner.client().catalog_at_hand() {
            reader.keep_catalog(&latest);
            inner.engine().follow(&latest);
        }
        let next = inner.engine().answer(&text, &asked, LIMIT);
        match next {
            Next::Head => self.load(reader, Part::Head),
            _ if text.trim().is_empty() => self.read_spare_shards(reader),
            Next::Shards(missing, answer) => {
                // What stands is better than half an answer; half an answer is better than nothing.
                let stands = self
                    .found
                    .with_untracked(|found| matches!(found, Found::Rows { .. }));
                if !stands && answer.results.total > 0 {
                    self.show(reader, &answer);
                }
                for shard in missing {
                    self.load(reader, Part::Shard(shard, true));
                }
            }
            Next::Done(answer) => {
                let is_latest = reader.take_turn(Turn::Answer);
                dom::timer::after(0, move || {
                    if is_latest() {
                        self.show(reader, &answer);
                        self.read_spare_shards(reader);
                    }
                });
            }
        }
    }

    fn show(self, reader: Reader, answer: &Answer) {
        let rows = rows::rows(reader, answer);
        let at = self.at.get_untracked();
        let is_pending = rows.iter().any(|row| row.is_pending);
        // Rows that come in between do not move the choice, unless it has not been made.
        let stood = self.row(at).filter(|_| at > 0);
        let stands = stood.and_then(|stood| {
            let is_same = |row: &Row| {
                row.passage == stood.passage && row.address.path() == stood.address.path()
            };
            rows.iter().position(is_same)
        });
        let found = Found::Rows {
            query: answer.text.clone(),
            rows,
            total: answer.results.total,
            unknown: answer.query.unknown().collect::<Vec<_>>().join(", "),
            correction: answer.query.correction(),
        };
        if self.found.with_untracked(|shown| *shown != found) {
            self.found.set(found);
        }
        self.stand_on(stands.unwrap_or(0));
        if is_pending {
            self.read_texts(reader);
        }
        if self.is_chosen.get_untracked() {
            self.choose(reader, self.at.get_untracked());
        }
    }

    fn row(self, number: usize) -> Option<Row> {
        self.found.with_untracked(|found| match found {
            Found::Rows { rows, .. } => rows.get(number).cloned(),
            _ => None,
        })
    }

    /// Lets the texts of all rows be read, not only of those in sight.
    pub fn look_far(self, reader: Reader) {
        self.look(reader, LIMIT);
    }

    fn look(self, reader: Reader, pages: usize) {
        if self.sight.get_untracked() < pages {
            self.sight.set(pages);
            self.read_texts(reader);
        }
    }

    /// Moves the choice by one row, around the ends; whether there is any.
    pub fn step(self, reader: Reader, forward: bool) -> bool {
        let count = self.found.with_untracked(|found| {
            if let Found::Rows { rows, .. } = found {
                rows.len()
            } else {
                0
            }
        });
        if count > 0 {
            self.look_far(reader);
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

    /// Goes to a row, at once or when its text has come; a second time at once in any case. Whether there is one.
    pub fn choose(self, reader: Reader, number: usize) -> bool {
        let Some(row) = self.row(number) else {
            return false;
        };
        if row.is_pending && !self.is_chosen.get_untracked() {
            // Where exactly it leads is in its text.
            self.at.set(number);
            self.look_far(reader);
            self.is_chosen.set(true);
            return true;
        }
        self.is_chosen.set(false);
        self.close();
        reader.navigator.go(row.address);
        true
    }
}

/// The element id of a row.
pub fn row_id(row: usize) -> String {
    format!("bw-hit-{row}")
}
