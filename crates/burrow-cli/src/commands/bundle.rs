//! `burrow bundle`: the bundle alone, for a reader that is served from elsewhere.

use crate::bundle_files;
use crate::failure::Failure;
use crate::progress::Bar;
use crate::project::ProjectArgs;
use crate::terminal::say;
use burrow_bundle::{check_output, write_site};
use indicatif::{DecimalBytes, HumanCount};
use std::path::PathBuf;

/// Write the bundle alone: manifest, pages, search index, assets
///
/// This is what a site has under bundle/; a reader served from elsewhere, such as `trunk serve`, reads it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  burrow bundle docs --out dist/bundle")]
pub struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Folder to write; replaced when an earlier run wrote it
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Args {
    /// Builds and writes the bundle.
    pub fn run(&self) -> Result<(), Failure> {
        let project = self.project.open()?;
        check_output(&project.dir, &self.out)?;
        let bar = Bar::new(false);
        let bundle = project.bundler().build(&project.tree()?, &bar)?;
        let pages = HumanCount(bundle.pages.len() as u64);
        let bytes = write_site(&self.out, bundle_files::relative(bundle))?;
        bar.finish();
        say(format_args!(
            "{}: {pages} pages, {}",
            self.out.display(),
            DecimalBytes(bytes)
        ))
    }
}
