//! axe-core, the accessibility checker that the journeys inject into pages.

use crate::Result;
use crate::run::announce;
use crate::workspace::Workspace;
use std::path::PathBuf;

const VERSION: &str = "4.14.1";

/// The script, fetched once through npm; none where there is no npm.
pub fn axe(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let folder = workspace.tools.join(format!("axe-core-{VERSION}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if script.is_file() {
        return Ok(Some(script));
    }
    if workspace.which("npm").is_none() {
        return Ok(None);
    }
    let package = format!("axe-core@{VERSION}");
    let mut npm = workspace.command("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .arg(&package);
    announce(&format!("fetching {package} (once)"), &mut npm)?;
    Ok(script.is_file().then_some(script))
}
