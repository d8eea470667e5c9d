//! `burrow check`: what it finds and how it says so.

use crate::support::{Tree, keys};

fn faulty() -> Tree {
    let tree = Tree::sound();
    tree.write(
        "docs/guide/parcels.md",
        "# Parcels\n\nSee [boxes](boxes.md).\n",
    );
    tree
}

#[test]
fn a_sound_tree_has_nothing_found_and_ends_well() {
    let run = Tree::sound().run(&["check", "docs"]).ended_with(0);
    assert_eq!(run.stdout, "docs: nothing found\n");
}

#[test]
fn a_finding_has_its_place_its_code_and_a_way_out() {
    let run = faulty().run(&["check", "docs"]).ended_with(1);
    let line = run
        .stdout
        .lines()
        .find(|line| line.starts_with("guide/parcels.md:3:"))
        .expect("the link is found");
    assert!(line.contains(": error[broken-link]: "), "{line}");
    assert!(run.stdout.contains("\n  help: "), "{}", run.stdout);
    assert!(
        run.stdout.trim_end().ends_with("1 error[broken-link]"),
        "{}",
        run.stdout
    );
}

#[test]
fn findings_as_json_have_exactly_the_promised_keys() {
    let run = faulty()
        .run(&["check", "docs", "--format", "json"])
        .ended_with(1);
    let found = run.json();
    assert_eq!(keys(&found), ["diagnostics"]);
    let all = found["diagnostics"].as_array().expect("a list");
    let broken = all
        .iter()
        .find(|finding| finding["code"] == "broken-link")
        .expect("the link is found");
    assert_eq!(
        keys(broken),
        [
            "code", "column", "end", "file", "fix", "hint", "line", "message", "severity"
        ]
    );
    assert_eq!(broken["severity"], "error");
    assert_eq!(broken["file"], "guide/parcels.md");
    assert_eq!(broken["line"], 3);

    let none = Tree::sound()
        .run(&["check", "docs", "--format", "json"])
        .ended_with(0);
    assert_eq!(none.json(), serde_json::json!({ "diagnostics": [] }));
}

#[test]
fn check_needs_no_reader_and_writes_nothing() {
    let tree = faulty();
    let run = tree
        .command(&["check", "docs"])
        .env_remove("BURROW_READER")
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(tree.path("")).unwrap().count(), 2);
}
