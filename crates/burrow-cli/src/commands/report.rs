//! `burrow report`: one page on the state of a tree.

use crate::failure::Failure;
use crate::progress::Bar;
use crate::project::ProjectArgs;
use crate::report::{Data, Date, Report};
use crate::terminal::{note, say};
use indicatif::DecimalBytes;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Write one page on the state of the documentation: readers and gaps, reading time, links, ages, findings
///
/// The page needs no network and no script, and prints. It starts with what is worth doing, and with what changed since
/// an earlier report when --previous names one. Findings in the content never make this command fail; `burrow check`
/// is for that.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow report docs                                      writes report.html
  burrow report docs --previous report.html               every week, over the last one
  burrow report docs --out ../weekly.html
  burrow report docs --json | jq .figures
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) burrow report docs --out report.html

Ages are counted to the day of SOURCE_DATE_EPOCH, else to the newest date in the pages; never to the clock's.")]
pub struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// File to write, replaced when it is an earlier report: report.html where nothing is said; with --json none is
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Earlier report to compare with: its page, or what --json printed
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
    /// Print the figures as one JSON object on standard output
    #[arg(long)]
    json: bool,
}

/// Where a report goes when nobody says, in the folder at hand.
const USUAL: &str = "report.html";

impl Args {
    /// Takes stock of the tree and writes the page.
    pub fn run(&self) -> Result<(), Failure> {
        let day = day(std::env::var_os("SOURCE_DATE_EPOCH"))?;
        let previous = self.previous.as_deref().map(read).transpose()?;
        let out = self.out.as_deref();
        let out = out.or((!self.json).then_some(Path::new(USUAL)));
        if let Some(out) = out {
            may_write(out)?;
        }
        let project = self.project.open()?;
        let bar = Bar::new(self.json);
        let survey = project.bundler().survey(&project.tree()?, &bar)?;
        let report = Report::new(&survey, day, previous.as_ref());
        bar.finish();
        if let Some(out) = out {
            write(out, &report.html)?;
            let size = DecimalBytes(report.html.len() as u64);
            let pages = report.data.pages.len();
            let line = format!("{}: a report on {pages} pages, {size}", out.display());
            if self.json { note(line) } else { say(line)? }
        }
        if self.json {
            say(report.data.json())?;
        }
        Ok(())
    }
}

/// The day that `SOURCE_DATE_EPOCH` names.
fn day(epoch: Option<OsString>) -> Result<Option<Date>, Failure> {
    let Some(epoch) = epoch.filter(|epoch| !epoch.is_empty()) else {
        return Ok(None);
    };
    let seconds = epoch
        .to_str()
        .and_then(|text| text.trim().parse::<u32>().ok());
    let seconds = seconds.ok_or_else(|| {
        Failure::Usage(format!(
            "SOURCE_DATE_EPOCH is `{}`; it is a number of seconds since 1970",
            epoch.to_string_lossy()
        ))
    })?;
    Ok(Some(Date::from_seconds(seconds.into())))
}

/// Reads an earlier report.
fn read(path: &Path) -> Result<Data, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::io("read", path, &error))?;
    Data::read(&String::from_utf8_lossy(&bytes))
        .map_err(|why| Failure::Usage(format!("{} {why}", path.display())))
}

/// Whether a file may be written: it is new, or an earlier report.
fn may_write(path: &Path) -> Result<(), Failure> {
    if path.is_dir() {
        let message = format!("{} is a folder; --out names a file", path.display());
        return Err(Failure::Usage(message));
    }
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::io("read", path, &error)),
        Ok(bytes) if bytes.is_empty() || Data::is_page(&String::from_utf8_lossy(&bytes)) => Ok(()),
        Ok(_) => Err(Failure::Usage(format!(
            "{} is there and is no report; choose another name with --out",
            path.display()
        ))),
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        Failure::io("write", path, &error)
    })
}
