//! What is drawn at build: figures, formulas, diagrams.

use crate::world::{self, body};
use burrow_markdown::drawing::{Content, Draw, Drawing, Element, Paint, Shape, Undrawn};
use burrow_markdown::{Dialect, Links, Resolved, Source, render};
use insta::assert_snapshot;

#[test]
fn an_image_alone_with_a_title_is_a_figure_and_knows_its_theme() {
    assert_snapshot!(body("![A cat](/cat.png \"Tom & co\")\n\n![d](/cat.png#only-dark)\n"), @r#"
        <figure class="image"><img src="&/bundle/assets/cat.png" alt="A cat" width="640" height="480" decoding="async"><figcaption>Tom &amp; co</figcaption></figure>
        <p><img src="&/bundle/assets/cat.png" alt="d" class="only-dark" width="640" height="480" loading="lazy" decoding="async"></p>
        "#);
}

#[test]
fn formulas_are_drawn_and_prices_stay_prices() {
    let dialect = Dialect {
        math: true,
        ..Default::default()
    };
    let shown = |text| {
        let source = Source {
            text,
            line_offset: 0,
            dialect: dialect.clone(),
        };
        render(&source, &world::World)
    };
    let page = shown("So $x^2$ and\n\n$$\ny < 1\n$$\n\n```math\n\\frac12\n```\n\n$\\nope{x}$\n");
    assert_snapshot!(page.root.html.as_str(), @r#"
        <p>So <math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math> and</p>
        <p><math display="block" alttext="y &lt; 1"><mi>y</mi><mo>&lt;</mo><mn>1</mn></math></p>
        <p class="formula"><math display="block" alttext="\frac12"><mfrac><mn>1</mn><mn>2</mn></mfrac></math></p>
        <p><code>\nope{x}</code></p>
        "#);
    let codes: Vec<_> = page
        .findings
        .iter()
        .map(|finding| (finding.code, finding.place.line))
        .collect();
    assert_eq!(codes, [("math-invalid", 11)]);
    assert_eq!(
        page.root.html.text().split_whitespace().next_back(),
        Some("\\nope{x}")
    );
    let prices = shown("from $5 and $10 to US$20");
    assert_eq!(prices.root.html.as_str(), "<p>from $5 and $10 to US$20</p>");
}

/// Draws one box with the source's first line, and refuses what has no box in it.
struct Boxes;

impl Draw for Boxes {
    fn draw(&self, source: &str) -> Result<Drawing, Undrawn> {
        let Some(name) = source.strip_prefix("box ") else {
            return Err(Undrawn {
                reason: "no box".into(),
                at: source.find('!'),
            });
        };
        let text = Element {
            shape: Shape::Text,
            attributes: Vec::new(),
            fill: Some(Paint::Ink),
            stroke: None,
            content: vec![Content::Text(name.trim().to_owned())],
        };
        Ok(Drawing {
            kind: "flowchart".into(),
            area: [0.0, 0.0, 10.0, 10.0],
            elements: vec![text],
            ..Drawing::default()
        })
    }
}

/// A world in which diagrams are drawn.
struct Studio;

impl Links for Studio {
    fn link(&self, _: &str) -> Resolved {
        Resolved::Refused
    }
    fn image(&self, _: &str) -> Resolved {
        Resolved::Refused
    }
    fn draw(&self) -> Option<&dyn Draw> {
        Some(&Boxes)
    }
}

#[test]
fn a_diagram_is_drawn_with_its_source_beside_it_or_shown_as_written() {
    let text = "> ```mermaid title=\"Boxes\"\n> box <a>\n> ```\n\n- x\n\n  ```mermaid\n  a\n  b !\n  ```\n";
    let source = Source {
        text,
        line_offset: 10,
        ..Default::default()
    };
    let page = render(&source, &Studio);
    assert_snapshot!(page.root.html.as_str(), @r#"
        <blockquote>
        <figure class="diagram"><figcaption>Boxes</figcaption><div class="drawing" tabindex="0"><svg role="img" viewBox="0 0 10 10" width="9" height="9" fill="none" aria-label="Flowchart: &lt;a&gt;"><text fill="var(--bw-ink)">&lt;a&gt;</text></svg></div><details><summary>Source</summary>
        <pre tabindex="0" data-lang="mermaid"><code class="language-mermaid"><span class="t-k">box</span> &lt;a&gt;
        </code></pre>
        </details></figure>
        </blockquote>
        <ul>
        <li><p>x</p>
        <pre tabindex="0" data-lang="mermaid"><code class="language-mermaid">a
        b !
        </code></pre>
        </li>
        </ul>
        "#);
    let found: Vec<_> = page
        .findings
        .iter()
        .map(|finding| (finding.code, finding.place.line))
        .collect();
    assert_eq!(found, [("diagram-invalid", 19)]);
    let words: Vec<_> = page
        .root
        .html
        .text()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        words.join(" "),
        "Boxes Source box <a> x a b !",
        "the words of a drawing count once"
    );
}
