//! The subcommands, one file each.

mod build;
mod bundle;
mod check;
mod eval;
mod init;
mod report;
mod search;
mod serve;
mod size;

use crate::failure::Failure;
use clap::{Subcommand, ValueEnum};

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Build(build::Args),
    Serve(serve::Args),
    Check(check::Args),
    Report(report::Args),
    Search(search::Args),
    Eval(eval::Args),
    Init(init::Args),
    Bundle(bundle::Args),
    Size(size::Args),
}

impl Command {
    /// Does it.
    pub fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Build(args) => args.run(),
            Self::Serve(args) => args.run(),
            Self::Check(args) => args.run(),
            Self::Report(args) => args.run(),
            Self::Search(args) => args.run(),
            Self::Eval(args) => args.run(),
            Self::Init(args) => args.run(),
            Self::Bundle(args) => args.run(),
            Self::Size(args) => args.run(),
        }
    }
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Sentences
    #[default]
    Human,
    /// One JSON object on standard output
    Json,
}
