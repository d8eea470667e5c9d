//! What a fresh machine lacks: each tool is found or installed once, and found quickly ever after.

mod axe;
mod browsers;
mod cargo_deny;
mod debian;
mod hosts;
mod rust;
mod tool;
mod trunk;
mod wasm_bindgen;
mod wasm_opt;

pub use axe::axe;
pub use browsers::{Engine, engine};
pub use cargo_deny::cargo_deny;
pub use hosts::{hosts, missing_hosts};
pub use tool::installed_folders;

use crate::Result;
use crate::workspace::Workspace;

/// What building the reader takes.
pub fn for_reader(workspace: &Workspace) -> Result {
    rust::ensure(workspace)?;
    trunk::ensure(workspace)?;
    wasm_bindgen::ensure(workspace)?;
    wasm_opt::ensure(workspace)
}

/// `cargo xtask setup [--browsers]`.
pub fn all(workspace: &Workspace, arguments: &[String]) -> Result {
    for_reader(workspace)?;
    match arguments {
        [] => Ok(()),
        [flag] if flag == "--browsers" => {
            engine(workspace, Engine::Chromium)?;
            axe(workspace).map(drop)
        }
        _ => Err("setup takes nothing but --browsers".into()),
    }
}
