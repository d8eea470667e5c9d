//! Addresses kept in a list: for the widget, whose host owns the address bar, and for native renders.

use super::{Arrival, Visit};
use crate::route::Address;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A history of its own.
#[derive(Clone)]
pub struct MemoryDriver {
    visited: Arc<Mutex<Vec<Address>>>,
}

impl MemoryDriver {
    /// A history that starts here.
    pub fn new(start: Address) -> Self {
        Self {
            visited: Arc::new(Mutex::new(vec![start])),
        }
    }

    fn visited(&self) -> MutexGuard<'_, Vec<Address>> {
        self.visited.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn current(&self) -> Visit {
        let address = self
            .visited()
            .last()
            .cloned()
            .unwrap_or_else(|| Address::page(Default::default()));
        Visit {
            address,
            arrival: Arrival::Asked,
        }
    }

    pub(super) fn push(&self, address: &Address) {
        self.visited().push(address.clone());
    }

    pub(super) fn replace(&self, address: &Address) {
        let mut visited = self.visited();
        visited.pop();
        visited.push(address.clone());
    }
}
