//! A tree on disk: listed once when it is opened, never left through a symlink.

use super::{DocTree, ProjectFile, TreeFile, is_ignored, settings};
use crate::{Diagnostic, LimitsConfig};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A folder on disk.
#[derive(Clone, Debug)]
pub struct DiskTree {
    root: PathBuf,
    name: String,
    limits: LimitsConfig,
    files: Vec<TreeFile>,
    skipped: Vec<Diagnostic>,
    settings: Vec<ProjectFile>,
}

/// Why a folder cannot be read as a tree.
#[derive(Debug)]
pub enum TreeError {
    /// The folder, or one below it, cannot be listed.
    List {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The path is a file.
    NotAFolder(PathBuf),
    /// More files than `[limits]` allows.
    TooManyFiles {
        /// The folder.
        path: PathBuf,
        /// How many are allowed.
        limit: usize,
    },
}

impl fmt::Display for TreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List { path, error } if error.kind() == io::ErrorKind::NotFound => {
                write!(f, "there is no folder {}", path.display())
            }
            Self::List { path, error } => write!(f, "cannot read {}: {error}", path.display()),
            Self::NotAFolder(path) => write!(
                f,
                "{} is a file; give the folder that holds the documentation",
                path.display()
            ),
            Self::TooManyFiles { path, limit } => write!(
                f,
                "{} holds more than {limit} files; give the folder that holds only the documentation, or raise `files` under [limits] in burrow.toml",
                path.display()
            ),
        }
    }
}

impl std::error::Error for TreeError {}

/// The way out for a link that is not followed.
const COPY: &str = "put a copy of the file in its place, or take the link away";
/// The way out for a folder too far down.
const DEEP: &str = "move it up, or raise `depth` under [limits] in burrow.toml";

impl DiskTree {
    /// Lists the folder under the limits that hold when nobody says otherwise.
    pub fn open(dir: impl AsRef<Path>) -> Result<Self, TreeError> {
        Self::open_within(dir, &LimitsConfig::default())
    }

    /// Lists the folder. Contents are read later, one file at a time.
    pub fn open_within(dir: impl AsRef<Path>, limits: &LimitsConfig) -> Result<Self, TreeError> {
        let dir = dir.as_ref();
        let root = dir.canonicalize().map_err(|error| TreeError::List {
            path: dir.to_owned(),
            error,
        })?;
        if !root.is_dir() {
            return Err(TreeError::NotAFolder(dir.to_owned()));
        }
        let name = root
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mut tree = Self {
            root,
            name,
            limits: limits.clone(),
            files: Vec::new(),
            skipped: Vec::new(),
            settings: Vec::new(),
        };
        tree.list()?;
        tree.files.sort();
        tree.settings.sort();
        let above = settings::above(&tree.root);
        tree.settings.extend(above);
        tree.skipped.sort_by(|a, b| a.file.cmp(&b.file));
        Ok(tree)
    }

    /// Where the tree is, absolute and without symlinks.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn list(&mut self) -> Result<(), TreeError> {
        let mut open = vec![(self.root.clone(), String::new(), 0)];
        while let Some((folder, prefix, depth)) = open.pop() {
            let failed = |error| TreeError::List {
                path: folder.clone(),
                error,
            };
            for entry in fs::read_dir(&folder).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let name = entry.file_name();
                let Some(name) = name.to_str() else {
                    let shown = format!("{prefix}{}", name.to_string_lossy());
                    self.skip(
                        "file-name",
                        &shown,
                        "the name is not valid UTF-8, so it has no address",
                        "rename it",
                    );
                    continue;
                };
                if is_ignored(name) {
                    self.note_setting(&entry.path(), &prefix, name);
                    continue;
                }
                let path = format!("{prefix}{name}");
                let kind = entry.file_type().map_err(failed)?;
                if kind.is_dir() {
                    if depth == self.limits.depth {
                        let why = format!("folders deeper than {depth} are not read");
                        self.skip("too-deep", &path, why, DEEP);
                    } else {
                        open.push((entry.path(), format!("{path}/"), depth + 1));
                    }
                } else if kind.is_symlink() {
                    self.follow(&entry.path(), path);
                } else if kind.is_file() {
                    let size = entry.metadata().map_err(failed)?.len();
                    self.files.push(TreeFile { path, size });
                } else {
                    self.skip(
                        "not-a-file",
                        &path,
                        "this is neither a file nor a folder, so it is not read",
                        "remove it, or put a file in its place",
                    );
                }
                if self.files.len() > self.limits.files {
                    return Err(TreeError::TooManyFiles {
                        path: self.root.clone(),
                        limit: self.limits.files,
                    });
                }
            }
        }
        Ok(())
    }

    /// Remembers what is hidden and says how the pages are arranged.
    fn note_setting(&mut self, at: &Path, prefix: &str, name: &str) {
        let path = format!("{prefix}{name}");
        let hidden = settings::hidden(at, name, &format!("{path}/"));
        let paths = if let Some(paths) = hidden {
            paths
        } else if settings::arranges(name) && settings::is_small_file(at) {
            vec![path]
        } else {
            return;
        };
        self.settings
            .extend(paths.into_iter().map(|path| ProjectFile {
                path,
                below: String::new(),
            }));
    }

    /// Takes a symlink to a file inside the tree; folders are never entered through one, so no loop can arise.
    fn follow(&mut self, link: &Path, path: String) {
        match link.canonicalize() {
            Ok(target) if !target.starts_with(&self.root) => {
                self.skip(
                    "symlink",
                    &path,
                    "this link points outside the tree, so it is not read",
                    COPY,
                );
            }
            Ok(target) if target.is_file() => {
                let size = target.metadata().map_or(0, |metadata| metadata.len());
                self.files.push(TreeFile { path, size });
            }
            Ok(_) => {
                self.skip("symlink", &path, "links to folders are not followed", COPY);
            }
            Err(error) => {
                self.skip(
                    "symlink",
                    &path,
                    format!("this link cannot be followed: {error}"),
                    COPY,
                );
            }
        }
    }

    fn skip(&mut self, code: &'static str, path: &str, why: impl Into<String>, hint: &str) {
        self.skipped
            .push(Diagnostic::warning(code, path, why).hint(hint));
    }
}

