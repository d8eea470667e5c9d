//! How `burrow build` grows: `cargo bench -p burrow-cli --bench scale [-- PAGES…]`. Prints, asserts nothing.
//!
//! Trees are made up in the shape of real ones, forty pages a folder, and written to disk; each is built by the program
//! as a user would. Figures beside the one before show at once what grows faster than the pages do.

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

#[path = "../../burrow-bundle/benches/made/pages.rs"]
mod pages;
#[path = "watch/process.rs"]
mod process;

use pages::{page_path, page_text};
use process::run;
use std::fs;
use std::path::Path;
use std::process::Command;

const SIZES: [usize; 3] = [1_000, 10_000, 50_000];

fn main() {
    let asked: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok())
        .collect();
    println!(
        "{:>7} {:>8} {:>8} {:>10} {:>9} {:>9} {:>8} {:>8} {:>9} {:>10} {:>10}",
        "pages",
        "seconds",
        "cpu s",
        "pages/cpu",
        "memory",
        "output",
        "files",
        "HTML",
        "nav links",
        "manifest",
        "(brotli)"
    );
    for pages in if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked
    } {
        measure(pages);
    }
}

fn measure(pages: usize) {
    let scratch = tempfile::tempdir().expect("a folder for what is written");
    let tree = scratch.path().join("tree");
    for number in 0..pages {
        let file = tree.join(page_path(number));
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(file, page_text(number, pages)).expect("a page can be written");
    }
    let site = scratch.path().join("site");
    let mut burrow = Command::new(env!("CARGO_BIN_EXE_burrow"));
    burrow.arg("build").arg(&tree).arg("--out").arg(&site);
    let cost = run(&mut burrow);
    let all = Sizes::of(&site);
    let manifest = manifest(&site);
    let seconds = cost.processor.as_secs_f64();
    println!(
        "{pages:>7} {:>8.1} {seconds:>8.1} {:>10.0} {:>6.0} MB {:>6.0} MB {:>8} {:>5.1} kB {:>9.1} {:>7} kB {:>7} kB",
        cost.elapsed.as_secs_f64(),
        pages as f64 / seconds,
        cost.memory as f64 / 1e6,
        all.bytes as f64 / 1e6,
        all.files,
        all.html as f64 / 1e3 / all.pages as f64,
        all.links as f64 / all.pages as f64,
        manifest.len() / 1000,
        brotli(&manifest) / 1000,
    );
}

/// What a site comes to.
#[derive(Default)]
struct Sizes {
    files: usize,
    bytes: u64,
    pages: usize,
    html: u64,
    links: usize,
}

impl Sizes {
    fn of(site: &Path) -> Self {
        let mut sizes = Self::default();
        let mut open = vec![site.to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder).expect("it can be listed").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                let length = entry.metadata().expect("it is there").len();
                sizes.files += 1;
                sizes.bytes += length;
                if path.ends_with("index.html") {
                    let html = fs::read_to_string(&path).expect("it is text");
                    sizes.pages += 1;
                    sizes.html += length;
                    sizes.links += html.matches("bw-nav-item").count();
                }
            }
        }
        sizes
    }
}

/// The root manifest.
fn manifest(site: &Path) -> Vec<u8> {
    let bundle = site.join("bundle");
    let latest = fs::read_to_string(bundle.join("latest.json")).expect("a site has one");
    let root = latest
        .split('"')
        .find(|word| word.len() == 22)
        .expect("it names the manifest");
    fs::read(bundle.join(format!("{root}.json"))).expect("the manifest is there")
}

fn brotli(mut bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 9,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut out, &params).expect("memory can be written");
    out.len()
}
