//! What `burrow check` says to other programs: JSON, SARIF, GitHub's annotations.

use crate::support::{Tree, keys};
use serde_json::json;

#[test]
fn findings_as_json_have_exactly_the_promised_keys() {
    let run = Tree::faulty()
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
    let fixes = Tree::mendable()
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
    let tree = Tree::mendable();
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
    let tree = Tree::faulty();
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
