//! What a file's bytes say it is, whatever its name claims.

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// The extension it is served under.
    pub extension: String,
    /// Whether it may stand in an `<img>`.
    pub is_image: bool,
    /// Width and height in pixels, where the format tells.
    pub size: Option<(u32, u32)>,
}

/// Extensions of images.
pub(super) const IMAGES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

/// Extensions of files that a browser would run.
const ACTIVE: [&str; 13] = [
    "html", "htm", "xhtml", "xht", "shtml", "js", "mjs", "cjs", "xml", "xsl", "wasm", "swf", "svgz",
];

/// Says what a file is, or why it is not fit to be served.
pub(super) fn kind(extension: &str, bytes: &[u8]) -> Result<Kind, String> {
    let size = match extension {
        "png" => matching(
            "PNG",
            bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            png_size(bytes),
        )?,
        "jpg" | "jpeg" => matching("JPEG", bytes.starts_with(b"\xff\xd8\xff"), jpeg_size(bytes))?,
        "gif" => matching("GIF", bytes.starts_with(b"GIF8"), gif_size(bytes))?,
        "webp" => {
            let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
            matching("WebP", is_webp, webp_size(bytes))?
        }
        "avif" => matching("AVIF", bytes.get(4..8) == Some(b"ftyp"), None)?,
        "svg" => {
            inert_svg(bytes)?;
            None
        }
        _ if ACTIVE.contains(&extension) => {
            return Err(format!(
                "a browser would run a .{extension} file, so it is not served"
            ));
        }
        _ => return Ok(download(extension, bytes)),
    };
    Ok(Kind {
        extension: extension.to_owned(),
        is_image: true,
        size,
    })
}

fn matching(
    name: &str,
    matches: bool,
    size: Option<(u32, u32)>,
) -> Result<Option<(u32, u32)>, String> {
    if matches {
        Ok(size)
    } else {
        Err(format!(
            "its name says {name}, but its bytes are something else"
        ))
    }
}

fn download(extension: &str, bytes: &[u8]) -> Kind {
    let plain = !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    let extension = match (plain, std::str::from_utf8(bytes)) {
        (true, _) => extension,
        (false, Ok(_)) => "txt",
        (false, Err(_)) => "bin",
    };
    Kind {
        extension: extension.to_owned(),
        is_image: false,
        size: None,
    }
}

/// An SVG may stand in an `<img>`, where nothing in it runs; but its address can also be opened by itself.
fn inert_svg(bytes: &[u8]) -> Result<(), String> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err("an SVG must be UTF-8".into());
    };
    let lower = text.to_ascii_lowercase();
    if !lower.contains("<svg") {
        return Err("its name says SVG, but its bytes are something else".into());
    }
    // A prefix (`<x:script>`), an entity or a reference could hide what a plain search looks for.
    let risky = [
        "<script",
        ":script",
        "<foreignobject",
        ":foreignobject",
        "javascript:",
        "<!entity",
        "<iframe",
        "data:text/html",
    ];
    if let Some(found) = risky.into_iter().find(|risky| lower.contains(risky)) {
        return Err(format!(
            "it holds `{found}`, and an SVG must carry no script"
        ));
    }
    let handler = lower.match_indices("on").any(|(at, _)| {
        let before = lower[..at].bytes().next_back();
        if !before.is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'/')) {
            return false;
        }
        let name = &lower[at + 2..];
        let after = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        after.len() < name.len() && after.trim_start().starts_with('=')
    });
    if handler {
        return Err("it holds an event handler, and an SVG must carry no script".into());
    }
    Ok(())
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

fn gif_size(bytes: &[u8]) -> Option<(u32, u32)> {
    Some((u16_le(bytes, 6)?, u16_le(bytes, 8)?))
}

fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        let is_frame = (0xc0..=0xcf).contains(&marker) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return Some((number(at + 7)?.into(), number(at + 5)?.into()));
        }
        at += 2 + usize::from(number(at + 2)?);
    }
}

fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => {
            let number = |at: usize| {
                let bytes = bytes.get(at..at + 3)?;
                Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]) + 1)
            };
            Some((number(24)?, number(27)?))
        }
        b"VP8 " => Some((u16_le(bytes, 26)? & 0x3fff, u16_le(bytes, 28)? & 0x3fff)),
        b"VP8L" => {
            let bits = u32::from_le_bytes(bytes.get(21..25)?.try_into().ok()?);
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        _ => None,
    }
}

fn u16_le(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_must_be_what_its_name_says() {
        assert!(kind("png", b"<!doctype html><script>").is_err());
        assert!(kind("jpg", b"\x89PNG\r\n\x1a\n").is_err());
        let png = [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(),
            &[0, 0, 1, 0, 0, 0, 0, 2],
        ]
        .concat();
        assert_eq!(kind("png", &png).unwrap().size, Some((256, 2)));
        let jpeg = [
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 3, 0, 5, 1,
        ];
        assert_eq!(kind("jpeg", &jpeg).unwrap().size, Some((5, 3)));
    }

    #[test]
    fn an_svg_must_carry_no_script() {
        assert!(
            kind("svg", b"<svg xmlns='x'><path d='M0 0'/></svg>")
                .unwrap()
                .is_image
        );
        for svg in [
            "<svg><script>1</script></svg>",
            "<svg onload=alert(1)>",
            "<svg><a href='javascript:1'>",
            "<svg><x:script/></svg>",
            "<svg><rect\nonclick = '1'/></svg>",
            "<html></html>",
        ] {
            assert!(kind("svg", svg.as_bytes()).is_err(), "{svg}");
        }
        assert!(
            kind("svg", b"<svg><text>once on = two</text></svg>").is_ok_and(|kind| kind.is_image)
        );
    }

    #[test]
    fn other_files_are_downloads_unless_a_browser_would_run_them() {
        assert!(!kind("pdf", b"%PDF").unwrap().is_image);
        assert_eq!(kind("", b"LICENSE text").unwrap().extension, "txt");
        assert!(kind("html", b"x").is_err() && kind("js", b"x").is_err());
    }

    #[test]
    fn cut_images_have_no_size_and_do_no_harm() {
        let webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x01\0\0\x02\0\0";
        assert_eq!(kind("webp", webp).unwrap().size, Some((2, 3)));
        for length in 12..webp.len() {
            assert!(
                kind("webp", &webp[..length]).is_ok_and(|kind| kind.size.is_none()),
                "{length}"
            );
        }
    }
}
