//! Compressed copies beside the files of a site, `.br` and `.gz`: made once at build, sent as they are by the host.

use crate::mime;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

/// Where a site says how its copies were made.
pub const STAMP: &str = ".precompressed";

/// How copies are made; to be changed whenever the same file would get another copy, so that no build takes over what
/// it would not have made itself.
const RECIPE: &str = "1: brotli 9.1 quality 11 and 9, flate2 1.1 level 9\n";

/// Below this a copy saves no packet on the way.
const SMALLEST: usize = 1024;
/// The longest file that is compressed as well as possible: a megabyte takes two seconds.
const LARGEST_AT_BEST: usize = 2 << 20;
/// The smallest and the largest window, in bits. One that just holds the file takes the least memory of whoever
/// compresses and whoever reads, and finds as much.
const WINDOW_BITS: (u32, u32) = (16, 22);

/// Makes copies, or takes them over from an earlier site.
#[derive(Debug)]
pub struct Precompress {
    earlier: Option<PathBuf>,
}

/// A way to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
}

impl Precompress {
    /// For a site at `out`. Copies of the site that stands there are taken over where they still hold what their file
    /// holds: the outcome is the same as without them.
    pub fn over(out: &Path) -> Self {
        let made_alike = fs::read_to_string(out.join(STAMP)).is_ok_and(|text| text == RECIPE);
        Self {
            earlier: made_alike.then(|| out.to_owned()),
        }
    }

    /// What stands at [`STAMP`].
    pub fn stamp() -> &'static str {
        RECIPE
    }

    /// The copies of the file at `path` of a site, with their paths: none of what is small or compressed already, and
    /// none that saves less than a twentieth.
    pub fn copies(&self, path: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
        if bytes.len() < SMALLEST || !is_compressible(path) {
            return Vec::new();
        }
        let copy = |coding: Coding| {
            let name = format!("{path}.{}", coding.extension());
            let compressed = match self.earlier_copy(&name, coding, bytes) {
                Some(earlier) => earlier,
                None => coding.compress(path, bytes)?,
            };
            is_worthwhile(&compressed, bytes).then_some((name, compressed))
        };
        [Coding::Brotli, Coding::Gzip]
            .into_iter()
            .filter_map(copy)
            .collect()
    }

    /// The earlier site's copy, if it holds `bytes`.
    fn earlier_copy(&self, name: &str, coding: Coding, bytes: &[u8]) -> Option<Vec<u8>> {
        let copy = fs::read(self.earlier.as_ref()?.join(name)).ok()?;
        coding.holds(&copy, bytes).then_some(copy)
    }
}

impl Coding {
    fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// None where the content is found not to shrink, or memory cannot be written.
    fn compress(self, path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Brotli => {
                // Most binary files are coded tightly, which takes the best compression longest to find out.
                let is_tight = path.ends_with(".bin")
                    && !brotli(bytes, 4).is_ok_and(|quick| is_worthwhile(&quick, bytes));
                if is_tight {
                    return None;
                }
                brotli(bytes, quality(path, bytes.len())).ok()
            }
            Self::Gzip => gzip(bytes).ok(),
        }
    }

    /// Whether `compressed` is a whole file that holds `bytes`.
    fn holds(self, compressed: &[u8], bytes: &[u8]) -> bool {
        match self {
            Self::Brotli => reads_as(brotli::Decompressor::new(compressed, 1 << 16), bytes),
            Self::Gzip => reads_as(GzDecoder::new(compressed), bytes),
        }
    }
}

