//! Names the sources that the views are made of (`BURROW_VIEWS`), so that the reader in a browser knows HTML that was
//! written by its own views. Two builds of the same sources name the same, on every machine and for every target.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What decides how a page is rendered and what the reader makes of it, relative to the root.
const SOURCES: [&str; 4] = [
    "src",
    "crates/burrow-model/src",
    "crates/burrow-find/src",
    "Cargo.lock",
];

fn main() {
    let root = env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        collect(&root.join(source), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let name = file.strip_prefix(&root).unwrap_or(&file);
        name.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo::rustc-env=BURROW_VIEWS={:016x}", hasher.finish());
}

/// All files at and under a path.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries
            .flatten()
            .for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
