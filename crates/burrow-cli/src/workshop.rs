//! Builds a site again and again for `burrow serve`, and keeps what the next build can use.

use crate::failure::Failure;
use crate::panics;
use crate::project::{Project, ProjectArgs};
use crate::publish::Plan;
use crate::reader::{Reader, ReaderArgs};
use crate::site::Site;
use crate::watcher::Changes;
use burrow_bundle::{Bundler, NoProgress, Progress};
use std::path::PathBuf;
use std::sync::Arc;

/// What a build needs, with the bundler that remembers pages that have not changed.
pub struct Workshop {
    dir: PathBuf,
    config_file: Option<PathBuf>,
    project: Project,
    bundler: Bundler,
    reader_args: ReaderArgs,
    reader: Reader,
    /// Whether the reader has changed and could not be read since.
    is_reader_old: bool,
}

impl Workshop {
    /// Reads configuration and reader.
    pub fn open(project_args: &ProjectArgs, reader_args: &ReaderArgs) -> Result<Self, Failure> {
        let project = project_args.open()?.for_readers();
        Ok(Self {
            dir: project_args.dir.clone(),
            config_file: project_args.config.file.clone(),
            bundler: project.bundler(),
            project,
            reader_args: reader_args.clone(),
            reader: Reader::open(reader_args)?,
            is_reader_old: false,
        })
    }

    /// The tree and configuration in force.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Builds the site as the tree is now.
    pub fn build(&mut self, progress: &dyn Progress) -> Result<Arc<Site>, Failure> {
        let bundle = self.bundler.build(&self.project.tree()?, progress)?;
        let plan = Plan {
            options: self.project.config.publish.clone(),
            ..Plan::default()
        };
        Ok(Arc::new(Site::new(bundle, &self.reader, plan).live()))
    }

    /// Builds after a change. Whatever goes wrong comes back in words, and the next change is a new chance.
    pub fn rebuild(&mut self, changes: Changes) -> Result<Arc<Site>, String> {
        let built = panics::caught(|| self.follow(changes));
        match built {
            Ok(built) => built.map_err(|failure| failure.to_string()),
            Err(panic) => Err(format!("burrow met a fault of its own: {panic}")),
        }
    }

    fn follow(&mut self, changes: Changes) -> Result<Arc<Site>, Failure> {
        self.is_reader_old |= changes.reader;
        if self.is_reader_old {
            self.reader = Reader::open(&self.reader_args)?;
            self.is_reader_old = false;
        }
        // Read every time: a configuration that was broken stays a failure until it is mended.
        let project = Project::open(&self.dir, self.config_file.as_deref())?.for_readers();
        if project.config != self.project.config {
            self.bundler = project.bundler();
        }
        self.project = project;
        self.build(&NoProgress)
    }
}
