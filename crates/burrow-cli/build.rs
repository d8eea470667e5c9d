//! Embeds the built reader, `dist/` at the root of the workspace, when it is there. Never builds it.
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

fn variable(name: &str) -> PathBuf {
    env::var_os(name)
        .unwrap_or_else(|| panic!("cargo sets {name}"))
        .into()
}
