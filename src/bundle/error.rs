//! Why something could not be read, and how that is said.

use crate::strings::Strings;

/// Why a file of the bundle could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The network did not answer.
    Offline,
    /// The server has no such file.
    NotFound,
    /// The server answered with this status.
    Status(u16),
    /// What arrived cannot be read.
    Decode,
    /// The bundle has a format this reader does not know.
    Format {
        /// The version found.
        found: u32,
    },
    /// What arrived does not match its hash.
    Integrity,
}

impl LoadError {
    /// What happened and what to do, in a sentence or two.
    pub fn words(&self, strings: &Strings) -> String {
        match self {
            Self::Offline => strings.error_offline.to_owned(),
            Self::NotFound => strings.error_not_found.to_owned(),
            Self::Status(status) => (strings.error_status)(*status),
            Self::Decode => strings.error_decode.to_owned(),
            Self::Format { .. } => strings.error_format.to_owned(),
            Self::Integrity => strings.error_integrity.to_owned(),
        }
    }
}
