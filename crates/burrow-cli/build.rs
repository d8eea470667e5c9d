//! Embeds the manual's pages about rules, and the built reader, `dist/` at the root of the workspace, when it is
//! there. Never builds it.
//!
//! Without `dist/` cargo takes the watched folder for changed every time, and compiles this crate again: the price of
//! never running a program that has missed its reader. `BURROW_REQUIRE_READER=1` turns a missing reader into an error.

#[path = "src/reader/listing.rs"]
mod listing;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/reader/listing.rs");
    println!("cargo::rerun-if-env-changed=BURROW_REQUIRE_READER");
    rule_pages();
    let dist = variable("CARGO_MANIFEST_DIR").join("../../dist");
    let dist = fs::canonicalize(&dist).unwrap_or(dist);
    println!("cargo::rerun-if-changed={}", dist.display());
    let mut files = listing::reader_files(&dist).unwrap_or_default();
    if !files.iter().any(|(name, _)| name.ends_with(".wasm")) {
        if env::var("BURROW_REQUIRE_READER").is_ok_and(|value| value == "1") {
            println!(
                "cargo::error=dist/ holds no built reader: `cargo xtask dist` builds it first"
            );
            return;
        }
        files.clear();
    }

    let mut table = String::from("&[\n");
    for (name, path) in &files {
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),")
            .expect("a string takes any text");
    }
    table.push_str("]\n");
    fs::write(variable("OUT_DIR").join("reader_files.rs"), table)
        .expect("cargo's own folder can be written");
}

/// The pages of docs/reference/rules as a table by code; a test says which are missing.
fn rule_pages() {
    let folder = variable("CARGO_MANIFEST_DIR").join("../../docs/reference/rules");
    let folder = fs::canonicalize(&folder).unwrap_or(folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut pages: Vec<(String, PathBuf)> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let code = path.file_name()?.to_str()?.strip_suffix(".md")?;
            Some((code.to_owned(), path))
        })
        .collect();
    pages.sort();
    let mut table = String::from("&[\n");
    for (code, path) in &pages {
        writeln!(table, "    ({code:?}, include_str!({path:?})),")
            .expect("a string takes any text");
    }
    table.push_str("]\n");
    fs::write(variable("OUT_DIR").join("rule_pages.rs"), table)
        .expect("cargo's own folder can be written");
}

fn variable(name: &str) -> PathBuf {
    env::var_os(name)
        .unwrap_or_else(|| panic!("cargo sets {name}"))
        .into()
}
