//! What burrow-markdown promises: features, limits, safety, and that no word of a real tree is lost.
#![allow(
    clippy::print_stderr,
    reason = "figures and skips are told to whoever runs the tests"
)]

mod admonitions;
mod check;
mod containers;
mod drawn;
mod endings;
mod features;
mod github;
mod hostile;
mod jekyll;
mod jsx;
mod limits;
mod material;
mod properties;
mod real_tree;
mod world;
