//! `burrow report`: the page it writes, the figures it prints, and what it refuses.

use crate::support::{Run, Tree, keys};
use std::fs;

/// A day in June 2025.
const DAY: &str = "1749600000";

/// Runs the program on a day that is given.
fn report(tree: &Tree, arguments: &[&str]) -> Run {
    let mut all = vec!["report", "docs"];
    all.extend(arguments);
    let mut command = tree.command(&all);
    Run::new(
        command
            .env("SOURCE_DATE_EPOCH", DAY)
            .output()
            .expect("the program starts"),
    )
}

fn page(tree: &Tree, name: &str) -> String {
    fs::read_to_string(tree.path(name)).expect("the report was written")
}

/// A tree in which every part of a page has something to say.
fn lively() -> Tree {
    let tree = Tree::sound();
    tree.write(
        "docs/guide/parcels.md",
        "---\ntitle: Parcels & more\nlast_modified_date: 2023-02-01\n---\n# Parcels\n\nSee [boxes](boxes.md), [letters](letters.md).\n",
    );
    tree
}

/// What a page shows, a tag a line: without the style sheet and the data.
fn shown(html: &str) -> String {
    let (_, body) = html.split_once("<body>").expect("a page has a body");
    let (body, _) = body
        .split_once("<script")
        .expect("a report carries its data");
    body.replace("><", ">\n<")
}

#[test]
fn the_page_of_a_small_tree_reads_as_it_should() {
    let tree = lively();
    // So that a rule that is added changes nothing here.
    let check = "[check]\n\"*\" = \"off\"\nbroken-link = \"error\"\n";
    tree.write("docs/burrow.toml", check);
    let run = report(&tree, &["--out", "report.html"]).ended_with(0);
    assert!(
        run.stdout.starts_with("report.html: a report on 4 pages, "),
        "{}",
        run.stdout
    );
    insta::assert_snapshot!(shown(&page(&tree, "report.html")));
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let tree = lively();
    report(&tree, &["--out", "a.html"]).ended_with(0);
    report(&tree, &["--out", "b.html"]).ended_with(0);
    assert_eq!(page(&tree, "a.html"), page(&tree, "b.html"));
}

#[test]
fn figures_as_json_have_exactly_the_promised_keys() {
    let run = report(&lively(), &["--json"]).ended_with(0);
    let data = run.json();
    assert_eq!(
        keys(&data),
        [
            "burrow_report",
            "day",
            "figures",
            "folders",
            "history",
            "missing",
            "pages",
            "personas",
            "rules",
            "sections",
            "title"
        ]
    );
    assert_eq!(data["day"], "2025-06-11");
    assert_eq!(data["figures"]["pages"], 4);
    assert_eq!(data["figures"]["broken_links"], 1);
    assert_eq!(data["missing"]["guide/boxes"], serde_json::json!([1, 1]));
}

#[test]
fn a_report_is_compared_with_an_earlier_page_or_with_its_figures() {
    let tree = lively();
    report(&tree, &["--out", "first.html"]).ended_with(0);
    let figures = report(&tree, &["--json"]).ended_with(0).stdout;
    fs::write(tree.path("first.json"), figures).unwrap();
    tree.write("docs/guide/boxes.md", "# Boxes\n\n[letters](letters.md)\n");
    for previous in ["first.html", "first.json"] {
        report(&tree, &["--out", "second.html", "--previous", previous]).ended_with(0);
        let second = page(&tree, "second.html");
        assert!(
            second.contains("1 page was added, 0 taken away."),
            "{previous}"
        );
        assert!(second.contains("<strong>Links that lead nowhere</strong>: 1 before, 0 now"));
        assert!(second.contains("Since 11 June 2025"));
        assert!(second.contains("<polyline"), "a course is drawn");
    }
    // Over itself, week after week.
    report(
        &tree,
        &["--out", "second.html", "--previous", "second.html"],
    )
    .ended_with(0);
    let run = report(&tree, &["--json", "--previous", "second.html"]).ended_with(0);
    assert_eq!(run.json()["history"].as_array().map(Vec::len), Some(3));
}

