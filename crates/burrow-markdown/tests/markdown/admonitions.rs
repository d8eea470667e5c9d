//! Python-Markdown's blocks, as Material for MkDocs has them.

use crate::world::{self, body_in};
use burrow_markdown::Dialect;
use insta::assert_snapshot;

fn body(text: &str) -> String {
    let dialect = Dialect {
        admonitions: true,
        attributes: true,
        toc: true,
        ..Dialect::default()
    };
    body_in(text, dialect)
}

#[test]
fn an_admonition_has_a_name_a_title_or_neither() {
    assert_snapshot!(body("!!! note\n    One *line*.\n\n    Two.\n\n!!! warning inline end \"Mind the `gap`\"\n\n    Body.\n!!! tip \"\"\n    Untitled.\n\nAfter.\n"), @r#"
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>One <em>line</em>.</p>
        <p>Two.</p>
        </aside>
        <aside class="alert alert-warning" role="note"><p class="alert-title">Mind the <code>gap</code></p>
        <p>Body.</p>
        </aside>
        <aside class="alert alert-tip" role="note"><p>Untitled.</p>
        </aside>
        <p>After.</p>
        "#);
}

#[test]
fn what_folds_is_closed_unless_it_says_otherwise() {
    assert_snapshot!(body("??? bug \"Why *so*?\"\n    Because.\n\n???+ \"Open\"\n    Body.\n"), @r#"
        <details class="alert alert-caution"><summary>Why <em>so</em>?</summary>
        <p>Because.</p>
        </details>
        <details class="alert alert-note" open=""><summary>Open</summary>
        <p>Body.</p>
        </details>
        "#);
}

#[test]
fn anything_stands_inside_at_its_depth() {
    assert_snapshot!(body("!!! note\n    - a\n\n        !!! tip \"In a list\"\n            Deep.\n\n    - b\n\n    ```py\n    if x:\n        !!! note\n    ```\n\n        indented code\n\n    ??? danger\n        | A |\n        |---|\n        | b |\n\n    ## Inside\n\n## Outside\n"), @r#"
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <ul>
        <li><p>a</p>
        <aside class="alert alert-tip" role="note"><p class="alert-title">In a list</p>
        <p>Deep.</p>
        </aside>
        </li>
        <li><p>b</p>
        </li>
        </ul>
        <pre tabindex="0" data-lang="py"><code class="language-py"><span class="t-k">if</span> x:
            !!! note
        </code></pre>
        <pre tabindex="0"><code>indented code
        </code></pre>
        <details class="alert alert-caution"><summary>Danger</summary>
        <div class="table-wrap" tabindex="0" role="region" aria-label="A"><table>
        <thead><tr><th scope="col">A</th></tr></thead><tbody>
        <tr><td>b</td></tr>
        </tbody></table></div>
        </details>
        <h2 id="inside">Inside</h2>
        </aside>
        "#);
}

#[test]
fn one_in_a_list_item_stays_in_it() {
    assert_snapshot!(body("1. One\n\n    !!! note\n        Body.\n\n        More.\n\n2. Two\n\n> !!! tip\n>     Quoted.\n>\n> after\n"), @r#"
        <ol>
        <li><p>One</p>
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>Body.</p>
        <p>More.</p>
        </aside>
        </li>
        <li><p>Two</p>
        </li>
        </ol>
        <blockquote>
        <aside class="alert alert-tip" role="note"><p class="alert-title">Tip</p>
        <p>Quoted.</p>
        </aside>
        <p>after</p>
        </blockquote>
        "#);
}

#[test]
fn code_is_shown_as_written() {
    assert_snapshot!(body("```\n!!! note\n    a\n```\n\n    !!! note\n        a\n\n`!!! note` and !!! note\n\n~~~md\n=== \"Tab\"\n~~~\n"), @r#"
        <pre tabindex="0"><code>!!! note
            a
        </code></pre>
        <pre tabindex="0"><code>!!! note
            a
        </code></pre>
        <p><code>!!! note</code> and !!! note</p>
        <pre tabindex="0" data-lang="md"><code class="language-md">=== "Tab"
        </code></pre>
        "#);
}

#[test]
fn tabs_stand_in_one_group_until_something_else_comes() {
    let text = "=== \"C\"\n\n    ``` c\n    int a;\n    ```\n\n=== \"C *++*\"\n\n    Text.\n\n    === \"Inner\"\n        x\n\n===! \"New\"\n    a\n\n===+ \"Chosen\"\n    b\n\nEnd.\n";
    assert_snapshot!(without_fingerprints(&body(text)), @r#"
        <div class="tabs">
        <details class="tab" name="tabs-0" open=""><summary>C</summary>
        <pre tabindex="0" data-lang="c"><code class="language-c"><span class="t-t">int</span> a;
        </code></pre>
        </details>
        <details class="tab" name="tabs-0"><summary>C <em>++</em></summary>
        <p>Text.</p>
        <div class="tabs">
        <details class="tab" name="tabs-3" open=""><summary>Inner</summary>
        <p>x</p>
        </details>
        </div>
        </details>
        </div>
        <div class="tabs">
        <details class="tab" name="tabs-5"><summary>New</summary>
        <p>a</p>
        </details>
        <details class="tab" name="tabs-5" open=""><summary>Chosen</summary>
        <p>b</p>
        </details>
        </div>
        <p>End.</p>
        "#);
}

/// HTML with the names of groups told by number alone.
pub fn without_fingerprints(html: &str) -> String {
    let mut plain = String::new();
    for (number, part) in html.split("name=\"tabs-").enumerate() {
        plain.push_str(if number == 0 { "" } else { "name=\"tabs" });
        plain.push_str(if number == 0 { part } else { &part[8..] });
    }
    plain
}

#[test]
fn places_are_those_of_the_file_however_deep() {
    let dialect = Dialect {
        admonitions: true,
        ..Dialect::default()
    };
    let page = world::render_in(
        "!!! note \"a [b](/page) c\"\n    é [x](/page)\n\n    !!! tip\n        - [y](/missing) <x-y>\n",
        dialect,
    );
    let places: Vec<_> = page
        .links
        .iter()
        .map(|link| (link.place.line, link.place.column))
        .collect();
    assert_eq!(places, [(1, 13), (2, 7), (5, 11)]);
    assert_eq!(
        (page.findings[0].place.line, page.findings[0].place.column),
        (5, 25)
    );
}

#[test]
fn a_title_may_look_like_any_block() {
    for title in [
        "# 1", "- a", "1. a", "> a", "    code", "--- ", "_a_ b", "[a]: b", "a | b", "<div>", "```",
    ] {
        let html = body(&format!("!!! note \"{title}\"\n    Body.\n"));
        assert!(
            html.contains("<p class=\"alert-title\">") && html.contains("<p>Body.</p>"),
            "{title}: {html}"
        );
    }
}

#[test]
fn headings_inside_stay_inside() {
    let dialect = Dialect {
        admonitions: true,
        ..Dialect::default()
    };
    let page = world::render_in("# T\n\n!!! note\n    ## In\n\n    a\n\n## Out\n", dialect);
    assert_eq!(page.root.children.len(), 1);
    assert!(page.root.html.as_str().contains("<h2 id=\"in\">In</h2>"));
}
