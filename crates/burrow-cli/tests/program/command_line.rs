//! The command line itself: help, mistakes, exit codes.

use crate::support::Tree;

#[test]
fn help_shows_every_subcommand_with_examples() {
    let tree = Tree::sound();
    let help = tree.run(&["--help"]).ended_with(0).stdout;
    for command in [
        "build", "serve", "check", "search", "eval", "init", "bundle", "size",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command} is missing of\n{help}"
        );
        let own = tree.run(&[command, "--help"]).ended_with(0).stdout;
        assert!(
            own.contains("Example") && own.contains(&format!("burrow {command}")),
            "{own}"
        );
    }
    assert!(help.contains("Exit codes"), "{help}");
}

#[test]
fn a_mistyped_option_or_command_is_answered_with_the_right_one() {
    let tree = Tree::sound();
    let option = tree
        .run(&["build", "docs", "--out", "site", "--base-pth", "/x/"])
        .ended_with(2);
    assert!(option.stderr.contains("--base-path"), "{}", option.stderr);
    let command = tree.run(&["biuld"]).ended_with(2);
    assert!(command.stderr.contains("'build'"), "{}", command.stderr);
    tree.run(&["build", "docs"]).ended_with(2);
    tree.run(&[]).ended_with(2);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let tree = Tree::sound();
    let run = tree.run(&["check", "dosc"]).ended_with(3);
    assert!(run.stderr.contains("dosc"), "{}", run.stderr);
    let file = tree.run(&["check", "docs/index.md"]).ended_with(2);
    assert!(file.stderr.contains("docs/index.md"), "{}", file.stderr);
}

#[test]
fn a_configuration_is_found_beside_docs_and_can_be_named() {
    let tree = Tree::sound();
    tree.write("burrow.toml", "titel = 1\n");
    let beside = tree.run(&["check", "docs"]).ended_with(2);
    assert!(
        beside.stderr.contains("burrow.toml:1:1"),
        "{}",
        beside.stderr
    );
    tree.write("fine.toml", "title = \"Post\"\n");
    tree.run(&["check", "docs", "--config", "fine.toml"])
        .ended_with(0);
    tree.run(&["check", "docs", "--config", "missing.toml"])
        .ended_with(2);
}

#[test]
fn a_reader_of_the_output_that_leaves_early_is_no_fault() {
    let tree = Tree::sound();
    for number in 0..200 {
        tree.write(
            &format!("docs/p{number}.md"),
            "# Page\n\n[gone](nowhere.md)\n",
        );
    }
    let mut check = tree
        .command(&["check", "docs"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(check.stdout.take());
    assert_eq!(check.wait().unwrap().code(), Some(1));
}
