//! The accent of a site as a card uses it: on white ground, and readable there.

use std::str::FromStr;

/// Red, green, blue.
pub type Colour = [u8; 3];

/// Burrow's own accent on light pages.
const OWN: Colour = [0x1f, 0x66, 0x50];

/// The contrast that text needs (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;

/// A CSS colour; of `light-dark(a, b)` the first.
pub fn of(written: Option<&str>) -> Colour {
    let read = |text: &str| {
        let colour = svgtypes::Color::from_str(text.trim()).ok()?;
        (colour.alpha == 255).then_some([colour.red, colour.green, colour.blue])
    };
    let written = written.map_or("", str::trim);
    let light = written
        .strip_prefix("light-dark(")
        .and_then(|both| both.strip_suffix(')'))
        .map(first);
    read(light.unwrap_or(written)).unwrap_or(OWN)
}

/// What stands before the first comma that is in no brackets.
fn first(list: &str) -> &str {
    let mut depth = 0;
    for (at, c) in list.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => return &list[..at],
            _ => {}
        }
    }
    list
}

/// The colour, or a darker one of its kind, in which text can be read on white.
pub fn ink(colour: Colour) -> Colour {
    let mut ink = colour;
    while on_white(ink) < READABLE {
        ink = ink.map(|part| (f64::from(part) * 0.95) as u8);
    }
    ink
}

/// The contrast of a colour with white.
fn on_white(colour: Colour) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    let light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    1.05 / (light + 0.05)
}

/// As SVG writes it.
pub fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_accent_of_light_pages_is_taken() {
        assert_eq!(of(Some("light-dark(rgb(1, 2, 3), #fff)")), [1, 2, 3]);
        assert_eq!(of(Some(" #0a7 ")), [0, 0xaa, 0x77]);
        assert_eq!(of(Some("teal")), [0, 128, 128]);
        for none in ["", "oklch(50% 1 1)", "#0000", "\"><script>"] {
            assert_eq!(of(Some(none)), OWN, "{none}");
        }
    }

    #[test]
    fn text_in_any_accent_can_be_read() {
        for accent in [[255, 255, 255], [255, 255, 0], [120, 190, 250], [0, 0, 0]] {
            assert!(on_white(ink(accent)) >= READABLE, "{accent:?}");
        }
        assert_eq!(ink(OWN), OWN);
    }
}
