//! Trunk, which builds the reader.

use super::tool::Tool;
use crate::Result;
use crate::workspace::Workspace;

/// The version everything was tried with.
pub fn tool() -> Tool {
    Tool {
        name: "trunk",
        package: "trunk",
        version: "0.21.14".into(),
    }
}

/// Finds or installs it.
pub fn ensure(workspace: &Workspace) -> Result {
    let trunk = tool();
    if trunk.is_there(workspace) {
        return Ok(());
    }
    trunk.cargo_install(workspace, &["--locked"])
}
