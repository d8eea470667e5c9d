//! One fault each: the folder in `tests/fixtures/invalid` is named after it, and the place must be right.

use crate::faults::FAULTS;
use crate::support::{build, build_fixture, build_with, codes, fixture, html, said, tree};
use burrow_bundle::{
    Bundler, Config, Diagnostic, DiskTree, DocTree, MemoryTree, NoProgress, TreeFile,
};
use std::collections::BTreeSet;
use std::io;

#[test]
fn every_fault_is_found_at_its_place() {
    let mut wrong = Vec::new();
    for (folder, code, file, line, column) in FAULTS.iter().copied() {
        let path = fixture(&format!("invalid/{folder}"));
        let own = std::fs::read_to_string(path.join("burrow.toml")).unwrap_or_default();
        let on = format!("{own}[check]\n{code} = true\n"); // some are off by default
        let bundle = build_with(&DiskTree::open(path).unwrap(), &on);
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
    let there: BTreeSet<String> = there
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
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

#[test]
fn an_image_that_names_a_folder_comes_with_the_images_in_it() {
    let bundle = build(&tree(&[
        ("index.md", "# H\n\n![x](/assets)\n\n![y](asets/dot.gif)\n"),
        ("assets/dot.gif", "GIF89a\u{1}\0\u{1}\0"),
        ("assets/notes.csv", "a"),
    ]));
    let hints: Vec<_> = bundle
        .diagnostics
        .iter()
        .map(|d| d.hint.as_deref())
        .collect();
    assert_eq!(hints, [Some("did you mean `/assets/dot.gif`?"); 2]);
}

#[test]
fn two_files_of_one_address_both_keep_their_page() {
    let bundle = build(&tree(&[
        ("index.md", "# H\n"),
        ("a.md", "# A\n"),
        ("a.markdown", "# B\n"),
    ]));
    assert_eq!(codes(&bundle), ["duplicate-url"]);
    assert_eq!(bundle.pages.len(), 3);
}

#[test]
fn a_file_too_large_to_be_a_page_is_named_and_the_rest_is_built() {
    let large = "x".repeat(burrow_bundle::LimitsConfig::default().page_bytes() as usize + 1);
    let bundle = build(&tree(&[
        ("index.md", "# H\n\n[l](large.md)\n"),
        ("large.md", &large),
    ]));
    assert_eq!(codes(&bundle), ["broken-link", "too-large"]);
    assert!(
        bundle.diagnostics[0].message.ends_with("it is too large"),
        "{}",
        said(&bundle.diagnostics)
    );
}

/// A tree whose images cannot even be asked for.
struct Trap(MemoryTree);

impl DocTree for Trap {
    fn name(&self) -> &str {
        self.0.name()
    }
    fn files(&self) -> &[TreeFile] {
        self.0.files()
    }
    fn skipped(&self) -> &[Diagnostic] {
        self.0.skipped()
    }
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        assert!(!path.ends_with(".gif"), "a trap for the test");
        self.0.read(path)
    }
}

#[test]
fn a_page_that_makes_the_renderer_panic_fails_alone_and_shows_its_text() {
    let tree = tree(&[
        ("index.md", "# Home\n"),
        (
            "bad.md",
            "---\ntitle: Bad\n---\n\nThe text ``` with *signs*.\n\n![x](x.gif)\n",
        ),
        ("x.gif", ""),
    ]);
    let bundle = build(&Trap(tree));
    assert_eq!(codes(&bundle), ["render-failed"]);
    assert!(
        bundle.diagnostics[0]
            .message
            .contains("a trap for the test")
    );
    let html = html(&bundle, "bad");
    assert!(html.contains("The text ``` with *signs*."), "{html}");
    assert!(bundle.manifest.pages.iter().any(|page| page.title == "Bad"));
    assert_eq!(bundle.pages.len(), 2);
}

#[test]
fn a_file_that_cannot_be_read_stops_the_build_and_is_named() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("index.md"), "# H\n\n![x](x.gif)\n").unwrap();
    std::fs::write(dir.path().join("x.gif"), "GIF89a").unwrap();
    let tree = DiskTree::open(dir.path()).unwrap();
    std::fs::remove_file(dir.path().join("x.gif")).unwrap();
    let mut bundler = Bundler::new(Config::default());
    for error in [
        bundler.build(&tree, &NoProgress).unwrap_err(),
        bundler.check(&tree, &NoProgress).unwrap_err(),
    ] {
        assert!(
            error.to_string().starts_with("cannot read x.gif: "),
            "{error}"
        );
    }
}

#[test]
fn checking_says_what_building_says() {
    for fixture_name in ["just-the-docs", "lifted", "invalid/broken-link"] {
        let tree = DiskTree::open(fixture(fixture_name)).unwrap();
        let mut bundler = Bundler::new(Config::default());
        let checked = bundler.check(&tree, &NoProgress).unwrap();
        assert_eq!(
            checked,
            bundler.build(&tree, &NoProgress).unwrap().diagnostics
        );
    }
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_not_utf_8_is_told_and_the_rest_is_built() {
    use std::os::unix::ffi::OsStrExt;
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("index.md"), "# H\n").unwrap();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    if std::fs::write(dir.path().join(name), "# C\n").is_err() {
        return; // this disk takes no such names
    }
    let bundle = build(&DiskTree::open(dir.path()).unwrap());
    assert_eq!(codes(&bundle), ["file-name"]);
    assert_eq!(bundle.pages.len(), 1);
}
