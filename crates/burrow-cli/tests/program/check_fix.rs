//! `burrow check --fix`: what it shows, what it writes, and what it never touches.

use crate::support::{Tree, files};

#[test]
fn a_fix_is_shown_first_and_made_when_asked() {
    let tree = Tree::mendable();
    let before = files(&tree.path("docs"));
    let shown = tree.run(&["check", "docs", "--fix"]).ended_with(1);
    assert_eq!(
        files(&tree.path("docs")),
        before,
        "nothing is written unasked"
    );
    assert_eq!(
        shown.stdout,
        "--- a/guide/parcels.md\n+++ b/guide/parcels.md\n@@ -1,3 +1,3 @@\n # Parcels\n \n\
         -See [letters](Letters.md#stamps) and\t[more](../letters.md).\n\
         +See [letters](letters.md#stamps) and\t[more](letters.md).\n"
    );
    assert!(
        shown
            .stderr
            .contains("2 findings can be put right in 1 file"),
        "{}",
        shown.stderr
    );
    let made = tree
        .run(&["check", "docs", "--fix", "--write"])
        .ended_with(0);
    assert_eq!(made.stdout, shown.stdout);
    let after = files(&tree.path("docs"));
    let changed: Vec<_> = after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .collect();
    assert_eq!(changed.len(), 1, "and nothing else");
    let again = tree
        .run(&["check", "docs", "--fix", "--write"])
        .ended_with(0);
    assert_eq!(
        (&*again.stdout, &*again.stderr),
        ("", "nothing to put right\n")
    );
    tree.run(&["check", "docs", "--write"]).ended_with(2);
}

#[cfg(unix)]
#[test]
fn a_linked_file_is_mended_where_it_stands_and_no_link_is_replaced() {
    let tree = Tree::mendable();
    let outside = tree.path("elsewhere.md");
    std::fs::write(&outside, "[x](Letters.md)\n").unwrap();
    std::os::unix::fs::symlink(&outside, tree.path("docs/outside.md")).unwrap();
    std::os::unix::fs::symlink("parcels.md", tree.path("docs/guide/same.md")).unwrap();
    tree.run(&["check", "docs", "--fix", "--write"]);
    assert!(tree.path("docs/guide/same.md").is_symlink());
    assert_eq!(
        std::fs::read_to_string(&outside).unwrap(),
        "[x](Letters.md)\n"
    );
    let text = std::fs::read_to_string(tree.path("docs/guide/parcels.md")).unwrap();
    assert!(text.contains("(letters.md#stamps)"), "{text}");
}
