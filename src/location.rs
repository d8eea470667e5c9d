//! Where the reader is: one signal, driven by the browser's history or, where that is not ours, by memory.

mod history;
mod memory;

use crate::{place::Place, route::Address, state::State};
use std::sync::Arc;

pub use history::HistoryDriver;
pub use memory::MemoryDriver;

/// How the reader came to an address, which decides where the page is scrolled to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// Asked for just now: the anchor, else the top.
    Asked,
    /// Back, forward, reload, or home along the trail: where the page was left, if that is known.
    Returned,
    /// The page stood before the reader came: the browser has scrolled it, and whoever reads may have since.
    Standing,
}

/// An address and how the reader came there.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The address.
    pub address: Address,
    /// How the reader came.
    pub arrival: Arrival,
    /// How the page was left, or is to be found.
    pub place: Option<Arc<Place>>,
}

/// What keeps addresses: the browser's history, or a list.
#[derive(Clone)]
pub enum Driver {
    /// The tab's own address bar and history: the site.
    History(HistoryDriver),
    /// A list in memory: the widget, and every native render.
    Memory(MemoryDriver),
}

/// Tells how the page that is shown stands.
pub type Standing = Arc<dyn Fn() -> Place + Send + Sync>;

/// Knows where the reader is and goes elsewhere.
#[derive(Clone, Copy)]
pub struct Navigator {
    visit: State<Visit>,
    driver: State<Driver>,
    standing: State<Option<Standing>>,
}

impl Navigator {
    /// A navigator standing where its driver stands.
    pub fn new(driver: Driver) -> Self {
        let visit = match &driver {
            Driver::History(history) => history.start(),
            Driver::Memory(memory) => memory.current(),
        };
        Self {
            visit: State::new(visit),
            driver: State::new(driver),
            standing: State::default(),
        }
    }

    /// Follows the browser's back and forward buttons, and keeps how each page is left. Called once, in a browser.
    pub fn listen(self, standing: Standing) {
        self.standing.set(Some(standing.clone()));
        if let Driver::History(history) = self.driver.get_untracked() {
            history.listen(move |visit| self.visit.set(visit), standing);
        }
    }

    /// Where the reader is.
    pub fn visit(self) -> Visit {
        self.visit.get()
    }

    /// Where the reader is, without being told when that changes.
    pub fn visit_now(self) -> Visit {
        self.visit.get_untracked()
    }

    /// The entry of the history that the reader is at.
    pub fn key(self) -> u32 {
        self.driver.with_untracked(|driver| match driver {
            Driver::History(history) => history.key(),
            Driver::Memory(memory) => memory.key(),
        })
    }

    /// Goes to an address, leaving a way back; the page will be found as `place` says.
    pub fn go(self, address: Address, place: Place) {
        self.move_to(Visit {
            address,
            arrival: Arrival::Asked,
            place: Some(Arc::new(place)),
        });
    }

    /// Goes to an address as its page was left at an entry of the history.
    pub fn return_to(self, address: Address, key: u32) {
        let place = self.driver.with_untracked(|driver| match driver {
            Driver::History(history) => history.kept(key),
            Driver::Memory(memory) => memory.kept(key),
        });
        self.move_to(Visit {
            address,
            arrival: Arrival::Returned,
            place: place.map(Arc::new),
        });
    }

    fn move_to(self, visit: Visit) {
        let left = self
            .standing
            .with_untracked(|standing| standing.as_ref().map(|standing| standing()))
            .unwrap_or_default();
        self.driver.with_untracked(|driver| match driver {
            Driver::History(history) => history.push(&visit.address, &left),
            Driver::Memory(memory) => memory.push(&visit.address, left),
        });
        self.visit.set(visit);
    }

    /// Rewrites the address in place: the page stays as it is, and nobody is told.
    pub fn rewrite(self, address: Address) {
        self.driver.with_untracked(|driver| match driver {
            Driver::History(history) => history.replace(&address),
            Driver::Memory(memory) => memory.replace(&address),
        });
        self.visit.update_untracked(|visit| visit.address = address);
    }

    /// Reads a link's address; none when it leads elsewhere.
    pub fn read(self, base: &str, href: &str) -> Option<Address> {
        self.driver.with_untracked(|driver| match driver {
            Driver::History(history) => history.read(href),
            Driver::Memory(_) => {
                let (rest, hash) = href.split_once('#').unwrap_or((href, ""));
                let (path, search) = rest.split_once('?').unwrap_or((rest, ""));
                Address::parse(base, path, search, hash)
            }
        })
    }
}
