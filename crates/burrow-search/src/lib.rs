//! A small search engine that has never heard of documentation.
//!
//! Documents consist of passages; both are found. [`IndexBuilder`] makes an [`EncodedIndex`]: a head and shards, to be
//! stored or sent. [`Index`] reads the head at once and the shards as they are needed:
//!
//! ```
//! use burrow_search::{Document, Index, IndexBuilder, PassageText};
//!
//! let mut builder = IndexBuilder::new();
//! builder.add(&Document {
//!     title: "Tea".into(),
//!     keywords: String::new(),
//!     passages: vec![PassageText { heading: "Brewing".into(), text: "Warm the pot first.".into() }],
//! });
//! let encoded = builder.finish();
//!
//! let mut index = Index::decode(&encoded.head)?;
//! let mut query = index.plan("warming po");
//! loop {
//!     let missing = index.missing_shards(&query);
//!     if missing.is_empty() {
//!         break;
//!     }
//!     for shard in missing {
//!         index.add_shard(shard, &encoded.shards[shard as usize])?;
//!     }
//!     // A shard may bring words that were not known before.
//!     query = index.plan("warming po");
//! }
//! let results = index.search(&query, 10, |_| 1.0);
//! assert_eq!(results.hits[0].passages[0].passage, 0);
//! # Ok::<(), burrow_search::DecodeError>(())
//! ```
//!
//! Nothing here depends on another crate, and the reading half is small enough for a web page.

mod analyse;
mod build;
mod codec;
mod entropy;
mod excerpt;
mod index;
mod lexicon;
mod query;
mod rank;
mod similar;
mod stem;
mod stop_words;
mod tokenize;
mod typo;
mod why;

pub use analyse::{Analysed, Document, PassageText, analyse};
pub use build::{IndexBuilder, Relation};
pub use codec::{DecodeError, EncodedIndex, KeptShards};
pub use excerpt::{Excerpt, excerpt, marks};
pub use index::Index;
pub use query::Query;
pub use rank::{Hit, PassageHit, Results};
pub use similar::{Similarity, Sums};
pub use tokenize::words;
pub use why::{How, Reason};