impl DocTree for DiskTree {
    fn name(&self) -> &str {
        &self.name
    }

    fn files(&self) -> &[TreeFile] {
        &self.files
    }

    fn skipped(&self) -> &[Diagnostic] {
        &self.skipped
    }

    fn settings(&self) -> &[ProjectFile] {
        &self.settings
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let path = self.root.join(path);
        // What was a file when the tree was listed may be a pipe by now, and opening one may take for ever.
        if !fs::metadata(&path)?.is_file() {
            return Err(io::Error::other("it is no file any more"));
        }
        let limit = self.limits.page_bytes().max(self.limits.asset_bytes());
        let mut bytes = Vec::new();
        File::open(&path)?
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::Error::other("it has grown too large"));
        }
        Ok(bytes)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_folder_is_listed_without_what_is_hidden_or_leads_out() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.md"), "secret").unwrap();
        let inside = tempfile::tempdir().unwrap();
        let root = inside.path();
        fs::create_dir_all(root.join("b/node_modules")).unwrap();
        fs::create_dir_all(root.join(".git")).unwrap();
        fs::write(root.join("b/z.md"), "z").unwrap();
        fs::write(root.join("b/node_modules/n.md"), "n").unwrap();
        fs::write(root.join(".git/g.md"), "g").unwrap();
        fs::write(root.join("a.md"), "abc").unwrap();
        symlink(outside.path().join("secret.md"), root.join("out.md")).unwrap();
        symlink(root.join("a.md"), root.join("same.md")).unwrap();
        symlink(root, root.join("loop")).unwrap();

        let tree = DiskTree::open(root).unwrap();
        let paths: Vec<_> = tree.files().iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["a.md", "b/z.md", "same.md"]);
        assert_eq!(tree.files()[0].size, 3);
        let skipped: Vec<_> = tree.skipped().iter().map(|d| &*d.file).collect();
        assert_eq!(skipped, ["loop", "out.md"]);
        assert_eq!(tree.read("same.md").unwrap(), b"abc");
    }

    #[test]
    fn a_pipe_is_passed_over_without_opening_it() {
        let dir = tempfile::tempdir().unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(dir.path().join("pipe.md"))
            .status()
            .is_ok_and(|status| status.success());
        assert!(made, "mkfifo is part of every Unix");
        let tree = DiskTree::open(dir.path()).unwrap();
        assert!(tree.files().is_empty());
        assert_eq!(tree.skipped()[0].code, "not-a-file");
    }

    #[test]
    fn a_missing_folder_and_a_file_are_refused_in_words() {
        let dir = tempfile::tempdir().unwrap();
        let missing = DiskTree::open(dir.path().join("nowhere")).unwrap_err();
        assert!(missing.to_string().starts_with("there is no folder"));
        let file = dir.path().join("a.md");
        fs::write(&file, "a").unwrap();
        let file = DiskTree::open(file).unwrap_err();
        assert!(file.to_string().contains("is a file"));
    }
}