#[test]
fn hostile_titles_and_paths_stay_text() {
    let tree = Tree::new(&[
        (
            "index.md",
            "---\ntitle: \"</title></script><script>alert(1)</script>\"\npersona: technical\nlevel: 1\n---\n# x\n\n[a](a.md) [b](</no\"><svg onload=alert(1)>>)\n",
        ),
        (
            "a.md",
            "---\ntitle: \"<img src=x onerror=alert(1)> \u{202e}desrever\"\nlast_modified_date: 2001-01-01\n---\n# a\n\n[gone](</script><script>alert(1)</script>)\n",
        ),
        ("<!--.md", "# \"><script>alert(2)</script>\n\n[x](#none)\n"),
        (
            "long.md",
            "# Looooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooong\n",
        ),
    ]);
    tree.write(
        "docs/burrow.toml",
        "edit-url = \"https://example.org/\\\"><script>alert(3)</script>/{path}\"\n",
    );
    report(&tree, &["--out", "report.html"]).ended_with(0);
    let html = page(&tree, "report.html");
    for tag in ["<img", "<svg onload", "<!--", "<script>"] {
        assert!(!html.contains(tag), "{tag}");
    }
    assert_eq!(
        html.matches("<script").count(),
        1,
        "the data, and nothing else"
    );
    assert_eq!(html.matches("</script").count(), 1);
    assert!(html.contains("script-src") || html.contains("default-src 'none'"));
    assert!(html.contains(
        "<bdi class=\"title\">&lt;img src=x onerror=alert(1)&gt; \u{202e}desrever</bdi>"
    ));
    assert!(!html.contains(&"o".repeat(100)), "a long title is cut");
    // And the data can still be read.
    report(&tree, &["--out", "next.html", "--previous", "report.html"]).ended_with(0);
}

#[test]
fn the_language_of_the_site_is_that_of_its_report() {
    let tree = lively();
    tree.write("docs/burrow.toml", "language = \"es-AR\"\n");
    report(&tree, &["--out", "report.html"]).ended_with(0);
    let html = page(&tree, "report.html");
    assert!(html.contains("<html lang=\"es\">"));
    assert!(html.contains("Informe de la documentación"));
    assert!(html.contains("A fecha de 11 de junio de 2025."));
}

#[test]
fn what_is_no_report_is_neither_written_over_nor_compared_with() {
    let tree = lively();
    let before = page(&tree, "docs/index.md");
    let run = report(&tree, &["--out", "docs/index.md"]).ended_with(2);
    assert!(
        run.stderr
            .contains("docs/index.md is there and is no report"),
        "{}",
        run.stderr
    );
    assert_eq!(page(&tree, "docs/index.md"), before);
    let run = report(&tree, &["--out", "docs"]).ended_with(2);
    assert!(run.stderr.contains("docs is a folder"), "{}", run.stderr);
    let run = report(&tree, &["--json", "--previous", "docs/index.md"]).ended_with(2);
    assert!(
        run.stderr.contains("docs/index.md is no report of burrow"),
        "{}",
        run.stderr
    );
    let run = report(&tree, &["--json", "--previous", "none.html"]).ended_with(3);
    assert!(
        run.stderr.contains("cannot read none.html"),
        "{}",
        run.stderr
    );
    let run = report(&tree, &["--out", "none/report.html"]).ended_with(3);
    assert!(
        run.stderr.contains("cannot write none/report.html"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_day_that_is_none_is_refused() {
    let tree = lively();
    let mut command = tree.command(&["report", "docs", "--json"]);
    let run = Run::new(
        command
            .env("SOURCE_DATE_EPOCH", "yesterday")
            .output()
            .unwrap(),
    );
    assert!(
        run.ended_with(2)
            .stderr
            .contains("SOURCE_DATE_EPOCH is `yesterday`")
    );
}

#[test]
fn a_report_without_a_name_is_called_report_and_never_replaces_anything_else() {
    let tree = lively();
    let run = report(&tree, &[]).ended_with(0);
    assert!(
        run.stdout.starts_with("report.html: a report on "),
        "{}",
        run.stdout
    );
    report(&tree, &[]).ended_with(0);
    tree.write("report.html", "<h1>Mine</h1>");
    let run = report(&tree, &[]).ended_with(2);
    assert!(
        run.stderr.contains("report.html is there and is no report"),
        "{}",
        run.stderr
    );
    assert_eq!(page(&tree, "report.html"), "<h1>Mine</h1>");
    report(&tree, &["--json"]).ended_with(0);
}
