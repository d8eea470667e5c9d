//! SHA-256: how contents are told apart and named.

use crate::source::Digest;
use burrow_model::ContentHash;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes.
pub(crate) fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// The name of some bytes in a bundle.
pub(crate) fn content_hash(bytes: &[u8]) -> ContentHash {
    ContentHash::from_sha256(&digest(bytes))
}
