//! Finds the page or file that a path in the tree stands for.

use super::Withheld;
use super::target::{Note, Written, join};
use crate::naming::{extension, file_name, folder, folder_page_rank, without_extension};
use crate::site::{Site, inside};
use burrow_model::PagePath;
use std::collections::{HashMap, HashSet};

/// Where a target leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A page, by its number in the site.
    Page(usize),
    /// A file of the tree that is no page.
    File(String),
    /// An address elsewhere.
    External(String),
    /// Nothing answers.
    Missing {
        /// Where a page of that name would answer; none if the target is empty.
        wanted: Option<String>,
    },
    /// What stands there is left out of the site.
    Withheld(String),
    /// A scheme that no link may have.
    Refused,
    /// Above the top of the tree.
    Outside,
}

/// Where a target leads and how that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resolution {
    /// Where it leads.
    pub target: Target,
    /// The anchor there.
    pub anchor: Option<String>,
    /// What had to be done to find it.
    pub note: Option<Note>,
}

/// The ways in which a page can be named.
pub(crate) struct Lookup<'a> {
    site: &'a Site,
    sources: HashMap<&'a str, usize>,
    ids: HashMap<&'a str, usize>,
    paths: HashMap<&'a str, usize>,
    stems: HashMap<String, Vec<usize>>,
    files: HashSet<&'a str>,
    prefixes: Vec<String>,
    withheld: Withheld<'a>,
    roots: Vec<String>,
}

impl<'a> Lookup<'a> {
    /// `files` are the tree's files; `prefixes` are what absolute links may start with beyond the tree's top: its
    /// own folder name, the base path; `withheld` is what nothing may lead to.
    pub fn new(
        site: &'a Site,
        files: impl Iterator<Item = &'a str>,
        prefixes: Vec<String>,
        statics: &[String],
        withheld: Withheld<'a>,
    ) -> Self {
        let mut lookup = Self {
            site,
            sources: HashMap::new(),
            ids: HashMap::new(),
            paths: HashMap::new(),
            stems: HashMap::new(),
            files: files.collect(),
            prefixes,
            withheld,
            roots: statics.iter().chain([&site.root]).cloned().collect(),
        };
        for (number, page) in site.pages.iter().enumerate() {
            lookup.ids.insert(page.id.as_str(), number);
            lookup.paths.insert(page.path.as_str(), number);
            if !page.file().is_empty() {
                lookup.sources.insert(page.file(), number);
                let stem = stem(without_extension(page.file()));
                lookup.stems.entry(stem).or_default().push(number);
            }
        }
        lookup
    }

    /// Where a target leads that stands on page `page`.
    pub fn resolve(&self, page: usize, target: &str) -> Resolution {
        self.resolve_from(page, None, target)
    }

    /// Where a link leads that stands on a line of a page: text of another file may count from where that stands, and
    /// from the page only where nothing is found there.
    pub fn resolve_at(&self, page: usize, target: &str, line: u32) -> Resolution {
        let source = self.site.pages[page].source.as_ref();
        let home = source.and_then(|source| {
            let origins = source
                .origins
                .as_ref()
                .filter(|origins| origins.own_links)?;
            let (file, _) = origins.of(line, source.line_offset)?;
            (file != source.path).then(|| folder(file))
        });
        if home.is_some() {
            let there = self.resolve_from(page, home, target);
            let found = !matches!(there.target, Target::Missing { .. } | Target::Outside);
            if found && there.note.is_none() {
                return there;
            }
        }
        self.resolve(page, target)
    }

    fn resolve_from(&self, page: usize, home: Option<&str>, target: &str) -> Resolution {
        let (path, anchor, note) = match Written::parse(target) {
            Written::Empty => return Resolution::plain(Target::Missing { wanted: None }),
            Written::External(url) => return Resolution::plain(Target::External(url)),
            Written::Refused => return Resolution::plain(Target::Refused),
            Written::Local { path, anchor, note } => (path, anchor, note),
        };
        if path.is_empty() {
            let target = Target::Page(page);
            return Resolution {
                target,
                anchor,
                note,
            };
        }
        let from = &self.site.pages[page];
        let here = match (home, from.file()) {
            (Some(home), _) => home.to_owned(),
            (None, "") => format!("{}/{}", self.site.root, from.folder),
            (None, file) => folder(file).to_owned(),
        };
        let Some(joined) = join(&here, &path) else {
            let target = Target::Outside;
            return Resolution {
                target,
                anchor,
                note,
            };
        };
        if let Some(target) = self.find(&joined, path.starts_with('/')) {
            return Resolution {
                target,
                anchor,
                note,
            };
        }
        if self.is_withheld(page_path(&joined)) {
            // No other page is taken for one that is left out.
            return Resolution::plain(Target::Withheld(page_path(&joined).to_owned()));
        }
        // Jekyll shows `a/b.md` at `a/b/`, where `../c` means `a/c` to some authors and `c` to others.
        let from_top = (!path.starts_with('/')).then(|| join("", &path)).flatten();
        if let Some(target) = from_top.and_then(|path| self.find(&path, true)) {
            let note = Some(Note::FromTop);
            return Resolution {
                target,
                anchor,
                note,
            };
        }
        if let Some(number) = self.unique_stem(&joined, &path) {
            return Resolution {
                target: Target::Page(number),
                anchor,
                note: Some(Note::Guessed),
            };
        }
        let target = Target::Missing {
            wanted: Some(inside(&self.site.root, page_path(&joined)).to_owned()),
        };
        Resolution {
            target,
            anchor,
            note,
        }
    }

