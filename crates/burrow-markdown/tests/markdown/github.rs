//! What GitHub adds to CommonMark.

use crate::world::{body, page};
use insta::assert_snapshot;

/// Headings and the anchors that GitHub gives them: lower case, what is no word character dropped, spaces as hyphens.
const ANCHORS: &[(&str, &str)] = &[
    ("What's new?", "whats-new"),
    ("1. First step", "1-first-step"),
    ("A & B", "a--b"),
    ("A - B", "a---b"),
    ("C++", "c"),
    ("C#", "c-1"),
    ("snake_case_name", "snake_case_name"),
    ("`code` in a heading", "code-in-a-heading"),
    ("`Vec<T>`", "vect"),
    ("[Link](/page) after", "link-after"),
    ("**Bold** and *slanted*", "bold-and-slanted"),
    ("~~old~~ new", "old-new"),
    ("H<sub>2</sub>O", "h2o"),
    ("![Logo](/cat.png) Title", "-title"),
    ("🚀 Getting started", "-getting-started"),
    (":rocket: Getting started", "rocket-getting-started"),
    ("中文 标题", "中文-标题"),
    ("Été à Zürich", "été-à-zürich"),
    ("--flag=value", "--flagvalue"),
    ("a/b.c(d)", "abcd"),
    ("100% sure", "100-sure"),
    ("Again", "again"),
    ("Again", "again-1"),
    ("Again", "again-2"),
    ("AT&amp;T", "att"),
];

#[test]
fn headings_have_the_anchors_of_github() {
    let text: String = ANCHORS
        .iter()
        .map(|(heading, _)| format!("## {heading}\n\n"))
        .collect();
    let anchors = page(&text).anchors;
    let expected: Vec<&str> = ANCHORS.iter().map(|(_, anchor)| *anchor).collect();
    assert_eq!(anchors, expected);
}

#[test]
fn emoji_are_shown_by_their_names() {
    assert_snapshot!(body("Done :tada: at 12:30:45 `:tada:` :no_such_thing: [:+1:](/page)\n"), @r#"
        <p>Done 🎉 at 12:30:45 <code>:tada:</code> :no_such_thing: <a href="&/page/">👍</a></p>
        "#);
    assert_eq!(page("# :rocket: Go\n").h1.as_deref(), Some("🚀 Go"));
}

#[test]
fn bare_addresses_and_mail_become_links() {
    assert_snapshot!(body("See www.a.org/x, https://a.org/b_c_(d)?e=f&g. Write to me@a.org or <you@a.org>; `me@a.org`, @team, [me@a.org](/page).\n"), @r#"
        <p>See <a href="https://www.a.org/x" rel="noopener noreferrer">www.a.org/x</a>, <a href="https://a.org/b_c_(d)?e=f&amp;g" rel="noopener noreferrer">https://a.org/b_c_(d)?e=f&amp;g</a>. Write to <a href="mailto:me@a.org" rel="noopener noreferrer">me@a.org</a> or <a href="mailto:you@a.org" rel="noopener noreferrer">you@a.org</a>; <code>me@a.org</code>, @team, <a href="&/page/">me@a.org</a>.</p>
        "#);
}

#[test]
fn alerts_may_be_written_in_any_case() {
    assert_snapshot!(body("> [!note]\n> A\n\n> [!Caution]\n> B\n"), @r#"
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>A</p>
        </aside>
        <aside class="alert alert-caution" role="note"><p class="alert-title">Caution</p>
        <p>B</p>
        </aside>
        "#);
}

#[test]
fn footnotes_may_be_used_before_and_inside_other_blocks() {
    let page = page("- a[^n]\n\n| b[^n] |\n|---|\n\n[^n]: c\n\n    ```\n    d\n    ```\n");
    let notes = page.footnotes.as_str();
    assert!(
        notes.contains("fnref-n-1") && notes.contains("<pre"),
        "{notes}"
    );
}

#[test]
fn what_only_dialects_have_is_text() {
    let text = "!!! note\n\n:::tip\n\na ==b== ^^c^^ ++d++ { .e } {: .f }\n\n*[HTML]: x\n\n[TOC]\n\n{g} $5\n";
    let shown = page(text).root.html.text();
    for part in [
        "!!! note",
        ":::tip",
        "==b==",
        "^^c^^",
        "++d++",
        "{ .e }",
        "{: .f }",
        "*[HTML]: x",
        "[TOC]",
        "{g}",
        "$5",
    ] {
        assert!(shown.contains(part), "{part} is lost: {shown}");
    }
}

#[test]
fn a_page_that_grows_out_of_proportion_keeps_its_text() {
    let cells = 300;
    let table = format!("|{}\n|{}\n", "a|".repeat(cells), "-|".repeat(cells));
    let page = page(&format!("{table}{}", "|word|\n".repeat(2_000)));
    let html = page.root.html.as_str();
    // The parser gives up on such a table after a while and reads one row anew: no row is lost.
    assert!(page.root.html.text().matches("word").count() >= 2_000);
    assert!(html.len() < 4_000_000, "{} bytes", html.len());
}
