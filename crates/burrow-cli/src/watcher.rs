//! Watching a tree, its configuration and its reader for changes.

use crate::failure::Failure;
use crate::project::Project;
use burrow_bundle::SettingPlaces;
use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A burst of events counts as one change once nothing has happened for this long; editors write in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// The same after an event that ends a step: a file was closed that had been written, or took the place of another.
const SETTLED: Duration = Duration::from_millis(8);
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

/// What a burst of events comes to so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Burst {
    changes: Changes,
    /// Whether its last event that matters left a file whole.
    is_settled: bool,
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
    /// Where `burrow.toml` stands, or would.
    configs: Vec<PathBuf>,
    /// Files of other tools that say how the tree is written.
    settings: SettingPlaces,
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
        let configs = match &project.config_file {
            Some(file) => vec![full(file)?],
            None => crate::project::config_places(&tree),
        };
        let places = Places {
            settings: SettingPlaces::of(&tree),
            tree,
            configs,
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
        let mut folders = places.settings.folders();
        let of_configs = places.configs.iter().filter_map(|config| config.parent());
        folders.extend(of_configs.map(Path::to_owned));
        folders.retain(|folder| !folder.starts_with(&places.tree));
        folders.sort();
        folders.dedup();
        for folder in folders {
            let watched = system.watch(&folder, RecursiveMode::NonRecursive);
            // A folder above the tree may be closed to us; then nothing in it is read either.
            if places
                .configs
                .iter()
                .any(|config| config.parent() == Some(&folder))
            {
                watched.map_err(failed)?;
            }
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
        let mut burst = Burst::default();
        while !burst.changes.any() {
            self.places.add(&mut burst, self.events.recv().ok()?);
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let quiet = if burst.is_settled { SETTLED } else { QUIET };
            match self.events.recv_timeout(quiet) {
                Ok(event) => self.places.add(&mut burst, event),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Some(burst.changes)
    }
}

impl Places {
    fn add(&self, burst: &mut Burst, event: notify::Result<Event>) {
        let Ok(event) = event else {
            // Events were lost: anything may have changed.
            burst.changes = Changes {
                tree: true,
                reader: self.reader.is_some(),
            };
            burst.is_settled = false;
            return;
        };
        let whole = matches!(
            event.kind,
            EventKind::Access(AccessKind::Close(AccessMode::Write))
                | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
        );
        if whole && event.paths.iter().any(|path| self.concern(path).any()) {
            burst.is_settled = true;
        }
        // Our own reading is not a change, nor is a new time stamp.
        if matches!(
            event.kind,
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_))
        ) {
            return;
        }
        for path in &event.paths {
            let concern = self.concern(path);
            burst.changes.tree |= concern.tree;
            burst.changes.reader |= concern.reader;
            burst.is_settled &= whole || !concern.any();
        }
    }

    /// What a change of a file would change.
    fn concern(&self, path: &Path) -> Changes {
        Changes {
            reader: self
                .reader
                .as_ref()
                .is_some_and(|reader| path.starts_with(reader)),
            tree: self.configs.iter().any(|config| config == path)
                || self.settings.concerns(path)
                || path.strip_prefix(&self.tree).is_ok_and(is_content),
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
    use notify::event::{CreateKind, DataChange, MetadataKind};

    fn changed(kind: EventKind, path: &str) -> Changes {
        burst([kind], path).changes
    }

    fn burst<const N: usize>(kinds: [EventKind; N], path: &str) -> Burst {
        let places = Places {
            tree: "/t/docs".into(),
            configs: vec!["/t/burrow.toml".into()],
            settings: SettingPlaces::of(Path::new("/t/docs")),
            reader: Some("/r/dist".into()),
        };
        let mut burst = Burst::default();
        for kind in kinds {
            places.add(&mut burst, Ok(Event::new(kind).add_path(path.into())));
        }
        burst
    }

    #[test]
    fn a_file_that_was_written_and_closed_is_whole() {
        let write = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let close = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let rename = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        for kinds in [[write, close], [write, rename]] {
            let burst = burst(kinds, "/t/docs/a.md");
            assert!(burst.changes.tree && burst.is_settled, "{kinds:?}");
        }
        assert!(!burst([close, write], "/t/docs/a.md").is_settled);
        let elsewhere = burst([close], "/t/docs/a.md~");
        assert_eq!(elsewhere, Burst::default());
    }

    #[test]
    fn only_what_can_change_the_site_counts() {
        let create = EventKind::Create(CreateKind::File);
        for path in [
            "/t/docs/a.md",
            "/t/docs/img/b.png",
            "/t/burrow.toml",
            "/t/mkdocs.yml",
            "/t/docs/.vitepress/config.ts",
            "/t/docs/guide/.pages",
        ] {
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
    fn a_configuration_above_the_tree_is_followed() {
        let dir = tempfile::tempdir().unwrap();
        let docs = dir.path().join("site/docs");
        std::fs::create_dir_all(&docs).unwrap();
        std::fs::create_dir(dir.path().join(".git")).unwrap();
        std::fs::write(docs.join("a.md"), "# A").unwrap();
        let project = Project::open(&docs, None).unwrap();
        let watcher = Watcher::start(&project, None).unwrap();
        let (told, changes) = channel();
        std::thread::spawn(move || {
            while let Some(change) = watcher.next() {
                let _ = told.send(change);
            }
        });
        for file in ["site/mkdocs.yml", "site/burrow.toml"] {
            std::fs::write(dir.path().join(file), "").unwrap();
            let change = changes.recv_timeout(Duration::from_secs(30));
            assert!(change.is_ok_and(|change| change.tree), "{file}");
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
