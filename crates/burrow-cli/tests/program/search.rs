//! `burrow search`: what it finds, in a tree and in a site.

use crate::support::{Tree, keys};

#[test]
fn a_hit_names_the_page_and_the_passage() {
    let tree = Tree::sound();
    let run = tree
        .run(&["search", "docs", "stamp", "--json"])
        .ended_with(0);
    let answer = run.json();
    assert_eq!(
        keys(&answer),
        [
            "correction",
            "facets",
            "hits",
            "outside",
            "total",
            "unknown"
        ]
    );
    let hit = &answer["hits"][0];
    assert_eq!(
        keys(hit),
        [
            "anchor", "excerpt", "heading", "level", "personas", "score", "title", "url"
        ]
    );
    assert_eq!(hit["url"], "/guide/letters/");
    assert_eq!(hit["title"], "Letters");
    assert_eq!(hit["anchor"], "stamps");
    assert_eq!(hit["heading"], "Stamps");
    assert_eq!(hit["excerpt"], "Every envelope wants a stamp.");
    assert_eq!(hit["level"], 2);
    assert_eq!(hit["personas"], serde_json::json!(["business"]));
    assert!(hit["score"].as_f64().is_some_and(|score| score > 0.0));
}

#[test]
fn a_site_answers_as_its_tree_does() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let asked = |source: &str| {
        tree.run(&["search", source, "letters", "--json"])
            .ended_with(0)
            .stdout
    };
    assert_eq!(asked("docs"), asked("site"));
}

#[test]
fn a_damaged_site_is_told_not_searched() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let part = std::fs::read_dir(tree.path("site/bundle/search"))
        .unwrap()
        .flatten()
        .next()
        .unwrap()
        .path();
    for part in std::fs::read_dir(part.parent().unwrap()).unwrap().flatten() {
        std::fs::write(part.path(), "?").unwrap();
    }
    let run = tree.run(&["search", "site", "letters"]).ended_with(3);
    assert!(
        run.stderr.contains("build the site again"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_lens_lifts_its_own_pages_and_hides_none() {
    let tree = Tree::new(&[
        ("index.md", "# Home\n"),
        (
            "a.md",
            "---\ntitle: A\npersona: business\n---\n# A\n\nThe warm harbour lies south.\n",
        ),
        (
            "b.md",
            "---\ntitle: B\npersona: technical\n---\n# B\n\nThe warm harbour lies south.\n",
        ),
    ]);
    let urls = |persona: &str| -> Vec<serde_json::Value> {
        let run = tree
            .run(&["search", "docs", "harbour", "--json", "--as", persona])
            .ended_with(0);
        run.json()["hits"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|hit| hit["url"].clone())
            .collect()
    };
    assert_eq!(urls("business"), ["/a/", "/b/"]);
    assert_eq!(urls("technical"), ["/b/", "/a/"]);
    let run = tree
        .run(&["search", "docs", "harbour", "--as", "techincal"])
        .ended_with(2);
    assert!(
        run.stderr.contains("did you mean technical?"),
        "{}",
        run.stderr
    );
}

#[test]
fn people_get_sentences_and_a_limit_is_kept() {
    let tree = Tree::sound();
    let run = tree.run(&["search", "docs", "stamp"]).ended_with(0);
    assert!(
        run.stdout
            .contains("Letters › Stamps level 2 · business\n  /guide/letters/#stamps\n"),
        "{}",
        run.stdout
    );
    let one = tree
        .run(&["search", "docs", "guide letters", "--limit", "1", "--json"])
        .ended_with(0);
    assert_eq!(one.json()["hits"].as_array().unwrap().len(), 1);
    let none = tree
        .run(&["search", "docs", "zeppelin", "--json"])
        .ended_with(0);
    assert_eq!(
        none.json(),
        serde_json::json!({
            "hits": [], "total": 0, "outside": 0, "correction": null, "unknown": ["zeppelin"],
            "facets": {"levels": {}, "personas": {}, "sections": {}},
        })
    );
}

#[test]
fn results_are_counted_by_kind_and_narrowed() {
    let tree = Tree::sound();
    let all = tree
        .run(&["search", "docs", "letters", "--json"])
        .ended_with(0)
        .json();
    assert_eq!(
        all["facets"],
        serde_json::json!({
            "levels": {"1": 1, "2": 1},
            "personas": {"business": 1},
            "sections": {"": 1, "guide": 1},
        })
    );
    let deep = tree
        .run(&["search", "docs", "letters", "--level", "2", "--json"])
        .ended_with(0)
        .json();
    assert_eq!((&deep["total"], &deep["outside"]), (&1.into(), &1.into()));
    let none = tree
        .run(&["search", "docs", "letters", "--level", "3"])
        .ended_with(0);
    assert!(
        none.stderr.contains("2 outside of what you asked for"),
        "{}",
        none.stderr
    );
    let guide = tree
        .run(&["search", "docs", "letters", "--section", "guide", "--json"])
        .ended_with(0)
        .json();
    assert_eq!(guide["hits"][0]["title"], "Letters");
    assert_eq!(guide["total"], 1);
    let lost = tree
        .run(&["search", "docs", "letters", "--section", "guides"])
        .ended_with(2);
    assert!(lost.stderr.contains("there are: guide"), "{}", lost.stderr);
}

#[test]
fn synonyms_of_the_configuration_are_found() {
    let tree = Tree::sound();
    let found = |tree: &Tree| {
        let run = tree
            .run(&["search", "docs", "postage", "--json"])
            .ended_with(0);
        run.json()["hits"].as_array().expect("a list").len()
    };
    assert_eq!(found(&tree), 0);
    tree.write(
        "burrow.toml",
        "[search]\nsynonyms = [[\"Postage\", \"stamps\"]]\n",
    );
    assert_eq!(found(&tree), 1);
}
