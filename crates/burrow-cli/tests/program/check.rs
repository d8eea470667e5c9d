//! `burrow check`: what it finds and how it says so.

use crate::support::Tree;
use serde_json::Value;

#[test]
fn a_sound_tree_has_nothing_found_and_ends_well() {
    let run = Tree::sound().run(&["check", "docs"]).ended_with(0);
    assert_eq!(run.stdout, "docs: nothing found\n");
}

#[test]
fn a_finding_stands_under_its_line_with_a_way_out() {
    let run = Tree::faulty()
        .run(&["check", "docs", "--only", "broken-link"])
        .ended_with(1);
    assert_eq!(
        run.stdout,
        "guide/parcels.md:3:13: error[broken-link]: nothing stands at `boxes.md`\n\
         \u{20}    3 | See [boxes](boxes.md).\n\
         \u{20}      |             ^^^^^^^^\n\
         \u{20} help: create the page, or correct the link\n\
         \n\
         \u{20}     1  error    broken-link  Nothing stands at the target, it is left out of the site, or an image names a page.\n\
         \n\
         1 finding in 1 file: 1 error, 0 warnings, 0 remarks\n\
         Next: --explain broken-link tells more\n"
    );
    let quiet = Tree::faulty()
        .run(&["check", "docs", "-q", "--only", "broken-link"])
        .ended_with(1);
    assert_eq!(
        quiet.stdout,
        "guide/parcels.md:3:13: error[broken-link]: nothing stands at `boxes.md`\n"
    );
}

/// A tree with more wrong than anybody reads in one go.
fn ruined() -> Tree {
    let tree = Tree::sound();
    for page in 0..300 {
        let links = (0..20).map(|n| format!("See [one](gone-{n}.md).\n\n"));
        let text = format!("# Page {page}\n\n{}\n## Empty\n", links.collect::<String>());
        tree.write(&format!("docs/many/{page}.md"), &text);
    }
    tree
}