    /// The page of a path from the top of the tree, without guessing: for `parent`, reading paths and the like.
    pub fn page(&self, path: &str) -> Option<usize> {
        match self.find(&join("", path)?, true)? {
            Target::Page(number) => Some(number),
            _ => None,
        }
    }

    /// Whether what a path names is left out of the site.
    fn is_withheld(&self, wanted: &str) -> bool {
        let mut prefixes = self.prefixes.iter();
        let in_root = [self.site.root.as_str(), "/", wanted].concat();
        self.withheld.covers(wanted)
            || self.withheld.covers(in_root.trim_start_matches('/'))
            || prefixes.any(|prefix| {
                let below = wanted.strip_prefix(prefix.as_str());
                let below = below.and_then(|rest| rest.strip_prefix('/'));
                below.is_some_and(|below| self.withheld.covers(below))
            })
    }

    /// The tree's files that are no pages, in no order.
    pub fn files(&self) -> impl Iterator<Item = &str> + Clone {
        self.files.iter().copied()
    }

    fn find(&self, path: &str, absolute: bool) -> Option<Target> {
        self.at(path)
            .or_else(|| {
                let mut prefixes = self.prefixes.iter().filter(|_| absolute);
                prefixes.find_map(|prefix| {
                    let rest = path.strip_prefix(prefix.as_str())?;
                    (rest.is_empty() || rest.starts_with('/'))
                        .then(|| self.at(rest.trim_start_matches('/')))?
                })
            })
            .or_else(|| {
                // The top of a project's site may be a folder of the tree, or several laid over each other.
                let mut roots = self
                    .roots
                    .iter()
                    .filter(|root| absolute && !root.is_empty());
                roots.find_map(|root| self.at(&format!("{root}/{path}")))
            })
    }

    fn at(&self, path: &str) -> Option<Target> {
        if let Some(number) = self.sources.get(path) {
            return Some(Target::Page(*number));
        }
        let stem = page_path(path);
        let with_extension = ["md", "mdx", "markdown", "txt"]
            .iter()
            .find_map(|extension| self.sources.get(format!("{stem}.{extension}").as_str()));
        let stem = inside(&self.site.root, stem);
        let page = with_extension
            .or_else(|| self.site.folders.get(stem))
            .or_else(|| self.paths.get(stem))
            .or_else(|| self.ids.get(stem))
            .or_else(|| self.folder_page(stem))
            .or_else(|| self.site.redirects.get(&PagePath::new(stem)));
        if let Some(number) = page {
            return Some(Target::Page(*number));
        }
        self.files
            .contains(path)
            .then(|| Target::File(path.to_owned()))
    }

    /// `a/index` and `a/README` also mean the page of `a`, whatever that is made from.
    fn folder_page(&self, stem: &str) -> Option<&usize> {
        let rank = folder_page_rank(stem)?;
        (rank < 2).then(|| self.site.folders.get(folder(stem)))?
    }

    /// The one page whose file has this name, wherever it stands. A name of one word, such as `operations`, says too
    /// little by itself: where folders are written too, the nearest of either place must be among those of the other.
    fn unique_stem(&self, path: &str, written: &str) -> Option<usize> {
        let path = page_path(path);
        let stem = stem(path);
        let [only] = *self.stems.get(&stem)?.as_slice() else {
            return None;
        };
        let parts = |folder: &str| {
            let parts = folder.split('/').map(str::to_lowercase);
            parts
                .filter(|part| !part.is_empty() && !part.starts_with('.'))
                .collect::<Vec<_>>()
        };
        let written = parts(folder(page_path(written)));
        let there = parts(folder(self.site.pages[only].file()));
        let is_near = |a: &[String], b: &[String]| a.last().is_some_and(|last| b.contains(last));
        let says_enough = written.is_empty()
            || stem.contains(['-', '_', '.', ' ', '/'])
            || is_near(&written, &there)
            || is_near(&there, &written);
        says_enough.then_some(only)
    }
}

impl Resolution {
    fn plain(target: Target) -> Self {
        Self {
            target,
            anchor: None,
            note: None,
        }
    }
}

/// A path as a page would answer to it: without the extension of a page.
fn page_path(path: &str) -> &str {
    match extension(path).as_str() {
        "md" | "mdx" | "markdown" | "html" | "htm" | "txt" => without_extension(path),
        _ => path,
    }
}

/// What a path is known by wherever it stands: its last part in lower case, for a folder's own page with the folder.
fn stem(path: &str) -> String {
    let name = file_name(path);
    match folder_page_rank(name) {
        Some(_) => format!("{}/{name}", file_name(folder(path))).to_lowercase(),
        None => name.to_lowercase(),
    }
}
