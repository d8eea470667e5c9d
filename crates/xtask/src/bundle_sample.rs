//! `cargo xtask bundle-sample`: gives a bare `trunk serve` in a clone something to show.

use crate::Result;
use crate::run::run;
use crate::workspace::Workspace;
use std::env;
use std::path::PathBuf;

/// Bundles the sample into what Trunk is staging; nothing with `BURROW_NO_SAMPLE=1`, as our own builds set it.
pub fn bundle_sample(workspace: &Workspace) -> Result {
    if env::var("BURROW_NO_SAMPLE").is_ok_and(|value| value == "1") {
        return Ok(());
    }
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("bundle-sample is called by Trunk's pre-build hook, which sets TRUNK_STAGING_DIR")?;
    let mut cargo = workspace.cargo(&["run", "--quiet", "--package", "burrow-cli", "--"]);
    cargo
        .arg("bundle")
        .arg(workspace.sample())
        .arg("--out")
        .arg(staging.join("bundle"));
    run("bundling the sample", &mut cargo)
}
