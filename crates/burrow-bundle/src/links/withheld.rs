//! What is left out of a site: links to it lead nowhere, and nothing tells them from other names.

use crate::naming::{folder, without_extension};
use crate::read::covers;
use globset::GlobMatcher;
use std::collections::HashSet;

/// The names of files that are left out, and the globs that leave files out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Withheld<'a> {
    names: HashSet<&'a str>,
    globs: &'a [Vec<GlobMatcher>],
}

impl<'a> Withheld<'a> {
    /// Files by their paths in the tree, and other addresses; a folder is as hidden as what it holds.
    pub fn new(files: impl Iterator<Item = &'a str>, globs: &'a [Vec<GlobMatcher>]) -> Self {
        let mut names = HashSet::new();
        for file in files {
            names.extend([file, without_extension(file)]);
            let mut above = folder(file);
            while !above.is_empty() && names.insert(above) {
                above = folder(above);
            }
        }
        Self { names, globs }
    }

    /// Whether a path at which nothing stands is one that is left out. A glob also covers what is not there, so that
    /// a link never tells which of the names below it are taken.
    pub fn covers(&self, path: &str) -> bool {
        self.names.contains(path)
            || self.globs.iter().flatten().any(|glob| {
                covers(glob, path)
                    || ["md", "markdown", "mdx", "txt"]
                        .iter()
                        .any(|extension| covers(glob, &format!("{path}.{extension}")))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_its_page_and_its_folder_are_withheld_and_all_that_a_glob_covers() {
        let globs = [vec![
            globset::Glob::new("internal").unwrap().compile_matcher(),
        ]];
        let withheld = Withheld::new(["plans/next/secret.md"].into_iter(), &globs);
        for path in [
            "plans/next/secret.md",
            "plans/next/secret",
            "plans/next",
            "plans",
            "internal/x",
        ] {
            assert!(withheld.covers(path), "{path}");
        }
        assert!(!withheld.covers("plans/next/other") && !withheld.covers("secret"));
    }
}
