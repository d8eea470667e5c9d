//! `cargo xtask size`: what a visitor downloads, held against size-budget.toml.

use crate::run::run;
use crate::workspace::Workspace;
use crate::{Result, program, reader, setup};
use std::path::{Path, PathBuf};

/// Builds what is needed, then measures.
pub fn size(workspace: &Workspace) -> Result {
    setup::for_reader(workspace)?;
    reader::build(workspace)?;
    measure(workspace, &program::build(workspace)?)
}

/// Measures dist/ with a program that is built.
pub fn measure(workspace: &Workspace, program: &Path) -> Result {
    let mut burrow = workspace.command(&program.to_string_lossy());
    burrow.args(["size", "--reader", "dist", "--budget", "size-budget.toml"]);
    if let Some(named) = named(workspace)? {
        burrow.arg("--named").arg(named);
    }
    run("the size budget", &mut burrow)
}

/// The reader as it is before names are taken out of it and wasm-opt runs; none where Cargo's copy is gone because
/// nothing had to be built.
fn named(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let compiled = workspace
        .target
        .join("wasm32-unknown-unknown/wasm/burrow-reader.wasm");
    if !compiled.is_file() {
        eprintln!(
            "   the compiled reader is not in the target folder: sizes by crate are left out"
        );
        return Ok(None);
    }
    let folder = workspace.target.join("xtask").join("named");
    let mut bindgen = workspace.command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", "reader"])
        .arg("--out-dir")
        .arg(&folder)
        .arg(compiled);
    run("wasm-bindgen", &mut bindgen)?;
    Ok(Some(folder.join("reader_bg.wasm")))
}
