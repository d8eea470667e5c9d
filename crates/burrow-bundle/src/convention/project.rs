//! Where a project keeps the file that says how its documentation is written: in the tree, in a folder above it, or
//! in a folder of the tree that is usually called so.

use super::is_under;
use crate::links::join;
use crate::naming::within;
use crate::{BuildError, DocTree};
use std::collections::HashSet;

/// Folders of a repository that hold a documentation project, the likeliest first.
const USUAL: [&str; 8] = [
    "docs",
    "doc",
    "documentation",
    "website",
    "site",
    "www",
    "book",
    "guide",
];

/// A tree, as adapters look at it.
pub(crate) struct Project<'a> {
    /// The tree.
    pub tree: &'a dyn DocTree,
    listed: HashSet<&'a str>,
}

/// A file that says how the documentation is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its path, as the tree reads it and diagnostics name it.
    pub file: String,
    stands: Stands,
}

/// Where a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stands {
    /// In this folder of the tree.
    In(String),
    /// Above the tree, which is this folder from there.
    Above(String),
}

impl<'a> Project<'a> {
    /// Looks at a tree.
    pub fn new(tree: &'a dyn DocTree) -> Self {
        let files = tree.files().iter().map(|file| file.path.as_str());
        let settings = tree.settings().iter().map(|setting| setting.path.as_str());
        Self {
            tree,
            listed: files.chain(settings).collect(),
        }
    }

    /// The files of these names that may say how the tree is written, the surest first: at its top, above it, in a
    /// usual folder. Files deeper down are somebody's examples. A name may hold a folder: `.vitepress/config.ts`.
    pub fn find(&self, names: &[&str]) -> impl Iterator<Item = Found> {
        let top = self.inside("", names);
        let above = self.tree.settings().iter().filter_map(|setting| {
            let path = setting.path.trim_start_matches("../");
            let fits = !setting.below.is_empty() && names.contains(&path);
            fits.then(|| Found {
                file: setting.path.clone(),
                stands: Stands::Above(setting.below.clone()),
            })
        });
        let usual = USUAL.map(|folder| self.inside(folder, names));
        let found: Vec<_> = top
            .into_iter()
            .chain(above)
            .chain(usual.into_iter().flatten())
            .collect();
        found.into_iter()
    }

    fn inside(&self, folder: &str, names: &[&str]) -> Vec<Found> {
        let paths = names.iter().map(|name| below(folder, name));
        paths
            .filter(|path| self.has(path))
            .map(|file| Found {
                file,
                stands: Stands::In(folder.to_owned()),
            })
            .collect()
    }

    /// A file that another one names, relative to that one's folder; none if it cannot be read.
    pub fn beside(&self, found: &Found, path: &str) -> Option<Found> {
        let file = match &found.stands {
            Stands::In(folder) => join(folder, path)?,
            Stands::Above(_) => {
                let name = join("", path)?;
                let up = found
                    .file
                    .rfind("../")
                    .map_or("", |at| &found.file[..at + 3]);
                format!("{up}{name}")
            }
        };
        self.has(&file).then(|| Found {
            file,
            stands: found.stands.clone(),
        })
    }

    /// The text of a file or setting, if there is one.
    pub fn text(&self, path: &str) -> Option<String> {
        self.has(path).then(|| self.read(path).ok())?
    }

    /// Whether the tree lists a file or setting.
    pub fn has(&self, path: &str) -> bool {
        self.listed.contains(path)
    }

    /// The tree's files, in byte order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &'a str> {
        self.tree.files().iter().map(|file| file.path.as_str())
    }

    /// The text of a file that was found.
    pub fn read(&self, file: &str) -> Result<String, BuildError> {
        let bytes = self
            .tree
            .read(file)
            .map_err(|error| BuildError::read(file, &error))?;
        Ok(crate::decode::decode(&bytes).text)
    }
}

impl Found {
    /// A name at the top of the tree, for a project that has no one file that says what it is.
    pub fn at_top(name: &str) -> Self {
        Self {
            file: name.to_owned(),
            stands: Stands::In(String::new()),
        }
    }

    /// A path that the file names, relative to its own folder, as the tree calls it; none if it is not in the tree.
    /// What holds the whole tree is its top.
    pub fn in_tree(&self, path: &str) -> Option<String> {
        match &self.stands {
            Stands::In(folder) => join(folder, path.trim_start_matches('/')),
            Stands::Above(way) => {
                let path = join("", path)?;
                if is_under(way, &path) {
                    return Some(String::new());
                }
                let rest = path.strip_prefix(way.as_str())?.strip_prefix('/')?;
                Some(rest.to_owned())
            }
        }
    }

    /// Whether the file stands in the folder right above the tree or nearer.
    pub fn is_near(&self) -> bool {
        match &self.stands {
            Stands::In(_) => true,
            Stands::Above(way) => !way.contains('/'),
        }
    }

    /// Where the tree's files are edited, told where files are edited that count from `folder`, which the file
    /// names: `{path}` stands for the file. None if that cannot be said of every file.
    pub fn edit_url(&self, url: &str, folder: &str) -> Option<String> {
        let root = self.in_tree(folder)?;
        if let Stands::Above(way) = &self.stands {
            let folder = join("", folder)?;
            if let Some(way) = within(way, &folder).filter(|way| !way.is_empty()) {
                return Some(url.replace("{path}", &format!("{way}/{{path}}")));
            }
        }
        if root.is_empty() {
            return Some(url.to_owned());
        }
        let start = url.strip_suffix(&format!("{root}/{{path}}"))?;
        Some(format!("{start}{{path}}"))
    }

    /// The folder of the tree that the file stands in; the top if it stands above.
    pub fn folder(&self) -> &str {
        match &self.stands {
            Stands::In(folder) => folder,
            Stands::Above(_) => "",
        }
    }
}

/// A path put in order that may start above the tree.
pub(super) fn join_above(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match (part, parts.last()) {
            ("..", Some(last)) if *last != ".." => {
                parts.pop();
            }
            (part, _) => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// A name in a folder, which may be the top.
pub(super) fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() || name.is_empty() {
        format!("{folder}{name}")
    } else {
        format!("{folder}/{name}")
    }
}

/// The path part of an address or of what stands for one, without slashes at its ends.
pub(super) fn path_of(url: &str) -> String {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => url,
    };
    path.trim_matches('/').to_owned()
}

/// The address of a site that is said in two parts: where its host is, and the path it stands under.
pub(super) fn address_of(url: &str, base: &str) -> String {
    let url = url.trim_end_matches('/');
    match base.trim_matches('/') {
        _ if url.is_empty() => String::new(),
        "" => format!("{url}/"),
        base => format!("{url}/{base}/"),
    }
}
