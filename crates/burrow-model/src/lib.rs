//! What crosses the wire between the program that writes a bundle and the reader that shows it, and nothing else.
//!
//! Every type here is a promise: a change that an older reader cannot read raises [`FORMAT_VERSION`].

mod hash;
mod html;
mod level;
mod manifest;
mod nav;
mod onward;
mod page;
mod path;
pub mod read;
pub mod search_map;

pub use hash::ContentHash;
pub use html::Html;
pub use level::{Depth, Level, NotALevel};
pub use manifest::{Latest, Manifest, PageMeta, Persona, ReadingPath, SiteInfo, SiteLink, Theme};
pub use nav::NavTree;
pub use onward::{Onward, OnwardOf, OnwardPart, part_of};
pub use page::{Page, Passage};
pub use path::{PageId, PagePath, PersonaId};
pub use search_map::{Kind, Listing, SearchMap, SearchSection};

/// The version of the bundle format written and read by this build.
///
/// A reader refuses any other version and says so in words.
pub const FORMAT_VERSION: u32 = 2;