/// Whether a reader gives `bytes` and then ends well.
fn reads_as(mut reader: impl Read, mut bytes: &[u8]) -> bool {
    let mut chunk = vec![0; 1 << 16];
    loop {
        match reader.read(&mut chunk) {
            Ok(0) => return bytes.is_empty(),
            Ok(count) => match bytes.strip_prefix(&chunk[..count]) {
                Some(rest) => bytes = rest,
                None => return false,
            },
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
}

fn is_compressible(path: &str) -> bool {
    let kind = mime::of(path);
    let kind = kind.split(';').next().unwrap_or(kind);
    kind.starts_with("text/")
        || kind.ends_with("json")
        || kind.ends_with("xml")
        || matches!(kind, "application/wasm" | "image/x-icon")
        || path.ends_with(".bin")
}

fn is_worthwhile(compressed: &[u8], bytes: &[u8]) -> bool {
    compressed.len() <= bytes.len() / 20 * 19
}

/// The best for the few files that every visitor loads; for pages, of which there are many, what is nearly as small at a
/// twentieth of the time.
fn quality(path: &str, length: usize) -> i32 {
    let is_page = path.ends_with(".html") || path.starts_with("bundle/pages/");
    if is_page || length > LARGEST_AT_BEST {
        9
    } else {
        11
    }
}

fn brotli(mut bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let window = usize::BITS - bytes.len().leading_zeros();
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: window.clamp(WINDOW_BITS.0, WINDOW_BITS.1) as i32,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut bytes, &mut compressed, &params)?;
    Ok(compressed)
}

/// Without name and time, so that the same bytes give the same bytes.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> Vec<u8> {
        "Paper, ink and stamps. ".repeat(100).into_bytes()
    }

    fn names(copies: &[(String, Vec<u8>)]) -> Vec<&str> {
        copies.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[test]
    fn text_gets_a_copy_of_each_kind_that_holds_it() {
        let nothing = tempfile::tempdir().unwrap();
        let make = Precompress::over(nothing.path());
        for path in [
            "index.html",
            "bundle/pages/x.json",
            "reader/app_bg.wasm",
            "a.svg",
            "sitemap.xml",
            "llms.txt",
            "bundle/search/x.bin",
        ] {
            let copies = make.copies(path, &text());
            assert_eq!(
                names(&copies),
                [format!("{path}.br"), format!("{path}.gz")],
                "{path}"
            );
            assert!(Coding::Brotli.holds(&copies[0].1, &text()), "{path}");
            assert!(Coding::Gzip.holds(&copies[1].1, &text()), "{path}");
        }
    }

    #[test]
    fn what_is_small_or_compressed_or_does_not_shrink_gets_none() {
        let nothing = tempfile::tempdir().unwrap();
        let make = Precompress::over(nothing.path());
        assert!(make.copies("index.html", &text()[..1000]).is_empty());
        assert!(make.copies("photo.png", &text()).is_empty());
        // Nothing repeats in digests.
        let noise: Vec<u8> = (0..200_u8)
            .flat_map(|number| <[u8; 32]>::from(<sha2::Sha256 as sha2::Digest>::digest([number])))
            .collect();
        assert!(make.copies("bundle/search/x.bin", &noise).is_empty());
        assert!(make.copies("x.html", &noise).is_empty());
    }

    #[test]
    fn a_copy_is_taken_over_only_while_it_holds_the_file_and_was_made_alike() {
        let site = tempfile::tempdir().unwrap();
        let place = |name: &str| site.path().join(name);
        // A copy of the same content that this program would have made smaller.
        let loose = brotli(&text(), 0).unwrap();
        fs::write(place("a.html.br"), &loose).unwrap();
        let brotli_of = |bytes: &[u8]| {
            let copies = Precompress::over(site.path()).copies("a.html", bytes);
            copies.into_iter().next().map(|(_, copy)| copy)
        };
        assert_ne!(brotli_of(&text()), Some(loose.clone()), "no stamp");
        fs::write(place(STAMP), RECIPE).unwrap();
        assert_eq!(brotli_of(&text()), Some(loose.clone()));
        let mut changed = text();
        changed.push(b'!');
        let copy = brotli_of(&changed).unwrap();
        assert!(Coding::Brotli.holds(&copy, &changed), "changed content");
        fs::write(place("a.html.br"), &loose[..loose.len() - 1]).unwrap();
        assert!(
            Coding::Brotli.holds(&brotli_of(&text()).unwrap(), &text()),
            "a damaged copy"
        );
        fs::write(place("a.html.br"), &loose).unwrap();
        fs::write(place(STAMP), "0\n").unwrap();
        assert_ne!(brotli_of(&text()), Some(loose), "another recipe");
    }
}
