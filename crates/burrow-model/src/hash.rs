//! Content hashes: how every file of a bundle but one is named.

use crate::read::{Json, Read};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The first 128 bits of a SHA-256, written as 22 characters of unpadded base64url.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(String);

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl ContentHash {
    /// Names content by its SHA-256 digest. Digests shorter than 16 bytes are taken whole.
    pub fn from_sha256(digest: &[u8]) -> Self {
        let bytes = &digest[..digest.len().min(16)];
        let mut text = String::with_capacity(22);
        for chunk in bytes.chunks(3) {
            let word = chunk
                .iter()
                .fold(0u32, |word, byte| word << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for place in 0..=chunk.len() {
                text.push(ALPHABET[(word >> (18 - 6 * place)) as usize & 63] as char);
            }
        }
        Self(text)
    }

    /// The hash as it stands in file names.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Read for ContentHash {
    fn read<J: Json>(json: &J) -> Option<Self> {
        json.text().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_first_128_bits_in_base64url_without_padding() {
        // sha256("") starts with e3b0c44298fc1c149afbf4c8996fb924.
        let digest = [
            0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f,
            0xb9, 0x24, 0x27, 0xae,
        ];
        assert_eq!(
            ContentHash::from_sha256(&digest).as_str(),
            "47DEQpj8HBSa-_TImW-5JA"
        );
    }
}
