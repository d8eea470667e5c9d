//! From merman's SVG to a drawing of ours: what is not known is left out.

use crate::css::{Declaration, Sheet, declarations};
use crate::marker::{self, Tip};
use crate::numbers::{all, first, short, shorten, shorten_transform};
use crate::{label, paint};
use burrow_markdown::drawing::{Attribute, Content, Drawing, Element, Paint, Shape};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::HashMap;

/// Most elements of a drawing.
const MOST: usize = 30_000;
/// Elements inside each other that are followed.
const DEEPEST: usize = 50;

/// A drawing from the SVG that merman wrote.
pub(crate) fn drawing(svg: &str) -> Option<Drawing> {
    let options = ParsingOptions {
        nodes_limit: 200_000,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(svg, options).ok()?;
    let root = document.root_element();
    let [left, top, width, height] = *all(root.attribute("viewBox")?).first_chunk()?;
    let sheet: String = document
        .descendants()
        .filter(|node| node.tag_name().name() == "style")
        .filter_map(|node| node.text())
        .collect();
    let by_id = document
        .descendants()
        .filter_map(|node| Some((node.attribute("id")?, node)))
        .collect();
    let mut converter = Converter {
        sheet: Sheet::parse(&sheet),
        by_id,
        left: MOST,
    };
    let mut look = Look::default();
    converter.declare(root, &mut look);
    let mut elements = Vec::new();
    converter.children(root, &look, &mut None, 0, &mut elements);
    let child = |name| {
        root.children()
            .find(|node: &Node<'_, '_>| node.tag_name().name() == name)
    };
    let kind = root.attribute("aria-roledescription").unwrap_or_default();
    Some(Drawing {
        kind: kind.to_owned(),
        title: child("title")
            .and_then(|title| title.text())
            .map(str::to_owned),
        area: [left.floor(), top.floor(), width.ceil(), height.ceil()],
        elements,
    })
}

/// Words are written this much smaller than they were measured, because readers have other fonts.
pub(crate) const SMALLER: f32 = 0.92;

/// How an element looks, with what it takes from those around it.
#[derive(Clone, Debug, Default)]
struct Look<'a> {
    /// Colours as written, and whether the author wrote them.
    fill: Option<(&'a str, bool)>,
    stroke: Option<(&'a str, bool)>,
    text: Option<&'a str>,
    /// Attributes that are taken over as they are.
    kept: Vec<(Attribute, &'a str)>,
    opacity: Option<&'a str>,
    hidden: bool,
    /// A sequence's author's box, which stands behind words of the theme.
    behind: bool,
}

impl<'a> Look<'a> {
    fn keep(&mut self, attribute: Attribute, value: &'a str) {
        self.kept.retain(|(kept, _)| *kept != attribute);
        self.kept.push((attribute, value));
    }

    fn kept(&self, attribute: Attribute) -> Option<&'a str> {
        let kept = self.kept.iter().find(|(kept, _)| *kept == attribute);
        kept.map(|(_, value)| *value)
    }

    fn set(&mut self, property: &'a str, value: &'a str, own: bool) {
        if value.is_empty() || value == "inherit" || value == "undefined" {
            return;
        }
        match property {
            "fill" => self.fill = Some((value, own)),
            "stroke" => self.stroke = Some((value, own)),
            "color" if own => self.text = Some(value),
            "opacity" => self.opacity = Some(value),
            "display" => self.hidden |= value == "none",
            "visibility" => self.hidden |= value == "hidden",
            "stroke-width" | "stroke-dasharray" | "stroke-linecap" | "stroke-linejoin"
            | "fill-opacity" | "stroke-opacity" | "font-size" | "font-weight" | "font-style"
            | "text-anchor" | "dominant-baseline" => {
                if let Some(attribute) = Attribute::named(property) {
                    self.keep(attribute, value);
                }
            }
            _ => {}
        }
    }
}

struct Converter<'a> {
    sheet: Sheet<'a>,
    by_id: HashMap<&'a str, Node<'a, 'a>>,
    /// Elements that may still be made.
    left: usize,
}

impl<'a> Converter<'a> {
    /// Applies to a look what is declared for an element: by attributes, by the sheet, and by itself.
    fn declare<'b>(&self, node: Node<'b, '_>, look: &mut Look<'b>)
    where
        'a: 'b,
    {
        look.opacity = None;
        for attribute in node.attributes() {
            let name = attribute.name();
            if name != "opacity" || attribute.value() != "1" {
                // A box that a sequence's author put behind messages is the one colour written as an attribute.
                let own = name == "fill"
                    && node.attribute("class") == Some("rect")
                    && attribute.value().starts_with("rgb");
                look.behind = own;
                look.set(name, attribute.value(), own);
            }
        }
        let sheet: Vec<Declaration<'a>> = self.sheet.of(node);
        for declaration in sheet {
            look.set(declaration.property, declaration.value, false);
        }
        // What styles itself was styled by its author, but for a legend, which repeats the theme.
        let own = !within(node, "legend");
        for declaration in declarations(node.attribute("style").unwrap_or_default()) {
            look.set(declaration.property, declaration.value, own);
        }
    }

    fn children(
        &mut self,
        node: Node<'_, '_>,
        look: &Look<'_>,
        ground: &mut Option<Paint>,
        depth: usize,
        out: &mut Vec<Element>,
    ) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            self.element(child, look, ground, depth, out);
        }
    }

    /// Converts an element; `ground` is what the words after it stand on.
    fn element(
        &mut self,
        node: Node<'_, '_>,
        outer: &Look<'_>,
        ground: &mut Option<Paint>,
        depth: usize,
        out: &mut Vec<Element>,
    ) {
        if self.left == 0 {
            return;
        }
        let mut look = outer.clone();
        self.declare(node, &mut look);
        if look.hidden {
            return;
        }
        match node.tag_name().name() {
            "g" | "a" | "svg" => self.group(node, &look, *ground, depth, out),
            "switch" => {
                // The last way to show it needs nothing that a drawing lacks.
                if let Some(last) = node.children().rfind(Node::is_element) {
                    self.element(last, &look, ground, depth + 1, out);
                }
            }
            "use" => {
                let target = node
                    .attributes()
                    .find(|attribute| attribute.name() == "href")
                    .and_then(|href| href.value().strip_prefix('#'))
                    .and_then(|id| self.by_id.get(id).copied());
                if let Some(target) = target.filter(|_| depth < DEEPEST / 2) {
                    let place =
                        ["x", "y"].map(|name| node.attribute(name).and_then(first).unwrap_or(0.0));
                    let mut content = Vec::new();
                    self.children(target, &look, &mut ground.clone(), depth + 10, &mut content);
                    let transform = format!("translate({} {})", short(place[0]), short(place[1]));
                    out.extend(wrap(content, Some(transform), None));
                }
            }
            "foreignObject" => {
                let on_line = within(node, "edgeLabel");
                let lines = label::lines(node, *ground, on_line);
                self.left = self.left.saturating_sub(lines.len());
                out.extend(lines);
            }
            "text" => out.extend(self.text(node, &look, *ground, depth)),
            name => {
                if let Some(shape) = Shape::named(name).filter(|shape| *shape != Shape::Span) {
                    self.shape(node, shape, &look, ground, out);
                }
            }
        }
    }

    fn group(
        &mut self,
        node: Node<'_, '_>,
        look: &Look<'_>,
        ground: Option<Paint>,
        depth: usize,
        out: &mut Vec<Element>,
    ) {
        let mut content = Vec::new();
        self.children(node, look, &mut ground.clone(), depth + 1, &mut content);
        let transform = node
            .attribute("transform")
            .map(shorten_transform)
            .filter(|transform| {
                !matches!(
                    transform.as_str(),
                    "translate(0,0)" | "translate(0, 0)" | "translate(0)"
                )
            });
        out.extend(wrap(content, transform, look.opacity));
        self.left = self.left.saturating_sub(1);
    }

    fn shape(
        &mut self,
        node: Node<'_, '_>,
        shape: Shape,
        look: &Look<'_>,
        ground: &mut Option<Paint>,
        out: &mut Vec<Element>,
    ) {
        let length = |name| node.attribute(name).and_then(first).unwrap_or(0.0);
        let nothing = match shape {
            Shape::Rect => length("width") <= 0.0 || length("height") <= 0.0,
            Shape::Circle => length("r") <= 0.0,
            Shape::Path => node.attribute("d").is_none_or(|d| d.trim().is_empty()),
            _ => false,
        };
        if nothing {
            return;
        }
        // What stands behind the words of an edge hides the line.
        let behind_words =
            node.attribute("class") == Some("background") && within(node, "edgeLabel");
        // A point's colour is that of the ground it marks a place on.
        let point = shape == Shape::Circle && within(node, "data-point");
        let fill = match look.fill {
            _ if behind_words => Some(Paint::Raised),
            _ if point => Some(Paint::Ink),
            None => Some(Paint::Line),
            Some((value, own)) => colour(value, own, paint::own_fill, paint::fill),
        };
        let stroke = look
            .stroke
            .and_then(|(value, own)| colour(value, own, paint::own_stroke, paint::stroke));
        let lines_only = matches!(shape, Shape::Line | Shape::Polyline);
        let fill = fill.filter(|fill| *fill != Paint::None && !lines_only);
        let stroke = stroke.filter(|stroke| {
            *stroke != Paint::None && look.kept(Attribute::StrokeWidth) != Some("0")
        });
        let mut attributes = geometry(node);
        let mut opacity = look.opacity.filter(|_| !behind_words).map(str::to_owned);
        if look.behind {
            opacity = Some("0.5".into());
        }
        attributes.extend(opacity.map(|opacity| (Attribute::Opacity, opacity)));
        if stroke.is_some() {
            attributes.extend(line_style(look));
        }
        if let Some(opacity) = look.kept(Attribute::FillOpacity).filter(|_| fill.is_some()) {
            attributes.push((Attribute::FillOpacity, opacity.to_owned()));
        }
        let closed = fill.is_some() && !look.behind;
        if closed && !behind_words {
            *ground = fill;
        }
        self.left = self.left.saturating_sub(1);
        if fill.is_some() || stroke.is_some() {
            out.push(Element {
                shape,
                attributes,
                fill,
                stroke,
                content: Vec::new(),
            });
        }
        if stroke.is_some() {
            self.arrowheads(node, shape, look, out);
        }
    }

    /// Draws the markers at both ends of a line.
    fn arrowheads(
        &mut self,
        node: Node<'_, '_>,
        shape: Shape,
        look: &Look<'_>,
        out: &mut Vec<Element>,
    ) {
        let references = ["marker-start", "marker-end"].map(|name| {
            let reference = node.attribute(name)?.strip_prefix("url(#")?;
            self.by_id.get(reference.trim_end_matches(')')).copied()
        });
        if references.iter().all(Option::is_none) {
            return;
        }
        let length = |name| node.attribute(name).and_then(first).unwrap_or(0.0);
        let tips = match shape {
            Shape::Path => node.attribute("d").and_then(marker::of_path),
            Shape::Line => {
                marker::of_points(&[[length("x1"), length("y1")], [length("x2"), length("y2")]])
            }
            Shape::Polyline | Shape::Polygon => node
                .attribute("points")
                .and_then(|points| marker::of_points(&marker::pairs(points))),
            _ => None,
        };
        let Some(tips) = tips else { return };
        let width = look
            .kept(Attribute::StrokeWidth)
            .and_then(first)
            .unwrap_or(1.0);
        for (at_start, (reference, tip)) in [true, false]
            .into_iter()
            .zip(references.into_iter().zip(tips))
        {
            if let Some(marker) = reference {
                out.extend(self.arrowhead(marker, tip, width, at_start, look));
            }
        }
    }

    fn arrowhead(
        &mut self,
        marker: Node<'_, '_>,
        tip: Tip,
        width: f32,
        at_start: bool,
        line: &Look<'_>,
    ) -> Option<Element> {
        let number = |name, otherwise| marker.attribute(name).and_then(first).unwrap_or(otherwise);
        let size = [number("markerWidth", 3.0), number("markerHeight", 3.0)];
        let unit = if marker.attribute("markerUnits") == Some("userSpaceOnUse") {
            1.0
        } else {
            width.max(0.5)
        };
        let scale = match marker.attribute("viewBox").map(all).as_deref() {
            Some([_, _, w, h, ..]) if *w > 0.0 && *h > 0.0 => unit * (size[0] / w).min(size[1] / h),
            _ => unit,
        };
        let angle = match marker.attribute("orient") {
            Some("auto-start-reverse") if at_start => tip.angle + 180.0,
            Some("auto" | "auto-start-reverse") => tip.angle,
            Some(angle) => first(angle).unwrap_or(0.0),
            None => 0.0,
        };
        let mut transform = format!("translate({} {})", short(tip.x), short(tip.y));
        if angle.round() != 0.0 {
            transform.push_str(&format!(" rotate({})", short(angle)));
        }
        if (scale - 1.0).abs() > 0.005 {
            transform.push_str(&format!(" scale({})", (scale * 100.0).round() / 100.0));
        }
        let reference = [number("refX", 0.0), number("refY", 0.0)];
        if reference != [0.0, 0.0] {
            transform.push_str(&format!(
                " translate({} {})",
                short(-reference[0]),
                short(-reference[1])
            ));
        }
        let mut look = Look::default();
        self.declare(marker, &mut look);
        // An arrow has its line's colour where that is its author's.
        if let Some(own) = line.stroke.filter(|(_, own)| *own) {
            look.fill = Some(own);
            look.stroke = Some(own);
        }
        let mut content = Vec::new();
        self.children(marker, &look, &mut None, DEEPEST - 3, &mut content);
        wrap(content, Some(transform), None)
    }

    fn text(
        &mut self,
        node: Node<'_, '_>,
        look: &Look<'_>,
        ground: Option<Paint>,
        depth: usize,
    ) -> Option<Element> {
        let content = self.runs(node, depth);
        if content.is_empty() {
            return None;
        }
        self.left = self.left.saturating_sub(1 + content.len());
        let own = look
            .text
            .or(look.fill.filter(|(_, own)| *own).map(|(value, _)| value));
        let own = own
            .and_then(paint::colour)
            .and_then(|own| paint::own_text(own, ground));
        let fill = own.unwrap_or_else(|| paint::ink_on(ground));
        let mut attributes = geometry(node);
        for attribute in [
            Attribute::FontSize,
            Attribute::FontWeight,
            Attribute::FontStyle,
            Attribute::Anchor,
            Attribute::Baseline,
        ] {
            let Some(value) = look.kept(attribute) else {
                continue;
            };
            let usual = matches!(value, "400" | "normal" | "start" | "auto");
            if !usual {
                let value = match (attribute, first(value)) {
                    (Attribute::FontSize, Some(size)) if value.ends_with("px") => {
                        short(size * SMALLER)
                    }
                    _ => value.to_owned(),
                };
                attributes.push((attribute, value));
            }
        }
        attributes.extend(
            look.opacity
                .map(|opacity| (Attribute::Opacity, opacity.to_owned())),
        );
        Some(Element {
            shape: Shape::Text,
            attributes,
            fill: Some(fill),
            stroke: None,
            content,
        })
    }

    /// The words of a text: each row that is placed by itself as one span.
    fn runs(&self, node: Node<'_, '_>, depth: usize) -> Vec<Content> {
        let mut content: Vec<Content> = Vec::new();
        for child in node.children() {
            if child.is_text() {
                let text = child.text().unwrap_or_default();
                if let Some(Content::Text(before)) = content.last_mut() {
                    before.push_str(text);
                } else if !text.trim().is_empty() {
                    content.push(Content::Text(text.to_owned()));
                }
            } else if child.tag_name().name() == "tspan" && depth < DEEPEST {
                let inner = self.runs(child, depth + 1);
                let attributes = geometry(child);
                let mut look = Look::default();
                self.declare(child, &mut look);
                let styled = [Attribute::FontWeight, Attribute::FontStyle]
                    .into_iter()
                    .filter_map(|attribute| Some((attribute, look.kept(attribute)?)))
                    .filter(|(_, value)| !matches!(*value, "400" | "normal"))
                    .map(|(attribute, value)| (attribute, value.to_owned()));
                let attributes: Vec<_> = attributes.into_iter().chain(styled).collect();
                if inner.is_empty() {
                    continue;
                }
                if !attributes.is_empty() {
                    content.push(Content::Element(Element {
                        shape: Shape::Span,
                        attributes,
                        fill: None,
                        stroke: None,
                        content: inner,
                    }));
                    continue;
                }
                for run in inner {
                    match (content.last_mut(), run) {
                        (Some(Content::Text(before)), Content::Text(text)) => {
                            before.push_str(&text)
                        }
                        (_, run) => content.push(run),
                    }
                }
            }
        }
        content
    }
}

