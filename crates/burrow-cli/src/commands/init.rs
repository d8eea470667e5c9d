//! `burrow init`: a commented burrow.toml for the tree that is there.

use crate::failure::Failure;
use crate::progress::Bar;
use crate::project::CONFIG_NAME;
use crate::terminal::say;
use burrow_bundle::{Bundler, Config, DiskTree, starter_config};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;

/// Write a commented burrow.toml for the tree it finds
///
/// No configuration is needed to start; this writes down what was found, so that it can be changed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  burrow init docs && $EDITOR docs/burrow.toml")]
pub struct Args {
    /// Folder of Markdown
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Write over a burrow.toml that is there
    #[arg(long)]
    force: bool,
}

impl Args {
    /// Reads the tree and writes the file.
    pub fn run(&self) -> Result<(), Failure> {
        let file = self.dir.join(CONFIG_NAME);
        let taken = || {
            Failure::Usage(format!(
                "{} is there already; --force writes over it",
                file.display()
            ))
        };
        if !self.force && file.exists() {
            return Err(taken());
        }
        let tree = DiskTree::open(&self.dir)?;
        let bar = Bar::new(false);
        let bundle = Bundler::new(Config::default()).build(&tree, &bar)?;
        let text = starter_config(&bundle, &tree);
        bar.finish();

        let mut options = OpenOptions::new();
        options
            .write(true)
            .create(true)
            .truncate(true)
            .create_new(!self.force);
        let written = options
            .open(&file)
            .and_then(|mut opened| opened.write_all(text.as_bytes()));
        written.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => taken(),
            _ => Failure::io("write", &file, &error),
        })?;
        say(format_args!(
            "{} written for the {} words of this tree",
            file.display(),
            bundle.words
        ))
    }
}
