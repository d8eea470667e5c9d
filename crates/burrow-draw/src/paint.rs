//! Colours of a diagram as roles of the reader's theme.

use burrow_markdown::drawing::Paint;

/// A colour: red, green, blue and how much of it is there, all from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Colour {
    rgb: [f32; 3],
    alpha: f32,
}

/// A value of `fill` or `stroke`; nothing when it is no colour at all.
pub(crate) fn colour(value: &str) -> Option<Colour> {
    let value = value.trim().to_ascii_lowercase();
    if let Some(hex) = value.strip_prefix('#') {
        let digit = |at: usize, length: usize| {
            let part = hex.get(at * length..(at + 1) * length)?;
            let number = u8::from_str_radix(part, 16).ok()?;
            Some(f32::from(if length == 1 { number * 17 } else { number }) / 255.0)
        };
        let length = if hex.len() <= 4 { 1 } else { 2 };
        return Some(Colour {
            rgb: [digit(0, length)?, digit(1, length)?, digit(2, length)?],
            alpha: digit(3, length).unwrap_or(1.0),
        });
    }
    if let Some((kind, rest)) = value.split_once('(') {
        let numbers = crate::numbers::all(rest);
        let [a, b, c] = *numbers.first_chunk()?;
        let alpha = numbers.get(3).copied().unwrap_or(1.0).clamp(0.0, 1.0);
        let rgb = match kind {
            "rgb" | "rgba" => [a, b, c].map(|part| (part / 255.0).clamp(0.0, 1.0)),
            "hsl" | "hsla" => from_hsl(a, b / 100.0, c / 100.0),
            _ => return None,
        };
        return Some(Colour { rgb, alpha });
    }
    NAMED
        .iter()
        .find(|(name, _)| *name == value)
        .and_then(|(_, hex)| colour(hex))
}

/// Names that people write in diagrams.
const NAMED: [(&str, &str); 45] = [
    ("transparent", "#00000000"),
    ("aqua", "#00ffff"),
    ("aliceblue", "#f0f8ff"),
    ("azure", "#f0ffff"),
    ("beige", "#f5f5dc"),
    ("black", "#000000"),
    ("blue", "#0000ff"),
    ("brown", "#a52a2a"),
    ("coral", "#ff7f50"),
    ("crimson", "#dc143c"),
    ("cyan", "#00ffff"),
    ("darkblue", "#00008b"),
    ("darkgreen", "#006400"),
    ("darkgrey", "#a9a9a9"),
    ("darkgray", "#a9a9a9"),
    ("darkred", "#8b0000"),
    ("gold", "#ffd700"),
    ("gray", "#808080"),
    ("green", "#008000"),
    ("grey", "#808080"),
    ("indigo", "#4b0082"),
    ("ivory", "#fffff0"),
    ("khaki", "#f0e68c"),
    ("lavender", "#e6e6fa"),
    ("lightblue", "#add8e6"),
    ("lightcyan", "#e0ffff"),
    ("lightgray", "#d3d3d3"),
    ("lightgreen", "#90ee90"),
    ("lightgrey", "#d3d3d3"),
    ("lightpink", "#ffb6c1"),
    ("lightyellow", "#ffffe0"),
    ("lime", "#00ff00"),
    ("magenta", "#ff00ff"),
    ("navy", "#000080"),
    ("olive", "#808000"),
    ("orange", "#ffa500"),
    ("pink", "#ffc0cb"),
    ("purple", "#800080"),
    ("red", "#ff0000"),
    ("salmon", "#fa8072"),
    ("silver", "#c0c0c0"),
    ("teal", "#008080"),
    ("violet", "#ee82ee"),
    ("white", "#ffffff"),
    ("yellow", "#ffff00"),
];

