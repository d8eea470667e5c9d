//! `burrow check`: what is wrong with a tree, without building it.

use super::Format;
use crate::failure::Failure;
use crate::findings;
use crate::progress::Bar;
use crate::project::ProjectArgs;
use crate::terminal::say;
use burrow_bundle::{Bundler, Diagnostic};
use serde::Serialize;

/// List broken links, unreadable front matter and other findings, each with its place and a way out
///
/// Ends with exit code 1 when there are errors; warnings and remarks do not count.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow check docs
  burrow check docs --format json | jq '.diagnostics[] | select(.code == \"broken-link\")'")]
pub struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Findings<'a> {
    diagnostics: &'a [Diagnostic],
}

impl Args {
    /// Checks the tree and prints what it finds.
    pub fn run(&self) -> Result<(), Failure> {
        let project = self.project.open()?;
        let bar = Bar::new(self.format == Format::Json);
        let found = Bundler::new(project.config.clone()).check(&project.tree()?, &bar)?;
        bar.finish();
        match self.format {
            Format::Json => say(serde_json::to_string(&Findings {
                diagnostics: &found,
            })
            .unwrap_or_default())?,
            Format::Human if found.is_empty() => {
                say(format_args!("{}: nothing found", project.dir.display()))?
            }
            Format::Human => findings::print(&found)?,
        }
        if findings::errors(&found) > 0 {
            Err(Failure::Content)
        } else {
            Ok(())
        }
    }
}
