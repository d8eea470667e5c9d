//! The search for pages of others, into dist/search/: a small wasm, its glue, and the module around both.

use crate::Result;
use crate::run::announce;
use crate::workspace::Workspace;
use std::fs;
use std::path::PathBuf;

const CRATE: &str = "burrow-search-web";

/// What rustc writes today; the same as in index.html for the reader.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Where it is built to.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.dist().join("search")
}

/// Builds it.
pub fn build(workspace: &Workspace) -> Result {
    let target = "wasm32-unknown-unknown";
    let mut cargo = workspace.cargo(&["build", "--package", CRATE, "--profile", "wasm"]);
    cargo.args(["--target", target]);
    workspace.make_reproducible(&mut cargo);
    announce("building search for pages of others", &mut cargo)?;

    let made = workspace.target.join(target).join("wasm");
    let glued = workspace.target.join("xtask").join("search");
    let mut bindgen = workspace.command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", "engine"])
        .arg("--out-dir")
        .arg(&glued)
        .arg(made.join(CRATE.replace('-', "_")).with_extension("wasm"));
    announce("gluing it (wasm-bindgen)", &mut bindgen)?;

    let folder = folder(workspace);
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make dist/search: {error}"))?;
    let mut opt = workspace.command("wasm-opt");
    opt.arg("-Oz")
        .args(FEATURES)
        .arg(glued.join("engine_bg.wasm"))
        .arg("-o")
        .arg(folder.join("engine.wasm"));
    announce("making it small (wasm-opt)", &mut opt)?;

    let module = workspace.root.join("crates").join(CRATE).join("search.js");
    for (from, name) in [
        (glued.join("engine.js"), "engine.js"),
        (module, "search.js"),
    ] {
        fs::copy(&from, folder.join(name))
            .map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    }
    Ok(())
}
