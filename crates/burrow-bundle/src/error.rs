//! Why a build gives no bundle.

use std::fmt;
use std::io;

/// Why a build gives no bundle; whatever is wrong inside a page is a diagnostic instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// The tree holds no page.
    NoPages(String),
    /// A file cannot be read.
    Read {
        /// The file, relative to the tree.
        file: String,
        /// What the system said.
        error: String,
    },
}

impl BuildError {
    pub(crate) fn read(file: &str, error: &io::Error) -> Self {
        Self::Read {
            file: file.to_owned(),
            error: error.to_string(),
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages(tree) => write!(
                f,
                "no pages found under {tree}; a page is a file ending in .md that is neither a draft nor excluded"
            ),
            Self::Read { file, error } => {
                write!(
                    f,
                    "cannot read {file}: {error}; make it readable or exclude it in burrow.toml"
                )
            }
        }
    }
}

impl std::error::Error for BuildError {}
