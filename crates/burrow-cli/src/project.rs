//! What a command works on: a tree of Markdown and the configuration that goes with it.

use crate::failure::Failure;
use burrow_bundle::{Bundler, Config, DiskTree};
use burrow_draw::Mermaid;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of a configuration file.
pub const CONFIG_NAME: &str = "burrow.toml";

/// Which tree, and which configuration.
#[derive(Debug, clap::Args)]
pub struct ProjectArgs {
    /// Folder of Markdown: a repository or its docs/
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// Which configuration.
#[derive(Debug, clap::Args)]
pub struct ConfigArgs {
    /// Configuration to use [default: DIR/burrow.toml, or the one above when DIR is a docs/ folder; none is needed]
    #[arg(id = "config", long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// A tree's folder and its configuration.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder as it was given.
    pub dir: PathBuf,
    /// The configuration file in force.
    pub config_file: Option<PathBuf>,
    /// What it says.
    pub config: Config,
}

impl ProjectArgs {
    /// Finds and reads the configuration.
    pub fn open(&self) -> Result<Project, Failure> {
        Project::open(&self.dir, self.config.file.as_deref())
    }
}

impl Project {
    /// Finds and reads the configuration of `dir`, unless `config` names one.
    pub fn open(dir: &Path, config: Option<&Path>) -> Result<Self, Failure> {
        let config_file = match config {
            Some(file) => Some(file.to_owned()),
            None => find_config(dir),
        };
        let config = match &config_file {
            Some(file) => Config::load(file)?,
            None => Config::default(),
        };
        Ok(Self {
            dir: dir.to_owned(),
            config_file,
            config,
        })
    }

    /// What makes its bundles: as configured, with diagrams drawn.
    pub fn bundler(&self) -> Bundler {
        Bundler::new(self.config.clone()).drawing(Arc::new(Mermaid::new()))
    }

    /// The same, to be read while it is written: what is only for programs and search engines would cost time after
    /// every change.
    pub fn for_readers(mut self) -> Self {
        self.config.publish.markdown = false;
        self.config.publish.llms_full = Some(false);
        self
    }

    /// Lists the tree as it is now.
    pub fn tree(&self) -> Result<DiskTree, Failure> {
        Ok(DiskTree::open_within(&self.dir, &self.config.limits)?)
    }
}

/// Where the configuration of a folder may stand; `dir` is absolute and without symlinks.
pub fn config_places(dir: &Path) -> Vec<PathBuf> {
    let beside = dir
        .parent()
        .filter(|_| dir.file_name().is_some_and(|name| name == "docs"));
    let folders = std::iter::once(dir).chain(beside);
    folders.map(|folder| folder.join(CONFIG_NAME)).collect()
}

/// `DIR/burrow.toml`, or the one beside a `docs` folder.
fn find_config(dir: &Path) -> Option<PathBuf> {
    let own = dir.join(CONFIG_NAME);
    if own.is_file() {
        return Some(own);
    }
    let full = dir.canonicalize().ok()?;
    if full.file_name()? != "docs" {
        return None;
    }
    // The path as it was given reads better in messages, where it says where it goes.
    let above = match dir.parent() {
        Some(parent) if dir.file_name().is_some() => parent.join(CONFIG_NAME),
        _ => full.parent()?.join(CONFIG_NAME),
    };
    above.is_file().then_some(above)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_configuration_is_found_beside_a_docs_folder_and_nowhere_else_above() {
        let root = tempfile::tempdir().unwrap();
        let (docs, other) = (root.path().join("docs"), root.path().join("other"));
        fs::create_dir(&docs).unwrap();
        fs::create_dir(&other).unwrap();
        fs::write(root.path().join(CONFIG_NAME), "").unwrap();
        assert_eq!(find_config(&docs), Some(root.path().join(CONFIG_NAME)));
        assert_eq!(find_config(&other), None);
        fs::write(docs.join(CONFIG_NAME), "").unwrap();
        assert_eq!(find_config(&docs), Some(docs.join(CONFIG_NAME)));
    }
}
