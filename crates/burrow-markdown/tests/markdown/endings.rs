//! Pages that end in the middle of something: whatever a line opens, the page may stop right behind it.

use crate::{check, world};
use burrow_markdown::Dialect;
use proptest::prelude::*;
use std::panic::catch_unwind;

/// What a line can stand in.
const INSIDE: &[&str] = &[
    "", "> ", "- ", "1. ", "> > ", "- > ", "> - ", "    ", "  ", "\t",
];

/// What a line can open, whole and cut off.
const OPENERS: &[&str] = &[
    "!!! note",
    "!!! note \"A\"",
    "!!! note \"A",
    "!!!",
    "??? a",
    "???+ \"a\"",
    "=== \"A\"",
    "=== \"A",
    "===! \"A\"",
    ":::note",
    ":::note[",
    ":::note[a]{",
    ":::note[a]{b=\"",
    "::: code-group",
    "::: details A",
    "::: tip",
    "::::tabs",
    ":::",
    "::",
    "```js [a.js]",
    "```js {1,",
    "```",
    "~~~",
    "```mermaid",
    "```math",
    "$$",
    "$$a",
    "$a",
    "<Tabs>",
    "<Tabs",
    "<TabItem label=\"a",
    "<TabItem label={\"a",
    "<Card>",
    "<Code code={`",
    "<Foo.Bar a={{",
    "</Tabs>",
    "</",
    "<",
    "<details>",
    "<details open",
    "<summary>",
    "<div markdown=\"1\">",
    "<!--",
    "<!-- burrow-disable",
    "{/*",
    "{",
    "{{ a",
    "{% raw %}",
    "{% highlight ruby %}",
    "{% include a",
    "{% comment %}",
    "{::comment}",
    "{::nomarkdown}",
    "{:toc}",
    "{: .a",
    "{ .a",
    "import a from",
    "export const a = {",
    "[TOC]",
    "[[toc]]",
    "[a]:",
    "[^1]:",
    "*[A]:",
    "[!NOTE]",
    "> [!",
    "| a |",
    "|-",
    "- [ ]",
    "![a](",
    "## A {#",
];

fn dialects() -> [Dialect; 2] {
    [Dialect::default(), world::all_dialects()]
}

/// What is wrong with a page, a panic too.
fn faults(text: &str, dialect: &Dialect) -> Vec<String> {
    let found = catch_unwind(|| check::page_faults(&world::render_in(text, dialect.clone())));
    found.unwrap_or_else(|_| vec!["it panics".to_owned()])
}

fn assert_sound(texts: impl Iterator<Item = String>) {
    let mut bad = Vec::new();
    for text in texts {
        for dialect in dialects() {
            let faults = faults(&text, &dialect);
            if !faults.is_empty() {
                bad.push(format!("{faults:?} in {text:?}"));
            }
        }
    }
    let some = &bad[..bad.len().min(10)];
    assert!(bad.is_empty(), "{} pages:\n{}", bad.len(), some.join("\n"));
}

#[test]
fn a_page_may_end_behind_any_opener_in_anything() {
    let texts = INSIDE.iter().flat_map(|inside| {
        OPENERS.iter().flat_map(move |opener| {
            ["", " ", "\n", "\n\n", "\n    ", "\r\n"]
                .map(|end| format!("Text.\n\n{inside}{opener}{end}"))
        })
    });
    assert_sound(texts);
}

#[test]
fn a_page_may_end_behind_an_opener_inside_another() {
    let texts = OPENERS.iter().flat_map(|outer| {
        OPENERS.iter().flat_map(move |inner| {
            ["", "    ", "> "].map(|inside| format!("{outer}\n{inside}{inner}"))
        })
    });
    assert_sound(texts);
}

#[test]
fn a_page_may_be_cut_anywhere() {
    let page = "# T {#t .c}\n\n!!! note \"A *b*\"\n\n    text\n\n    ```js\n    a\n    ```\n\n=== \"A\"\n\n    a\n\n\
        ::: code-group\n\n```js [a.js]\na\n```\n\n:::\n\n:::tip[A]{b=c}\nd\n:::\n\n> [!NOTE] A\n> b\n\n<Tabs>\n  \
        <TabItem label=\"a\">\n\nb {c} {/* d */}\n\n  </TabItem>\n</Tabs>\n\n<details><summary>a</summary>\n\nb\n\n\
        </details>\n\n- [ ] a\n  - b $c$\n\n| a | b |\n|---|---|\n| c | d |\n{: .e }\n\na[^1] ==b== ++ctrl+c++ :rocket: \
        [c][d]\n\n$$\na\n$$\n\n{% raw %}{{ a }}{% endraw %}\n\n[^1]: a\n[d]: /page\n*[AB]: c\n<!-- a -->\n";
    let cuts = page.char_indices().map(|(at, _)| page[..at].to_owned());
    assert_sound(cuts);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_that_open_something_may_follow_each_other_and_stop(
        lines in prop::collection::vec((prop::sample::select(INSIDE), prop::sample::select(OPENERS)), 1..7),
        ends in any::<bool>(),
    ) {
        let lines: Vec<String> = lines.iter().map(|(inside, opener)| format!("{inside}{opener}")).collect();
        let text = lines.join("\n") + if ends { "\n" } else { "" };
        for dialect in dialects() {
            prop_assert_eq!(faults(&text, &dialect), Vec::<String>::new(), "{:?}", text);
        }
    }
}
