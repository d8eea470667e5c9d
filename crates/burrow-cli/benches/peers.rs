//! How fast whole sites are built, beside mdBook on the same Markdown: `cargo bench -p burrow-cli`.
//!
//! Both programs run in turn, so that what else the machine does meets both. Prints ratios and asserts nothing.
//! mdBook is looked for on PATH, or named by MDBOOK. It makes pages and a search index, as burrow does; burrow also
//! makes the bundle and checks every link.

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

#[path = "watch/process.rs"]
mod process;

use process::{Cost, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const RUNS: usize = 5;

fn main() {
    let corpora = std::env::var_os("BURROW_CORPORA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"),
        PathBuf::from,
    );
    let tree = corpora.join("penguinmails/docs");
    if !tree.is_dir() {
        println!("no real tree at {}: nothing is timed", tree.display());
        return;
    }
    let scratch = tempfile::tempdir().expect("a folder for what is written");
    let book = scratch.path().join("book");
    let pages = copy_as_book(&tree, &book);
    let source = book.join("src");
    let burrow = || {
        let mut burrow = Command::new(env!("CARGO_BIN_EXE_burrow"));
        burrow
            .arg("build")
            .arg(&source)
            .arg("--out")
            .arg(scratch.path().join("site"));
        burrow
    };
    let mdbook = || {
        let mut mdbook =
            Command::new(std::env::var_os("MDBOOK").unwrap_or_else(|| "mdbook".into()));
        mdbook
            .arg("build")
            .arg(&book)
            .arg("--dest-dir")
            .arg(scratch.path().join("html"));
        mdbook
    };
    let has_peer = mdbook()
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if !has_peer {
        println!("no mdbook on PATH: burrow is timed alone");
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(run(&mut burrow()));
        if has_peer {
            theirs.push(run(&mut mdbook()));
        }
    }
    println!("{pages} pages");
    let ours = print("burrow", pages, ours);
    if has_peer {
        let theirs = print("mdbook", pages, theirs);
        println!(
            "burrow takes {:.2} of mdBook's time",
            ours.as_secs_f64() / theirs.as_secs_f64()
        );
    }
}

fn print(name: &str, pages: usize, mut runs: Vec<Cost>) -> Duration {
    runs.sort_by_key(|run| run.elapsed);
    let median = runs[runs.len() / 2].elapsed;
    let peak = runs.iter().map(|run| run.memory).max().unwrap_or_default();
    println!(
        "{name:<8} median {:>6.0} ms ({:.0} to {:.0}), {:>5.0} pages a second, at most {} MB",
        median.as_secs_f64() * 1000.0,
        runs[0].elapsed.as_secs_f64() * 1000.0,
        runs[runs.len() - 1].elapsed.as_secs_f64() * 1000.0,
        pages as f64 / median.as_secs_f64(),
        peak / 1_000_000
    );
    median
}

/// Copies the Markdown of `tree` to a book's `src`, with a summary as deep as its folders. Gives the number of pages.
fn copy_as_book(tree: &Path, book: &Path) -> usize {
    let mut summary = String::from("# Summary\n\n");
    let pages = copy_folder(tree, &book.join("src"), Path::new(""), 0, &mut summary);
    fs::write(book.join("src/SUMMARY.md"), summary).expect("the summary can be written");
    fs::write(book.join("book.toml"), "[book]\ntitle = \"Book\"\n").expect("it can be written");
    pages
}

fn copy_folder(
    tree: &Path,
    src: &Path,
    folder: &Path,
    depth: usize,
    summary: &mut String,
) -> usize {
    fs::create_dir_all(src.join(folder)).expect("a folder can be made");
    let entries = fs::read_dir(tree.join(folder)).expect("the tree can be read");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    let mut pages = 0;
    for name in names {
        let path = folder.join(&name);
        let indent = "  ".repeat(depth);
        if tree.join(&path).is_dir() {
            summary.push_str(&format!("{indent}- [{}]()\n", name.display()));
            pages += copy_folder(tree, src, &path, depth + 1, summary);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            fs::copy(tree.join(&path), src.join(&path)).expect("a page can be copied");
            let (title, target) = (name.display(), path.display());
            summary.push_str(&format!("{indent}- [{title}](<{target}>)\n"));
            pages += 1;
        }
    }
    pages
}
