//! Where a tree stands: paths and addresses of its files as other programs want them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What may stand in the path of a URI as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The folder that paths in reports start from, and the way from there to the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The repository that the tree is part of, else the tree itself.
    pub root: PathBuf,
    /// The tree below it, with a slash at its end; empty where they are the same.
    prefix: String,
}

impl Places {
    /// Looks for the repository around `tree`, an absolute path.
    pub fn around(tree: &Path) -> Self {
        let repository = tree.ancestors().find(|folder| folder.join(".git").exists());
        let root = repository.unwrap_or(tree);
        let below = tree.strip_prefix(root).unwrap_or(Path::new(""));
        let parts = below.components();
        let prefix = parts
            .map(|part| part.as_os_str().to_string_lossy() + "/")
            .collect();
        Self {
            root: root.to_owned(),
            prefix,
        }
    }

    /// The path of a file of the tree, or of a tool's configuration above it, from the root.
    pub fn path(&self, file: &str) -> String {
        let mut parts: Vec<&str> = self.prefix.split_terminator('/').collect();
        let mut rest = file;
        while let Some(above) = rest.strip_prefix("../").filter(|_| !parts.is_empty()) {
            parts.pop();
            rest = above;
        }
        parts.push(rest);
        parts.join("/")
    }

    /// The same as a relative URI.
    pub fn uri(&self, file: &str) -> String {
        encoded(&self.path(file))
    }

    /// The root as an absolute URI with a slash at its end.
    pub fn root_uri(&self) -> String {
        let path = self.root.to_string_lossy().replace('\\', "/");
        format!("file:///{}/", encoded(path.trim_matches('/')))
    }
}

fn encoded(path: &str) -> String {
    utf8_percent_encode(path, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_from_the_repository_and_uris_are_encoded() {
        let dir = tempfile::tempdir().unwrap();
        let tree = dir.path().join("my docs");
        std::fs::create_dir(&tree).unwrap();
        let alone = Places::around(&tree);
        assert_eq!(alone.path("a b.md"), "a b.md");
        std::fs::create_dir(dir.path().join(".git")).unwrap();
        let places = Places::around(&tree);
        assert_eq!(places.path("a/b.md"), "my docs/a/b.md");
        assert_eq!(places.path("../mkdocs.yml"), "mkdocs.yml");
        assert_eq!(places.uri("é#1%.md"), "my%20docs/%C3%A9%231%25.md");
        assert!(places.root_uri().starts_with("file:///") && places.root_uri().ends_with('/'));
    }
}
