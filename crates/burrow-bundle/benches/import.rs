//! How fast trees are read: `cargo bench -p burrow-bundle [-- growth]`. Prints ratios of one run, asserts nothing.
//!
//! Without words it times the real tree: a first build, builds after one changed page, a check. `growth` times
//! generated trees of 1,000, 10,000 and 50,000 pages, each in a process of its own for the sake of peak memory.

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

#[path = "made/pages.rs"]
mod pages;

use burrow_bundle::{Bundler, Config, DiskTree, DocTree, MemoryTree, NoProgress, Progress};
use pages::{page_path, page_text};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Builds after one changed page that are timed.
const REBUILDS: usize = 15;
/// Generated trees.
const SIZES: [usize; 3] = [1_000, 10_000, 50_000];

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => real_tree(),
        ["growth"] => growth(),
        ["generated", pages] => generated(pages.parse().expect("a number of pages")),
        _ => panic!("nothing, `growth` or `generated N`"),
    }
}

/// A step's name and when it began.
#[derive(Default)]
struct Steps(Mutex<Vec<(String, Instant)>>);

impl Progress for Steps {
    fn step(&self, name: &str, _: u64) {
        let mut steps = self.0.lock().expect("no step panics");
        steps.push((name.to_owned(), Instant::now()));
    }

    fn advance(&self, _: u64) {}
}

impl Steps {
    fn print(&self, end: Instant) {
        let steps = self.0.lock().expect("no step panics");
        let ends = steps.iter().skip(1).map(|(_, at)| *at).chain([end]);
        for ((name, start), end) in steps.iter().zip(ends) {
            println!("    {name:<12} {:>7.0} ms", ms(end.duration_since(*start)));
        }
    }
}

fn real_tree() {
    let corpora = std::env::var_os("BURROW_CORPORA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"),
        PathBuf::from,
    );
    let dir = corpora.join("penguinmails");
    if !dir.is_dir() {
        println!("no real tree at {}: nothing is timed", dir.display());
        return;
    }
    let tree = in_memory(&DiskTree::open(&dir).expect("a folder"));
    let mut bundler = Bundler::new(Config::default());
    let steps = Steps::default();
    let start = Instant::now();
    let pages = bundler.build(&tree, &steps).expect("it builds").pages.len();
    let first = start.elapsed();
    println!(
        "first build  {:>7.0} ms, {:.0} pages a second",
        ms(first),
        pages as f64 / first.as_secs_f64()
    );
    steps.print(start + first);

    let files: Vec<String> = tree
        .files()
        .iter()
        .filter(|file| file.path.ends_with(".md"))
        .map(|file| file.path.clone())
        .collect();
    let mut tree = tree;
    let mut times = Vec::new();
    for number in 0..REBUILDS {
        let path = &files[number * files.len() / REBUILDS];
        let mut bytes = tree.read(path).expect("it was listed");
        bytes.extend(format!("\nOne more sentence, number {number}.\n").bytes());
        tree.insert(path, bytes);
        let steps = Steps::default();
        let start = Instant::now();
        bundler.build(&tree, &steps).expect("it builds");
        let took = start.elapsed();
        if number == REBUILDS - 1 {
            println!("one page changed (the last of {REBUILDS}):");
            steps.print(start + took);
        }
        times.push(took);
    }
    times.sort();
    println!(
        "one page changed: median {:.0} ms, worst {:.0} ms, {:.0} % of a first build",
        ms(times[REBUILDS / 2]),
        ms(times[REBUILDS - 1]),
        100.0 * times[REBUILDS / 2].as_secs_f64() / first.as_secs_f64()
    );
    let start = Instant::now();
    Bundler::new(Config::default())
        .check(&tree, &NoProgress)
        .expect("it is read");
    println!("check        {:>7.0} ms", ms(start.elapsed()));
}

/// The tree's files in memory, so that the disk is not timed.
fn in_memory(tree: &DiskTree) -> MemoryTree {
    let content = |path: &str| tree.read(path).expect("it was listed");
    let files = tree.files().iter();
    let files = files.map(|file| (file.path.clone(), content(&file.path)));
    MemoryTree::new(tree.name()).with_all(files)
}

fn growth() {
    let program = std::env::current_exe().expect("this program has a path");
    println!("  pages      build   pages/s   peak memory");
    for pages in SIZES {
        let status = Command::new(&program)
            .args(["generated", &pages.to_string()])
            .status();
        assert!(
            status.expect("it starts").success(),
            "{pages} pages do not build"
        );
    }
}

fn generated(pages: usize) {
    let files = (0..pages).map(|number| (page_path(number), page_text(number, pages).into()));
    let tree = MemoryTree::new("generated").with_all(files);
    let start = Instant::now();
    let bundle = Bundler::new(Config::default())
        .build(&tree, &NoProgress)
        .expect("it builds");
    let took = start.elapsed();
    println!(
        "{pages:>7} {:>7.0} ms {:>9.0} {:>9} kB",
        ms(took),
        bundle.pages.len() as f64 / took.as_secs_f64(),
        peak_memory().map_or("?".into(), |kilobytes| kilobytes.to_string())
    );
}

fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