/// What a shape of the theme is filled with.
pub(crate) fn fill(colour: Colour) -> Paint {
    let [hue, saturation, _] = colour.hsl();
    let light = colour.luminance();
    if colour.alpha < 0.05 {
        Paint::None
    } else if saturation > 0.12 && (0.02..0.99).contains(&light) {
        if light < 0.14 {
            Paint::Strong(sixth(hue))
        } else {
            Paint::Tint(sixth(hue))
        }
    } else if light > 0.93 {
        Paint::Raised
    } else if light > 0.45 {
        Paint::Sunken
    } else {
        Paint::Line
    }
}

/// What a line of the theme is drawn with.
pub(crate) fn stroke(colour: Colour) -> Paint {
    let [hue, saturation, _] = colour.hsl();
    let light = colour.luminance();
    if colour.alpha < 0.05 {
        Paint::None
    } else if saturation > 0.3 && (0.02..0.95).contains(&light) {
        Paint::Strong(sixth(hue))
    } else if light > 0.35 {
        Paint::Faint
    } else {
        Paint::Line
    }
}

/// A colour that the author chose for a ground: as it is in the light theme, darker in the dark one if it is light.
pub(crate) fn own_fill(colour: Colour) -> Paint {
    if colour.alpha < 0.05 {
        return Paint::None;
    }
    let [hue, saturation, lightness] = colour.hsl();
    let dark = if colour.luminance() > 0.3 {
        from_hsl(
            hue,
            (saturation * 0.6).min(0.5),
            (0.36 - lightness * 0.16).max(0.16),
        )
    } else {
        colour.rgb
    };
    Paint::Own(bytes(colour.rgb), bytes(dark))
}

/// A colour that the author chose for a line: lighter in the dark theme if it is dark.
pub(crate) fn own_stroke(colour: Colour) -> Paint {
    if colour.alpha < 0.05 {
        return Paint::None;
    }
    let [hue, saturation, lightness] = colour.hsl();
    let dark = if colour.luminance() < 0.3 {
        from_hsl(hue, saturation.min(0.7), (1.0 - lightness).max(0.62))
    } else {
        colour.rgb
    };
    Paint::Own(bytes(colour.rgb), bytes(dark))
}

/// A colour that was chosen for words: on a ground of its author's as it is; on the theme's ground only what has a
/// hue, since black or white would be lost in one of the themes.
pub(crate) fn own_text(colour: Colour, ground: Option<Paint>) -> Option<Paint> {
    if let Some(Paint::Own(light, dark)) = ground {
        // Whoever changes the ground in the dark theme changes what is read on it.
        return (light == dark).then_some(Paint::Own(bytes(colour.rgb), bytes(colour.rgb)));
    }
    let [_, saturation, _] = colour.hsl();
    let plain = saturation < 0.3 || !(0.02..0.6).contains(&colour.luminance());
    (!plain).then(|| own_stroke(colour))
}

/// What is read on a ground: the theme's ink, or black or white on what has a colour of its own.
pub(crate) fn ink_on(ground: Option<Paint>) -> Paint {
    match ground {
        Some(Paint::Strong(_) | Paint::Line) => Paint::Raised,
        Some(Paint::Own(light, dark)) => {
            let ink = |ground: [u8; 3]| {
                let ground = Colour {
                    rgb: ground.map(|part| f32::from(part) / 255.0),
                    alpha: 1.0,
                };
                // Where black and white contrast alike.
                if ground.luminance() > 0.179 {
                    [17, 17, 17]
                } else {
                    [255, 255, 255]
                }
            };
            Paint::Own(ink(light), ink(dark))
        }
        _ => Paint::Ink,
    }
}

