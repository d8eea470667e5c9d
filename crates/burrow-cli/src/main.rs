//! The `burrow` program.
fn main() {}
