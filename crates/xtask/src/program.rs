//! The `burrow` program in the profile that tests use, so that nothing is compiled twice.

use crate::Result;
use crate::run::announce;
use crate::workspace::Workspace;
use std::path::PathBuf;

/// Builds the program; what it embeds is the reader in dist/.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    announce(
        "building the program",
        &mut workspace.cargo(&["build", "--package", "burrow-cli"]),
    )?;
    Ok(workspace.program("debug"))
}
