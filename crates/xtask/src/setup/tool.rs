//! A tool at a version: looked for on PATH, else installed into a folder of its own.

use crate::Result;
use crate::run::{announce, output};
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program we run at one exact version.
pub struct Tool {
    /// The program's name.
    pub name: &'static str,
    /// The package it comes in, where that is a crate.
    pub package: &'static str,
    /// The version we ask for.
    pub version: String,
}

impl Tool {
    /// Where our own copy is kept.
    pub fn folder(&self, tools: &Path) -> PathBuf {
        tools.join(format!("{}-{}", self.name, self.version))
    }

    /// Whether it is there: our own copy, or the caller's at this very version.
    pub fn is_there(&self, workspace: &Workspace) -> bool {
        self.folder(&workspace.tools)
            .join("bin")
            .join(self.name)
            .exists()
            || version_on_path(workspace, self.name).as_deref() == Some(&*self.version)
    }

    /// Compiles it with cargo. Its release profile is relaxed: these tools run for seconds, and a whole-program
    /// optimisation of them takes a fresh machine many minutes.
    pub fn cargo_install(&self, workspace: &Workspace, extra: &[&str]) -> Result {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", self.package, "--version", &self.version])
            .args(extra)
            .arg("--root")
            .arg(self.folder(&workspace.tools))
            .env("CARGO_TARGET_DIR", workspace.target.join("tools"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        announce(
            &format!(
                "installing {} {} (once, some minutes)",
                self.name, self.version
            ),
            &mut cargo,
        )
    }
}

/// The `bin` folders of our own copies, as they are named for this clone.
pub fn installed_folders(root: &Path, tools: &Path) -> Vec<PathBuf> {
    let wanted = [
        Some(super::trunk::tool()),
        super::wasm_bindgen::tool(root).ok(),
        Some(super::wasm_opt::from_npm()),
        Some(super::wasm_opt::from_crate()),
        Some(super::browsers::geckodriver()),
        Some(super::cargo_deny::tool()),
    ];
    wanted
        .iter()
        .flatten()
        .map(|tool| tool.folder(tools).join("bin"))
        .filter(|bin| bin.is_dir())
        .collect()
}

/// What `name --version` answers, as far as it is a version: `trunk 0.21.14` gives `0.21.14`.
pub fn version_on_path(workspace: &Workspace, name: &str) -> Option<String> {
    workspace.which(name)?;
    version_in(&output(workspace.command(name).arg("--version"))?)
}

/// The first word that starts with a digit.
fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_tools_really_print() {
        for (printed, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("wasm-opt version 108", Some("108")),
            ("no number here", None),
        ] {
            assert_eq!(version_in(printed).as_deref(), version);
        }
    }
}
