//! One fault each: the folder in `tests/fixtures/invalid` is named after it, and the place must be right.

use crate::support::{build_fixture, fixture, html, said};
use std::collections::BTreeSet;

/// Folder, code, file, line, column; other diagnostics of the folder are allowed only where the fault has two sides.
const FAULTS: [(&str, &str, &str, u32, u32); 26] = [
    ("broken-anchor", "broken-anchor", "index.md", 3, 1),
    ("broken-link", "broken-link", "index.md", 3, 5),
    ("duplicate-url", "duplicate-url", "c.md", 2, 1),
    ("empty-link", "empty-link", "index.md", 3, 1),
    ("front-matter", "front-matter", "index.md", 2, 11),
    (
        "front-matter-after-heading",
        "front-matter-after-heading",
        "index.md",
        3,
        1,
    ),
    ("front-matter-twice", "front-matter-twice", "index.md", 5, 1),
    (
        "front-matter-unclosed",
        "front-matter-unclosed",
        "index.md",
        1,
        1,
    ),
    (
        "front-matter-unfenced",
        "front-matter-unfenced",
        "index.md",
        1,
        1,
    ),
    (
        "front-matter-unopened",
        "front-matter-unopened",
        "index.md",
        1,
        1,
    ),
    ("front-matter-value", "front-matter-value", "index.md", 3, 8),
    ("html-as-png", "asset-refused", "index.md", 3, 1),
    ("invalid-utf8", "invalid-utf8", "index.md", 3, 5),
    ("left-out", "broken-link", "index.md", 3, 1),
    ("link-guessed", "link-guessed", "index.md", 3, 1),
    ("link-outside", "link-outside", "index.md", 3, 1),
    ("link-refused", "link-refused", "index.md", 3, 1),
    ("link-repaired", "link-repaired", "index.md", 3, 1),
    ("missing-title", "missing-title", "index.md", 1, 1),
    ("parent-ambiguous", "parent-ambiguous", "b.md", 3, 1),
    ("parent-cycle", "parent-cycle", "b.md", 3, 1),
    ("parent-missing", "parent-missing", "b.md", 3, 1),
    ("persona-unknown", "persona-unknown", "index.md", 3, 1),
    ("redirect-taken", "redirect-taken", "c.md", 3, 1),
    ("scripted-svg", "asset-refused", "index.md", 3, 1),
    ("site-config", "site-config", "_config.yml", 2, 1),
];

#[test]
fn every_fault_is_found_at_its_place() {
    let mut wrong = Vec::new();
    for (folder, code, file, line, column) in FAULTS {
        let bundle = build_fixture(&format!("invalid/{folder}"));
        let found = bundle.diagnostics.iter().any(|diagnostic| {
            (
                &*diagnostic.code,
                &*diagnostic.file,
                diagnostic.line,
                diagnostic.column,
            ) == (code, file, line, column)
        });
        if !found {
            wrong.push(format!(
                "{folder}: no {code} at {file}:{line}:{column}, but\n{}",
                said(&bundle.diagnostics)
            ));
        }
        for diagnostic in &bundle.diagnostics {
            if diagnostic.hint.as_ref().is_none_or(String::is_empty) {
                wrong.push(format!("{folder}: no way out of {diagnostic}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_faults_is_asked_for() {
    let tested: BTreeSet<String> = FAULTS
        .iter()
        .map(|(folder, ..)| (*folder).to_owned())
        .collect();
    let there = std::fs::read_dir(fixture("invalid")).unwrap();
    let mut there: BTreeSet<String> = there
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    there.remove("url-collision"); // asked for below
    assert_eq!(tested, there);
}

#[test]
fn a_fault_never_costs_the_text() {
    for (folder, text) in [
        ("front-matter-unclosed", "The text."),
        ("front-matter-after-heading", "Text."),
        ("invalid-utf8", "One \u{fffd} byte."),
    ] {
        let html = html(&build_fixture(&format!("invalid/{folder}")), "");
        assert!(html.contains(text), "{folder}: {html}");
        assert!(!html.contains("title:"), "{folder}: {html}");
    }
}

#[test]
fn a_mistyped_link_comes_with_what_was_probably_meant() {
    let bundle = build_fixture("invalid/broken-link");
    assert_eq!(
        bundle.diagnostics[0].hint.as_deref(),
        Some("did you mean `/setting-up`?")
    );
    let bundle = build_fixture("invalid/broken-anchor");
    assert_eq!(
        bundle.diagnostics[0].hint.as_deref(),
        Some("did you mean `#limits`?")
    );
}

#[test]
fn nothing_is_ever_read_from_outside_or_shown_in_place_of_an_image() {
    let outside = html(&build_fixture("invalid/link-outside"), "");
    assert!(
        !outside.contains("passwd\"") && !outside.contains("root:"),
        "{outside}"
    );
    for folder in ["html-as-png", "scripted-svg"] {
        let bundle = build_fixture(&format!("invalid/{folder}"));
        assert!(
            !bundle
                .files
                .iter()
                .any(|file| file.path.starts_with("bundle/assets/")),
            "{folder}"
        );
    }
}

#[test]
fn a_file_beside_a_folder_of_its_name_answers_at_an_address_of_its_own() {
    let bundle = build_fixture("invalid/url-collision");
    let ids: Vec<_> = bundle
        .manifest
        .pages
        .iter()
        .map(|page| page.id.as_str())
        .collect();
    assert_eq!(ids, ["", "tea", "tea.page"]);
    assert_eq!(&*bundle.diagnostics[0].code, "url-collision");
    assert_eq!(bundle.diagnostics[0].file, "tea.md");
}
