//! `cargo xtask size`: what a visitor downloads, held against size-budget.toml.

use crate::run::run;
use crate::workspace::Workspace;
use crate::{Result, program, reader, setup};
use std::path::Path;

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
    run("the size budget", &mut burrow)
}
