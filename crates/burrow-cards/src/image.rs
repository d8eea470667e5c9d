//! Pixels as a PNG: with a palette where there are few colours, which makes a card of text several times smaller.

use resvg::tiny_skia::Pixmap;
use std::collections::BTreeMap;

type Colour = [u8; 3];

/// The image; none only if it has no pixels.
pub fn png(pixmap: &Pixmap) -> Option<Vec<u8>> {
    let pixels: Vec<Colour> = pixmap
        .pixels()
        .iter()
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    match palette(&pixels) {
        Some((palette, numbers)) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette.concat());
            encoder.set_filter(png::Filter::NoFilter);
            encoder
                .write_header()
                .ok()?
                .write_image_data(&numbers)
                .ok()?;
        }
        None => {
            encoder.set_color(png::ColorType::Rgb);
            encoder.set_filter(png::Filter::Adaptive);
            encoder
                .write_header()
                .ok()?
                .write_image_data(&pixels.concat())
                .ok()?;
        }
    }
    Some(file)
}

/// The colours of an image and the number of each pixel's. Shades along the edges of letters that no eye tells apart
/// count as one, the most frequent; a picture with more colours than fit has no palette.
fn palette(pixels: &[Colour]) -> Option<(Vec<Colour>, Vec<u8>)> {
    let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let shade = |colour: Colour| colour.map(|part| part >> 3);
    let mut shades: BTreeMap<Colour, (usize, Colour)> = BTreeMap::new();
    for (colour, count) in &counts {
        let best = shades.entry(shade(*colour)).or_insert((*count, *colour));
        if *count > best.0 {
            *best = (*count, *colour);
        }
    }
    if shades.len() > 256 {
        return None;
    }
    let numbers: BTreeMap<Colour, u8> = shades.keys().copied().zip(0..=255).collect();
    let numbers = pixels.iter().map(|pixel| numbers[&shade(*pixel)]).collect();
    let palette = shades.into_values().map(|(_, colour)| colour).collect();
    Some((palette, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_of_one_colour_are_one_and_the_most_frequent_stays_as_it_is() {
        let pixels = [[255, 255, 255], [255, 255, 255], [250, 250, 250], [0, 0, 0]];
        let (palette, numbers) = palette(&pixels).unwrap();
        assert_eq!(palette, [[0, 0, 0], [255, 255, 255]]);
        assert_eq!(numbers, [1, 1, 1, 0]);
    }

    #[test]
    fn a_picture_keeps_its_colours() {
        let pixels: Vec<_> = (0..=255u8)
            .flat_map(|red| {
                [
                    [red, 0, 0],
                    [red, 128, 0],
                    [0, red, 255],
                    [255, red, 255],
                    [9, 200, red],
                    [200, 9, red],
                    [77, red, 99],
                    [red, 99, 77],
                    [red, red, 130],
                ]
            })
            .collect();
        assert!(palette(&pixels).is_none());
    }
}
