//! Bad inputs, row by row: what is found, at which place, how the program ends, and that good pages are there all
//! the same. It never panics and never ends with 101.

mod files;
mod output;
mod text;

use crate::support::{Run, Tree, files};
use std::fs;

/// A tree of bytes.
fn tree(files: &[(&str, &[u8])]) -> Tree {
    let tree = Tree::new(&[]);
    for (path, bytes) in files {
        let path = tree.path(&format!("docs/{path}"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    tree
}

/// A finding as a row of the table gives it.
type Place<'a> = (&'a str, &'a str, u64, u64);

/// Checks `docs`; the run must end with `code` and hold these findings, every error with a way out.
#[track_caller]
fn checked(tree: &Tree, code: i32, places: &[Place<'_>]) -> Run {
    let run = tree
        .run(&["check", "docs", "--format", "json"])
        .ended_with(code);
    let found = run.json();
    let found = found["diagnostics"].as_array().expect("a list").clone();
    for (code, file, line, column) in places {
        let is_it = |one: &&serde_json::Value| {
            one["code"] == *code
                && one["file"] == *file
                && one["line"] == *line
                && one["column"] == *column
        };
        let one = found.iter().find(is_it);
        let one =
            one.unwrap_or_else(|| panic!("no {code} at {file}:{line}:{column} in {found:#?}"));
        let hint = one["hint"].as_str().unwrap_or_default();
        let is_error = one["severity"] == "error";
        assert!(!is_error || !hint.is_empty(), "{code} has no way out");
    }
    run
}

/// Builds `docs` and gives the HTML of a page by its file in the site.
#[track_caller]
fn built(tree: &Tree, page: &str) -> String {
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let html = fs::read(tree.path("site").join(page));
    String::from_utf8(html.unwrap_or_else(|error| panic!("{page}: {error}"))).unwrap()
}

/// Everything that a bundle of `docs` holds, as one text.
fn bundled(tree: &Tree) -> String {
    let _ = fs::remove_dir_all(tree.path("bundle"));
    tree.run(&["bundle", "docs", "--out", "bundle"])
        .ended_with(0);
    let files = files(&tree.path("bundle"));
    files
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect()
}