impl Colour {
    /// Its light as eyes see it, from 0 to 1 (WCAG).
    fn luminance(self) -> f32 {
        let [r, g, b] = self.rgb.map(|part| {
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Hue in degrees, saturation and lightness from 0 to 1.
    fn hsl(self) -> [f32; 3] {
        let [r, g, b] = self.rgb;
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        let (range, lightness) = (most - least, f32::midpoint(most, least));
        if range <= f32::EPSILON {
            return [0.0, 0.0, lightness];
        }
        let hue = if most == r {
            ((g - b) / range).rem_euclid(6.0)
        } else if most == g {
            (b - r) / range + 2.0
        } else {
            (r - g) / range + 4.0
        };
        let saturation = range / (1.0 - (2.0 * lightness - 1.0).abs()).max(f32::EPSILON);
        [hue * 60.0, saturation.min(1.0), lightness]
    }
}

/// Which of the six hues is nearest: red, amber, green, cyan, blue, violet.
fn sixth(hue: f32) -> u8 {
    match hue {
        hue if hue < 20.0 => 0,
        hue if hue < 66.0 => 1,
        hue if hue < 160.0 => 2,
        hue if hue < 195.0 => 3,
        hue if hue < 250.0 => 4,
        hue if hue < 335.0 => 5,
        _ => 0,
    }
}

fn from_hsl(hue: f32, saturation: f32, lightness: f32) -> [f32; 3] {
    let (saturation, lightness) = (saturation.clamp(0.0, 1.0), lightness.clamp(0.0, 1.0));
    let most = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|shift| {
        let k = (shift + hue / 30.0).rem_euclid(12.0);
        (lightness - most * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)).clamp(0.0, 1.0)
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "parts are between 0 and 1"
)]
fn bytes(rgb: [f32; 3]) -> [u8; 3] {
    rgb.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: &str) -> Colour {
        colour(value).expect("a colour")
    }

    #[test]
    fn colours_are_read_in_every_notation() {
        for value in [
            "#f80",
            "#ff8800",
            "#ff8800ff",
            "rgb(255, 136, 0)",
            "rgba(255,136,0,1)",
            "hsl(32, 100%, 50%)",
        ] {
            assert_eq!(bytes(of(value).rgb), [255, 136, 0], "{value}");
        }
        assert_eq!(of("#0000").alpha, 0.0);
        assert!(colour("url(#x)").is_none() && colour("#é").is_none() && colour("rgb(1").is_none());
    }

    #[test]
    fn the_theme_s_colours_become_roles() {
        assert_eq!(fill(of("#ffffff")), Paint::Raised);
        assert_eq!(fill(of("#eeeeee")), Paint::Sunken);
        assert_eq!(fill(of("#333333")), Paint::Line);
        assert_eq!(fill(of("#fff5ad")), Paint::Tint(1));
        assert_eq!(fill(of("hsl(240, 100%, 46%)")), Paint::Strong(4));
        assert_eq!(stroke(of("#333333")), Paint::Line);
        assert_eq!(stroke(of("#aaaaaa")), Paint::Faint);
        assert_eq!(stroke(of("transparent")), Paint::None);
    }

    #[test]
    fn words_keep_a_hue_of_their_own_where_it_can_be_read() {
        assert_eq!(own_text(of("black"), None), None);
        assert_eq!(own_text(of("white"), Some(Paint::Tint(1))), None);
        assert!(own_text(of("red"), None).is_some());
        let ground = own_fill(of("navy"));
        assert_eq!(
            own_text(of("#fff"), Some(ground)),
            Some(Paint::Own([255; 3], [255; 3]))
        );
        assert_eq!(own_text(of("#000"), Some(own_fill(of("#e1f5fe")))), None);
    }

    #[test]
    fn words_on_an_author_s_ground_contrast_in_both_themes() {
        for value in [
            "#e1f5fe", "#f96", "#4caf50", "#000080", "yellow", "#888", "white", "black",
        ] {
            let ground = own_fill(of(value));
            let (Paint::Own(light, dark), Paint::Own(ink, dark_ink)) =
                (ground, ink_on(Some(ground)))
            else {
                panic!("{value} is its author's");
            };
            for (ground, ink) in [(light, ink), (dark, dark_ink)] {
                let light = |rgb: [u8; 3]| {
                    let rgb = rgb.map(|part| f32::from(part) / 255.0);
                    Colour { rgb, alpha: 1.0 }.luminance() + 0.05
                };
                let (a, b) = (light(ground), light(ink));
                assert!(a.max(b) / a.min(b) >= 4.5, "{value}: {ground:?} {ink:?}");
            }
        }
    }
}
