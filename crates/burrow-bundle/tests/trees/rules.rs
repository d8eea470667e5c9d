//! Every rule has a page in the manual and a fixture, and neither names a rule that is not there.

use crate::faults::FAULTS;
use burrow_bundle::{Rule, RuleDefault, rules};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn reference() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference")
}

fn page(rule: &Rule) -> String {
    let path = reference().join(format!("rules/{}.md", rule.code));
    std::fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn every_rule_has_a_page_that_says_how_much_it_matters_and_what_can_be_set() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let page = page(rule);
        let off = if rule.on {
            ""
        } else {
            ", off unless asked for"
        };
        let severity = format!("Severity: **{}**{off}. {}", rule.severity, rule.about);
        for part in [severity.as_str(), "\n## Example\n", "\n## How to mend it\n"] {
            if !page.contains(part) {
                wrong.push(format!("{}: no “{}”", rule.code, part.trim()));
            }
        }
        for option in rule.options {
            let default = match option.default {
                RuleDefault::Number(number) => number.to_string(),
                RuleDefault::Words(words) => words[0].to_owned(),
            };
            if !page.contains(&format!("| `{}` | {default}", option.name)) {
                wrong.push(format!("{}: no option `{}`", rule.code, option.name));
            }
        }
        let lines = page.lines().count();
        if lines > 45 {
            wrong.push(format!("{}: {lines} lines", rule.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_about_a_rule() {
    let folder = std::fs::read_dir(reference().join("rules")).unwrap();
    let pages: BTreeSet<String> = folder
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let about = rules().map(|rule| format!("{}.md", rule.code));
    let expected: BTreeSet<String> = about.chain(["index.md".to_owned()]).collect();
    assert_eq!(pages, expected);
}

#[test]
fn the_manual_lists_every_rule() {
    let index = std::fs::read_to_string(reference().join("diagnostics.md")).unwrap();
    let mut wrong = Vec::new();
    for rule in rules() {
        let off = if rule.on { "" } else { "off, " };
        let row = format!(
            "| [`{0}`](rules/{0}.md) | {off}{1} |",
            rule.code, rule.severity
        );
        if index.matches(&row).count() != 1 {
            wrong.push(row);
        }
    }
    assert!(
        wrong.is_empty(),
        "not once in diagnostics.md:\n{}",
        wrong.join("\n")
    );
    let rows = index.lines().filter(|line| line.starts_with("| [`"));
    assert_eq!(rows.count(), rules().count(), "rows about no rule");
}

#[test]
fn every_rule_has_a_fixture_or_a_test_that_makes_its_fault() {
    let folders: BTreeSet<&str> = FAULTS.iter().map(|(_, code, ..)| *code).collect();
    let tests = tests();
    let unshown: Vec<&str> = rules()
        .map(|rule| rule.code)
        .filter(|code| !folders.contains(code) && !tests.contains(*code))
        .collect();
    assert!(unshown.is_empty(), "no fixture and no test: {unshown:?}");
}

/// What no folder can hold, such as a pipe, is found in tests: all of them, one after the other.
fn tests() -> String {
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut open: Vec<PathBuf> = ["burrow-bundle", "burrow-cli", "burrow-markdown"]
        .iter()
        .flat_map(|name| ["src", "tests"].map(|part| crates.join(name).join(part)))
        .collect();
    let mut all = String::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let inside = std::fs::read_dir(path).unwrap();
            open.extend(inside.map(|entry| entry.unwrap().path()));
        } else if path
            .extension()
            .is_some_and(|it| it == "rs" || it == "snap")
        {
            let text = std::fs::read_to_string(&path).unwrap();
            let in_tests = path.components().any(|part| part.as_os_str() == "tests");
            let from = if in_tests {
                Some(0)
            } else {
                text.find("mod tests {")
            };
            all.extend(from.map(|from| &text[from..]));
        }
    }
    all
}
