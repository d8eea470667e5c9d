//! Diagrams of every common kind are drawn; what cannot be drawn says why; nothing hostile gets through.

use burrow_draw::Mermaid;
use burrow_markdown::drawing::{Attribute, Content, Draw, Drawing, Element, Paint, Shape};
use std::sync::LazyLock;

static MERMAID: LazyLock<Mermaid> = LazyLock::new(Mermaid::new);

fn draw(source: &str) -> Drawing {
    MERMAID
        .draw(source)
        .unwrap_or_else(|undrawn| panic!("{source}: {undrawn:?}"))
}

fn every<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    found.push(element);
    for content in &element.content {
        if let Content::Element(inner) = content {
            every(inner, found);
        }
    }
}

fn elements(drawing: &Drawing) -> Vec<&Element> {
    let mut found = Vec::new();
    for element in &drawing.elements {
        every(element, &mut found);
    }
    found
}

fn words(drawing: &Drawing) -> String {
    let texts = elements(drawing)
        .into_iter()
        .flat_map(|element| &element.content);
    let texts = texts.filter_map(|content| match content {
        Content::Text(text) => Some(text.trim()),
        Content::Element(_) => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_common_kind_is_drawn_with_its_words() {
    let kinds = [
        (
            "flowchart TD\nA[Start] -->|goes to| B{Choice}",
            "Start Choice goes to",
        ),
        (
            "graph LR\nsubgraph Group\nA(Round) --> B[(Store)]\nend",
            "Group Round Store",
        ),
        (
            "sequenceDiagram\nAnn->>Bob: Hello\nNote over Ann: thinks",
            "Ann Bob Hello thinks",
        ),
        (
            "classDiagram\nAnimal <|-- Duck\nAnimal : +int age",
            "Animal Duck age",
        ),
        ("stateDiagram-v2\n[*] --> Still\nStill --> [*]", "Still"),
        ("erDiagram\nUSER ||--o{ ORDER : places", "USER ORDER places"),
        (
            "gantt\ntitle Plan\ndateFormat YYYY-MM-DD\nsection One\nTask :a, 2024-01-01, 3d",
            "Plan One Task",
        ),
        (
            "pie title Pets\n\"Dogs\" : 3\n\"Cats\" : 1",
            "Pets Dogs Cats",
        ),
        ("mindmap\n  Root\n    Leaf", "Root Leaf"),
        ("timeline\ntitle Past\n2001 : First", "Past 2001 First"),
        (
            "journey\ntitle Day\nsection Work\nTea: 5: Me",
            "Day Work Tea Me",
        ),
        (
            "gitGraph\ncommit id: \"one\"\nbranch dev\ncommit id: \"two\"",
            "main dev one two",
        ),
        (
            "quadrantChart\ntitle Reach\nx-axis Low --> High\nA: [0.3, 0.6]",
            "Reach Low High A",
        ),
        (
            "xychart-beta\ntitle \"Sales\"\nx-axis [jan, feb]\nbar [1, 2]",
            "Sales jan feb",
        ),
    ];
    for (source, expected) in kinds {
        let drawing = draw(source);
        let shown = words(&drawing);
        for word in expected.split(' ') {
            assert!(shown.contains(word), "{word} of {source:?} in {shown:?}");
        }
        assert!(drawing.area[2] > 0.0 && drawing.area[3] > 0.0);
    }
}

#[test]
fn a_drawing_takes_its_colours_from_the_theme_and_its_author() {
    let drawing = draw("flowchart LR\nA[Plain] --> B[Red]\nstyle B fill:#ff0000,color:#ffffff");
    let all = elements(&drawing);
    let rects: Vec<_> = all
        .iter()
        .filter(|element| element.shape == Shape::Rect)
        .collect();
    assert!(rects.iter().any(|rect| rect.fill == Some(Paint::Raised)));
    let red = Some(Paint::Own([255, 0, 0], [255, 0, 0]));
    assert!(rects.iter().any(|rect| rect.fill == red));
    let texts: Vec<_> = all
        .iter()
        .filter(|element| element.shape == Shape::Text)
        .collect();
    assert!(texts.iter().any(|text| text.fill == Some(Paint::Ink)));
    assert!(
        texts
            .iter()
            .any(|text| text.fill == Some(Paint::Own([255; 3], [255; 3])))
    );
    let arrows = all.iter().filter(|element| {
        element.shape == Shape::Group
            && element
                .attributes
                .iter()
                .any(|(_, value)| value.contains("rotate") || value.contains("scale"))
    });
    assert!(arrows.count() > 0, "the arrow has a head");
}

#[test]
fn words_of_states_stand_in_the_middle_and_those_of_edges_hide_the_line() {
    let drawing =
        draw("---\ntitle: Doors\n---\n%% a comment\nstateDiagram-v2\nOpen --> Shut: pushed");
    let middle = elements(&drawing)
        .iter()
        .filter(|element| element.shape == Shape::Text)
        .all(|text| {
            text.attributes
                .contains(&(Attribute::Anchor, "middle".into()))
        });
    assert!(middle, "{drawing:?}");
    let all = elements(&drawing);
    let pushed = all
        .iter()
        .position(|element| element.content == [Content::Text("pushed".into())])
        .expect("the edge has its words");
    assert_eq!(all[pushed - 1].shape, Shape::Rect);
    assert_eq!(all[pushed - 1].fill, Some(Paint::Raised));
}

#[test]
fn a_legend_has_the_colours_of_what_it_explains() {
    let drawing = draw("pie\n\"Dogs\" : 3\n\"Cats\" : 1");
    let tints = |shape| {
        let of = elements(&drawing);
        let tints = of.iter().filter(|element| element.shape == shape);
        tints
            .filter_map(|element| {
                element
                    .fill
                    .filter(|fill| matches!(fill, Paint::Tint(_) | Paint::Sunken))
            })
            .count()
    };
    assert_eq!(tints(Shape::Rect), 2);
}

#[test]
fn a_kind_that_would_come_out_wrong_says_so() {
    let undrawn = MERMAID.draw("C4Context\nPerson(a, \"Ann\")").unwrap_err();
    assert!(undrawn.reason.contains("`C4Context`"), "{undrawn:?}");
}

#[test]
fn what_is_no_diagram_says_why_and_where() {
    let undrawn = |source: &str| MERMAID.draw(source).expect_err(source);
    assert_eq!(
        undrawn("gauge\nx").reason,
        "its first word names no kind of diagram"
    );
    let broken = undrawn("flowchart TD\nA[Start] --> B[a (b) c]\n");
    assert!(
        !broken.reason.is_empty() && broken.at.is_some(),
        "{broken:?}"
    );
    assert!(undrawn("").at.is_none());
    assert!(undrawn(&"a".repeat(60_000)).reason.contains("longer"));
}

#[test]
fn the_same_source_gives_the_same_drawing() {
    let source = "gantt\nsection S\nNo date at all :a, 3d\nflow :b, after a, 2d";
    let gitgraph = "gitGraph\ncommit\ncommit";
    for source in [source, gitgraph, "flowchart TD\nA-->B"] {
        assert_eq!(MERMAID.draw(source), Mermaid::new().draw(source));
    }
}

#[test]
fn hostile_sources_cost_little_and_never_panic() {
    let sources = [
        "flowchart TD\n".to_owned() + &"subgraph a\n".repeat(4_000),
        "flowchart TD\n".to_owned() + &"A-->B\n".repeat(8_000),
        "flowchart TD\nA[".to_owned() + &"[".repeat(40_000),
        "stateDiagram-v2\n".to_owned() + &"state a {\n".repeat(4_000),
        "mindmap\n".to_owned() + &(0..280).map(|depth| " ".repeat(depth) + "a\n").collect::<String>(),
        "sequenceDiagram\n".to_owned() + &"loop x\n".repeat(6_000),
        "%%{init: {\"themeCSS\": \"*{fill:url(javascript:x)}\", \"securityLevel\": \"loose\"}}%%\nflowchart TD\nA-->B".to_owned(),
        "flowchart TD\nA[\"<img src=x onerror=alert(1)>\"]\nclick A href \"javascript:alert(1)\"".to_owned(),
        "---\ntitle: \"</title><script>alert(1)</script>\"\n---\nflowchart TD\nA-->B".to_owned(),
    ];
    for source in sources {
        let name: String = source.chars().take(40).collect();
        let mut drawn = None;
        let took = burrow_effort::effort(|| drawn = Some(MERMAID.draw(&source)));
        assert!(took.as_secs() < 30, "{name} took {took:?}");
        let drawn = drawn.expect("it was drawn");
        if let Ok(drawing) = drawn {
            for element in elements(&drawing) {
                for (_, value) in &element.attributes {
                    assert!(
                        !value.contains("url") && !value.contains(':'),
                        "{name}: {value}"
                    );
                }
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]
    #[test]
    fn any_source_is_drawn_or_refused(
        kind in "(flowchart TD|sequenceDiagram|classDiagram|stateDiagram-v2|erDiagram|gantt|pie|mindmap|timeline)",
        body in r#"([ABC]|-->|->>|:|\n| |\[|\]|\(|\)|\{|\}|"|<script>|x|é|%%|\||;|1|style A fill:#f00|note|end|loop){0,40}"#,
    ) {
        if let Ok(drawing) = MERMAID.draw(&format!("{kind}\n{body}")) {
            for element in elements(&drawing) {
                for (attribute, value) in &element.attributes {
                    assert!(value.is_ascii(), "{attribute:?} {value}");
                }
            }
        }
    }
}
