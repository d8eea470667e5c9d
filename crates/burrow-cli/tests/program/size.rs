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
fn a_module_with_names_is_taken_apart() {
    let tree = Tree::sound();
    // One function of two bytes, `tea::pour`.
    let module =
        b"\0asm\x01\0\0\0\x0a\x04\x01\x02\0\x0b\x00\x14\x04name\x01\x0d\x01\0\x0atea::pour2";
    std::fs::write(tree.path("named.wasm"), module).unwrap();
    let run = tree.run(&["size", "--named", "named.wasm"]).ended_with(0);
    assert!(run.stdout.contains("tea::pour2"), "{}", run.stdout);
    let run = tree.run(&["size", "--named", "named.wasm", "--format", "json"]);
    assert_eq!(run.ended_with(0).json()["code"]["crates"][0]["name"], "tea");
    let run = tree
        .run(&["size", "--named", "docs/index.md"])
        .ended_with(2);
    assert!(run.stderr.contains("no WebAssembly"), "{}", run.stderr);
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
