//! Inputs made to hurt: each must be done within a second of work, and twice as much in about twice the time.

use crate::{check, world};
use burrow_effort::{LINEAR, growth_up_to, takes_at_most};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(1);

fn quick(name: &str, text: &str) {
    match takes_at_most(LIMIT, || drop(world::render_as(text, 0, true))) {
        Ok(took) => eprintln!("{name:?}: {took:?}"),
        Err(took) => panic!("{name} took {took:?}"),
    }
    let page = world::render_as(text, 0, true);
    assert_eq!(check::page_faults(&page), [""; 0], "{name}");
}

#[test]
fn deep_nesting_is_flattened_quickly() {
    for piece in [
        ">",
        "> ",
        "[",
        "![",
        "*a ",
        "**a",
        "_a ",
        "<div>",
        "<b>",
        "<p><b>",
        "- ",
        "1. ",
        "<details>",
        "<table><tr><td>",
        "`",
        "~~a",
        "<a href=x>",
        "</div>",
        "<script>",
        "[a](",
        "<a b=\"",
        "<a <",
        "<!--",
        "\\",
        "&",
        "{: .a }",
        "[^a]",
        "<svg>",
        "h <i>\n",
        "<i>\n\n",
        "<T>",
        "{% raw %}",
        "{:",
        "<h2>",
        "<h2>a</h2>",
        "{{ a }}",
        "{{",
        "www.",
        "http://a.b)",
        "(",
        "|",
        "|a",
        "$",
        "[^",
        "<ul><li>",
        "a\n{: .a }\n\n",
    ] {
        quick(piece, &piece.repeat(20_000));
    }
}

#[test]
fn nesting_over_lines_is_quick() {
    let quotes: String = (0..400)
        .map(|depth| format!("{}a\n", ">".repeat(depth)))
        .collect();
    quick("growing quotes", &quotes);
    let lists: String = (0..400)
        .map(|depth| format!("{}- a\n", "  ".repeat(depth)))
        .collect();
    quick("growing lists", &lists);
    quick("emphasis soup", &"*a **b _c ~~d ".repeat(8_000));
    quick(
        "formatting that is never closed",
        &format!(
            "{}{}",
            (0..500)
                .map(|n| format!("<i title={n}>"))
                .collect::<String>(),
            "<p>".repeat(50_000)
        ),
    );
}

#[test]
fn wide_tables_and_long_lines_are_quick() {
    let head = format!("|{}\n|{}\n", "a|".repeat(300), "-|".repeat(300));
    quick(
        "300 columns over 2,000 rows",
        &format!("{head}{}", "|b|\n".repeat(2_000)),
    );
    quick("one line of 500 kB", &"word ".repeat(100_000));
    quick("one line of links", &"[a](/page) ".repeat(40_000));
    quick(
        "20,000 attributes",
        &format!("<p {}>x</p>", "a=b ".repeat(20_000)),
    );
    quick("20,000 headings", &"## same\n\n".repeat(20_000));
    quick(
        "20,000 footnotes",
        &(0..20_000)
            .map(|n| format!("a[^{n}]\n\n[^{n}]: b\n\n"))
            .collect::<String>(),
    );
}

/// What is wrong with how long many of a piece take.
fn slowness(piece: &str) -> Option<String> {
    let render = |count: usize| world::render_in(&piece.repeat(count), world::all_dialects());
    assert_eq!(check::page_faults(&render(20_000)), [""; 0], "{piece:?}");
    if let Err(took) = takes_at_most(LIMIT, || drop(render(20_000))) {
        return Some(format!("{piece:?} takes {took:?}"));
    }
    let growth = growth_up_to(80_000, 5_000, |count| drop(render(count)))?;
    (growth > LINEAR).then(|| format!("twice as much of {piece:?} takes {growth:.2} times as long"))
}

#[test]
fn twice_as_much_of_a_dialect_takes_twice_as_long() {
    let mut slow = Vec::new();
    for piece in [
        "!!! note\n",
        "!!! note \"",
        "??? a\n    b\n",
        "=== \"a\"\n    b\n",
        "===! \"a\"\n",
        "    !!! a\n",
        ":::note\n",
        ":::note[",
        ":::note\n# a\n",
        "::: code-group\n```\n```\n",
        ":::\n",
        "> :::note\n",
        "- :::a\n",
        "/// a\n",
        "/// note | b\n    open: true\n",
        "/// tab | a\nb\n///\n",
        "//// a\n/// b\n",
        "///\n",
        "::: a.b\n    c:\n",
        "```admonish\n",
        "```admonish\na\n```\n",
        "```js {a",
        "```rust\n# a\n```\n",
        "\"a 'b ",
        "--",
        "a\n: b\n\n",
        "<Tabs>\n",
        "<Tabs>",
        "<TabItem a=\"",
        "<A b={",
        "</A>",
        "<A>\n  <B>\n",
        "<a b={1} ",
        "{",
        "{`",
        "{\"",
        "{/*",
        "{a}",
        "`",
        "``a`",
        "import {\n\n",
        "export const a = {\n\n",
        "<details>\n",
        "<summary>",
        "</details>\n",
        "[TOC]\n\n",
        "==a ",
        "==a==",
        "^^",
        "++a",
        "++a++",
        "*[A]: b\n",
        "A ",
        ":a",
        ":+1:",
        ":material-a:",
        "{ .a }",
        "{.",
        "a {#a}\n\n",
        "[a](b){: .c }",
        "{% include a %}",
        "{% link a",
        "]({{ a",
        "[a]({{ '/b' | relative_url }})",
        "{::comment}",
        "{::nomarkdown}",
        "{% highlight a %}\n",
        "{% comment %}",
        "a@b.c ",
        "a@",
        "$a",
        "$$a$$",
    ] {
        slow.extend(slowness(piece));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
