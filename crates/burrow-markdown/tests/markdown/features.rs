//! What each piece of Markdown becomes.

use crate::world::{self, body, kramdown, page};
use burrow_markdown::{Dialect, Source, headings};
use insta::assert_snapshot;

#[test]
fn paragraphs_lists_and_emphasis_are_plain_html() {
    assert_snapshot!(body("A *b* **c** ~~d~~ `e<f`\nline  \nbreak\n\n- x\n- y\n  1. z\n\n3. three\n"), @r#"
        <p>A <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code>
        line<br>
        break</p>
        <ul>
        <li>x</li>
        <li>y<ol>
        <li>z</li>
        </ol>
        </li>
        </ul>
        <ol start="3">
        <li>three</li>
        </ol>
        "#);
}

#[test]
fn a_title_then_sections_make_a_tree() {
    assert_snapshot!(world::tree("Before.\n\n# Title\n\nIntro.\n\n### Early\n\n## Two\n\ntext\n\n### Three\n\n# Again\n"), @r#"
        h1 "Title" level 0, 3 words: <p>Before.</p><p>Intro.</p>
          h3 "Early" level 0, 1 words: -
          h2 "Two" level 0, 2 words: <p>text</p>
            h3 "Three" level 0, 1 words: -
          h1 "Again" level 0, 1 words: -
        "#);
}

#[test]
fn links_lead_where_the_world_says() {
    assert_snapshot!(body("[a](/page#x) [home](/) [b](#here) [c](https://a.org \"T\") [d](/missing) [e](/nowhere) [f](javascript:x) [g](/file.pdf) <me@a.org> www.a.org."), @r##"
        <p><a href="&/page/#x">a</a> <a href="&/">home</a> <a href="#here">b</a> <a href="https://a.org" rel="noopener noreferrer" title="T">c</a> <a href="&/missing/" class="planned">d</a> <span class="planned">e</span> <span>f</span> <a href="&/bundle/assets/file.pdf">g</a> <a href="mailto:me@a.org" rel="noopener noreferrer">me@a.org</a> <a href="https://www.a.org" rel="noopener noreferrer">www.a.org</a>.</p>
        "##);
}

#[test]
fn images_have_sizes_and_missing_ones_have_a_box() {
    assert_snapshot!(body("![A cat](/cat.png \"Tom\") ![gone](/gone.png) ![out](https://a.org/b.png) ![](data:x)"), @r#"
        <p><img src="&/bundle/assets/cat.png" alt="A cat" title="Tom" width="640" height="480" decoding="async"> <span class="missing-image">gone <code>/gone.png</code></span> <img src="https://a.org/b.png" alt="out" loading="lazy" decoding="async" referrerpolicy="no-referrer"> <span class="missing-image"><code>data:x</code></span></p>
        "#);
}

#[test]
fn code_blocks_carry_their_language() {
    assert_snapshot!(body("```Rust,ignore\nlet a = \"<b>\";\n```\n\n```mermaid\ngraph TD\n```\n\n    indented\n"), @r#"
        <pre tabindex="0" data-lang="Rust"><code class="language-rust"><span class="t-k">let</span> a = <span class="t-s">"&lt;b&gt;"</span>;
        </code></pre>
        <pre tabindex="0" data-lang="mermaid"><code class="language-mermaid"><span class="t-k">graph</span> <span class="t-l">TD</span>
        </code></pre>
        <pre tabindex="0"><code>indented
        </code></pre>
        "#);
}

#[test]
fn tables_scroll_in_a_named_frame() {
    assert_snapshot!(body("| A | `B` |\n|:-:|--:|\n| 1 | 2 |\n| 3 |\n\n| A | `B` |\n|---|---|\n"), @r#"
        <div class="table-wrap" tabindex="0" role="region" aria-label="A, B"><table>
        <thead><tr><th scope="col" class="align-center">A</th><th scope="col" class="align-right"><code>B</code></th></tr></thead><tbody>
        <tr><td class="align-center">1</td><td class="align-right">2</td></tr>
        <tr><td class="align-center">3</td><td class="align-right"></td></tr>
        </tbody></table></div>
        <div class="table-wrap" tabindex="0" role="region" aria-label="A, B (2)"><table>
        <thead><tr><th scope="col">A</th><th scope="col"><code>B</code></th></tr></thead><tbody>
        </tbody></table></div>
        "#);
}

#[test]
fn tasks_get_boxes() {
    assert_snapshot!(body("- [ ] open\n- [x] done\n\n* [ ] loose\n\n* plain\n"), @r#"
        <ul>
        <li class="task"><input type="checkbox" disabled="" aria-label="To do"> open</li>
        <li class="task"><input type="checkbox" checked="" disabled="" aria-label="Done"> done</li>
        </ul>
        <ul>
        <li class="task"><p><input type="checkbox" disabled="" aria-label="To do"> loose</p>
        </li>
        <li><p>plain</p>
        </li>
        </ul>
        "#);
}

#[test]
fn footnotes_go_to_the_end_with_a_way_back() {
    let page =
        page("One[^a] two[^b] one again[^a].\n\n[^a]: Note *a*.\n\n[^b]: Note b.\n\n    More.\n");
    let shown = format!(
        "{}\n---\n{}",
        page.root.html.as_str(),
        page.footnotes.as_str()
    );
    assert_snapshot!(shown.replace('\u{2060}', "[joiner]"), @r##"
        <p>One[joiner]<sup class="footnote-ref"><a href="#fn-a" id="fnref-a">1</a></sup> two[joiner]<sup class="footnote-ref"><a href="#fn-b" id="fnref-b">2</a></sup> one again[joiner]<sup class="footnote-ref"><a href="#fn-a" id="fnref-a-1">1</a></sup>.</p>
        ---
        <ol class="footnotes">
        <li id="fn-a"><p>Note <em>a</em>. <a href="#fnref-a" aria-label="Back to reference 1" class="footnote-back">↩</a> <a href="#fnref-a-1" aria-label="Back to reference 1" class="footnote-back">↩</a></p></li>
        <li id="fn-b"><p>Note b.</p>
        <p>More. <a href="#fnref-b" aria-label="Back to reference 2" class="footnote-back">↩</a></p></li>
        </ol>
        "##);
}

#[test]
fn alerts_have_a_title_in_words() {
    assert_snapshot!(body("> [!WARNING]\n> Mind.\n\n> [!SECURITY]\n> Keys.\n\n> plain\n"), @r#"
        <aside class="alert alert-warning" role="note"><p class="alert-title">Warning</p>
        <p>Mind.</p>
        </aside>
        <aside class="alert alert-note" role="note"><p class="alert-title">Security</p>
        <p>Keys.</p>
        </aside>
        <blockquote>
        <p>plain</p>
        </blockquote>
        "#);
    let page = page("> [!SECURITY]\n> Keys.\n");
    assert_eq!(
        (page.findings[0].code, page.findings[0].place.line),
        ("alert-unknown", 1)
    );
}

#[test]
fn kramdown_lists_never_show_as_text() {
    assert_snapshot!(kramdown("# T {#top}\n{: .no_toc }\n\n1. TOC\n{:toc}\n\n{: .note }\nMind the gap.\n\n{: .warning-title }\n> Mine\n>\n> Body\n\nNew\n{: .label .label-green .evil }\n\n[Go](/page){: .btn .btn-blue .mr-4} `{: .x}`\n\n{: .highlight }\n\n{% raw %}{{ x }}{% endraw %} {{ y }}\n"), @r#"
        top: T
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>Mind the gap.</p>
        </aside>
        <aside class="alert alert-warning" role="note"><p class="alert-title">Mine</p>
        <p>Body</p>
        </aside>
        <p class="label label-green">New</p>
        <p><a class="btn btn-blue" href="&/page/">Go</a> <code>{: .x}</code></p>
        <p>{{ x }} {{ y }}</p>
        ! 20:1 attribute-list-detached
        ! 22:30 liquid-shown
        "#);
}

#[test]
fn raw_html_keeps_what_is_harmless() {
    assert_snapshot!(body("<details open>\n<summary>More</summary>\n\nHidden *text*\n\n</details>\n\n<p align=\"center\"><img src=\"/cat.png\" alt=\"c\" width=\"80\" onerror=\"x\"></p>\n\nPress <kbd>Ctrl</kbd> <script>alert(1)</script> H<sub>2</sub>O <br> Promise<void> <a name=\"old\"></a>\n"), @r#"
        <details open="">
        <summary>More</summary>
        <p>Hidden <em>text</em></p>
        </details>
        <p class="align-center"><img src="&/bundle/assets/cat.png" alt="c" width="80" height="60" decoding="async"></p>
        <p>Press <kbd>Ctrl</kbd>  H<sub>2</sub>O <br> Promise&lt;void&gt; <a id="old"></a></p>
        "#);
}

#[test]
fn html_that_stays_open_ends_with_its_passage() {
    assert_snapshot!(world::tree("# T\n\n<div><b>\n\nstart\n\n## Next\n\nfree </div> text\n"), @r#"
        h1 "T" level 0, 2 words: <div><b><p>start</p></b></div>
          h2 "Next" level 0, 3 words: <p>free  text</p>
        "#);
}

#[test]
fn a_heading_inside_details_does_not_tear_it_apart() {
    assert_snapshot!(world::tree("# T\n\n<details>\n<summary>S</summary>\n\n## In\n\ntext\n\n</details>\n\n## Out\n"), @r#"
        h1 "T" level 0, 4 words: <details><summary>S</summary><h2 id="in">In</h2><p>text</p></details>
          h2 "Out" level 0, 1 words: -
        "#);
}

#[test]
fn headings_agree_with_the_rendered_page() {
    let text = "# A\n\n## 🎯 Quick Start by Role\n\n> ## A\n\n## A `b` *c*\n";
    let source = Source {
        text,
        line_offset: 4,
        dialect: Dialect::default(),
    };
    let ids: Vec<String> = headings(&source)
        .into_iter()
        .map(|heading| heading.id)
        .collect();
    assert_eq!(ids, ["a", "-quick-start-by-role", "a-1", "a-b-c"]);
    assert_eq!(page(text).anchors, ids);
    assert_eq!(headings(&source)[1].place.line, 7);
}

#[test]
fn places_count_lines_of_the_file_and_characters() {
    let page = world::render_at("ab\r\né [x](/page) <script>a</script>\r\n", 3);
    assert_eq!(
        (page.links[0].place.line, page.links[0].place.column),
        (5, 3)
    );
    assert_eq!(
        (page.findings[0].place.line, page.findings[0].place.column),
        (5, 14)
    );
}

#[test]
fn an_unclosed_fence_is_found_where_it_opens() {
    let page = page("a\n\n```js\nb\n\n# c\n");
    assert_eq!(
        (page.findings[0].code, page.findings[0].place.line),
        ("fence-unclosed", 3)
    );
}

#[test]
fn the_summary_is_the_first_prose() {
    let page = page(
        "# T\n\n[badge](/page) [badge two](/page)\n\n> quote of many words here\n\n**Keywords**: one, two, three, four\n\nHere is what follows below:\n\nThis *is* what the page says.\n\nMore.\n",
    );
    assert_eq!(page.summary.as_deref(), Some("This is what the page says."));
    assert_eq!(page.h1.as_deref(), Some("T"));
}

#[test]
fn stars_and_level_headings_give_levels_to_what_is_below() {
    assert_snapshot!(world::tree("# T\n\n## Easy (⭐)\n\n## Hard (⭐⭐⭐)\n\n### Below\n\n## Free\n"), @r#"
        h1 "T" level 0, 1 words: -
          h2 "Easy" level 1, 1 words: -
          h2 "Hard" level 3, 1 words: -
            h3 "Below" level 3, 1 words: -
          h2 "Free" level 0, 1 words: -
        "#);
}

#[test]
fn the_stars_of_a_label_are_in_no_heading_but_its_anchor_stays() {
    assert_snapshot!(world::tree("# ⭐⭐ The *title*\n\n## `render()` (⭐⭐⭐ in full)\n\n## Rated ⭐⭐⭐⭐⭐\n"), @r#"
        h1 "The <em>title</em>" level 2, 2 words: -
          h2 "<code>render()</code> (in full)" level 3, 3 words: -
          h2 "Rated ⭐⭐⭐⭐⭐" level 0, 1 words: -
        "#);
    let page = page("# ⭐⭐ The *title*\n\n## Fine tuning (⭐⭐ Advanced)\n");
    assert_eq!(page.h1.as_deref(), Some("The title"));
    assert_eq!(page.anchors, ["-the-title", "fine-tuning--advanced"]);
}

#[test]
fn the_level_of_a_title_is_the_pages_and_of_no_passage_below() {
    assert_snapshot!(world::tree("# Files, level 3\n\n## Why\n\n### Level 1: in short\n\nA.\n\n### Level 2\n\nB.\n\n## How\n\n### Level 1\n\nC.\n"), @r#"
        h1 "Files, level 3" level 3, 3 words: -
          h2 "Why" level 0, 1 words: -
            h3 "Level 1: in short" level 1, 5 words: <p>A.</p>
            h3 "Level 2" level 2, 3 words: <p>B.</p>
          h2 "How" level 0, 1 words: -
            h3 "Level 1" level 1, 3 words: <p>C.</p>
        "#);
}

#[test]
fn an_empty_label_hands_its_level_to_the_wider_heading_after_it() {
    assert_snapshot!(world::tree("# T\n\n### Level 1\n\n## Setup\n\nA.\n\n### Level 2\n\n## Tuning\n\n### Knobs\n\n## Related\n"), @r#"
        h1 "T" level 0, 1 words: -
          h3 "Level 1" level 0, 2 words: -
          h2 "Setup" level 1, 2 words: <p>A.</p>
            h3 "Level 2" level 0, 2 words: -
          h2 "Tuning" level 2, 1 words: -
            h3 "Knobs" level 2, 1 words: -
          h2 "Related" level 0, 1 words: -
        "#);
}

#[test]
fn an_address_elsewhere_always_names_a_host() {
    assert_snapshot!(body("[a](http:/a.org) [b](HTTPS:b.org/x) [c](http:) [d](https:\\\\d.org)"), @r#"<p><a href="http://a.org" rel="noopener noreferrer">a</a> <a href="https://b.org/x" rel="noopener noreferrer">b</a> <span>c</span> <a href="https://d.org" rel="noopener noreferrer">d</a></p>"#);
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = "# A\n\n> [!NOTE]\n> b\n\n```\nc\n```\n\n| a |\n|---|\n| b |\n";
    assert_eq!(page(text), page(&text.replace('\n', "\r\n")));
}

#[test]
fn headings_in_raw_html_have_ids_and_can_be_the_title() {
    let text =
        "<h1 align=\"center\">The <em>Title</em></h1>\n\n<h2 id=\"mine\">Two</h2>\n\n## Two\n";
    assert_snapshot!(world::tree(text), @r#"
        h1 "The <em>Title</em>" level 0, 3 words: <h2 id="mine">Two</h2>
          h2 "Two" level 0, 1 words: -
        "#);
    let page = page(text);
    assert_eq!(
        (page.h1.as_deref(), page.root.id.as_str()),
        (Some("The Title"), "the-title")
    );
    assert_eq!(page.anchors, ["two", "the-title", "mine"]);
}

#[test]
fn callouts_hold_any_block() {
    assert_snapshot!(kramdown("# T\n\n{: .important }\n- a\n- b\n\n```\nx\n```\n{: .note }\n\n{: .new }\n> quote\n\nend\n"), @r#"
        t: T
        <aside class="alert alert-important" role="note"><p class="alert-title">Important</p>
        <ul>
        <li>a</li>
        <li>b</li>
        </ul>
        </aside>
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <pre tabindex="0"><code>x
        </code></pre>
        </aside>
        <aside class="alert alert-tip" role="note"><p class="alert-title">New</p>
        <p>quote</p>
        </aside>
        <p>end</p>
        "#);
}

#[test]
fn a_heading_over_a_dropped_table_of_contents_goes_with_it() {
    let text = "# T\n\n## Contents\n{: .no_toc }\n\n- x\n{:toc}\n\n## A\n\n{::options /}\n{{ site.x }} `{{ y }}`\n";
    let page = world::render_as(text, 0, true);
    assert_eq!(page.root.children.len(), 1);
    assert_eq!(page.root.children[0].html.text(), "{{ site.x }} {{ y }}");
    let found: Vec<_> = page
        .findings
        .iter()
        .map(|finding| (finding.code, finding.place.line))
        .collect();
    assert_eq!(found, [("liquid-shown", 12)]);
}
