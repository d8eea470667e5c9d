//! Search as a reader meets it: the dialog's state, the index over the network, hits as rows.

mod choices;
mod engine;
mod loading;
mod recent;
mod rows;
mod why;

pub use choices::{Choice, Choices, Facet};
pub(crate) use engine::Engine;
pub use rows::Row;

use crate::{
    dom,
    prefs::RECENT_KEY,
    react::effect,
    reader::{Reader, Turn},
    state::State,
    views::search_dialog::{DIALOG, FIELD},
};
use burrow_find::{Asked, Only};
use burrow_model::SearchSection;
use engine::{Answer, Next, Wish};
use leptos::prelude::*;

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
        /// What the rows can be narrowed to.
        choices: Box<Choices>,
        /// Words that are in no page.
        unknown: String,
        /// The other words.
        known: String,
        /// A better spelling, when a word is in no page.
        correction: Option<String>,
        /// The sections of the site, where nothing was found at all.
        browse: Vec<SearchSection>,
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
    /// What the results are narrowed to.
    pub only: State<Only>,
    /// Whether it is told why each page was found.
    pub why: State<bool>,
    /// What was searched for before on this device, the latest first.
    pub recent: State<Vec<String>>,
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
            only: State::default(),
            why: State::new(false),
            recent: State::default(),
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

    /// Puts a query into the field, and the keyboard with it.
    pub fn ask_again(self, query: String) {
        self.ask_for(query);
        dom::focus::focus(FIELD);
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.is_open.set(false);
    }

    /// Narrows the results, or shows all again, and gives the keyboard back to the field.
    pub fn narrow_to(self, only: Only) {
        self.only.set(only);
        dom::focus::focus(FIELD);
    }

    /// Keeps what is searched for on this device.
    fn remember(self) {
        let query = self.text.get_untracked();
        self.recent
            .update(|kept| *kept = recent::with(kept, &query));
        self.recent
            .with_untracked(|kept| dom::storage::set(RECENT_KEY, &kept.join("\n")));
    }

    /// Forgets what was searched for on this device.
    pub fn forget(self) {
        dom::storage::set(RECENT_KEY, "");
        self.recent.set(Vec::new());
        dom::focus::focus(FIELD);
    }

    /// Whether the dialog is open, without being told when that changes.
    pub fn is_open(self) -> bool {
        self.is_open.get_untracked()
    }

    /// Starts what follows the dialog and its text: called once, in a browser.
    pub fn listen(self, reader: Reader) {
        self.recent.set(recent::read(
            &dom::storage::get(RECENT_KEY).unwrap_or_default(),
        ));
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
                let _ = (reader.prefs.lens(), reader.prefs.depth());
                let _ = (self.only.get(), self.why.get());
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
        let wish = Wish {
            asked: untrack(|| Asked {
                persona: reader.prefs.lens(),
                level: reader.prefs.depth(),
            }),
            only: self.only.get_untracked(),
            why: self.why.get_untracked(),
        };
        let inner = reader.inner();
        let next = inner.engine().answer(&text, &wish, LIMIT);
        let missing = match next {
            Next::Parts(missing) => missing,
            _ if text.trim().is_empty() => return self.read_spare_parts(reader),
            Next::Half(missing, answer) => {
                // What stands is better than half an answer; half an answer is better than nothing.
                let stands = self
                    .found
                    .with_untracked(|found| matches!(found, Found::Rows { .. }));
                if !stands && answer.results.total > 0 {
                    self.show(reader, &answer);
                }
                missing
            }
            Next::Done(answer) => {
                let is_latest = reader.take_turn(Turn::Answer);
                dom::timer::after(0, move || {
                    if is_latest() {
                        self.show(reader, &answer);
                        self.read_spare_parts(reader);
                    }
                });
                return;
            }
        };
        for part in missing {
            self.load(reader, part, true);
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
        let is_nothing = answer.results.matches.is_empty();
        let sections = answer.documents.map.sections.iter();
        let browse = sections.filter(|section| is_nothing && !section.hidden);
        let unknown: Vec<&str> = answer.query.unknown().collect();
        let known: Vec<&str> = answer.query.words().collect();
        let known = known.into_iter().filter(|word| !unknown.contains(word));
        let found = Found::Rows {
            query: answer.text.clone(),
            rows,
            total: answer.results.total,
            choices: Box::new(choices::choices(answer, &reader.strings.search_levels)),
            known: known.collect::<Vec<_>>().join(", "),
            unknown: unknown.join(", "),
            correction: answer.query.correction(),
            browse: browse.cloned().collect(),
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
        self.remember();
        self.close();
        reader.go_anew(row.address);
        true
    }
}

/// The element id of a row.
pub fn row_id(row: usize) -> String {
    format!("bw-hit-{row}")
}
