//! What is wrong with a configuration, where, and what was probably meant.

use crate::decode::place;
use std::fmt;
use std::ops::Range;

/// Why a configuration cannot be used. Displays as `path:line:column: what; suggestion`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub file: String,
    /// Line and column, both from 1, where they are known.
    pub place: Option<(u32, u32)>,
    /// What is wrong.
    pub message: String,
    /// What was probably meant.
    pub hint: Option<String>,
}

impl ConfigError {
    pub(super) fn new(file: &str, text: &str, span: Option<Range<usize>>, message: String) -> Self {
        Self {
            file: file.to_owned(),
            place: span.map(|span| place(text, span.start.min(text.len()))),
            message,
            hint: None,
        }
    }

    pub(super) fn unreadable(file: &str, error: &std::io::Error) -> Self {
        Self {
            file: file.to_owned(),
            place: None,
            message: format!("cannot read the configuration: {error}"),
            hint: None,
        }
    }

    pub(super) fn hinted(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ConfigError {}
