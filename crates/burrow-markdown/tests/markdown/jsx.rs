//! MDX: modules, expressions and components.

use crate::admonitions::without_fingerprints;
use crate::world::{self, body_in};
use burrow_markdown::Dialect;
use insta::assert_snapshot;

fn dialect() -> Dialect {
    Dialect {
        containers: true,
        attributes: true,
        jsx: true,
        ..Dialect::default()
    }
}

fn body(text: &str) -> String {
    without_fingerprints(&body_in(text, dialect()))
}

#[test]
fn modules_and_comments_go() {
    assert_snapshot!(body("import Tabs from '@theme/Tabs';\nimport {\n  A,\n  B\n} from \"x\";\n\nexport const x = {\n\n  a: 1,\n};\n\nText {/* gone */}here.\n\n{/*\nlong\n\ncomment\n*/}\n\nimport the rest from the file.\n"), @r#"
        <p>Text here.</p>
        <p>import the rest from the file.</p>
        "#);
}

#[test]
fn expressions_are_text_where_that_can_be_known() {
    assert_snapshot!(body("A{' '}b {\"c*d\"} {`e`} {props.x} and \\{f}.\n\n{items.map((item) => {\n  return <li>{item}</li>\n})}\n\n`{code}` {a `b`}\n"), @r#"
        <p>A b c*d e <code>{props.x}</code> and {f}.</p>
        <pre tabindex="0" data-lang="jsx"><code class="language-jsx">{items.<span class="t-f">map</span>((item) =&gt; {
          <span class="t-k">return</span> &lt;<span class="t-g">li</span>&gt;{item}&lt;/<span class="t-g">li</span>&gt;
        })}
        </code></pre>
        <p><code>{code}</code> <code>{a `b`}</code></p>
        ! 1:23 expression-shown
        ! 3:1 expression-shown
        ! 7:10 expression-shown
        "#);
}

#[test]
fn tabs_are_those_of_docusaurus_and_starlight() {
    assert_snapshot!(body("<Tabs\n  defaultValue=\"b\"\n  values={[\n    {label: 'Apple pie', value: 'a'},\n    {label: 'B', value: 'b'},\n  ]}>\n  <TabItem value=\"a\">\n    An *apple*.\n\n    ```js\n    if (a) {\n      <Tabs>\n    ```\n  </TabItem>\n  <TabItem value=\"b\" default>Text</TabItem>\n</Tabs>\n\nAfter.\n\n1. One\n\n   <Tabs syncKey=\"pkg\">\n     <TabItem label=\"npm\">\n       - x\n         - y\n     </TabItem>\n   </Tabs>\n2. Two\n"), @r#"
        <div class="tabs">
        <details class="tab" name="tabs-0"><summary>Apple pie</summary>
        <p>An <em>apple</em>.</p>
        <pre tabindex="0" data-lang="js"><code class="language-js"><span class="t-k">if</span> (a) {
          &lt;<span class="t-g">Tabs</span>&gt;
        </code></pre>
        </details>
        <details class="tab" name="tabs-0" open=""><summary>B</summary>
        <p>Text</p>
        </details>
        </div>
        <p>After.</p>
        <ol>
        <li><p>One</p>
        <div class="tabs">
        <details class="tab" name="tabs-3" open=""><summary>npm</summary>
        <ul>
        <li>x<ul>
        <li>y</li>
        </ul>
        </li>
        </ul>
        </details>
        </div>
        </li>
        <li><p>Two</p>
        </li>
        </ol>
        "#);
}

#[test]
fn known_components_become_what_they_mean() {
    assert_snapshot!(body("<Aside type=\"caution\" title={'Mind'}>\n  Some *text*.\n</Aside>\n<Steps>\n\n1. A\n\n   ```sh\n   b\n   ```\n\n2. C\n\n</Steps>\n<CardGrid>\n  <Card title=\"One*\" icon=\"x\">Text</Card>\n  <LinkCard title=\"Two\" href=\"/page\" description=\"What it is\" />\n</CardGrid>\n\n<FileTree>\n- a\n  - b\n</FileTree>\n\nA <Badge text=\"New\" variant=\"tip\" /> <Icon name=\"star\" /> <Link to=\"/page\">link</Link>.\n\n<Code code={`a < b\n\nc`} lang=\"js\" />\n\n<CodeBlock language=\"js\">\n  {`let x = 1;`}\n</CodeBlock>\n"), @r#"
        <aside class="alert alert-caution" role="note"><p class="alert-title">Mind</p>
        <p>Some <em>text</em>.</p>
        </aside>
        <div class="steps">
        <ol>
        <li><p>A</p>
        <pre tabindex="0" data-lang="sh"><code class="language-sh"><span class="t-f">b</span>
        </code></pre>
        </li>
        <li><p>C</p>
        </li>
        </ol>
        </div>
        <div class="cards">
        <div class="card"><p class="card-title">One*</p>
        <p>Text</p>
        </div>
        <div class="card"><p class="card-title"><a href="&/page/">Two</a></p>
        <p>What it is</p>
        </div>
        </div>
        <div class="file-tree">
        <ul>
        <li>a<ul>
        <li>b</li>
        </ul>
        </li>
        </ul>
        </div>
        <p>A <span class="label label-purple">New</span>  <a href="&/page/">link</a>.</p>
        <pre tabindex="0" data-lang="js"><code class="language-js">a &lt; b

        c
        </code></pre>
        <pre tabindex="0" data-lang="js"><code class="language-js"><span class="t-k">let</span> x = <span class="t-n">1</span>;
        </code></pre>
        "#);
}

#[test]
fn unknown_components_show_what_they_hold() {
    assert_snapshot!(body("<Foo bar={1}>\n\n  > ## In\n\n  Text <Bar.Baz>inline</Bar.Baz>.\n</Foo>\n\n<Empty />\n\n<Highlight color=\"x\">Green</Highlight> and <Highlight>blue</Highlight>\n\nEnd <Empty\n  a=\"b\"\n/> here.\n"), @r#"
        <blockquote>
        <h2 id="in">In</h2>
        </blockquote>
        <p>Text inline.</p>
        <p>Green and blue</p>
        <p>End  here.</p>
        ! 1:1 component-unknown
        ! 5:8 component-unknown
        ! 8:1 component-unknown
        ! 10:1 component-unknown
        ! 10:44 component-unknown
        ! 12:5 component-unknown
        "#);
}

#[test]
fn html_is_read_as_jsx_has_it() {
    assert_snapshot!(body("import cat from '/cat.png';\n\n<div className=\"label\" style={{color: 'red'}}>\n  **Bold**\n</div>\n\n<details>\n  <summary>More *x*</summary>\n  Text\n\n  ## H\n</details>\n\n<img src={cat} alt=\"C\" width={80} /> <img src={require('/cat.png').default} alt=\"D\" onClick={() => 1} /><br/><a id=\"x\" /> <a href={url}>y</a>\n"), @r#"
        <div class="label"><p><strong>Bold</strong></p>
        </div><details><summary>More <em>x</em></summary>
        <p>Text</p>
        <h2 id="h">H</h2>
        </details><p><img src="&/bundle/assets/cat.png" alt="C" width="80" height="60" decoding="async"> <img src="&/bundle/assets/cat.png" alt="D" width="640" height="480" loading="lazy" decoding="async"><br><a id="x"></a> <a>y</a></p>
        ! 3:1 html-attribute-removed
        ! 14:38 html-attribute-removed
        ! 14:123 expression-shown
        "#);
}

#[test]
fn containers_and_components_stand_inside_each_other() {
    assert_snapshot!(body(":::tip[T]\n\n<Tabs>\n<TabItem value=\"a\">\n\n:::note\nA\n:::\n\n</TabItem>\n</Tabs>\n\n:::\n"), @r#"
        <aside class="alert alert-tip" role="note"><p class="alert-title">T</p>
        <div class="tabs">
        <details class="tab" name="tabs-0" open=""><summary>a</summary>
        <aside class="alert alert-note" role="note"><p class="alert-title">Note</p>
        <p>A</p>
        </aside>
        </details>
        </div>
        </aside>
        "#);
}

#[test]
fn headings_start_passages_in_what_only_frames_a_page() {
    assert_snapshot!(world::tree_in("<Layout>\n\n# T\n\n## A\n\n<Note>\n\n## In\n\n</Note>\n\n<details>\n\n## In too\n\n</details>\n\n</Layout>\n", dialect()), @r#"
        h1 "T" level 0, 1 words: -
          h2 "A" level 0, 5 words: <aside class="alert alert-note" role="note"><p class="alert-title">Note</p><h2 id="in">In</h2></aside><details><h2 id="in-too">In too</h2></details>
        "#);
}

#[test]
fn what_is_no_jsx_is_text() {
    assert_snapshot!(body("a < b, {c and <https://a.org> 5 <6\n\n<Tabs\n\nEnd </Tabs>.\n\n```jsx\n<Tabs>{x}</Tabs>\nimport a from 'b'\n```\n"), @r#"
        <p>a &lt; b, {c and <a href="https://a.org" rel="noopener noreferrer">https://a.org</a> 5 &lt;6</p>
        <p>&lt;Tabs</p>
        <p>End .</p>
        <pre tabindex="0" data-lang="jsx"><code class="language-jsx">&lt;<span class="t-g">Tabs</span>&gt;{x}&lt;/<span class="t-g">Tabs</span>&gt;
        <span class="t-k">import</span> a <span class="t-k">from</span> <span class="t-s">'b'</span>
        </code></pre>
        "#);
}

#[test]
fn places_are_those_of_the_file() {
    let text = "import a from 'b'\n\n<Tabs>\n    <TabItem label=\"é\">\n        é [x](/page) <Foo />\n        {y}\n    </TabItem>\n</Tabs>\n\n<Bar>\n";
    let page = world::render_in(text, dialect());
    let link = page.links[0].place;
    assert_eq!((link.line, link.column), (5, 11));
    let found: Vec<_> = page
        .findings
        .iter()
        .map(|finding| (finding.code, finding.place.line, finding.place.column))
        .collect();
    assert_eq!(
        found,
        [
            ("component-unknown", 5, 22),
            ("expression-shown", 6, 9),
            ("component-unknown", 10, 1),
            ("component-unclosed", 10, 1),
        ]
    );
}
