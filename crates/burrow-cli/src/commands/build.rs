//! `burrow build`: a complete static site.

use super::Format;
use crate::base::BasePath;
use crate::failure::Failure;
use crate::precompress::Precompress;
use crate::progress::Bar;
use crate::project::ProjectArgs;
use crate::reader::{Reader, ReaderArgs};
use crate::site::Site;
use crate::terminal::{note, say};
use crate::{findings, hosts};
use burrow_bundle::{Diagnostic, Progress as _, check_output};
use indicatif::{DecimalBytes, HumanCount};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Write a complete static site: one HTML file a page, the reader, the search index
///
/// The site appears whole or not at all: when anything fails, what was in the output folder stays as it was.
/// Findings in the content do not stop a build; `burrow check` lists them, --strict makes errors count.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow build docs --out site
  burrow build docs --out site --base-path /docs/      for https://example.com/docs/
  burrow build docs --out site --precompress           for nginx or Caddy, which send the copies as they are
  burrow build . --out ../site --format json           for a script: {\"pages\":…,\"seconds\":…}")]
pub struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Folder to write; replaced when an earlier build wrote it
    #[arg(long, value_name = "SITE")]
    out: PathBuf,
    /// Path the site is served under [default: base-path in burrow.toml, else /]
    #[arg(long, value_name = "PATH")]
    base_path: Option<BasePath>,
    /// How the summary is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// End with exit code 1 when the content has errors; the site is written all the same
    #[arg(long)]
    strict: bool,
    /// Put compressed copies beside the files, .br and .gz, for a host that sends them as they are
    #[arg(long)]
    precompress: bool,
    #[command(flatten)]
    reader: ReaderArgs,
}

/// What a build comes to.
#[derive(Debug, Serialize)]
struct Summary {
    pages: usize,
    words: u64,
    diagnostics: usize,
    files: usize,
    bytes: u64,
    compressed_files: usize,
    compressed_bytes: u64,
    seconds: f64,
}

/// So many errors are printed in full; the rest are counted.
const SHOWN: usize = 10;

impl Args {
    /// Builds and writes the site.
    pub fn run(&self) -> Result<(), Failure> {
        let start = Instant::now();
        let project = self.project.open()?;
        let base = match &self.base_path {
            Some(base) => base.clone(),
            None => project.config.base_path().parse().map_err(Failure::Usage)?,
        };
        let reader = Reader::open(&self.reader)?;
        check_output(&project.dir, &self.out)?;

        let bar = Bar::new(self.format == Format::Json);
        let tree = project.tree()?;
        let bundle = project.bundler().build(&tree, &bar)?;
        bar.step("Writing", bundle.pages.len() as u64);
        let site = Site::new(bundle, &reader, base);
        let copies = self.precompress.then(|| Precompress::over(&self.out));
        let written = site.write(&self.out, copies.as_ref(), || bar.advance(1))?;
        bar.finish();

        let bundle = site.bundle();
        let summary = Summary {
            pages: bundle.pages.len(),
            words: bundle.words,
            diagnostics: bundle.diagnostics.len(),
            files: written.files,
            bytes: written.bytes,
            compressed_files: written.copies,
            compressed_bytes: written.copy_bytes,
            seconds: (start.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
        };
        match self.format {
            Format::Json => say(serde_json::to_string(&summary).unwrap_or_default())?,
            Format::Human => {
                for limit in hosts::exceeded(&written) {
                    note(limit);
                }
                summary.print(&bundle.diagnostics, &self.out, &self.project.dir)?;
            }
        }
        if self.strict && findings::errors(&bundle.diagnostics) > 0 {
            Err(Failure::Content)
        } else {
            Ok(())
        }
    }
}

impl Summary {
    fn print(&self, diagnostics: &[Diagnostic], out: &Path, dir: &Path) -> Result<(), Failure> {
        let errors = diagnostics
            .iter()
            .filter(|finding| finding.severity == burrow_bundle::Severity::Error);
        for finding in errors.take(SHOWN) {
            note(findings::sentence(finding));
        }
        for line in findings::counts(diagnostics) {
            note(line);
        }
        if !diagnostics.is_empty() {
            note(format_args!(
                "burrow check {} --all lists all {}",
                dir.display(),
                HumanCount(self.diagnostics as u64)
            ));
        }
        if self.compressed_files > 0 {
            note(format_args!(
                "{} compressed copies, {}",
                HumanCount(self.compressed_files as u64),
                DecimalBytes(self.compressed_bytes)
            ));
        }
        say(format_args!(
            "{}: {} pages, {} words, {} diagnostics, {} files, {} in {:.2} s",
            out.display(),
            HumanCount(self.pages as u64),
            HumanCount(self.words),
            HumanCount(self.diagnostics as u64),
            HumanCount(self.files as u64),
            DecimalBytes(self.bytes),
            self.seconds
        ))
    }
}
