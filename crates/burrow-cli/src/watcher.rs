//! Watching a tree, its configuration and its reader for changes.

use crate::failure::Failure;
use crate::project::Project;
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A burst of events counts as one change once nothing has happened for this long; editors write in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// A burst that goes on is taken as it is after this long.
const PATIENCE: Duration = Duration::from_millis(400);

/// What has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Something in the tree, or its configuration.
    pub tree: bool,
    /// The reader.
    pub reader: bool,
}

impl Changes {
    fn any(self) -> bool {
        self.tree || self.reader
    }
}

/// Watches until it is dropped.
pub struct Watcher {
    events: Receiver<notify::Result<Event>>,
    places: Places,
    /// Kept because dropping it ends the watching.
    _system: RecommendedWatcher,
}

/// The folders that matter, as the system names them.
#[derive(Debug)]
struct Places {
    tree: PathBuf,
    config: PathBuf,
    reader: Option<PathBuf>,
}

impl Watcher {
    /// Starts watching a project, and the folder of its reader where it has one.
    pub fn start(project: &Project, reader: Option<&Path>) -> Result<Self, Failure> {
        let full = |path: &Path| {
            path.canonicalize()
                .map_err(|error| Failure::io("open", path, &error))
        };
        let tree = full(&project.dir)?;
        let config = match &project.config_file {
            Some(file) => full(file)?,
            None => tree.join(crate::project::CONFIG_NAME),
        };
        let places = Places {
            tree,
            config,
            reader: reader.map(full).transpose()?,
        };

        let (sender, events) = channel();
        let failed = |error: notify::Error| {
            Failure::Io(format!(
                "cannot watch {} for changes: {error}",
                project.dir.display()
            ))
        };
        let mut system = notify::recommended_watcher(sender).map_err(failed)?;
        system
            .watch(&places.tree, RecursiveMode::Recursive)
            .map_err(failed)?;
        // The folder, not the file: editors put a new file in the place of the old one.
        if let Some(folder) = places
            .config
            .parent()
            .filter(|folder| !folder.starts_with(&places.tree))
        {
            system
                .watch(folder, RecursiveMode::NonRecursive)
                .map_err(failed)?;
        }
        if let Some(reader) = places
            .reader
            .as_ref()
            .filter(|reader| !reader.starts_with(&places.tree))
        {
            system
                .watch(reader, RecursiveMode::Recursive)
                .map_err(failed)?;
        }
        Ok(Self {
            events,
            places,
            _system: system,
        })
    }

    /// Waits for the next change and for the burst it comes in to end; none when watching has ended.
    pub fn next(&self) -> Option<Changes> {
        let mut changes = Changes::default();
        while !changes.any() {
            self.places.add(&mut changes, self.events.recv().ok()?);
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => self.places.add(&mut changes, event),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Some(changes)
    }
}

impl Places {
    fn add(&self, changes: &mut Changes, event: notify::Result<Event>) {
        let Ok(event) = event else {
            // Events were lost: anything may have changed.
            *changes = Changes {
                tree: true,
                reader: self.reader.is_some(),
            };
            return;
        };
        // Our own reading is not a change, nor is a new time stamp.
        if matches!(
            event.kind,
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_))
        ) {
            return;
        }
        for path in &event.paths {
            changes.reader |= self
                .reader
                .as_ref()
                .is_some_and(|reader| path.starts_with(reader));
            changes.tree |=
                *path == self.config || path.strip_prefix(&self.tree).is_ok_and(is_content);
        }
    }
}

/// Whether a path below the tree can be part of it: nothing hidden, no packages, no editor's backup.
fn is_content(path: &Path) -> bool {
    let ignored = |name: &OsStr| {
        let name = name.to_string_lossy();
        name.starts_with('.')
            || name.ends_with('~')
            || matches!(&*name, "node_modules" | "_site" | "target")
    };
    !path.iter().any(ignored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, MetadataKind};

    fn changed(kind: EventKind, path: &str) -> Changes {
        let places = Places {
            tree: "/t/docs".into(),
            config: "/t/burrow.toml".into(),
            reader: Some("/r/dist".into()),
        };
        let mut changes = Changes::default();
        places.add(&mut changes, Ok(Event::new(kind).add_path(path.into())));
        changes
    }

    #[test]
    fn only_what_can_change_the_site_counts() {
        let create = EventKind::Create(CreateKind::File);
        for path in ["/t/docs/a.md", "/t/docs/img/b.png", "/t/burrow.toml"] {
            assert_eq!(
                changed(create, path),
                Changes {
                    tree: true,
                    reader: false
                },
                "{path}"
            );
        }
        assert_eq!(
            changed(create, "/r/dist/app.js"),
            Changes {
                tree: false,
                reader: true
            }
        );
        for path in [
            "/t/README.md",
            "/t/docs/.git/index",
            "/t/docs/a.md~",
            "/t/docs/node_modules/x/y.md",
        ] {
            assert!(!changed(create, path).any(), "{path}");
        }
    }

    #[test]
    fn reading_a_page_is_no_change_to_it() {
        for kind in [
            EventKind::Access(AccessKind::Any),
            EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)),
        ] {
            assert!(!changed(kind, "/t/docs/a.md").any());
        }
    }
}
