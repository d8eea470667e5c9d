//! Addresses kept in a list: for the widget, whose host owns the address bar, and for native renders.

use super::{Arrival, Visit};
use crate::{place::Place, route::Address};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A history of its own.
#[derive(Clone)]
pub struct MemoryDriver {
    /// Addresses, and how their pages were left.
    visited: Arc<Mutex<Vec<(Address, Place)>>>,
}

impl MemoryDriver {
    /// A history that starts here.
    pub fn new(start: Address) -> Self {
        Self {
            visited: Arc::new(Mutex::new(vec![(start, Place::default())])),
        }
    }

    fn visited(&self) -> MutexGuard<'_, Vec<(Address, Place)>> {
        self.visited.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn current(&self) -> Visit {
        let address = self.visited().last().map_or_else(
            || Address::page(Default::default()),
            |(address, _)| address.clone(),
        );
        Visit {
            address,
            arrival: Arrival::Asked,
            place: None,
        }
    }

    pub(super) fn key(&self) -> u32 {
        self.visited().len() as u32
    }

    pub(super) fn kept(&self, key: u32) -> Option<Place> {
        let at = (key as usize).checked_sub(1)?;
        self.visited().get(at).map(|(_, place)| place.clone())
    }

    pub(super) fn push(&self, address: &Address, left: Place) {
        let mut visited = self.visited();
        if let Some((_, place)) = visited.last_mut() {
            *place = left;
        }
        visited.push((address.clone(), Place::default()));
    }

    pub(super) fn replace(&self, address: &Address) {
        if let Some((kept, _)) = self.visited().last_mut() {
            kept.clone_from(address);
        }
    }
}
