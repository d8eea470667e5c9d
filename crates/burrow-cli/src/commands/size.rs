//! `burrow size`: what a visitor downloads, held against a budget.

mod code;

use super::Format;
use crate::bundle_files::BundleFiles;
use crate::failure::Failure;
use crate::reader::{Reader, ReaderArgs};
use crate::terminal::{BOLD, DIM, RED, note, say};
use code::{Code, Part};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Measure what a visitor downloads: raw, gzip and brotli, and hold it against a budget
///
/// Sizes are added up by kind: js, wasm, css and other for the reader, call for search from pages of others; with --site
/// also manifest and search. With --named, what the code of a WebAssembly module is made of, by crate and by function.
/// Ends with exit code 1 when a kind is over its budget.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow size
  burrow size --reader dist --budget size-budget.toml --site site

A budget, in bytes:
  [brotli]
  wasm = 90000
  js = 8000")]
pub struct Args {
    #[command(flatten)]
    reader: ReaderArgs,
    /// Limits by compression and kind, as TOML
    #[arg(long, value_name = "FILE")]
    budget: Option<PathBuf>,
    /// A site that `burrow build` wrote: measures its manifest and search index too
    #[arg(long, value_name = "SITE")]
    site: Option<PathBuf>,
    /// A WebAssembly module that still has the names of its functions: measures its crates and functions
    #[arg(long, value_name = "WASM")]
    named: Option<PathBuf>,
    /// How sizes are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Bytes of one file, or of several together.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// One file that a visitor downloads.
#[derive(Debug, Serialize)]
struct Asset {
    path: String,
    kind: &'static str,
    #[serde(flatten)]
    size: Size,
}

/// Limits in bytes by kind.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Budget {
    raw: BTreeMap<String, u64>,
    gzip: BTreeMap<String, u64>,
    brotli: BTreeMap<String, u64>,
}

/// A kind that is over its limit.
#[derive(Debug, Serialize)]
struct Excess {
    kind: String,
    compression: &'static str,
    bytes: u64,
    limit: u64,
}

#[derive(Serialize)]
struct Measured<'a> {
    assets: &'a [Asset],
    kinds: &'a BTreeMap<&'static str, Size>,
    over: &'a [Excess],
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a Code>,
}

const KINDS: [&str; 7] = ["call", "css", "js", "manifest", "other", "search", "wasm"];

impl Args {
    /// Measures, prints and judges.
    pub fn run(&self) -> Result<(), Failure> {
        let budget = self
            .budget
            .as_deref()
            .map(Budget::load)
            .transpose()?
            .unwrap_or_default();
        let mut assets = Vec::new();
        for (path, bytes) in Reader::open(&self.reader)?.files() {
            assets.push(Asset {
                path: path.clone(),
                kind: kind(path),
                size: Size::of(bytes),
            });
        }
        if let Some(site) = &self.site {
            assets.extend(bundle_assets(site)?);
        }
        let mut kinds: BTreeMap<&'static str, Size> = BTreeMap::new();
        for asset in &assets {
            kinds.entry(asset.kind).or_default().add(asset.size);
        }
        let over = budget.excess(&kinds);
        let code = self.named.as_deref().map(read_code).transpose()?;
        match self.format {
            Format::Json => {
                let measured = Measured {
                    assets: &assets,
                    kinds: &kinds,
                    over: &over,
                    code: code.as_ref(),
                };
                say(serde_json::to_string(&measured).unwrap_or_default())?;
            }
            Format::Human => {
                print(&assets, &kinds)?;
                if let Some(code) = &code {
                    print_code(code)?;
                }
            }
        }
        for Excess {
            kind,
            compression,
            bytes,
            limit,
        } in &over
        {
            note(format_args!(
                "{RED}over budget{RED:#}: {kind} has {bytes} bytes ({compression}), {limit} are allowed"
            ));
        }
        if over.is_empty() {
            Ok(())
        } else {
            Err(Failure::Content)
        }
    }
}

fn print(assets: &[Asset], kinds: &BTreeMap<&'static str, Size>) -> Result<(), Failure> {
    let row = |name: &str, size: &Size| {
        format!(
            "{:>10} {:>10} {:>10}  {name}",
            size.raw, size.gzip, size.brotli
        )
    };
    say(format_args!(
        "{BOLD}{:>10} {:>10} {:>10}  bytes{BOLD:#}",
        "raw", "gzip", "brotli"
    ))?;
    for asset in assets {
        say(row(&asset.path, &asset.size))?;
    }
    for (kind, size) in kinds {
        say(format_args!("{BOLD}{}{BOLD:#}", row(kind, size)))?;
    }
    Ok(())
}

fn read_code(file: &Path) -> Result<Code, Failure> {
    let bytes = fs::read(file).map_err(|error| Failure::io("read", file, &error))?;
    Code::read(&bytes).map_err(|what| Failure::Usage(format!("{} {what}", file.display())))
}

/// So many crates and functions are printed.
const LARGEST: usize = 20;

