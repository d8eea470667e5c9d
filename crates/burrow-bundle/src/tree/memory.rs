//! A tree held in memory, for tests and for callers that have no disk.

use super::{DocTree, ProjectFile, TreeFile, is_ignored, settings};
use crate::Diagnostic;
use std::collections::BTreeMap;
use std::io;

/// A tree made of paths and contents.
#[derive(Clone, Debug, Default)]
pub struct MemoryTree {
    name: String,
    contents: BTreeMap<String, Vec<u8>>,
    files: Vec<TreeFile>,
    settings: Vec<ProjectFile>,
}

impl MemoryTree {
    /// An empty tree whose folder is called `name`.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// The tree with one more file; a file of the same path is replaced.
    #[must_use]
    pub fn with(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.insert(path, content);
        self
    }

    /// The tree with more files; files of the same paths are replaced.
    #[must_use]
    pub fn with_all(mut self, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        self.contents.extend(files);
        self.list();
        self
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: &str, content: impl AsRef<[u8]>) {
        self.contents
            .insert(path.to_owned(), content.as_ref().to_vec());
        self.list();
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.contents.remove(path);
        self.list();
    }

    fn list(&mut self) {
        self.files = self
            .contents
            .iter()
            .filter(|(path, _)| !path.split('/').any(is_ignored))
            .map(|(path, content)| TreeFile {
                path: path.clone(),
                size: content.len() as u64,
            })
            .collect();
        let hidden = self
            .contents
            .keys()
            .filter(|path| settings::is_setting(path));
        self.settings = hidden
            .map(|path| ProjectFile {
                path: path.clone(),
                below: String::new(),
            })
            .collect();
    }
}

impl DocTree for MemoryTree {
    fn name(&self) -> &str {
        &self.name
    }

    fn files(&self) -> &[TreeFile] {
        &self.files
    }

    fn skipped(&self) -> &[Diagnostic] {
        &[]
    }

    fn settings(&self) -> &[ProjectFile] {
        &self.settings
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.contents
            .get(path)
            .cloned()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
