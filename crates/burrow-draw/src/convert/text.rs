//! Words in a drawing.

use super::look::{Look, geometry};
use super::{Converter, DEEPEST, SMALLER};
use crate::numbers::{first, short};
use crate::paint;
use burrow_markdown::drawing::{Attribute, Content, Element, Paint, Shape};
use roxmltree::Node;

impl Converter<'_> {
    pub(super) fn text(
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
