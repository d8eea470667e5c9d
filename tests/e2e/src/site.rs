//! The sites that journeys go through: each built once by `burrow build`, then read as the reader reads it.

use burrow_hostile::{own, payloads};
use burrow_model::{Latest, Manifest, Page, SearchMap};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::{env, fs, io};

/// A tree of Markdown, and where its site is mounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Burrow's own sample, at the root of its host.
    Sample,
    /// The sample again, published below `/docs/`.
    SampleBelowDocs,
    /// The real tree of 1,149 pages.
    Real,
    /// The documents the idea comes from: text files of mixed quality.
    Seeds,
    /// A page that holds everything beyond plain text.
    Tour,
    /// A page for each hostile payload of our own; for each of all where `BURROW_ALL_PAYLOADS` is set.
    Hostile,
}

/// A built site.
#[derive(Debug)]
pub struct Site {
    /// Where its files are.
    pub folder: PathBuf,
    /// The path it is published under, with both slashes.
    pub base: &'static str,
}

impl Tree {
    /// The tree's site, built on first use; the error says why it cannot be had.
    pub fn site(self) -> Result<&'static Site, &'static str> {
        static SITES: [OnceLock<Result<Site, String>>; 6] = [const { OnceLock::new() }; 6];
        let site = SITES[self as usize].get_or_init(|| self.build());
        site.as_ref().map_err(String::as_str)
    }

    fn build(self) -> Result<Site, String> {
        let sources = self.sources()?;
        let base = match self {
            Self::SampleBelowDocs => "/docs/",
            _ => "/",
        };
        build(&sources, &format!("{self:?}").to_lowercase(), base)
    }

    fn sources(self) -> Result<PathBuf, String> {
        let corpora = || {
            env::var_os("BURROW_CORPORA")
                .map_or_else(|| root().join("../shared/corpora"), PathBuf::from)
        };
        let sources = match self {
            // Part of this clone: where it is missing, journeys fail.
            Self::Sample | Self::SampleBelowDocs => return Ok(root().join("examples/penguinmails")),
            Self::Tour => return Ok(root().join("tests/fixtures/tour")),
            Self::Real => corpora().join("penguinmails"),
            Self::Seeds => corpora().join("../seeds"),
            Self::Hostile => hostile_tree().map_err(|error| error.to_string())?,
        };
        if sources.is_dir() {
            return Ok(sources);
        }
        Err(format!(
            "{} is not there; BURROW_CORPORA can name another place",
            sources.display()
        ))
    }
}

/// Builds the site of a tree; the error says why it cannot be had. `name` names its folder, in which an earlier one is
/// replaced.
pub fn build(sources: &Path, name: &str, base: &'static str) -> Result<Site, String> {
    build_with(sources, Path::new(name), base, &[])
}

/// As [`build`], with further options, into a folder below the journeys' own.
pub fn build_with(
    sources: &Path,
    name: &Path,
    base: &'static str,
    options: &[&str],
) -> Result<Site, String> {
    let program = env::var_os("BURROW_BIN")
        .ok_or("BURROW_BIN does not name the program; `cargo xtask test` sets it")?;
    let folder = scratch().join(name);
    let output = Command::new(program)
        .arg("build")
        .arg(sources)
        .arg("--out")
        .arg(&folder)
        .args(["--base-path", base])
        .args(options)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("BURROW_BIN does not run: {error}"))?;
    assert!(
        output.status.success(),
        "`burrow build {}` failed ({}):\n{}",
        sources.display(),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(Site { folder, base })
}

/// Writes a tree of hostile pages.
fn hostile_tree() -> io::Result<PathBuf> {
    let folder = scratch().join("hostile-tree");
    // What an earlier run left may have other pages.
    if folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("pages"))?;
    fs::write(folder.join("index.md"), "# Hostile pages\n")?;
    let all = env::var_os("BURROW_ALL_PAYLOADS").is_some();
    let payloads = if all { payloads() } else { own() };
    for (number, payload) in payloads.iter().enumerate() {
        let page = format!(
            "# Page {number}\n\nBefore it.\n\n{}\n\n## After\n\nAfter it.\n",
            payload.text
        );
        fs::write(folder.join(format!("pages/{number}.md")), page)?;
    }
    Ok(folder)
}

impl Site {
    /// The site's root manifest.
    pub fn manifest(&self) -> Manifest {
        let latest: Latest = self.json("bundle/latest.json");
        self.json(&format!("bundle/{}.json", latest.root))
    }

    /// The site's search map.
    pub fn search_map(&self) -> SearchMap {
        let latest: Latest = self.json("bundle/latest.json");
        self.json(&format!("bundle/search/{}.json", latest.search))
    }

    /// One page of it, as the reader fetches it.
    pub fn page(&self, hash: &burrow_model::ContentHash) -> Page {
        self.json(&format!("bundle/pages/{hash}.json"))
    }

    fn json<T: serde::de::DeserializeOwned>(&self, path: &str) -> T {
        let file = self.folder.join(path);
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }
}

/// The root of the clone.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Where journeys leave sites and evidence: inside cargo's target directory.
pub fn scratch() -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    let target = program.ancestors().nth(3).unwrap_or(Path::new("target"));
    target.join("journeys")
}
