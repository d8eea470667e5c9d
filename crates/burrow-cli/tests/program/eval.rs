//! `burrow eval`: what it says of a site, and how well the committed queries are answered.

#![allow(
    clippy::print_stderr,
    reason = "what is skipped is told to whoever runs the tests"
)]

use crate::support::{Tree, keys};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const QUERIES: &str = r#"[
    {"class": "heading", "query": "stamps", "page": "guide/letters", "anchor": "stamps"},
    {"class": "title", "query": "letters", "page": "/guide/letters/"},
    {"class": "title", "query": "post", "page": ["docs/index.md"]},
    {"class": "lost", "query": "stamps", "page": "guide"}
]"#;

#[test]
fn figures_are_told_by_class_and_misses_by_query() {
    let tree = Tree::sound();
    tree.write("queries.json", QUERIES);
    let answer = tree
        .run(&["eval", "queries.json", "docs", "--json"])
        .ended_with(0)
        .json();
    assert_eq!(keys(&answer), ["all", "classes", "outcomes"]);
    assert_eq!(
        answer["all"],
        json!({"queries": 4, "mrr": 0.75, "success_at_1": 0.75, "success_at_5": 0.75})
    );
    assert_eq!(answer["classes"]["heading"]["mrr"], 1.0);
    assert_eq!(
        answer["outcomes"][3],
        json!({
            "class": "lost", "query": "stamps", "rank": null, "page_rank": null,
            "wanted": ["guide"], "instead": ["guide/letters"],
        })
    );
    let shown = tree
        .run(&["eval", "queries.json", "docs", "--misses"])
        .ended_with(0)
        .stdout;
    assert!(
        shown.contains("all          4   0.750  0.750  0.750"),
        "{shown}"
    );
    assert!(
        shown.contains("stamps lost not found\n  wanted guide\n"),
        "{shown}"
    );
}

#[test]
fn two_builds_are_compared_query_by_query() {
    let tree = Tree::sound();
    tree.write("queries.json", QUERIES);
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let before = tree
        .run(&["eval", "queries.json", "site", "--json"])
        .ended_with(0);
    tree.write("before.json", &before.stdout);
    tree.write("docs/guide/README.md", "# Stamps\n\nStamps.\n");
    for earlier in ["before.json", "site"] {
        let run = tree
            .run(&["eval", "queries.json", "docs", "--against", earlier])
            .ended_with(0);
        assert!(
            run.stdout.contains("better none -> 1    lost: stamps"),
            "{}",
            run.stdout
        );
    }
    let same = tree
        .run(&["eval", "queries.json", "site", "--against", "before.json"])
        .ended_with(0);
    assert!(
        same.stderr.contains("no query fares better or worse"),
        "{}",
        same.stderr
    );
}

#[test]
fn what_is_no_list_of_queries_is_refused_in_words() {
    let tree = Tree::sound();
    for (text, word) in [
        ("{", "no list of queries"),
        (r#"[{"query": "x"}]"#, "page"),
        (r#"[{"query": "x", "page": []}]"#, "no page answers"),
        (r#"[{"query": "x", "page": "nowhere"}]"#, "nowhere"),
    ] {
        tree.write("queries.json", text);
        let run = tree.run(&["eval", "queries.json", "docs"]).ended_with(2);
        assert!(run.stderr.contains(word), "{text}: {}", run.stderr);
    }
    tree.run(&["eval", "missing.json", "docs"]).ended_with(3);
}

/// The figures of `tests/queries/figures.json` may only rise.
fn holds_its_figures(name: &str, source: &Path) {
    let queries = root().join("tests/queries");
    let file = queries.join(format!("{name}.json"));
    let tree = Tree::sound();
    let answer = tree
        .run(&[
            "eval",
            &file.to_string_lossy(),
            &source.to_string_lossy(),
            "--json",
        ])
        .ended_with(0)
        .json();
    let figures = std::fs::read_to_string(queries.join("figures.json")).expect("it is committed");
    let figures: Value = serde_json::from_str(&figures).expect("it is JSON");
    let mut fallen = Vec::new();
    let mut hold = |place: &str, held: &Value, now: &Value| {
        for (figure, least) in held.as_object().expect("an object of figures") {
            let (least, now) = (least.as_f64(), now[figure].as_f64());
            // Figures are committed to three places.
            if now
                .zip(least)
                .is_none_or(|(now, least)| now + 0.0005 < least)
            {
                fallen.push(format!("{place} {figure}: {now:?} is below {least:?}"));
            }
        }
    };
    let held = &figures[name];
    hold("all", &held["all"], &answer["all"]);
    for (class, held) in held["classes"].as_object().expect("an object of classes") {
        hold(class, held, &answer["classes"][class]);
    }
    assert!(fallen.is_empty(), "{name}\n{}", fallen.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_sample_is_searched_as_well_as_before() {
    holds_its_figures("sample", &root().join("examples/penguinmails"));
}

#[test]
fn the_manual_is_searched_as_well_as_before() {
    holds_its_figures("manual", &root().join("docs"));
}

#[test]
fn the_real_tree_is_searched_as_well_as_before() {
    let corpora = std::env::var_os("BURROW_CORPORA")
        .map_or_else(|| root().join("../shared/corpora"), PathBuf::from);
    let source = corpora.join("penguinmails");
    if !source.is_dir() {
        eprintln!("skipped: no penguinmails tree; set BURROW_CORPORA to the folder that holds it");
        return;
    }
    for queries in ["penguinmails", "customers", "blind"] {
        holds_its_figures(queries, &source);
    }
}

#[test]
fn the_committed_queries_cover_every_class() {
    let mut count = std::collections::BTreeMap::new();
    for name in ["penguinmails", "sample", "manual"] {
        let file = root().join(format!("tests/queries/{name}.json"));
        let text = std::fs::read_to_string(file).expect("it is committed");
        let queries: Vec<Value> = serde_json::from_str(&text).expect("it is a list");
        for query in queries {
            let class = query["class"].as_str().expect("a class").to_owned();
            *count.entry(class).or_insert(0) += 1;
        }
    }
    assert_eq!(
        count.keys().collect::<Vec<_>>(),
        [
            "body words",
            "exact title",
            "heading",
            "one edit",
            "question",
            "title words",
            "typo",
            "unfinished",
            "word form",
        ]
    );
    assert!(count.values().all(|queries| *queries >= 15), "{count:?}");
    assert!(count.values().sum::<i32>() >= 150);
}
