//! How an element looks, where it is, and what of that a drawing says.

use crate::numbers::{all, shorten, shorten_transform};
use crate::paint;
use burrow_markdown::drawing::{Attribute, Paint};
use roxmltree::Node;

/// How an element looks, with what it takes from those around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Look<'a> {
    /// Colours as written, and whether the author wrote them.
    pub(super) fill: Option<(&'a str, bool)>,
    pub(super) stroke: Option<(&'a str, bool)>,
    pub(super) text: Option<&'a str>,
    /// Attributes that are taken over as they are.
    kept: Vec<(Attribute, &'a str)>,
    pub(super) opacity: Option<&'a str>,
    pub(super) hidden: bool,
    /// A sequence's author's box, which stands behind words of the theme.
    pub(super) behind: bool,
}

impl<'a> Look<'a> {
    fn keep(&mut self, attribute: Attribute, value: &'a str) {
        self.kept.retain(|(kept, _)| *kept != attribute);
        self.kept.push((attribute, value));
    }

    pub(super) fn kept(&self, attribute: Attribute) -> Option<&'a str> {
        let kept = self.kept.iter().find(|(kept, _)| *kept == attribute);
        kept.map(|(_, value)| *value)
    }

    pub(super) fn set(&mut self, property: &'a str, value: &'a str, own: bool) {
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

/// A colour as paint: the author's or the theme's.
pub(super) fn colour(
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

/// Where an element is and how large, as far as that is numbers.
pub(super) fn geometry(node: Node<'_, '_>) -> Vec<(Attribute, String)> {
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
pub(super) fn line_style(look: &Look<'_>) -> Vec<(Attribute, String)> {
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
