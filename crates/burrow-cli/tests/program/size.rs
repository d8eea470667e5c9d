//! `burrow size`: measuring and judging.

use crate::support::{Tree, keys};

#[test]
fn sizes_are_held_against_the_budget() {
    let tree = Tree::sound();
    tree.write("roomy.toml", "[brotli]\nwasm = 1000\njs = 1000\n");
    tree.write("tight.toml", "[brotli]\ncss = 3\n");
    tree.write("wrong.toml", "[brotli]\nwasn = 3\n");
    tree.run(&["size", "--budget", "roomy.toml"]).ended_with(0);
    let over = tree.run(&["size", "--budget", "tight.toml"]).ended_with(1);
    assert!(over.stderr.contains("over budget: css"), "{}", over.stderr);
    let wrong = tree.run(&["size", "--budget", "wrong.toml"]).ended_with(2);
    assert!(wrong.stderr.contains("`wasn`"), "{}", wrong.stderr);
}

#[test]
fn a_site_adds_its_manifest_and_search_index() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let measured = tree
        .run(&["size", "--site", "site", "--format", "json"])
        .ended_with(0)
        .json();
    assert_eq!(
        keys(&measured["kinds"]),
        ["css", "js", "manifest", "other", "search", "wasm"]
    );
    for (kind, size) in measured["kinds"].as_object().unwrap() {
        assert_eq!(keys(size), ["brotli", "gzip", "raw"], "{kind}");
        assert!(size["raw"].as_u64().unwrap() > 0, "{kind}");
    }
    tree.run(&["size", "--site", "docs"]).ended_with(2);
}
