//! Search over a bundle, between the engine that knows no documentation and those who ask it: the reader, the program
//! and other people's pages. Pure.

mod asked;
mod documents;
mod only;
mod says;

pub use asked::{Asked, persona_weight};
pub use documents::Documents;
pub use only::{Facets, Only, level};
pub use says::{Marked, PassageSays, says};
