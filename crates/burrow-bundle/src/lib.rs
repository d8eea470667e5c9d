//! A tree of Markdown becomes a bundle.
