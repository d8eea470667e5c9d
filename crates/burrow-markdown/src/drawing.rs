//! Drawings: what a diagram looks like, as values of our own that can be written as SVG and as nothing else.
//!
//! Whoever draws a diagram gives a [`Drawing`]. Its elements and attributes are those of the enums here, its colours
//! roles of the theme, and it has no ids, styles, links or scripts, because there is no way to say them. So what is
//! written needs no cleaning.

use crate::writer::escape;

/// Most bytes of markup a drawing may come to; a larger one is shown as its source.
const LARGEST: usize = 1_000_000;
/// Elements that may stand inside each other.
const DEEPEST: usize = 64;

/// How large a drawing is shown: its words then are a little smaller than the page's.
const SCALE: f32 = 0.9;

/// Draws diagrams.
pub trait Draw: Send + Sync {
    /// Draws what is written in Mermaid's notation. Gives the same for the same source, and never panics.
    ///
    /// # Errors
    /// Says why and where, when the source is no diagram.
    fn draw(&self, source: &str) -> Result<Drawing, Undrawn>;
}

/// Why a diagram could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undrawn {
    /// The reason, for a person.
    pub reason: String,
    /// The byte of the source it was seen at, where that is known.
    pub at: Option<usize>,
}

/// A diagram as shapes and words. Lengths are in CSS pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// What kind of diagram it is, in its notation's word: `flowchart`, `sequence`.
    pub kind: String,
    /// The title its author gave it.
    pub title: Option<String>,
    /// Left, top, width and height of what is shown.
    pub area: [f32; 4],
    /// Its elements, the hindmost first.
    pub elements: Vec<Element>,
}

/// An element of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it is.
    pub shape: Shape,
    /// Where and how large it is, and how its lines look.
    pub attributes: Vec<(Attribute, String)>,
    /// What it is filled with; nothing when left out.
    pub fill: Option<Paint>,
    /// What its outline is drawn with; nothing when left out.
    pub stroke: Option<Paint>,
    /// What stands in it.
    pub content: Vec<Content>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Another element.
    Element(Element),
    /// Words.
    Text(String),
}

macro_rules! names {
    ($(#[$about:meta])* $type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is named as in SVG")]
        pub enum $type { $($variant),+ }

        impl $type {
            /// Its name in SVG.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What has this name in SVG.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

names! {
    /// Every element a drawing may have.
    Shape {
        Group = "g", Path = "path", Rect = "rect", Circle = "circle", Ellipse = "ellipse", Line = "line",
        Polygon = "polygon", Polyline = "polyline", Text = "text", Span = "tspan",
    }
}

names! {
    /// Every attribute an element may have beside its colours.
    Attribute {
        Path = "d", Points = "points", Transform = "transform", X = "x", Y = "y", X1 = "x1", Y1 = "y1", X2 = "x2",
        Y2 = "y2", CentreX = "cx", CentreY = "cy", Radius = "r", RadiusX = "rx", RadiusY = "ry", Width = "width",
        Height = "height", ShiftX = "dx", ShiftY = "dy", StrokeWidth = "stroke-width", Dashes = "stroke-dasharray",
        Cap = "stroke-linecap", Join = "stroke-linejoin", Opacity = "opacity", FillOpacity = "fill-opacity",
        StrokeOpacity = "stroke-opacity", FillRule = "fill-rule", FontSize = "font-size", FontWeight = "font-weight",
        FontStyle = "font-style", Anchor = "text-anchor", Baseline = "dominant-baseline",
    }
}

/// What something is painted with: a role of the theme, so that a drawing follows it, or its author's own colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Nothing.
    None,
    /// Words.
    Ink,
    /// Lines, arrows.
    Line,
    /// Lines that recede.
    Faint,
    /// The ground of nodes, and words on what is strongly coloured.
    Raised,
    /// The ground of groups.
    Sunken,
    /// A ground of one of six hues, on which words are read.
    Tint(u8),
    /// One of six hues, strong enough for a line.
    Strong(u8),
    /// Colours of red, green and blue: in the light theme, and in the dark one.
    Own([u8; 3], [u8; 3]),
}

/// The strong form of the six hues, from red around the circle.
const HUES: [&str; 6] = ["caution", "warning", "tip", "type", "note", "important"];

impl Paint {
    fn value(self) -> String {
        let hue = |number: u8| HUES[usize::from(number) % HUES.len()];
        match self {
            Self::None => "none".into(),
            Self::Ink => "var(--bw-ink)".into(),
            Self::Line => "var(--bw-ink-soft)".into(),
            Self::Faint => "var(--bw-line-strong)".into(),
            Self::Raised => "var(--bw-raised)".into(),
            Self::Sunken => "var(--bw-sunken)".into(),
            Self::Tint(number) => format!("var(--tint-{})", hue(number)),
            Self::Strong(number) => format!("var(--bw-{})", hue(number)),
            Self::Own(light, dark) => {
                let hex = |[r, g, b]: [u8; 3]| format!("#{r:02x}{g:02x}{b:02x}");
                if light == dark {
                    hex(light)
                } else {
                    format!("light-dark({},{})", hex(light), hex(dark))
                }
            }
        }
    }
}

impl Drawing {
    /// The drawing as SVG, with what it says to those who do not see it; nothing when it is too large.
    pub(crate) fn markup(&self, label: &str) -> Option<String> {
        let [left, top, width, height] = self.area;
        let sound = self.area.iter().all(|length| length.is_finite());
        if !sound || width <= 0.0 || height <= 0.0 || width > 50_000.0 || height > 50_000.0 {
            return None;
        }
        let [shown_width, shown_height] = [width, height].map(|length| (length * SCALE).round());
        let mut svg = format!(
            r#"<svg role="img" viewBox="{left} {top} {width} {height}" width="{shown_width}" height="{shown_height}" fill="none""#
        );
        escape::attribute(&mut svg, "aria-label", label);
        svg.push('>');
        for element in &self.elements {
            write(&mut svg, element, 0)?;
        }
        svg.push_str("</svg>");
        Some(svg)
    }

    /// The words in it, each run once, in the order they are drawn.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for element in &self.elements {
            collect(element, &mut words);
        }
        let mut seen = std::collections::HashSet::new();
        words.retain(|run: &String| seen.insert(run.clone()));
        words
    }
}

fn write(svg: &mut String, element: &Element, depth: usize) -> Option<()> {
    if depth > DEEPEST || svg.len() > LARGEST {
        return None;
    }
    let name = element.shape.name();
    svg.extend(["<", name]);
    for (attribute, value) in &element.attributes {
        if is_sound(value) {
            escape::attribute(svg, attribute.name(), value);
        }
    }
    for (name, paint) in [("fill", element.fill), ("stroke", element.stroke)] {
        if let Some(paint) = paint {
            escape::attribute(svg, name, &paint.value());
        }
    }
    svg.push('>');
    for content in &element.content {
        match content {
            Content::Element(element) => write(svg, element, depth + 1)?,
            Content::Text(text) => escape::text(svg, text),
        }
    }
    svg.extend(["</", name, ">"]);
    Some(())
}

/// Whether a value holds numbers, lengths, path commands or words, and nothing that could name anything else.
fn is_sound(value: &str) -> bool {
    let plain = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '+' | '%' | '(' | ')')
    };
    value.chars().all(plain) && !value.to_ascii_lowercase().contains("url")
}

