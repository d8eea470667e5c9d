//! `burrow check`: what it finds and how it says so.

use crate::support::{Tree, files, keys};
use serde_json::{Value, json};

fn faulty() -> Tree {
    let tree = Tree::sound();
    tree.write(
        "docs/guide/parcels.md",
        "# Parcels\n\nSee [boxes](boxes.md).\n",
    );
    tree
}

/// A tree where several things can be put right.
fn mendable() -> Tree {
    let tree = Tree::sound();
    tree.write(
        "docs/guide/parcels.md",
        "# Parcels\n\nSee [letters](Letters.md#stamps) and\t[more](../letters.md).\n",
    );
    tree
}

#[test]
fn a_sound_tree_has_nothing_found_and_ends_well() {
    let run = Tree::sound().run(&["check", "docs"]).ended_with(0);
    assert_eq!(run.stdout, "docs: nothing found\n");
}

#[test]
fn a_finding_stands_under_its_line_with_a_way_out() {
    let run = faulty()
        .run(&["check", "docs", "--only", "broken-link"])
        .ended_with(1);
    assert_eq!(
        run.stdout,
        "guide/parcels.md:3:13: error[broken-link]: nothing stands at `boxes.md`\n\
         \u{20}    3 | See [boxes](boxes.md).\n\
         \u{20}      |             ^^^^^^^^\n\
         \u{20} help: create the page, or correct the link\n\
         \n\
         \u{20}     1 error[broken-link]\n\
         \n\
         1 finding in 1 file: 1 error, 0 warnings, 0 remarks\n\
         burrow check --explain broken-link says more of a rule\n"
    );
    let quiet = faulty()
        .run(&["check", "docs", "-q", "--only", "broken-link"])
        .ended_with(1);
    assert_eq!(
        quiet.stdout,
        "guide/parcels.md:3:13: error[broken-link]: nothing stands at `boxes.md`\n"
    );
}

#[test]
fn colours_come_and_go_as_the_environment_says() {
    let tree = faulty();
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
fn findings_as_json_have_exactly_the_promised_keys() {
    let run = faulty()
        .run(&["check", "docs", "--format", "json", "--only", "broken-link"])
        .ended_with(1);
    let found = run.json();
    assert_eq!(keys(&found), ["counts", "diagnostics", "format", "rules"]);
    assert_eq!(
        found["diagnostics"],
        json!([{
            "severity": "error",
            "code": "broken-link",
            "file": "guide/parcels.md",
            "line": 3,
            "column": 13,
            "span": { "start": { "line": 3, "column": 13 }, "end": { "line": 3, "column": 21 } },
            "message": "nothing stands at `boxes.md`",
            "hint": "create the page, or correct the link",
            "fix": null,
        }])
    );
    assert_eq!(
        keys(&found["rules"]["broken-link"]),
        ["about", "on", "severity"]
    );
    assert_eq!(
        found["counts"],
        json!({
            "errors": 1, "warnings": 0, "infos": 0, "files": 1, "fixable": 0,
            "rules": { "broken-link": 1 }, "baseline": null,
        })
    );
    let fixes = mendable()
        .run(&[
            "check",
            "docs",
            "--format",
            "json",
            "--only",
            "link-guessed",
        ])
        .ended_with(0)
        .json();
    assert_eq!(
        fixes["diagnostics"][0]["fix"],
        json!({ "edits": [{
            "line": 3, "column": 15, "from": "Letters.md#stamps", "to": "letters.md#stamps",
        }] })
    );
    let none = Tree::sound()
        .run(&["check", "docs", "--format", "json"])
        .ended_with(0);
    assert_eq!(none.json()["diagnostics"], json!([]));
}

#[test]
fn the_sarif_log_holds_what_code_hosts_ask_for() {
    let tree = mendable();
    tree.write("docs/a b%.md", "# A\n\n[x](gone.md)\n");
    std::fs::create_dir(tree.path(".git")).unwrap();
    let log = tree
        .run(&["check", "docs", "--format", "sarif"])
        .ended_with(1)
        .json();
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .unwrap()
            .ends_with("sarif-2.1.0.json")
    );
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "burrow");
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(!rule[text]["text"].as_str().unwrap().is_empty(), "{rule}");
        }
        assert!(rule["helpUri"].as_str().unwrap().contains(':'), "{rule}");
        let level = rule["defaultConfiguration"]["level"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&level), "{rule}");
    }
    let root = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
        .as_str()
        .unwrap();
    assert!(
        root.starts_with("file:///") && root.ends_with('/'),
        "{root}"
    );
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    assert_eq!(run["invocations"][0]["exitCode"], 1);
    let results = run["results"].as_array().unwrap();
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(result["message"]["text"].is_string());
        assert!(result["partialFingerprints"]["burrow/v1"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("docs/") && !uri.contains(' '), "{uri}");
        let region = &place["region"];
        if !region.is_null() {
            let number = |key: &str| region[key].as_u64().unwrap_or(1);
            assert!(
                number("startLine") > 0 && number("startColumn") > 0,
                "{region}"
            );
            assert!(
                (number("endLine"), number("endColumn"))
                    > (number("startLine"), number("startColumn"))
                    || region["endLine"].is_null(),
                "{region}"
            );
        }
    }
    let of = |code: &str| {
        results
            .iter()
            .find(|result| result["ruleId"] == code)
            .unwrap()
    };
    let broken = &of("broken-link")["locations"][0]["physicalLocation"];
    assert_eq!(broken["artifactLocation"]["uri"], "docs/a%20b%25.md");
    assert_eq!(
        broken["region"],
        json!({ "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 12 })
    );
    let change = &of("link-guessed")["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "letters.md#stamps");
    assert_eq!(change["deletedRegion"]["endColumn"], 15 + 17);
}

#[test]
fn annotations_name_files_from_the_repository() {
    let tree = faulty();
    std::fs::create_dir(tree.path(".git")).unwrap();
    let run = tree
        .run(&[
            "check",
            "docs",
            "--format",
            "github",
            "--only",
            "broken-link",
        ])
        .ended_with(1);
    assert_eq!(
        run.stdout,
        "::error file=docs/guide/parcels.md,line=3,endLine=3,col=13,endColumn=20,title=broken-link::\
         nothing stands at `boxes.md`%0Ahelp: create the page, or correct the link\n"
    );
}

#[test]
fn severities_come_from_configuration_and_flags() {
    let tree = faulty();
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
    let tree = faulty();
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
    let tree = faulty();
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
    let tree = faulty();
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
fn a_fix_is_shown_first_and_made_when_asked() {
    let tree = mendable();
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
    let tree = mendable();
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
