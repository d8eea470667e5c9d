//! The tree that is read: `DocTree` is the only way to its files.

mod disk;
mod memory;
pub(crate) mod portable;
mod settings;

pub use disk::{DiskTree, TreeError};
pub use memory::MemoryTree;
pub use settings::SettingPlaces;
pub(crate) use settings::is_snippet;

use crate::Diagnostic;
use std::io;

/// One file of a tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TreeFile {
    /// Path relative to the tree, `/` between parts.
    pub path: String,
    /// Size in bytes when it was listed.
    pub size: u64,
}

/// A configuration file of a documentation tool that is no part of a tree's list: hidden in it, or above it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProjectFile {
    /// Path as [`DocTree::read`] takes it: `a/.pages`, or `../mkdocs.yml` for a file above the tree.
    pub path: String,
    /// The folders from the file's own folder down to the tree: `docs`; empty for a file in the tree.
    pub below: String,
}

/// A tree of files that can be listed and read.
///
/// Hidden files and folders, `node_modules`, `_site` and whatever is no regular file are not in the list.
pub trait DocTree: Sync {
    /// The tree's own folder name: `docs` for `project/docs`.
    fn name(&self) -> &str;
    /// All files, in byte order of their paths.
    fn files(&self) -> &[TreeFile];
    /// What was passed over though a person might look for it.
    fn skipped(&self) -> &[Diagnostic];
    /// Configuration files that are no part of the list; of what lies above the tree, nothing else is ever read.
    fn settings(&self) -> &[ProjectFile] {
        &[]
    }
    /// The bytes of a listed file or setting.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// Whether a file or folder of this name is never part of a tree.
fn is_ignored(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "node_modules" | "_site")
}