/// The text of every text element below this one.
fn collect(element: &Element, words: &mut Vec<String>) {
    if element.shape == Shape::Text {
        let mut run = String::new();
        gather(element, &mut run);
        let run = crate::words::squeeze(&run);
        if !run.is_empty() {
            words.push(run);
        }
        return;
    }
    for content in &element.content {
        if let Content::Element(element) = content {
            collect(element, words);
        }
    }
}

fn gather(element: &Element, run: &mut String) {
    for content in &element.content {
        match content {
            Content::Text(text) => run.push_str(text),
            Content::Element(element) => {
                run.push(' ');
                gather(element, run);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(shape: Shape, attributes: &[(Attribute, &str)], content: Vec<Content>) -> Element {
        Element {
            shape,
            attributes: attributes
                .iter()
                .map(|(attribute, value)| (*attribute, (*value).to_owned()))
                .collect(),
            fill: Some(Paint::Own([0, 1, 255], [0, 1, 254])),
            stroke: Some(Paint::Tint(2)),
            content,
        }
    }

    fn drawing(elements: Vec<Element>) -> Drawing {
        Drawing {
            area: [0.0, 0.0, 10.0, 20.5],
            elements,
            ..Drawing::default()
        }
    }

    #[test]
    fn nothing_but_shapes_numbers_and_words_is_written() {
        let text = element(
            Shape::Text,
            &[],
            vec![Content::Text("<script>&\u{4}".into())],
        );
        let rect = element(
            Shape::Rect,
            &[
                (Attribute::X, "1.5"),
                (Attribute::Y, "1\" onload=\"x"),
                (Attribute::Transform, "url(a)"),
            ],
            vec![Content::Element(text)],
        );
        let drawing = drawing(vec![rect]);
        insta::assert_snapshot!(drawing.markup("a \"b\" <c>").expect("small enough"), @r#"
        <svg role="img" viewBox="0 0 10 20.5" width="9" height="18" fill="none" aria-label="a &quot;b&quot; &lt;c&gt;"><rect x="1.5" fill="light-dark(#0001ff,#0001fe)" stroke="var(--tint-tip)"><text fill="light-dark(#0001ff,#0001fe)" stroke="var(--tint-tip)">&lt;script&gt;&amp;�</text></rect></svg>
        "#);
        assert_eq!(drawing.words(), ["<script>&\u{4}"]);
    }

    #[test]
    fn what_is_too_deep_too_large_or_nowhere_is_not_written() {
        let mut deep = element(Shape::Group, &[], vec![]);
        for _ in 0..70 {
            deep = element(Shape::Group, &[], vec![Content::Element(deep)]);
        }
        assert_eq!(drawing(vec![deep]).markup(""), None);
        let long = element(
            Shape::Text,
            &[],
            vec![Content::Text("x".repeat(LARGEST + 1))],
        );
        let after = element(Shape::Text, &[], vec![]);
        assert_eq!(drawing(vec![long, after]).markup(""), None);
        for area in [[0.0; 4], [0.0, 0.0, f32::NAN, 1.0], [0.0, 0.0, 1e9, 1.0]] {
            let drawing = Drawing {
                area,
                ..Drawing::default()
            };
            assert_eq!(drawing.markup(""), None);
        }
    }
}