#[test]
fn however_much_is_found_the_output_can_be_read_and_nothing_is_lost_to_programs() {
    let tree = ruined();
    let run = tree.run(&["check", "docs"]).ended_with(1);
    assert!(run.stdout.lines().count() < 250, "{}", run.stdout);
    assert!(run.stdout.contains(" more broken-link\n"), "{}", run.stdout);
    assert!(
        run.stdout.contains("  6,000  error    broken-link"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains(": info["), "{}", run.stdout);
    let json = tree
        .run(&["check", "docs", "--format", "json"])
        .ended_with(1)
        .json();
    let all = json["diagnostics"].as_array().unwrap().len();
    let quiet = tree.run(&["check", "docs", "--quiet"]).ended_with(1).stdout;
    assert_eq!(quiet.lines().count(), all);
    let full = tree.run(&["check", "docs", "--all"]).ended_with(1).stdout;
    assert_eq!(full.matches("error[broken-link]").count(), 6000);
    let only = tree
        .run(&["check", "docs", "--only", "section-empty"])
        .ended_with(0)
        .stdout;
    assert_eq!(only.matches(": info[section-empty]").count(), 300);
}

#[test]
fn colours_come_and_go_as_the_environment_says() {
    let tree = Tree::faulty();
    let coloured = |name: &str| {
        let mut command = tree.command(&["check", "docs"]);
        let output = command
            .env_remove("NO_COLOR")
            .env(name, "1")
            .output()
            .unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(coloured("CLICOLOR_FORCE"));
    assert!(!coloured("NO_COLOR"));
}

#[test]
fn at_most_so_many_are_shown_and_all_are_counted() {
    let tree = Tree::sound();
    tree.write("docs/a.md", "# A\n\n[x]()\n\n[y](gone.md)\n\n[z]()\n");
    let run = tree
        .run(&[
            "check",
            "docs",
            "--max",
            "1",
            "--only",
            "empty-link,broken-link",
        ])
        .ended_with(1);
    assert!(
        run.stdout.starts_with("a.md:5:5: error[broken-link]"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("\n... and 2 more\n"), "{}", run.stdout);
    assert!(
        run.stdout
            .contains("3 findings in 1 file: 1 error, 2 warnings"),
        "{}",
        run.stdout
    );
}

#[test]
fn severities_come_from_configuration_and_flags() {
    let tree = Tree::faulty();
    tree.write("burrow.toml", "[check]\nbroken-link = \"warning\"\n");
    tree.run(&["check", "docs"]).ended_with(0);
    tree.run(&["check", "docs", "--deny", "warnings"])
        .ended_with(1);
    tree.run(&["check", "docs", "--deny", "empty-link,broken-*"])
        .ended_with(1);
    tree.write(
        "burrow.toml",
        "[check.in.\"guide\"]\nbroken-link = \"off\"\n",
    );
    tree.run(&["check", "docs"]).ended_with(0);
    tree.write("burrow.toml", "");
    tree.run(&["check", "docs"]).ended_with(1);
    tree.run(&["check", "docs", "--allow", "broken-link"])
        .ended_with(0);
    tree.run(&["check", "docs", "--warn", "broken-link"])
        .ended_with(0);
    // A build is as strict as the configuration says.
    tree.run(&["build", "docs", "--out", "site", "--strict"])
        .ended_with(1);
    tree.write("burrow.toml", "[check]\nbroken-link = \"info\"\n");
    tree.run(&["build", "docs", "--out", "site", "--strict"])
        .ended_with(0);
}

#[test]
fn a_rule_that_is_not_there_ends_the_command_with_a_suggestion() {
    let tree = Tree::faulty();
    for arguments in [
        &["check", "docs", "--allow", "brokn-link"],
        &["check", "docs", "--explain", "brokn-link"],
    ] {
        let run = tree.run(arguments).ended_with(2);
        assert!(
            run.stderr.contains("did you mean `broken-link`?"),
            "{}",
            run.stderr
        );
    }
    tree.write("burrow.toml", "[check]\nbrokn-link = \"off\"\n");
    let run = tree.run(&["check", "docs"]).ended_with(2);
    assert!(
        run.stderr
            .contains("burrow.toml:2:1: there is no rule `brokn-link`"),
        "{}",
        run.stderr
    );
}

#[test]
fn rules_are_listed_as_they_hold_here_and_explained() {
    let tree = Tree::faulty();
    tree.write("burrow.toml", "[check]\nbroken-link = \"off\"\n");
    let list = tree.run(&["check", "docs", "--list"]).ended_with(0).stdout;
    let broken = list
        .lines()
        .find(|line| line.starts_with("broken-link "))
        .unwrap();
    assert!(broken.contains(" off "), "{broken}");
    let json = tree
        .run(&["check", "docs", "--list", "--format", "json"])
        .ended_with(0)
        .json();
    assert_eq!(
        json["rules"].as_array().unwrap().len(),
        list.lines().count()
    );
    let page = tree
        .run(&["check", "--explain", "broken-link"])
        .ended_with(0)
        .stdout;
    assert!(page.starts_with("broken-link (error)\n"), "{page}");
}

#[test]
fn an_old_tree_starts_clean_with_a_baseline() {
    let tree = Tree::faulty();
    let written = tree
        .run(&[
            "check",
            "docs",
            "--only",
            "broken-link",
            "--write-baseline",
            "known.json",
        ])
        .ended_with(0);
    assert!(
        written.stdout.ends_with("known from now on\n"),
        "{}",
        written.stdout
    );
    let clean = tree
        .run(&[
            "check",
            "docs",
            "--only",
            "broken-link",
            "--baseline",
            "known.json",
        ])
        .ended_with(0);
    assert_eq!(clean.stdout, "docs: nothing new found\n");
    tree.write(
        "docs/guide/parcels.md",
        "# Parcels\n\nMore.\n\nSee [boxes](boxes.md) and [crates](crates.md).\n",
    );
    let new = tree
        .run(&[
            "check",
            "docs",
            "--baseline",
            "known.json",
            "--format",
            "json",
        ])
        .ended_with(1)
        .json();
    let found: Vec<&Value> = new["diagnostics"].as_array().unwrap().iter().collect();
    assert_eq!(found.len(), 1, "{new}");
    assert_eq!(found[0]["message"], "nothing stands at `crates.md`");
    tree.write("docs/guide/parcels.md", "# Parcels\n\nAll of them.\n");
    let gone = tree
        .run(&[
            "check",
            "docs",
            "--only",
            "broken-link",
            "--baseline",
            "known.json",
        ])
        .ended_with(0);
    assert!(
        gone.stderr
            .contains("of the baseline is gone: write it anew with --write-baseline known.json"),
        "{}",
        gone.stderr
    );
    tree.write("known.json", "{}");
    let unfit = tree
        .run(&[
            "check",
            "docs",
            "--only",
            "broken-link",
            "--baseline",
            "known.json",
        ])
        .ended_with(2);
    assert!(
        unfit.stderr.contains("known.json is no baseline"),
        "{}",
        unfit.stderr
    );
    tree.run(&["check", "docs", "--baseline", "none.json"])
        .ended_with(3);
}

#[test]
fn check_needs_no_reader_and_writes_nothing() {
    let tree = Tree::faulty();
    let run = tree
        .command(&["check", "docs"])
        .env_remove("BURROW_READER")
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(tree.path("")).unwrap().count(), 2);
}
