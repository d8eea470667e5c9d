//! Inputs made to hurt: each must be done within a second.

use crate::{check, world};
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_secs(1);

/// Time this thread has worked, so that a busy machine fails no test; wall time where the system does not tell.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn quick(name: &str, text: &str) {
    let start = Instant::now();
    let before = worked(start);
    let page = world::render_as(text, 0, true);
    let took = worked(start) - before;
    eprintln!("{name:?}: {took:?}");
    assert!(took < LIMIT, "{name} took {took:?}");
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

/// How much longer twice as much takes, and how long that is; nothing where it is too short to be measured.
fn growth(piece: &str) -> Option<(f64, Duration)> {
    let time = |count: usize| {
        let text = piece.repeat(count);
        let start = Instant::now();
        let before = worked(start);
        let page = world::render_in(&text, world::all_dialects());
        let took = worked(start) - before;
        assert_eq!(check::page_faults(&page), [""; 0], "{piece:?}");
        took
    };
    let twice = time(20_000);
    let measurable = twice > Duration::from_millis(100);
    measurable.then(|| (twice.as_secs_f64() / time(10_000).as_secs_f64(), twice))
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
        // A busy machine can spoil one measurement, hardly three.
        let too_much = |found: &Option<(f64, Duration)>| {
            found.is_some_and(|(growth, twice)| growth > 2.3 || twice > LIMIT)
        };
        let found = (0..3).map(|_| growth(piece)).find(|found| !too_much(found));
        if found.is_none() {
            slow.push(piece);
        }
    }
    assert_eq!(slow, [""; 0]);
}
