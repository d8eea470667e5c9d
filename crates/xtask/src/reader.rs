//! `cargo xtask reader`: the wasm reader into dist/, only when something it is made of changed.

use crate::run::{announce, output};
use crate::stamp::fingerprint;
use crate::workspace::Workspace;
use crate::{Result, search_call};
use std::fs;
use std::path::PathBuf;

/// Everything the reader is made of, relative to the root.
const SOURCES: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates/burrow-find",
    "crates/burrow-model",
    "crates/burrow-search",
    "crates/burrow-search-web",
    "index.html",
    "public",
    "src",
    "style",
    "vendor",
];

/// Builds the reader unless dist/ is what these sources give.
pub fn build(workspace: &Workspace) -> Result {
    let stamp = workspace.target.join("xtask").join("reader.stamp");
    if fs::read_to_string(&stamp).is_ok_and(|old| current(workspace).is_ok_and(|new| old == new)) {
        eprintln!("   the reader in dist/ is up to date");
        return Ok(());
    }
    let mut trunk = workspace.command("trunk");
    trunk
        .args(["build", "--release", "--cargo-profile", "wasm"])
        .env("BURROW_NO_SAMPLE", "1")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk refuses the usual NO_COLOR=1.
        .env_remove("NO_COLOR");
    workspace.make_reproducible(&mut trunk);
    announce("building the reader (trunk)", &mut trunk)?;
    if !workspace.dist().join("index.html").is_file() {
        return Err("Trunk ended well but left no dist/index.html".into());
    }
    // After Trunk, which empties dist/.
    search_call::build(workspace)?;
    names_no_machine(workspace)?;
    let write = || {
        fs::create_dir_all(workspace.target.join("xtask"))?;
        fs::write(&stamp, current(workspace).unwrap_or_default())
    };
    write().map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

/// The sources, what was made of them, and the compiler.
fn current(workspace: &Workspace) -> Result<String> {
    let sources = fingerprint(&workspace.root, SOURCES)?;
    let built = fingerprint(&workspace.root, &["dist"])?;
    let compiler = output(workspace.command("rustc").arg("--version")).unwrap_or_default();
    Ok(format!("{sources} {built} {compiler}"))
}

/// What we ship must not say where it was built.
fn names_no_machine(workspace: &Workspace) -> Result {
    let list = |folder: PathBuf| {
        let entries = fs::read_dir(&folder);
        entries.map_err(|error| format!("cannot list {}: {error}", folder.display()))
    };
    let search = list(search_call::folder(workspace))?;
    let files = list(workspace.dist())?.chain(search).flatten();
    for file in files.map(|entry| entry.path()) {
        if file.extension().is_none_or(|kind| kind != "wasm") {
            continue;
        }
        let wasm =
            fs::read(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        if let Some(folder) = named_folder(&wasm, workspace) {
            return Err(format!(
                "{} names {}, a folder of this machine; see Workspace::make_reproducible",
                file.display(),
                folder.display()
            ));
        }
    }
    Ok(())
}

fn named_folder(wasm: &[u8], workspace: &Workspace) -> Option<PathBuf> {
    let folders = workspace.private_folders();
    let named = folders.into_iter().find(|(folder, _)| {
        let name = folder.as_os_str().as_encoded_bytes();
        wasm.windows(name.len()).any(|window| window == name)
    });
    named.map(|(folder, _)| folder)
}
