//! From merman's SVG to a drawing of ours: what is not known is left out.

mod arrows;
mod look;
mod text;

use crate::css::{Declaration, Sheet, declarations};
use crate::numbers::{all, first, short, shorten_transform};
use crate::{label, paint};
use burrow_markdown::drawing::{Attribute, Content, Drawing, Element, Paint, Shape};
use look::{Look, colour, geometry, line_style};
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
}

/// Whether something is, or stands in, what has this class alone.
fn within(node: Node<'_, '_>, class: &str) -> bool {
    node.ancestors()
        .any(|outer| outer.attribute("class") == Some(class))
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
