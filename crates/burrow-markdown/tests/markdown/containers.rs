//! Blocks fenced by colons: Docusaurus, Starlight, VitePress.

use crate::admonitions::without_fingerprints;
use crate::world::{self, body_in};
use burrow_markdown::{Dialect, Language};
use insta::assert_snapshot;

fn dialect() -> Dialect {
    Dialect {
        containers: true,
        attributes: true,
        toc: true,
        ..Dialect::default()
    }
}

fn body(text: &str) -> String {
    without_fingerprints(&body_in(text, dialect()))
}

#[test]
fn all_spellings_open_a_callout() {
    assert_snapshot!(body(":::note\n\nA *b*.\n\n:::\n\n:::tip[Your **title**]{#x .y}\nA\n:::\n\n:::info My title\n\nA\n\n:::\n\n::: danger STOP\nA\n:::\n\n::: details Click {open}\nA\n:::\nAfter.\n"), @r#"
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>A <em>b</em>.</p>
        </aside>
        <aside class="alert alert-tip" role="note"><p class="alert-title">Your <strong>title</strong></p>
        <p>A</p>
        </aside>
        <aside class="alert alert-note" role="note"><p class="alert-title">My title</p>
        <p>A</p>
        </aside>
        <aside class="alert alert-caution" role="note"><p class="alert-title">STOP</p>
        <p>A</p>
        </aside>
        <details class="alert alert-note" open=""><summary>Click</summary>
        <p>A</p>
        </details>
        <p>After.</p>
        "#);
}

#[test]
fn they_nest_by_length_and_without() {
    assert_snapshot!(body("::::note[Outer]\n\nA\n\n:::tip\nB\n:::\n\n::::\n\n:::note\n:::warning\nC\n:::\nD\n:::\nE\n"), @r#"
        <aside class="alert alert-note" role="note"><p class="alert-title">Outer</p>
        <p>A</p>
        <aside class="alert alert-tip" role="note"><p class="alert-title">Tip</p>
        <p>B</p>
        </aside>
        </aside>
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <aside class="alert alert-warning" role="note"><p class="alert-title">Warning</p>
        <p>C</p>
        </aside>
        <p>D</p>
        </aside>
        <p>E</p>
        "#);
}

#[test]
fn one_in_a_list_or_quote_stays_there() {
    assert_snapshot!(body("1. One\n\n   :::note\n   Body\n   - x\n   :::\n\n2. Two\n   :::tip[T]\n   B\n   :::\n- :::info\n  C\n  :::\n\n> :::note\n> Q\n> :::\n"), @r#"
        <ol>
        <li><p>One</p>
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>Body</p>
        <ul>
        <li>x</li>
        </ul>
        </aside>
        </li>
        <li><p>Two</p>
        <aside class="alert alert-tip" role="note"><p class="alert-title">T</p>
        <p>B</p>
        </aside>
        </li>
        </ol>
        <ul>
        <li><aside class="alert alert-note" role="note"><p class="alert-title">Info</p>
        C</aside>
        </li>
        </ul>
        <blockquote>
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>Q</p>
        </aside>
        </blockquote>
        "#);
}

#[test]
fn code_groups_are_tabs() {
    assert_snapshot!(body("::: code-group\n\n```js [config.js]\nexport default 1\n```\n\n```ts\nlet a = ':::'\n```\n\n:::\n\nAfter.\n"), @r#"
        <div class="tabs">
        <details class="tab" name="tabs-0" open=""><summary>config.js</summary>
        <pre tabindex="0" data-lang="js"><code class="language-js"><span class="t-k">export default</span> <span class="t-n">1</span>
        </code></pre>
        </details>
        <details class="tab" name="tabs-0"><summary>ts</summary>
        <pre tabindex="0" data-lang="ts"><code class="language-ts"><span class="t-k">let</span> a = <span class="t-s">':::'</span>
        </code></pre>
        </details>
        </div>
        <p>After.</p>
        "#);
}

#[test]
fn a_code_block_is_a_tab_of_the_group_right_around_it() {
    assert_snapshot!(body("::: code-group\n```js [a]\n1\n```\n:::: code-group\n```js [b]\n2\n```\n::::\n```text\n3\n```\n:::\nAfter.\n"), @r#"
        <div class="tabs">
        <details class="tab" name="tabs-0" open=""><summary>a</summary>
        <pre tabindex="0" data-lang="js"><code class="language-js"><span class="t-n">1</span>
        </code></pre>
        </details>
        <div class="tabs">
        <details class="tab" name="tabs-1" open=""><summary>b</summary>
        <pre tabindex="0" data-lang="js"><code class="language-js"><span class="t-n">2</span>
        </code></pre>
        </details>
        </div>
        <details class="tab" name="tabs-0"><summary>text</summary>
        <pre tabindex="0" data-lang="text"><code class="language-text">3
        </code></pre>
        </details>
        </div>
        <p>After.</p>
        "#);
}

#[test]
fn an_unknown_one_is_a_note_and_is_found() {
    assert_snapshot!(body("text\n\n  :::Security-Tip Mine\nA\n:::\n"), @r#"
        <p>text</p>
        <aside class="alert alert-note" role="note"><p class="alert-title">Mine</p>
        <p>A</p>
        </aside>
        ! 3:3 directive-unknown
        "#);
}

#[test]
fn an_unclosed_one_ends_before_the_next_heading() {
    assert_snapshot!(world::tree_in("# T\n\n:::note\nA\n\n## Next\n\n:::tip\nB\n:::\n\n- x\n\n  :::danger\n  C\n\nD\n", dialect()), @r#"
        h1 "T" level 0, 3 words: <aside class="alert alert-note" role="note"><p class="alert-title">Note</p><p>A</p></aside>
          h2 "Next" level 0, 7 words: <aside class="alert alert-tip" role="note"><p class="alert-title">Tip</p><p>B</p></aside><ul><li><p>x</p><aside class="alert alert-caution" role="note"><p class="alert-title">Danger</p><p>C</p></aside></li></ul><p>D</p>
        "#);
    let page = world::render_in(
        "# T\n\n:::note\nA\n\n## Next\n\n- x\n\n  :::danger\n  C\n\nD\n",
        dialect(),
    );
    let found: Vec<_> = page
        .findings
        .iter()
        .map(|finding| (finding.code, finding.place.line, finding.place.column))
        .collect();
    assert_eq!(
        found,
        [("directive-unclosed", 3, 1), ("directive-unclosed", 10, 3)]
    );
}

#[test]
fn code_and_text_with_colons_stay() {
    assert_snapshot!(body("```\n:::note\n```\n\n    :::tip\n\n`:::note`\n\n::: note a b:::\n\na :::note\n\n:::\n\n::: 5\n"), @r#"
        <pre tabindex="0"><code>:::note
        </code></pre>
        <pre tabindex="0"><code>:::tip
        </code></pre>
        <p><code>:::note</code></p>
        <p>::: note a b:::</p>
        <p>a :::note</p>
        <p>:::</p>
        <p>::: 5</p>
        "#);
}

#[test]
fn titles_are_in_the_language_of_the_site() {
    let spanish = Dialect {
        language: Language::Spanish,
        ..dialect()
    };
    assert_snapshot!(body_in(":::warning\nA\n:::\n\n> [!TIP]\n> B[^1]\n\n[^1]: C\n\n- [ ] a\n- [x] b\n\n|  |\n|--|\n", spanish).replace('\u{2060}', ""), @r##"
        <aside class="alert alert-warning" role="note"><p class="alert-title">Advertencia</p>
        <p>A</p>
        </aside>
        <aside class="alert alert-tip" role="note"><p class="alert-title">Consejo</p>
        <p>B<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></p>
        </aside>
        <ul>
        <li class="task"><input type="checkbox" disabled="" aria-label="Por hacer"> a</li>
        <li class="task"><input type="checkbox" checked="" disabled="" aria-label="Hecho"> b</li>
        </ul>
        <div class="table-wrap" tabindex="0" role="region" aria-label="Tabla"><table>
        <thead><tr><th scope="col"></th></tr></thead><tbody>
        </tbody></table></div>
        "##);
}

#[test]
fn places_are_those_of_the_file() {
    let page = world::render_in(
        ":::note[a [b](/page) c]\né [x](/page)\n:::\n[y](/missing)\n",
        dialect(),
    );
    let places: Vec<_> = page
        .links
        .iter()
        .map(|link| (link.place.line, link.place.column))
        .collect();
    assert_eq!(places, [(1, 11), (2, 3), (4, 1)]);
}

#[test]
fn vue_components_go_and_are_found() {
    assert_snapshot!(body("<script setup>\nimport A from './A.vue'\n</script>\n\n<MyChart :data=\"x\" />\n\nA <Badge type=\"tip\" text=\"^1.0\" /> Promise<Foo> <my-thing a=\"b\">kept</my-thing> <your-name>\n\n<style>\n.a { b: c }\n</style>\n"), @r#"
        <p>A <span class="label">^1.0</span> Promise&lt;Foo&gt; kept &lt;your-name&gt;</p>
        ! 1:1 html-removed
        ! 5:1 component-unknown
        ! 7:43 html-unknown
        ! 7:49 component-unknown
        ! 7:81 html-unknown
        ! 9:1 html-removed
        "#);
}
