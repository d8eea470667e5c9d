//! `cargo xtask dist`: the program in release with the reader inside, usable without this clone.

use crate::run::announce;
use crate::workspace::Workspace;
use crate::{Result, reader, setup};

/// Builds both and prints the program's path as the last line.
pub fn dist(workspace: &Workspace) -> Result {
    setup::for_reader(workspace)?;
    reader::build(workspace)?;
    let mut cargo = workspace.cargo(&["build", "--release", "--package", "burrow-cli"]);
    workspace.make_reproducible(&mut cargo);
    // burrow-cli/build.rs then refuses to make a program without the reader.
    cargo.env("BURROW_REQUIRE_READER", "1");
    announce("building the program (release)", &mut cargo)?;
    println!("{}", workspace.program("release").display());
    Ok(())
}
