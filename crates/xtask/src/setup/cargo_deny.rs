//! cargo-deny, which holds dependencies to deny.toml; only `cargo xtask test --full` asks for it.

use super::tool::Tool;
use crate::Result;
use crate::workspace::Workspace;

/// The version deny.toml is written for.
pub fn tool() -> Tool {
    Tool {
        name: "cargo-deny",
        package: "cargo-deny",
        version: "0.20.2".into(),
    }
}

/// Finds any version, else installs ours.
pub fn cargo_deny(workspace: &Workspace) -> Result {
    if workspace.which("cargo-deny").is_some() {
        return Ok(());
    }
    tool().cargo_install(workspace, &["--locked"])
}
