//! A site on its way to the disk: rendered and compressed on all processors, a few files at a time in memory.

use super::{Entry, Site, is_free};
use crate::precompress::{self, Precompress};
use burrow_bundle::{WriteError, write_site};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Entries that may wait for the disk.
const WAITING: usize = 32;

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files, their compressed copies not counted.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Compressed copies.
    pub copies: usize,
    /// The bytes of these.
    pub copy_bytes: u64,
    /// The largest file of all, and its bytes.
    pub largest: (String, u64),
}

/// A file with its compressed copies.
type Family = Vec<(String, Arc<[u8]>)>;

impl Site {
    /// Writes the whole site to `out`, with compressed copies where `copies` makes them. `done` hears of each page.
    /// What stood at `out` is replaced as a whole, or stays where anything fails.
    pub fn write(
        &self,
        out: &Path,
        copies: Option<&Precompress>,
        done: impl Fn() + Sync,
    ) -> Result<Written, WriteError> {
        let entries: Vec<_> = self.entries.iter().collect();
        let next = AtomicUsize::new(0);
        let (sender, receiver) = mpsc::sync_channel(WAITING);
        let work = |sender: mpsc::SyncSender<Family>| {
            while let Some((path, entry)) = entries.get(next.fetch_add(1, Ordering::Relaxed)) {
                let family = self.family(path, entry, copies);
                if matches!(entry, Entry::Page(_)) {
                    done();
                }
                if sender.send(family).is_err() {
                    return; // the disk refused, and nobody waits for more
                }
            }
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let mut written = Written::default();
        thread::scope(|scope| {
            for _ in 0..threads {
                let sender = sender.clone();
                scope.spawn(|| work(sender));
            }
            drop(sender);
            let families = Families {
                receiver,
                left: entries.len(),
            };
            let stamp = copies.map(|_| {
                let stamp = Precompress::stamp().as_bytes();
                (precompress::STAMP.to_owned(), Arc::from(stamp))
            });
            let files = families
                .inspect(|family| written.add(family))
                .flatten()
                .chain(stamp);
            write_site(out, files)
        })?;
        Ok(written)
    }

    /// What stands at a path, and its copies. A copy gives way to whatever the site has in its place.
    fn family(&self, path: &str, entry: &Entry, copies: Option<&Precompress>) -> Family {
        let bytes = self.bytes(entry);
        let copies = copies.map_or(Vec::new(), |copies| copies.copies(path, &bytes));
        let copies = copies
            .into_iter()
            .filter(|(path, _)| is_free(&self.entries, path))
            .map(|(path, copy)| (path, Arc::from(copy)));
        std::iter::once((path.to_owned(), Arc::clone(&bytes)))
            .chain(copies)
            .collect()
    }
}

impl Written {
    fn add(&mut self, family: &Family) {
        for (number, (path, bytes)) in family.iter().enumerate() {
            let length = bytes.len() as u64;
            if number == 0 {
                self.files += 1;
                self.bytes += length;
            } else {
                self.copies += 1;
                self.copy_bytes += length;
            }
            // The first of several, in byte order, so that the outcome is the same whoever was first.
            let (largest, most) = &self.largest;
            if length > *most || (length == *most && path < largest) {
                self.largest = (path.clone(), length);
            }
        }
    }
}

/// What the threads have made, until all of it is there.
struct Families {
    receiver: Receiver<Family>,
    left: usize,
}

impl Iterator for Families {
    type Item = Family;

    fn next(&mut self) -> Option<Family> {
        match self.receiver.recv() {
            Ok(family) => {
                self.left -= 1;
                Some(family)
            }
            // Ending here would put half a site in the place of a whole one.
            Err(_) if self.left > 0 => panic!("a thread that renders pages has stopped"),
            Err(_) => None,
        }
    }
}
