//! What holds for any input at all.

use crate::{check, world};
use burrow_markdown::Dialect;
use proptest::prelude::*;

/// Pieces that mean something to one of the dialects.
fn dialects() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n!!! note\n",
        "\n!!! tip \"A *b*\"\n",
        "\n??? bug \"\"\n",
        "\n???+ \"a\"\n",
        "\n=== \"A\"\n",
        "\n===! \"B\"\n",
        "\n    ",
        "\n        ",
        "\n:::note\n",
        "\n::::tip[A *b*]\n",
        "\n::: details {open}\n",
        "\n::: code-group\n",
        "\n:::\n",
        "\n::::\n",
        "\n```js [a.js]\n",
        "\n```\n",
        "[TOC]",
        "[[toc]]",
        "*[AB]: c\n",
        "AB",
        "++ctrl+k++",
        "==",
        "^^",
        ":rocket:",
        ":material-x:",
        "{ .btn #x }",
        "{.label}",
        "{:/}",
        "{::comment}",
        "{::nomarkdown}",
        "{{ site.baseurl }}",
        "]({{ site.baseurl }}/page)",
        "](<{% link page.md %}>)",
        "{% include a %}",
        "{% highlight ruby %}",
        "{% endhighlight %}",
        "import a from 'b'\n",
        "export const a = {\n",
        "}",
        "{",
        "{'a'}",
        "{/* a */}",
        "{a.b}",
        "{`",
        "<Tabs>\n",
        "</Tabs>\n",
        "<TabItem label=\"a\">\n",
        "</TabItem>",
        "<Card title='a'>",
        "</Card>",
        "<Badge text=\"a\" />",
        "<Aside type={\"tip\"}>",
        "</Aside>",
        "<Code code={`a`} />",
        "<Foo.Bar a={{b: 1}}>",
        "</Foo.Bar>",
        "<>",
        "</>",
        "<div className=\"a\" style={{a: 1}}>",
        "<details>\n<summary>a</summary>\n",
        "$a$",
        "$$",
    ])
}

/// Texts made of the pieces that mean something to one of the parsers involved.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\n\n"),
        Just("# "),
        Just("## "),
        Just("> "),
        Just("- "),
        Just("1. "),
        Just("    "),
        Just("```"),
        Just("~~~"),
        Just("`"),
        Just("*"),
        Just("**"),
        Just("_"),
        Just("~~"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("!["),
        Just("](/page)"),
        Just("](/missing)"),
        Just("](javascript:a)"),
        Just("[^a]"),
        Just("[^a]: "),
        Just("|"),
        Just("|-|"),
        Just("\n|---|---|\n"),
        Just("[ ] "),
        Just("[x] "),
        Just("[!NOTE]"),
        Just("[!ODD]"),
        Just("{: .note }"),
        Just("{:toc}"),
        Just("{#id}"),
        Just("{% raw %}"),
        Just("<div>"),
        Just("</div>"),
        Just("<p>"),
        Just("</p>"),
        Just("<b>"),
        Just("</b>"),
        Just("<a href='x'>"),
        Just("</a>"),
        Just("<table><tr><td>"),
        Just("</table>"),
        Just("<li>"),
        Just("<details>"),
        Just("</details>"),
        Just("<script>"),
        Just("</script>"),
        Just("<svg>"),
        Just("</svg>"),
        Just("<style>"),
        Just("<!--"),
        Just("-->"),
        Just("<img src=/cat.png onerror=a>"),
        Just("<h2>"),
        Just("</h2>"),
        Just("<input type=text>"),
        Just("<math>"),
        Just("<textarea>"),
        Just("</textarea>"),
        Just("<plaintext>"),
        Just("<T>"),
        Just("<"),
        Just("&"),
        Just("&#1;"),
        Just("&amp;"),
        Just("\""),
        Just("'"),
        Just("\u{1}"),
        Just("\0"),
        Just("⭐"),
        Just("Level 2"),
        Just("é"),
        Just("word "),
        Just("https://a.org/x"),
        Just(": "),
        Just("\r"),
        Just("\t"),
        Just("\"&/"),
        Just("\"&#1;/"),
        Just("\\"),
        Just("---\n"),
        dialects(),
    ];
    prop_oneof![
        4 => prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// Any of the dialects, alone or together.
fn any_dialect() -> impl Strategy<Value = Dialect> {
    let all = world::all_dialects();
    any::<[bool; 7]>().prop_map(move |parts| {
        let [
            kramdown,
            admonitions,
            containers,
            attributes,
            toc,
            jsx,
            math,
        ] = parts;
        Dialect {
            kramdown,
            admonitions,
            containers,
            attributes,
            toc,
            jsx,
            math,
            ..all.clone()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_safe_balanced_html(text in markdown(), dialect in any_dialect()) {
        let page = world::render_in(&text, dialect);
        let faults = check::page_faults(&page);
        prop_assert!(faults.is_empty(), "{faults:?} in {:?}", world::all_html(&page));
        for html in world::all_html(&page) {
            let control = |c: char| c.is_ascii_control() && c != '\n' && c != '\t';
            prop_assert!(!html.contains(control));
        }
    }

    #[test]
    fn headings_agree_with_what_is_rendered(text in markdown(), dialect in any_dialect()) {
        let source = burrow_markdown::Source { text: &text, line_offset: 0, dialect };
        let headings = burrow_markdown::headings(&source);
        let page = burrow_markdown::render(&source, &world::World);
        for heading in headings {
            prop_assert!(page.anchors.contains(&heading.id));
        }
    }
}
