//! `[repair]`, `[limits]` and `[search]`: what may be put right while reading, how much is read at all, and what search
//! knows of words.

use serde::Deserialize;

/// `[repair]`: what may be put right while reading; sources are never changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct RepairConfig {
    /// Whether text that was read in a wrong encoding is also turned back where bytes were lost, so that only the
    /// most likely reading is known. What is fully reversible is turned back either way.
    pub lossy: bool,
    /// Globs of pages that mean their strange signs: nothing is turned back or reported there.
    pub except: Vec<String>,
}

/// `[limits]`: what is more is named and not read, so that no tree costs more memory or time than expected.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct LimitsConfig {
    /// A tree with more files is refused.
    pub files: usize,
    /// Folders further down are not read.
    pub depth: usize,
    /// Pages of more MiB are not read.
    pub page_mib: u64,
    /// Images and downloads of more MiB are not copied.
    pub asset_mib: u64,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        Self {
            files: 100_000,
            depth: 64,
            page_mib: 8,
            asset_mib: 64,
        }
    }
}

impl LimitsConfig {
    /// The largest page in bytes.
    pub fn page_bytes(&self) -> u64 {
        self.page_mib.saturating_mul(1 << 20)
    }

    /// The largest image or download in bytes.
    pub fn asset_bytes(&self) -> u64 {
        self.asset_mib.saturating_mul(1 << 20)
    }
}

/// `[search]`: what search knows of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct SearchConfig {
    /// Lists of single words that mean the same.
    pub synonyms: Vec<Vec<String>>,
}

impl SearchConfig {
    /// The first synonym that is not one word.
    pub(super) fn unusable(&self) -> Option<&str> {
        let mut words = self.synonyms.iter().flatten();
        let word = words.find(|word| crate::search::folded(word).is_none())?;
        Some(word)
    }
}
