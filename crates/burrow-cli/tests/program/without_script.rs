//! A site as somebody walks it who runs no scripts: from the home page, by links alone.

use super::support::{Tree, files};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Builds a tree that lies elsewhere, under a base path; its files.
fn site(tree: &Path) -> BTreeMap<String, Vec<u8>> {
    let here = Tree::new(&[]);
    let source = tree.to_string_lossy().into_owned();
    here.run(&["build", &source, "--out", "site", "--base-path", "/help/"])
        .ended_with(0);
    files(&here.path("site"))
}

/// The file that a host answers an address of the site with.
fn file(href: &str) -> Option<String> {
    let below = href.strip_prefix("/help/")?;
    let path = below.split(['#', '?']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    Some(if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.into_owned()
    })
}

/// Follows every link of every page; gives the pages reached, and the links that lead nowhere.
fn walk(site: &BTreeMap<String, Vec<u8>>) -> (BTreeSet<String>, Vec<String>) {
    let (mut reached, mut dead) = (BTreeSet::new(), Vec::new());
    let mut open = vec!["index.html".to_owned()];
    while let Some(page) = open.pop() {
        if !reached.insert(page.clone()) {
            continue;
        }
        let html = String::from_utf8_lossy(&site[&page]);
        for link in html.split("<a href=\"").skip(1) {
            let tag = link.split('>').next().unwrap_or_default();
            // A page that its author names and nobody has written says so.
            if tag.contains("class=\"planned") {
                continue;
            }
            let href = link.split('"').next().unwrap_or_default();
            let href = href.replace("&amp;", "&");
            let Some(target) = file(&href) else { continue };
            if !site.contains_key(&target) {
                dead.push(format!("{page}: {href}"));
            } else if target.ends_with("index.html") {
                open.push(target);
            }
        }
    }
    (reached, dead)
}

fn assert_walked(tree: &Path) {
    let site = site(tree);
    let (reached, dead) = walk(&site);
    let some = &dead[..dead.len().min(9)];
    assert!(dead.is_empty(), "links of ours lead nowhere: {some:#?}");
    let is_page = |path: &&String| {
        let text = String::from_utf8_lossy(&site[*path]);
        path.ends_with("index.html") && text.contains("id=\"bw-seed\"")
    };
    let missed: Vec<&String> = site
        .keys()
        .filter(is_page)
        .filter(|path| !reached.contains(*path))
        .collect();
    assert_eq!(missed, Vec::<&String>::new(), "pages that no link leads to");
}

#[test]
fn the_sample_is_walked_from_page_to_page() {
    assert_walked(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/penguinmails"));
}

#[test]
fn the_real_tree_is_walked_from_page_to_page() {
    let corpora = std::env::var_os("BURROW_CORPORA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"),
        Into::into,
    );
    let tree = corpora.join("penguinmails");
    if tree.is_dir() {
        assert_walked(&tree);
    } else {
        use std::io::Write as _;
        let stderr = &mut std::io::stderr();
        let _ = writeln!(stderr, "SKIPPED: {} is not there", tree.display());
    }
}
