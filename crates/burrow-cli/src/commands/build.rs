//! `burrow build`: a complete static site.

use super::Format;
use crate::base::BasePath;
use crate::bundle_files::BundleFiles;
use crate::failure::Failure;
use crate::precompress::Precompress;
use crate::progress::Bar;
use crate::project::{Project, ProjectArgs};
use crate::publish::{Address, Plan, Said};
use crate::reader::{Reader, ReaderArgs};
use crate::site::Site;
use crate::terminal::{note, say};
use crate::{findings, hosts};
use burrow_bundle::{
    Before, Diagnostic, PageBefore, Progress as _, Publication, SiteUrl, check_output,
};
use indicatif::{DecimalBytes, HumanCount};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Write a complete static site: one HTML file a page, the reader, the search index
///
/// The site appears whole or not at all: when anything fails, what was in the output folder stays as it was.
/// Findings in the content do not stop a build; `burrow check` lists them, --strict makes errors count.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow build docs --out site
  burrow build docs --out site --site-url https://example.com/docs/
  burrow build docs --out site --previous site         what was renamed since answers under its old address too
  burrow build docs --out site --precompress           for nginx or Caddy, which send the copies as they are
  burrow build . --out ../site --format json           for a script: {\"pages\":…,\"seconds\":…}")]
pub struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Folder to write; replaced when an earlier build wrote it
    #[arg(long, value_name = "SITE")]
    out: PathBuf,
    /// Path the site is served under [default: base-path in burrow.toml, else that of the site's address, else /]
    #[arg(long, value_name = "PATH")]
    base_path: Option<BasePath>,
    /// Absolute address of the site's top, for search engines, feeds and link previews [default: site-url in burrow.toml,
    /// else what the project's own configuration says]
    #[arg(long, value_name = "URL")]
    site_url: Option<SiteUrl>,
    /// Folder of the last build: pages that answer at another address since are sent there from the old one
    #[arg(long, value_name = "SITE")]
    previous: Option<PathBuf>,
    /// Draw an image for each page, for link previews [default: cards under [publish] in burrow.toml]
    #[arg(long)]
    cards: bool,
    /// Folder to keep drawn cards in, so that no card is drawn twice [default: .SITE.burrow-cache beside the output]
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
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
        let address = self.address(&project)?;
        let reader = Reader::open(&self.reader)?;
        check_output(&project.dir, &self.out)?;
        let cache = self.cache()?;
        if let Some(cache) = cache.as_ref().filter(|_| self.cache.is_some()) {
            apart(&project.dir, cache)?;
        }

        let bar = Bar::new(self.format == Format::Json);
        let tree = project.tree()?;
        let mut bundler = project.bundler();
        if let Some(previous) = &self.previous {
            bundler = bundler.after(before(previous)?);
        }
        let bundle = bundler.build(&tree, &bar)?;
        let (address, astray) = address.or_as_published(&bundle.publication);
        let wanted = self.cards || project.config.publish.cards;
        let mut notes = notes(&address, astray, &bundle.publication, wanted);
        let plan = Plan {
            cards: cache.filter(|_| wanted && address.is_absolute()),
            address,
            options: project.config.publish.clone(),
        };
        bar.step("Writing", bundle.pages.len() as u64);
        let site = Site::new(bundle, &reader, plan);
        let copies = self.precompress.then(|| Precompress::over(&self.out));
        let written = site.write(&self.out, copies.as_ref(), || bar.advance(1))?;
        bar.finish();
        notes.extend(site.card_notes());

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
                notes.iter().for_each(note);
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

impl Args {
    /// Where cards are kept.
    fn cache(&self) -> Result<Option<PathBuf>, Failure> {
        if self.cache.is_some() {
            return Ok(self.cache.clone());
        }
        let out = std::path::absolute(&self.out)
            .map_err(|error| Failure::io("find", &self.out, &error))?;
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        Ok(Some(out.with_file_name(format!(".{name}.burrow-cache"))))
    }

    /// Where the site will stand, as far as command line and configuration say.
    fn address(&self, project: &Project) -> Result<Address, Failure> {
        let config = &project.config;
        let line = Said {
            url: self.site_url.clone(),
            base: self.base_path.clone(),
        };
        let base = config
            .base_path
            .as_ref()
            .map(|_| config.base_path().parse());
        let file = Said {
            url: config.site_url.as_deref().and_then(|url| url.parse().ok()),
            base: base.transpose().map_err(Failure::Usage)?,
        };
        Address::new(line, file).map_err(Failure::Usage)
    }
}

/// Refuses a cache in the documentation's folder, where the next build would read it. An absent folder lies where it
/// would be made.
fn apart(dir: &Path, cache: &Path) -> Result<(), Failure> {
    let full = |path: &Path| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let there = path.ancestors().find_map(|above| {
            let real = above.canonicalize().ok()?;
            Some(real.join(path.strip_prefix(above).ok()?))
        });
        there.unwrap_or(path)
    };
    if full(cache).starts_with(full(dir)) {
        return Err(Failure::Usage(format!(
            "the cache {} lies inside {}: choose a folder elsewhere",
            cache.display(),
            dir.display()
        )));
    }
    Ok(())
}

/// What the last build answered at.
fn before(previous: &Path) -> Result<Before, Failure> {
    let files = BundleFiles::find(previous).ok_or_else(|| {
        Failure::Usage(format!(
            "{} holds no site written by Burrow: --previous names the folder of the last build; leave it out for the first",
            previous.display()
        ))
    })?;
    let manifest = files.manifest()?;
    let page = |page: &burrow_model::PageMeta| PageBefore {
        path: page.path(),
        hash: page.hash.clone(),
    };
    let path_of = |id: &burrow_model::PageId| {
        let page = manifest.pages.iter().find(|page| page.id == *id)?;
        Some(page.path())
    };
    let redirects = manifest.redirects.iter();
    Ok(Before {
        pages: manifest.pages.iter().map(page).collect(),
        redirects: redirects
            .filter_map(|(from, id)| Some((from.clone(), path_of(id)?)))
            .collect(),
        read: Arc::new(move |hash| files.page(hash).ok()),
    })
}

/// Renamed pages that are named one by one.
const NAMED: usize = 5;

/// What a person should know of how the site will be found.
fn notes(
    address: &Address,
    astray: Option<String>,
    publication: &Publication,
    wants_cards: bool,
) -> Vec<String> {
    let mut notes = Vec::new();
    if !address.is_absolute() {
        notes.push(astray.unwrap_or_else(|| {
            "no sitemap, feed and canonical addresses without the site's own: --site-url https://…, or site-url in \
             burrow.toml"
                .to_owned()
        }));
        if wants_cards {
            notes.push(
                "no cards either: link previews find images by their absolute address".to_owned(),
            );
        }
    }
    for (from, to) in publication.renamed.iter().take(NAMED) {
        notes.push(format!(
            "/{from}/ leads to /{to}/, its address since the last build"
        ));
    }
    let more = publication.renamed.len().saturating_sub(NAMED);
    if more > 0 {
        notes.push(format!(
            "{more} more former addresses lead to where their pages are now"
        ));
    }
    notes
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
