//! The tips of lines: markers are drawn where they are used.

use super::look::Look;
use super::{Converter, DEEPEST, wrap};
use crate::marker::{self, Tip};
use crate::numbers::{all, first, short};
use burrow_markdown::drawing::{Attribute, Element, Shape};
use roxmltree::Node;

impl Converter<'_> {
    /// Draws the markers at both ends of a line.
    pub(super) fn arrowheads(
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
}
