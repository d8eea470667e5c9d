//! The same tree gives the same bytes, and a small change changes little.
#![allow(clippy::print_stdout, reason = "measured figures are printed facts")]

use crate::support::{build, tree};
use burrow_bundle::{
    Bundle, Bundler, Config, Diagnostic, DocTree, MemoryTree, NoProgress, TreeFile,
};
use std::collections::BTreeSet;
use std::io;

fn site() -> MemoryTree {
    let mut files = vec![(
        "index.md".to_owned(),
        "# Home\n\n[one](a/1.md)\n".to_owned(),
    )];
    for number in 0..40 {
        let folder = ["a", "b", "c"][number % 3];
        let text = format!(
            "# Page {number}\n\nWords about tea number{number}.\n\n## More\n\n[next]({}.md)\n",
            number + 3
        );
        files.push((format!("{folder}/{number}.md"), text));
    }
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    tree(&files)
}

/// The names of the files that only one of two bundles has.
fn changed(a: &Bundle, b: &Bundle) -> Vec<String> {
    let names = |bundle: &Bundle| -> BTreeSet<String> {
        bundle.files.iter().map(|file| file.path.clone()).collect()
    };
    names(a).symmetric_difference(&names(b)).cloned().collect()
}

/// A tree whose files come in another order.
struct Reversed(MemoryTree, Vec<TreeFile>);

impl DocTree for Reversed {
    fn name(&self) -> &str {
        self.0.name()
    }
    fn files(&self) -> &[TreeFile] {
        &self.1
    }
    fn skipped(&self) -> &[Diagnostic] {
        self.0.skipped()
    }
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }
}

#[test]
fn the_same_tree_gives_the_same_bytes_in_whatever_order_it_is_listed() {
    let tree = site();
    let first = build(&tree);
    let files = tree.files().iter().rev().cloned().collect();
    let second = build(&Reversed(tree, files));
    assert_eq!(first.files, second.files);
    assert_eq!(first.diagnostics, second.diagnostics);
}

#[test]
fn a_rebuild_from_the_cache_gives_the_bytes_of_a_fresh_build() {
    let mut bundler = Bundler::new(Config::default());
    let mut tree = site();
    bundler.build(&tree, &NoProgress).unwrap();
    tree.insert("a/3.md", "# Rewritten\n\nOther words.\n");
    tree.remove("b/4.md");
    tree.insert("b/new.md", "# New\n");
    let cached = bundler.build(&tree, &NoProgress).unwrap();
    let fresh = build(&tree);
    assert_eq!(cached.files, fresh.files);
    assert_eq!(cached.diagnostics, fresh.diagnostics);
}

#[test]
fn one_edit_changes_its_page_the_root_the_index_and_where_pages_lead_on() {
    let mut tree = site();
    let before = build(&tree);
    tree.insert(
        "a/3.md",
        "# Page 3\n\nWords about cocoa.\n\n## More\n\n[next](6.md)\n",
    );
    let after = build(&tree);
    let changed = changed(&before, &after);
    let of = |prefix: &str| {
        changed
            .iter()
            .filter(|path| path.starts_with(prefix))
            .count()
    };
    assert_eq!(
        of("bundle/pages/"),
        2,
        "the page as it was and as it is: {changed:?}"
    );
    assert_eq!(of("bundle/assets/"), 0);
    let search = of("bundle/search/");
    // Head, map, and the listing of the page.
    assert!(search <= 2 * (3 + before.search.shards.len()));
    assert_eq!(listings(&changed), 2 * 2, "{changed:?}");
    let onward = of("bundle/onward/");
    assert!(onward <= 2 * before.manifest.onward.len());
    assert_eq!(
        changed.len(),
        2 + search + onward + 2,
        "and the root: {changed:?}"
    );
}

#[test]
fn a_page_that_comes_leaves_other_pages_and_most_listings_as_they_are() {
    let mut tree = site();
    for number in 0..400 {
        tree.insert(&format!("d/{number}.md"), format!("# Cup {number}\n"));
    }
    let before = build(&tree);
    tree.insert("d/1000.md", "# A cup more\n");
    let after = build(&tree);
    let changed = changed(&before, &after);
    let pages = changed.iter().filter(|path| path.contains("/pages/"));
    assert_eq!(pages.count(), 1, "{changed:?}");
    // The map, and a few listings around the page.
    let most = 2 * (1 + 3);
    assert!(listings(&changed) <= most, "{changed:?}");
    assert!(before.search.listings.len() > 2 * most);
}

/// How many of these files are search maps and listings.
fn listings(changed: &[String]) -> usize {
    let is_listing = |path: &&String| path.starts_with("bundle/search/") && path.ends_with(".json");
    changed.iter().filter(is_listing).count()
}

#[test]
fn a_change_of_navigation_changes_no_page_and_no_index() {
    let mut tree = site();
    let before = build(&tree);
    tree.insert(
        "_config.yml",
        "nav_sort: case_insensitive\ntitle: Renamed\n",
    );
    let after = build(&tree);
    assert_eq!(
        changed(&before, &after).len(),
        2,
        "the root as it was and as it is"
    );
    assert_eq!(after.manifest.site.title, "Renamed");
}

#[test]
fn every_file_but_the_first_is_named_by_its_content() {
    let bundle = build(&site());
    let latest = bundle
        .files
        .iter()
        .find(|file| file.path == "bundle/latest.json")
        .unwrap();
    assert!(latest.bytes.len() <= 300);
    let latest: burrow_model::Latest = serde_json::from_slice(&latest.bytes).unwrap();
    assert_eq!(latest.root, bundle.root);
    let root = format!("bundle/{}.json", bundle.root);
    let root = bundle.files.iter().find(|file| file.path == root).unwrap();
    let manifest: burrow_model::Manifest = serde_json::from_slice(&root.bytes).unwrap();
    assert_eq!(manifest, bundle.manifest);
    for (meta, page) in manifest.pages.iter().zip(&bundle.pages) {
        let path = format!("bundle/pages/{}.json", meta.hash);
        let file = bundle.files.iter().find(|file| file.path == path).unwrap();
        let decoded: burrow_model::Page = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(decoded, **page);
        assert_eq!(decoded.id, meta.id);
    }
    let paths: Vec<_> = bundle.files.iter().map(|file| &file.path).collect();
    assert!(paths.is_sorted());
}
