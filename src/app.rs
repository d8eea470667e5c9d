//! The application: provides the one context and stands on the layout.

use crate::{
    react::effect,
    reader::{Reader, Start},
    views::layout::layout,
};
use leptos::prelude::*;

/// The reader, from what it starts with.
pub fn app(start: Start) -> AnyView {
    let reader = Reader::new(start);
    // Effects run in a browser only; this one, once the first render stands.
    effect(move || untrack(|| reader.start()));
    layout(reader)
}
