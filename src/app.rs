//! The application: provides the one context and stands on the layout.

use crate::{
    reader::{Reader, Start},
    views::layout::Layout,
};
use leptos::prelude::*;

/// The reader, from what it starts with.
#[component]
pub fn App(
    /// What is shown first and where it comes from.
    start: Start,
) -> AnyView {
    let reader = Reader::new(start);
    provide_context(reader);
    // Effects run in a browser only; this one, once the first render stands.
    Effect::new(move || untrack(|| reader.start()));
    reader.search.listen(reader);
    view! { <Layout/> }.into_any()
}
