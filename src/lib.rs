//! The reader: a Leptos single-page app over a Burrow bundle.
