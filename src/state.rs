//! Values that views follow. A signal of Leptos compiles anew for each type it holds, some 2 kB of wasm every time;
//! here one form does the keeping and telling, and a type adds only what reads and writes it.

use leptos::prelude::*;
use std::{
    any::Any,
    marker::PhantomData,
    sync::{Arc, PoisonError, RwLock},
};

/// A value that tells its followers when it changes. Cheap to copy; it lives as long as the owner it was made under.
pub struct State<T> {
    kept: StoredValue<Arc<Kept>>,
    holds: PhantomData<fn() -> T>,
}

struct Kept {
    trigger: ArcTrigger,
    /// A `RwLock<T>`.
    value: Box<dyn Any + Send + Sync>,
}

#[inline(never)]
fn keep(value: Box<dyn Any + Send + Sync>) -> StoredValue<Arc<Kept>> {
    StoredValue::new(Arc::new(Kept {
        trigger: ArcTrigger::new(),
        value,
    }))
}

#[inline(never)]
fn kept(kept: StoredValue<Arc<Kept>>) -> Arc<Kept> {
    kept.get_value()
}

#[inline(never)]
fn followed(followed: StoredValue<Arc<Kept>>) -> Arc<Kept> {
    let kept = kept(followed);
    kept.trigger.track();
    kept
}

#[inline(never)]
fn tell(kept: &Kept) {
    kept.trigger.notify();
}

impl Kept {
    fn lock<T: 'static>(&self) -> &RwLock<T> {
        self.value
            .downcast_ref()
            .expect("a state holds the type it was made with")
    }

    fn read<T: 'static, R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.lock().read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T: 'static>(&self, write: impl FnOnce(&mut T)) {
        write(&mut self.lock().write().unwrap_or_else(PoisonError::into_inner));
    }
}

impl<T: Send + Sync + 'static> State<T> {
    /// A value nobody follows yet.
    pub fn new(value: T) -> Self {
        Self {
            kept: keep(Box::new(RwLock::new(value))),
            holds: PhantomData,
        }
    }

    /// Reads the value and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        followed(self.kept).read(read)
    }

    /// Reads the value without following it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        kept(self.kept).read(read)
    }

    /// Changes the value and tells the followers.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let kept = kept(self.kept);
        kept.write(change);
        tell(&kept);
    }

    /// Changes the value and tells nobody.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        kept(self.kept).write(change);
    }

    /// Puts another value in its place and tells the followers.
    pub fn set(self, value: T) {
        self.update(|kept| *kept = value);
    }
}

impl<T: Clone + Send + Sync + 'static> State<T> {
    /// A copy of the value, which is followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value, which is not followed.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Default + Send + Sync + 'static> Default for State<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_state_runs_again_when_it_changes_and_only_then() {
        Owner::new().with(|| {
            let number = State::new(1);
            let other = State::new("one");
            let sum = Memo::new(move |_| number.get() + 1);
            let runs = State::new(0);
            let counted = Memo::new(move |_| {
                runs.update_untracked(|runs| *runs += 1);
                number.get()
            });
            assert_eq!((sum.get(), counted.get()), (2, 1));
            other.set("two");
            assert_eq!((counted.get(), runs.get_untracked()), (1, 1));
            number.update(|number| *number += 4);
            assert_eq!((sum.get(), counted.get(), runs.get_untracked()), (6, 5, 2));
            number.update_untracked(|number| *number = 0);
            assert_eq!((sum.get(), number.get_untracked()), (6, 0));
        });
    }
}