/// Whether something is, or stands in, what has this class alone.
fn within(node: Node<'_, '_>, class: &str) -> bool {
    node.ancestors()
        .any(|outer| outer.attribute("class") == Some(class))
}

/// A colour as paint: the author's or the theme's.
fn colour(
    value: &str,
    own: bool,
    as_own: fn(paint::Colour) -> Paint,
    as_theme: fn(paint::Colour) -> Paint,
) -> Option<Paint> {
    match value {
        "none" => Some(Paint::None),
        "currentColor" => Some(Paint::Line),
        // Gradients need ids.
        _ if value.starts_with("url(") => Some(Paint::Faint),
        _ => paint::colour(value).map(|colour| {
            if own {
                as_own(colour)
            } else {
                as_theme(colour)
            }
        }),
    }
}

/// Elements in a group, if a group is needed.
fn wrap(
    mut content: Vec<Element>,
    transform: Option<String>,
    opacity: Option<&str>,
) -> Option<Element> {
    let mut attributes: Vec<_> = transform
        .map(|transform| (Attribute::Transform, transform))
        .into_iter()
        .collect();
    attributes.extend(opacity.map(|opacity| (Attribute::Opacity, opacity.to_owned())));
    if content.is_empty() {
        return None;
    }
    if attributes.is_empty() && content.len() == 1 {
        return content.pop();
    }
    Some(Element {
        shape: Shape::Group,
        attributes,
        fill: None,
        stroke: None,
        content: content.into_iter().map(Content::Element).collect(),
    })
}