fn print_code(code: &Code) -> Result<(), Failure> {
    say(format_args!(
        "\n{BOLD}{:>10}  code before wasm-opt, by crate{BOLD:#}; {} bytes of data besides",
        code.code, code.data
    ))?;
    let all = code.code.max(1) as f64;
    let list = |parts: &[Part]| {
        for Part { name, bytes } in parts.iter().take(LARGEST) {
            let share = *bytes as f64 * 100.0 / all;
            say(format_args!(
                "{bytes:>10} {DIM}{share:>5.1} %{DIM:#}  {name}"
            ))?;
        }
        Ok(())
    };
    list(&code.crates)?;
    say(format_args!("{BOLD}{:>10}  by function{BOLD:#}", ""))?;
    list(&code.functions)
}

fn kind(path: &str) -> &'static str {
    if Reader::is_search_call(path) {
        return "call";
    }
    match path.rsplit_once('.') {
        Some((_, "js")) => "js",
        Some((_, "wasm")) => "wasm",
        Some((_, "css")) => "css",
        _ => "other",
    }
}

fn bundle_assets(site: &Path) -> Result<Vec<Asset>, Failure> {
    let files = BundleFiles::find(site).ok_or_else(|| {
        Failure::Usage(format!(
            "{} is no site: it has no bundle/latest.json",
            site.display()
        ))
    })?;
    let (root, bytes) = files.root()?;
    let (map, map_bytes) = files.search_root()?;
    let search = files.search_map()?;
    let mut listings = Size::default();
    for hash in search.listings.iter().chain(&search.lists) {
        listings.add(Size::of(&files.search_json(hash)?));
    }
    let mut shards = Size::default();
    for hash in &search.shards {
        shards.add(Size::of(&files.search_part(hash)?));
    }
    let asset = |path: String, kind, size| Asset { path, kind, size };
    Ok(vec![
        asset(format!("bundle/{root}.json"), "manifest", Size::of(&bytes)),
        asset(
            format!("bundle/search/{map}.json"),
            "search",
            Size::of(&map_bytes),
        ),
        asset(
            format!("bundle/search/ ({} listings)", search.listings.len()),
            "search",
            listings,
        ),
        asset(
            format!("bundle/search/{}.bin", search.head),
            "search",
            Size::of(&files.search_part(&search.head)?),
        ),
        asset(
            format!("bundle/search/ ({} shards)", search.shards.len()),
            "search",
            shards,
        ),
    ])
}

impl Size {
    fn of(bytes: &[u8]) -> Self {
        Self {
            raw: bytes.len() as u64,
            gzip: gzip(bytes).unwrap_or(u64::MAX),
            brotli: brotli(bytes).unwrap_or(u64::MAX),
        }
    }

    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// Bytes after gzip at its best.
fn gzip(bytes: &[u8]) -> io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

/// Bytes after brotli at its best, with the window that browsers accept.
fn brotli(mut bytes: &[u8]) -> io::Result<u64> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    Ok(brotli::BrotliCompress(&mut bytes, &mut Vec::new(), &params)? as u64)
}

impl Budget {
    fn load(file: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(file).map_err(|error| Failure::io("read", file, &error))?;
        let budget = Self::parse(&text);
        budget.map_err(|what| {
            Failure::Usage(format!(
                "the budget {} cannot be used: {what}",
                file.display()
            ))
        })
    }

    fn parse(text: &str) -> Result<Self, String> {
        let budget: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut kinds = budget
            .raw
            .keys()
            .chain(budget.gzip.keys())
            .chain(budget.brotli.keys());
        match kinds.find(|kind| !KINDS.contains(&kind.as_str())) {
            Some(kind) => Err(format!(
                "there is no kind `{kind}`; the kinds are {}",
                KINDS.join(", ")
            )),
            None => Ok(budget),
        }
    }

    /// What is over its limit. A kind that was not measured is not.
    fn excess(&self, kinds: &BTreeMap<&'static str, Size>) -> Vec<Excess> {
        let mut over = Vec::new();
        let mut hold = |compression, limits: &BTreeMap<String, u64>, bytes_of: fn(&Size) -> u64| {
            for (kind, limit) in limits {
                let bytes = kinds.get(kind.as_str()).map_or(0, bytes_of);
                if bytes > *limit {
                    over.push(Excess {
                        kind: kind.clone(),
                        compression,
                        bytes,
                        limit: *limit,
                    });
                }
            }
        };
        hold("raw", &self.raw, |size| size.raw);
        hold("gzip", &self.gzip, |size| size.gzip);
        hold("brotli", &self.brotli, |size| size.brotli);
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_allowed_and_a_byte_more_is_not() {
        let kinds = BTreeMap::from([(
            "js",
            Size {
                raw: 100,
                gzip: 50,
                brotli: 40,
            },
        )]);
        let judged = |text: &str| Budget::parse(text).unwrap().excess(&kinds).len();
        assert_eq!(judged("[brotli]\njs = 40\n[raw]\njs = 100"), 0);
        assert_eq!(judged("[brotli]\njs = 39\n[gzip]\njs = 49"), 2);
        assert_eq!(judged("[brotli]\nwasm = 1"), 0);
        assert!(
            Budget::parse("[brotli]\nwasn = 1")
                .unwrap_err()
                .contains("`wasn`")
        );
        assert!(Budget::parse("[zip]\nwasm = 1").is_err());
    }

    #[test]
    fn text_that_repeats_gets_small() {
        let size = Size::of("the same again; ".repeat(1000).as_bytes());
        assert_eq!(size.raw, 16000);
        assert!(size.brotli < size.gzip && size.gzip < 200, "{size:?}");
    }
}
