//! Where the reader is: one signal, driven by the browser's history or, where that is not ours, by memory.

mod history;
mod memory;

use crate::{route::Address, state::State};

pub use history::HistoryDriver;
pub use memory::MemoryDriver;

/// How the reader came to an address, which decides where the page is scrolled to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// Asked for just now: the anchor, else the top.
    Asked,
    /// Back, forward or reload: this many pixels down, where that is known.
    Returned(Option<i32>),
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
}

/// What keeps addresses: the browser's history, or a list.
#[derive(Clone)]
pub enum Driver {
    /// The tab's own address bar and history: the site.
    History(HistoryDriver),
    /// A list in memory: the widget, and every native render.
    Memory(MemoryDriver),
}

/// Knows where the reader is and goes elsewhere.
#[derive(Clone, Copy)]
pub struct Navigator {
    visit: State<Visit>,
    driver: State<Driver>,
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
        }
    }

    /// Follows the browser's back and forward buttons. Called once, in a browser.
    pub fn listen(self) {
        if let Driver::History(history) = self.driver.get_untracked() {
            history.listen(move |visit| self.visit.set(visit));
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

    /// Goes to an address, leaving a way back.
    pub fn go(self, address: Address) {
        self.driver.with_untracked(|driver| match driver {
            Driver::History(history) => history.push(&address),
            Driver::Memory(memory) => memory.push(&address),
        });
        self.visit.set(Visit {
            address,
            arrival: Arrival::Asked,
        });
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
