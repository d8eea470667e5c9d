//! Where a project keeps the file that says how its documentation is written: in the tree, in the folder above it,
//! or in a folder of the tree that is usually called so.

use crate::links::join;
use crate::naming::folder;
use crate::{BuildError, DocTree};

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
}

/// A file that says how the documentation is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its path, as the tree reads it and diagnostics name it.
    pub file: String,
    /// The folder of the tree that it stands in.
    folder: String,
}

impl<'a> Project<'a> {
    /// Looks at a tree.
    pub fn new(tree: &'a dyn DocTree) -> Self {
        Self { tree }
    }

    /// The file of one of these names that says how the tree is written: at its top, else in a usual folder. Files
    /// deeper down are somebody's examples.
    pub fn find(&self, names: &[&str]) -> Option<Found> {
        let folders = std::iter::once("").chain(USUAL);
        folders
            .flat_map(|folder| names.iter().map(move |name| below(folder, name)))
            .find(|path| self.has(path))
            .map(|file| Found {
                folder: folder(&file).to_owned(),
                file,
            })
    }

    /// Whether the tree lists a file.
    pub fn has(&self, path: &str) -> bool {
        self.tree.files().iter().any(|file| file.path == path)
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
    /// A path that the file names, relative to its own folder, as the tree calls it; none if it is not in the tree.
    pub fn in_tree(&self, path: &str) -> Option<String> {
        join(&self.folder, path.trim_start_matches('/'))
    }
}

/// A name in a folder, which may be the top.
fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
