//! What Material for MkDocs has inside a line, and attribute lists.

use crate::world::{self, body_in};
use burrow_markdown::Dialect;
use insta::assert_snapshot;

fn dialect() -> Dialect {
    Dialect {
        admonitions: true,
        attributes: true,
        toc: true,
        ..Dialect::default()
    }
}

fn body(text: &str) -> String {
    body_in(text, dialect())
}

#[test]
fn marks_keys_and_icons_are_what_they_mean() {
    assert_snapshot!(body("A ==mark *x*==, ^^ins^^, ++ctrl+alt+page-up++. :material-rocket:{ .lg } Go.\n\na == b, C++ and i++ or x ^^ y; `==code==` ++ a ++\n\n*==a* b==\n"), @r#"
        <p>A <mark>mark <em>x</em></mark>, <ins>ins</ins>, <kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>PgUp</kbd>.  Go.</p>
        <p>a == b, C++ and i++ or x ^^ y; <code>==code==</code> ++ a ++</p>
        <p><em>==a</em> b==</p>
        "#);
}

#[test]
fn abbreviations_are_told() {
    assert_snapshot!(body("The HTML of W3C is XHTML, `HTML`, **HTML**.\n\n*[HTML]: Hyper \"Text\"\n*[W3C]: Consortium\n\n```\n*[HTML]: code\n```\n"), @r#"
        <p>The <abbr title="Hyper &quot;Text&quot;">HTML</abbr> of <abbr title="Consortium">W3C</abbr> is XHTML, <code>HTML</code>, <strong><abbr title="Hyper &quot;Text&quot;">HTML</abbr></strong>.</p>
        <pre tabindex="0"><code>*[HTML]: code
        </code></pre>
        "#);
}

#[test]
fn attribute_lists_need_no_colon() {
    assert_snapshot!(body("[Go](/page){ .md-button .md-button--primary } ![c](/cat.png){ width=\"80\" } a { .b } {word}\n\nPara\n{ .annotate }\n\n[End](/page){ .x }\n"), @r#"
        <p><a class="btn btn-primary" href="&/page/">Go</a> <img width="80" src="&/bundle/assets/cat.png" alt="c" height="480" decoding="async"> a { .b } {word}</p>
        <p>Para</p>
        <p><a href="&/page/">End</a></p>
        "#);
    let page = world::render_in("# T\n\n## Two { #mine .c }\n\n[TOC]\n", dialect());
    assert_eq!(page.anchors, ["t", "mine"]);
    assert!(
        page.root.children.is_empty(),
        "a heading goes with the contents it stands over"
    );
}

#[test]
fn a_heading_may_be_closed_before_its_attributes() {
    let text = "# T\n\n## One ## {: #own }\n\na\n\n### Two {: #second .x }\n\nb\n\n## C# {#c}\n\nc\n\n```\n## Code ## {: #no }\n```\n";
    let page = world::render_in(text, dialect());
    assert_eq!(page.anchors, ["t", "own", "second", "c"]);
    let [one, c] = &page.root.children[..] else {
        panic!("two passages");
    };
    assert_eq!(one.heading.as_str(), "One");
    assert_eq!(c.heading.as_str(), "C#");
    assert!(c.html.as_str().contains("## Code ## {: #no }"));
}

#[test]
fn definition_lists_are_lists() {
    assert_snapshot!(body("`Term`\n\n:   What it *is*.\n\n    More.\n"), @r#"
        <dl>
        <dt><code>Term</code></dt>
        <dd><p>What it <em>is</em>.</p>
        <p>More.</p>
        </dd>
        </dl>
        "#);
}
