//! Binaryen's wasm-opt, which makes the wasm smaller: without it Trunk would go and download one.

use super::debian;
use super::tool::{Tool, version_on_path};
use crate::Result;
use crate::run::announce;
use crate::workspace::Workspace;

/// The oldest release that reads what today's rustc writes.
const OLDEST: u32 = 116;

/// From npm: seconds, and the newest.
pub fn from_npm() -> Tool {
    Tool {
        name: "wasm-opt",
        package: "binaryen",
        version: "132.0.0".into(),
    }
}

/// From crates.io: minutes of C++, but it needs nothing that a Rust machine does not have.
pub fn from_crate() -> Tool {
    Tool {
        name: "wasm-opt",
        package: "wasm-opt",
        version: "0.116.1".into(),
    }
}

/// Finds it, or installs it from the quickest place that this machine can use.
pub fn ensure(workspace: &Workspace) -> Result {
    if [from_npm(), from_crate()]
        .iter()
        .any(|tool| tool.folder(&workspace.tools).join("bin/wasm-opt").exists())
        || is_recent(version_on_path(workspace, "wasm-opt"))
    {
        return Ok(());
    }
    if workspace.which("npm").is_some() && npm(workspace).is_ok() {
        return Ok(());
    }
    if debian::is_root()
        && debian::candidate_version("binaryen").is_some_and(|version| version >= OLDEST)
        && debian::install(&["binaryen"]).is_ok()
        && is_recent(version_on_path(workspace, "wasm-opt"))
    {
        return Ok(());
    }
    from_crate().cargo_install(workspace, &["--locked"])
}

fn is_recent(version: Option<String>) -> bool {
    version.is_some_and(|version| version.parse().is_ok_and(|number: u32| number >= OLDEST))
}

fn npm(workspace: &Workspace) -> Result {
    let tool = from_npm();
    let package = format!("{}@{}", tool.package, tool.version);
    let mut npm = workspace.command("npm");
    npm.args(["install", "--global", "--no-audit", "--no-fund", "--prefix"])
        .arg(tool.folder(&workspace.tools))
        .arg(&package);
    announce(&format!("installing {package} (once)"), &mut npm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wasm_opt_too_old_for_rustc_counts_as_absent() {
        assert!(is_recent(Some("132".into())));
        assert!(!is_recent(Some("108".into())));
        assert!(!is_recent(None));
    }
}
