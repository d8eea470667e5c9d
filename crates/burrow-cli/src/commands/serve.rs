//! `burrow serve`: read a tree in the browser while it is being written.

use crate::failure::Failure;
use crate::findings;
use crate::progress::Bar;
use crate::project::ProjectArgs;
use crate::reader::ReaderArgs;
use crate::server::{self, Report, Snapshot};
use crate::terminal::{DIM, error, note, say};
use crate::watcher::Watcher;
use crate::workshop::Workshop;
use indicatif::HumanCount;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::watch;

/// Read a tree in the browser; open pages follow every change
///
/// Builds in memory, writes nothing, and answers to this machine only. Errors are shown in the terminal and in the
/// page; while burrow.toml is broken, the last good site stays.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow serve docs
  burrow serve docs --port 8080")]
pub struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    /// Port to listen on [default: 4747, or any that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    #[command(flatten)]
    reader: ReaderArgs,
}

impl Args {
    /// Serves until it is interrupted.
    pub fn run(&self) -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build();
        let runtime =
            runtime.map_err(|error| Failure::Io(format!("cannot start the server: {error}")))?;
        let listener = runtime.block_on(server::bind(self.port))?;
        let address = listener
            .local_addr()
            .map_err(|error| Failure::Io(error.to_string()))?;

        let mut workshop = Workshop::open(&self.project, &self.reader)?;
        // Watching starts before the first build, so that a change during it is not missed.
        let watcher = Watcher::start(workshop.project(), self.reader.dir.as_deref())?;
        let bar = Bar::new(false);
        let site = workshop.build(&bar)?;
        bar.finish();
        for line in findings::counts(&site.bundle().diagnostics) {
            note(line);
        }
        let pages = HumanCount(site.bundle().pages.len() as u64);
        note(format_args!(
            "{DIM}serving {pages} pages of {}; Ctrl+C ends{DIM:#}",
            self.project.dir.display()
        ));
        let (sender, receiver) = watch::channel(Arc::new(Snapshot {
            report: Report::of(&site, None),
            site,
        }));
        say(format_args!("http://{address}/"))?;

        std::thread::spawn(move || follow(&mut workshop, &watcher, &sender));
        runtime.block_on(async {
            tokio::select! {
                ended = server::run(listener, receiver) => ended,
                _ = tokio::signal::ctrl_c() => Ok(()),
            }
        })
    }
}

/// Builds after every change and tells open pages, until watching ends.
fn follow(workshop: &mut Workshop, watcher: &Watcher, state: &watch::Sender<Arc<Snapshot>>) {
    while let Some(changes) = watcher.next() {
        let start = Instant::now();
        let before = Arc::clone(&state.borrow().site);
        let (site, report) = match workshop.rebuild(changes) {
            Ok(site) => {
                let report = Report::of(&site, Some(&before));
                (site, report)
            }
            Err(failure) => (Arc::clone(&before), Report::of_failure(&before, failure)),
        };
        report.print(start.elapsed());
        state.send_replace(Arc::new(Snapshot { site, report }));
    }
}

impl Report {
    /// Tells the terminal what open pages are told.
    fn print(&self, took: std::time::Duration) {
        match &self.failure {
            Some(failure) => error(failure),
            None => {
                for new in &self.errors[..self.fresh.min(self.errors.len())] {
                    note(findings::sentence(new));
                }
                note(format_args!(
                    "{DIM}rebuilt in {:.2} s, {} errors{DIM:#}",
                    took.as_secs_f64(),
                    self.total
                ));
            }
        }
    }
}
