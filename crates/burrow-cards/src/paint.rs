//! A card as one SVG of our own, and that drawn.

use crate::colour::{Colour, hex, ink};
use crate::fonts::{Fonts, Weight};
use crate::layout::{LEADING, Lines, fit, title};
use crate::{Card, HEIGHT, WIDTH};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};
use std::fmt::Write as _;
use std::sync::Arc;

/// Free on either side: what shows cards may cut their edges.
const MARGIN: f32 = 80.0;
/// Where the title may stand.
const TITLE: (f32, f32) = (150.0, 330.0);
/// Sizes of the small lines.
const TRAIL: f32 = 36.0;
const FOOT: f32 = 40.0;
/// The field of the logo, from the left margin: widest, height, and where it begins.
const LOGO: (f32, f32, f32) = (300.0, 64.0, 512.0);

/// The logo, and how large it is by itself.
pub struct Logo {
    image: ImageKind,
    size: (f32, f32),
}

impl Logo {
    /// Reads an image by its extension; none where it cannot be drawn.
    pub fn new(extension: &str, bytes: &[u8]) -> Option<Self> {
        let data = Arc::new(bytes.to_vec());
        let image = match extension {
            "svg" => {
                ImageKind::SVG(Tree::from_data(bytes, &options(&Fonts::built_in(), None)).ok()?)
            }
            "png" => ImageKind::PNG(data),
            "jpg" | "jpeg" => ImageKind::JPEG(data),
            "gif" => ImageKind::GIF(data),
            "webp" => ImageKind::WEBP(data),
            _ => return None,
        };
        let size = match &image {
            ImageKind::SVG(tree) => (tree.size().width(), tree.size().height()),
            _ => raster_size(&image)?,
        };
        (size.0 >= 1.0 && size.1 >= 1.0).then_some(Self { image, size })
    }

    /// Width and height on a card.
    fn shown(&self) -> (f32, f32) {
        let scale = (LOGO.1 / self.size.1).min(LOGO.0 / self.size.0);
        (self.size.0 * scale, self.size.1 * scale)
    }
}

/// Width and height of an image in pixels, as the drawing finds them.
fn raster_size(image: &ImageKind) -> Option<(f32, f32)> {
    let probe = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><image id=\"i\" href=\"logo\"/></svg>";
    let tree = Tree::from_str(probe, &options(&Fonts::built_in(), Some(image.clone()))).ok()?;
    let size = tree.node_by_id("i")?.abs_layer_bounding_box()?;
    Some((size.width(), size.height()))
}

/// What drawing may use: our fonts, the logo, nothing else of the machine.
fn options(fonts: &Fonts, logo: Option<ImageKind>) -> Options<'static> {
    Options {
        fontdb: fonts.database.clone(),
        font_family: "Roboto".to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: ImageHrefResolver::default_data_resolver(),
            // Every other address, the path of a file among them, names nothing.
            resolve_string: Box::new(move |href, _| {
                (href == "logo").then(|| logo.clone()).flatten()
            }),
        },
        ..Options::default()
    }
}

/// The card.
pub fn svg(card: &Card, fonts: &Fonts, accent: Colour, logo: Option<&Logo>) -> String {
    let width = WIDTH as f32;
    let inner = width - 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"{}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\
         <rect width=\"24\" height=\"{HEIGHT}\" fill=\"{}\"/>",
        fonts.families,
        hex(accent)
    );
    let mut text = |line: &str, x: f32, y: f32, size: f32, weight: Weight, colour: &str| {
        let (anchor, x) = if is_from_the_right(line) {
            ("end", width - MARGIN)
        } else {
            ("start", x)
        };
        let weight = match weight {
            Weight::Regular => 400,
            Weight::Bold => 700,
        };
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" \
             fill=\"{colour}\">{}</text>",
            escape(line)
        );
    };
    let trail = trail(&card.trail, fonts, inner / TRAIL);
    text(&trail, MARGIN, 112.0, TRAIL, Weight::Regular, "#57606a");

    let Lines { lines, size } = title(&fonts.drawable(&card.title), fonts, inner, TITLE.1);
    let block = lines.len() as f32 * size * LEADING;
    let mut y = TITLE.0 + (TITLE.1 - block) / 2.0 + size * 0.92;
    for line in &lines {
        text(line, MARGIN, y, size, Weight::Bold, "#1b1f24");
        y += size * LEADING;
    }

    let mut x = MARGIN;
    let shown = logo.map(Logo::shown);
    if let Some((logo_width, _)) = shown {
        x += logo_width + 24.0;
    }
    let foot = fonts.drawable(&card.foot);
    let measure = fonts.ruler(&foot, Weight::Bold);
    let foot = fit(&foot, (width - MARGIN - x) / FOOT, &measure);
    let y = LOGO.2 + LOGO.1 / 2.0 + FOOT * 0.35;
    text(&foot, x, y, FOOT, Weight::Bold, &hex(ink(accent)));
    if let Some((logo_width, logo_height)) = shown {
        let y = LOGO.2 + (LOGO.1 - logo_height) / 2.0;
        let _ = write!(
            svg,
            "<image href=\"logo\" x=\"{MARGIN}\" y=\"{y}\" width=\"{logo_width}\" height=\"{logo_height}\"/>"
        );
    }
    svg.push_str("</svg>");
    svg
}

/// The way to the page on one line: the nearest sections, if not all.
fn trail(titles: &[String], fonts: &Fonts, room: f32) -> String {
    let titles = titles.iter().map(|title| fonts.drawable(title));
    let titles: Vec<_> = titles.filter(|title| !title.is_empty()).collect();
    let measure = fonts.ruler(&titles.concat(), Weight::Regular);
    for skipped in 0..titles.len() {
        let start = if skipped == 0 { "" } else { "… › " };
        let line = format!("{start}{}", titles[skipped..].join(" › "));
        if measure(&line) <= room || skipped + 1 == titles.len() {
            return fit(&line, room, &measure);
        }
    }
    String::new()
}

/// Whether a line is of a script that is written from right to left.
fn is_from_the_right(line: &str) -> bool {
    let first = line.chars().find(|c| c.is_alphabetic());
    first.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

/// The card drawn, without transparency.
pub fn pixels(svg: &str, fonts: &Fonts, logo: Option<&Logo>) -> Option<Pixmap> {
    let options = options(fonts, logo.map(|logo| logo.image.clone()));
    let tree = Tree::from_str(svg, &options).ok()?;
    let mut pixmap = Pixmap::new(WIDTH, HEIGHT)?;
    resvg::render(&tree, Transform::default(), &mut pixmap.as_mut());
    Some(pixmap)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
