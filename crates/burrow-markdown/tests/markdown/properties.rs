//! What holds for any input at all.

use crate::{check, world};
use proptest::prelude::*;

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
    ];
    prop_oneof![
        4 => prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_safe_balanced_html(text in markdown(), kramdown in any::<bool>()) {
        let page = world::render_as(&text, 0, kramdown);
        let faults = check::page_faults(&page);
        prop_assert!(faults.is_empty(), "{faults:?} in {:?}", world::all_html(&page));
        for html in world::all_html(&page) {
            let control = |c: char| c.is_ascii_control() && c != '\n' && c != '\t';
            prop_assert!(!html.contains(control));
        }
    }

    #[test]
    fn headings_agree_with_what_is_rendered(text in markdown()) {
        let dialect = burrow_markdown::Dialect { kramdown: true, ..Default::default() };
        let source = burrow_markdown::Source { text: &text, line_offset: 0, dialect };
        let headings = burrow_markdown::headings(&source);
        let page = burrow_markdown::render(&source, &world::World);
        for heading in headings {
            prop_assert!(page.anchors.contains(&heading.id));
        }
    }
}
