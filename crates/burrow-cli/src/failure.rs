//! Why the program stops, and the exit code that says so.

use burrow_bundle::{BuildError, ConfigError, TreeError, WriteError};
use std::fmt;
use std::process::ExitCode;

/// What ended a command early. Every message says what is wrong and what to do about it.
#[derive(Debug)]
pub enum Failure {
    /// The content has errors and they have been printed; exit code 1.
    Content,
    /// The command line or a configuration cannot be used; exit code 2.
    Usage(String),
    /// A file or a socket could not be read, written or opened; exit code 3.
    Io(String),
}

impl Failure {
    /// A failure to do something with a file: `cannot read docs/a.md: permission denied`.
    pub fn io(action: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Io(format!("cannot {action} {}: {error}", path.display()))
    }

    /// The code the process ends with.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Content => 1,
            Self::Usage(_) => 2,
            Self::Io(_) => 3,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content => f.write_str("the content has errors"),
            Self::Usage(message) | Self::Io(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::NoPages(_) => Self::Usage(error.to_string()),
            BuildError::Read { .. } => Self::Io(error.to_string()),
        }
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Io { .. } => Self::Io(error.to_string()),
            _ => Self::Usage(error.to_string()),
        }
    }
}

impl From<TreeError> for Failure {
    fn from(error: TreeError) -> Self {
        match error {
            TreeError::List { .. } => Self::Io(error.to_string()),
            TreeError::NotAFolder(_) | TreeError::TooManyFiles { .. } => {
                Self::Usage(error.to_string())
            }
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Usage(error.to_string())
    }
}
