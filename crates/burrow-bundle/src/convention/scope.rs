//! Values below front matter, and the files they hold for.

use super::is_under;
use crate::front_matter::Entries;
use globset::{Glob, GlobMatcher};

/// Values that hold for some files below their front matter.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    /// The folder or glob it holds for, as the tree's files are called; empty is the whole site.
    pub path: String,
    /// Its values.
    pub values: Entries,
    /// The folder that all it holds for lies in, and folders that nothing of it lies in.
    kind: (String, Vec<String>),
    glob: Option<GlobMatcher>,
}

impl Scope {
    /// A scope of a folder, or of a glob if it holds a `*`.
    pub fn new(path: &str, values: Entries) -> Self {
        let glob = path.contains('*').then(|| Glob::new(path).ok()).flatten();
        Self {
            glob: glob.map(|glob| glob.compile_matcher()),
            path: path.trim_matches('/').to_owned(),
            values,
            kind: (String::new(), Vec::new()),
        }
    }

    /// The same for what lies in a folder alone, and in none of some others.
    pub fn among(mut self, folder: String, not: Vec<String>) -> Self {
        self.kind = (folder, not);
        self
    }

    /// Whether the scope holds for a source file.
    pub fn covers(&self, source: &str) -> bool {
        let (folder, not) = &self.kind;
        if !is_under(source, folder) || not.iter().any(|not| is_under(source, not)) {
            return false;
        }
        match &self.glob {
            Some(glob) => glob.is_match(source),
            None => is_under(source, &self.path),
        }
    }
}
