//! The parts of the Rust toolchain beyond the compiler: the wasm target, rustfmt, clippy.

use crate::Result;
use crate::run::{announce, output};
use crate::workspace::Workspace;
use std::path::Path;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds what is missing through rustup.
pub fn ensure(workspace: &Workspace) -> Result {
    let sysroot = output(workspace.command("rustc").args(["--print", "sysroot"]))
        .ok_or("rustc does not answer; install rustup with the stable toolchain")?;
    let sysroot = Path::new(&sysroot);
    if !sysroot.join("lib/rustlib").join(TARGET).is_dir() {
        rustup(&["target", "add", TARGET])?;
    }
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !sysroot.join("bin").join(program).exists() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result {
    let words = arguments.join(" ");
    announce(
        &format!("rustup {words}"),
        Command::new("rustup").args(arguments),
    )
    .map_err(|error| format!("{error}\n  This Rust does not come from rustup, or it is offline. By hand: rustup {words}"))
}