/// Where an element is and how large, as far as that is numbers.
fn geometry(node: Node<'_, '_>) -> Vec<(Attribute, String)> {
    node.attributes()
        .filter_map(|written| {
            let attribute = Attribute::named(written.name())?;
            let value = match attribute {
                Attribute::Transform => shorten_transform(written.value()),
                Attribute::Path
                | Attribute::Points
                | Attribute::X
                | Attribute::Y
                | Attribute::X1
                | Attribute::Y1
                | Attribute::X2
                | Attribute::Y2
                | Attribute::CentreX
                | Attribute::CentreY
                | Attribute::Radius
                | Attribute::RadiusX
                | Attribute::RadiusY
                | Attribute::Width
                | Attribute::Height
                | Attribute::ShiftX
                | Attribute::ShiftY => shorten(written.value()),
                Attribute::FillRule => written.value().to_owned(),
                _ => return None,
            };
            Some((attribute, value))
        })
        .collect()
}

/// How a line looks, where it is not as usual.
fn line_style(look: &Look<'_>) -> Vec<(Attribute, String)> {
    let attributes = [
        Attribute::StrokeWidth,
        Attribute::Dashes,
        Attribute::Cap,
        Attribute::Join,
        Attribute::StrokeOpacity,
    ];
    attributes
        .into_iter()
        .filter_map(|attribute| Some((attribute, look.kept(attribute)?)))
        .map(|(attribute, value)| (attribute, shorten(value).replace("px", "")))
        .filter(|(attribute, value)| {
            let numbers = all(value);
            match attribute {
                Attribute::StrokeWidth => value != "1",
                Attribute::Dashes => {
                    value != "none" && numbers.iter().skip(1).step_by(2).any(|gap| *gap > 0.0)
                        || numbers.len() == 1 && numbers[0] > 0.0
                }
                _ => true,
            }
        })
        .collect()
}
