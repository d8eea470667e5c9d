//! `burrow init`: a configuration to start from.

use crate::support::Tree;

#[test]
fn the_file_it_writes_is_one_it_reads() {
    let tree = Tree::sound();
    tree.run(&["init", "docs"]).ended_with(0);
    let text = std::fs::read_to_string(tree.path("docs/burrow.toml")).unwrap();
    assert!(text.lines().any(|line| line.starts_with('#')), "{text}");
    tree.run(&["check", "docs"]).ended_with(0);
}

#[test]
fn a_file_that_is_there_stays_unless_forced() {
    let tree = Tree::sound();
    tree.write("docs/burrow.toml", "title = \"Mine\"\n");
    let run = tree.run(&["init", "docs"]).ended_with(2);
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(
        std::fs::read_to_string(tree.path("docs/burrow.toml")).unwrap(),
        "title = \"Mine\"\n"
    );
    tree.run(&["init", "docs", "--force"]).ended_with(0);
    assert_ne!(
        std::fs::read_to_string(tree.path("docs/burrow.toml")).unwrap(),
        "title = \"Mine\"\n"
    );
}
