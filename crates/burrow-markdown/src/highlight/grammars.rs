//! The tables of the languages that one scanner reads, by family.

mod braces;
mod queries;
mod scripts;
mod systems;

pub(super) use braces::*;
pub(super) use queries::*;
pub(super) use scripts::*;
pub(super) use systems::*;
