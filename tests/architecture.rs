//! The invariants of ARCHITECTURE.md, held by a test: who may depend on whom, and what may stand where.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Every crate of the workspace with the crates of the workspace it may use. Tests may use more.
const MAY_USE: &[(&str, &[&str])] = &[
    ("burrow-model", &[]),
    ("burrow-search", &[]),
    ("burrow-markdown", &["burrow-model"]),
    (
        "burrow-bundle",
        &["burrow-markdown", "burrow-model", "burrow-search"],
    ),
    ("burrow-cards", &[]),
    ("burrow-draw", &["burrow-markdown"]),
    ("burrow-find", &["burrow-model", "burrow-search"]),
    (
        "burrow-search-web",
        &["burrow-find", "burrow-model", "burrow-search"],
    ),
    (
        "burrow-reader",
        &["burrow-find", "burrow-model", "burrow-search"],
    ),
    (
        "burrow-cli",
        &[
            "burrow-bundle",
            "burrow-cards",
            "burrow-draw",
            "burrow-find",
            "burrow-markdown",
            "burrow-model",
            "burrow-reader",
            "burrow-search",
        ],
    ),
    ("burrow-effort", &[]),
    ("burrow-hostile", &[]),
    (
        "burrow-e2e",
        &["burrow-hostile", "burrow-markdown", "burrow-model"],
    ),
    ("xtask", &[]),
];

/// The longest a file of logic may get, its tests not counted.
const LINES: usize = 400;

/// Files that are longer today, each with the length it may not pass; splitting one takes it off the list.
const LONGER: &[(&str, usize)] = &[];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What each crate of the workspace declares to depend on, tests aside: from `cargo metadata`.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    list(&metadata["packages"])
        .iter()
        .map(|package| {
            let declared = list(&package["dependencies"]);
            let used = declared
                .iter()
                .filter(|dependency| dependency["kind"] != "dev")
                .map(name);
            (name(package), used.collect())
        })
        .collect()
}

/// Every Rust file of the workspace, relative to the root.
fn sources() -> Vec<PathBuf> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.ends_with("fixtures") {
                continue; // whole trees of somebody else's
            }
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                found.push(path.strip_prefix(root()).unwrap_or(&path).to_owned());
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["src", "crates", "tests"] {
        collect(&root().join(folder), &mut found);
    }
    assert!(
        found.len() > 50,
        "the sources are not where this test looks for them"
    );
    found
}

fn read(file: &Path) -> String {
    fs::read_to_string(root().join(file))
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// `file:line` of every line of code (comments aside) in `files` that contains one of `words`.
fn lines_with(words: &[&str], files: impl Iterator<Item = PathBuf>) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in read(&file).lines().enumerate() {
            let code = line.trim_start();
            if !code.starts_with("//") && words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{}: {code}", file.display(), number + 1));
            }
        }
    }
    found
}

/// Files of the reader outside the given rooms; a room is `src/dom.rs` with all below `src/dom/`.
fn reader_outside(rooms: &'static [&'static str]) -> impl Iterator<Item = PathBuf> {
    sources().into_iter().filter(move |file| {
        let is_in =
            |room: &&str| file.starts_with(room) || *file == Path::new(room).with_extension("rs");
        file.starts_with("src") && !rooms.iter().any(is_in)
    })
}

#[test]
fn crates_use_only_those_below_them() {
    let dependencies = dependencies();
    let internal: Vec<&String> = dependencies.keys().collect();
    for (name, used) in &dependencies {
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| known == name) else {
            panic!("{name} is new: say in MAY_USE and in ARCHITECTURE.md what it may use");
        };
        let astray: Vec<&String> = used
            .iter()
            .filter(|used| internal.contains(used) && !allowed.contains(&used.as_str()))
            .collect();
        assert!(
            astray.is_empty(),
            "{name} must not use {astray:?}; ARCHITECTURE.md says why, MAY_USE says what it may"
        );
    }
}

#[test]
fn only_markdown_knows_the_markdown_parser_and_the_sanitiser() {
    for parser in ["pulldown-cmark", "ammonia"] {
        for (name, used) in dependencies() {
            assert!(
                name == "burrow-markdown" || !used.iter().any(|used| used == parser),
                "{name} names {parser}: Markdown becomes safe HTML in burrow-markdown, before anything else sees it"
            );
        }
    }
}

#[test]
fn xtask_compiles_alone() {
    let used = &dependencies()["xtask"];
    assert!(
        used.is_empty(),
        "xtask is the first thing a fresh machine compiles; it must not need {used:?}"
    );
}

#[test]
fn every_module_says_what_it_owns() {
    let silent: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|file| !read(file).starts_with("//! "))
        .collect();
    assert!(
        silent.is_empty(),
        "these open without a `//!` line that says what they own: {silent:#?}"
    );
}

#[test]
fn modules_are_named_after_themselves() {
    let nameless: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|file| file.ends_with("mod.rs"))
        .collect();
    assert!(
        nameless.is_empty(),
        "write foo.rs + foo/, not foo/mod.rs: {nameless:#?}"
    );
}

#[test]
fn files_stay_short_enough_to_read_at_once() {
    let logic = |file: &Path| {
        let text = read(file);
        text.lines()
            .take_while(|line| *line != "#[cfg(test)]")
            .count()
    };
    let limit = |file: &Path| {
        let longer = LONGER.iter().find(|(name, _)| file == Path::new(name));
        longer.map_or(LINES, |(_, lines)| *lines)
    };
    let long: Vec<String> = sources()
        .iter()
        .filter(|file| logic(file) > limit(file))
        .map(|file| format!("{}: {} lines", file.display(), logic(file)))
        .collect();
    assert!(
        long.is_empty(),
        "over {LINES} lines of logic; split by concern: {long:#?}"
    );
    for (name, _) in LONGER {
        assert!(
            logic(Path::new(name)) > LINES,
            "{name} is short again: take it off LONGER"
        );
    }
}

#[test]
fn only_the_prose_view_sets_html() {
    let setters = [
        "inner_html=",
        "inner_html(&",
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
    ];
    // readback.rs parses a page of the site in a document of its own, to read it and never to show it.
    let rooms = &["src/views/prose", "src/dom/readback"];
    let astray = lines_with(&setters, reader_outside(rooms));
    assert!(
        astray.is_empty(),
        "HTML is set in src/views/prose.rs and nowhere else: {astray:#?}"
    );
}

#[test]
fn only_the_machinery_touches_the_browser() {
    let rooms = &["src/dom", "src/location", "src/shell", "src/bundle"];
    let astray = lines_with(
        &["web_sys", "js_sys", "wasm_bindgen::"],
        reader_outside(rooms),
    );
    assert!(
        astray.is_empty(),
        "the browser is touched in {rooms:?} and nowhere else: {astray:#?}"
    );
}

#[test]
fn the_pure_half_of_the_reader_knows_no_framework() {
    let pure = [
        "src/route.rs",
        "src/page_data.rs",
        "src/config.rs",
        "src/fold.rs",
        "src/lens.rs",
    ];
    for file in pure {
        assert!(
            root().join(file).is_file(),
            "{file} is one of the pure rooms and is gone"
        );
    }
    let astray = lines_with(&["leptos"], pure.iter().map(PathBuf::from));
    assert!(
        astray.is_empty(),
        "pure and reactive code stay apart: {astray:#?}"
    );
}
