//! Writing a site: the only place that changes anything on disk. A site appears whole or not at all.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The file by which an earlier site, or a bundle written alone, is known: only such a folder is ever replaced.
const MARKERS: [&str; 2] = ["bundle/latest.json", "latest.json"];

/// Why a site was not written. What stood there before still does.
#[derive(Debug)]
pub enum WriteError {
    /// The output lies inside the documentation's folder.
    OutputInsideInput {
        /// The output.
        out: PathBuf,
        /// The documentation's folder.
        input: PathBuf,
    },
    /// The documentation's folder lies inside the output.
    InputInsideOutput {
        /// The output.
        out: PathBuf,
        /// The documentation's folder.
        input: PathBuf,
    },
    /// The output is a folder that holds something else than an earlier site, or a file.
    NotASite(PathBuf),
    /// A file's path would lead out of the site.
    UnsafePath(String),
    /// The system refused.
    Io {
        /// What was being written.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutputInsideInput { out, input } => write!(
                f,
                "the output {} lies inside {}, so the site would become part of its own source; choose a folder elsewhere",
                out.display(),
                input.display()
            ),
            Self::InputInsideOutput { out, input } => write!(
                f,
                "{} lies inside the output {}, which is replaced as a whole; choose a folder elsewhere",
                input.display(),
                out.display()
            ),
            Self::NotASite(out) => write!(
                f,
                "{} holds something that is not a site written by Burrow, so it is not replaced; choose an empty or new folder",
                out.display()
            ),
            Self::UnsafePath(path) => write!(f, "`{path}` is no path inside a site"),
            Self::Io { path, error } => write!(f, "cannot write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}

/// Refuses an output that overlaps the documentation's folder or would replace something else than an earlier site.
/// Ask before a long build, not after.
pub fn check_output(input: &Path, out: &Path) -> Result<(), WriteError> {
    let target = absolute(out)?;
    let source = absolute(input)?;
    if target.starts_with(&source) {
        return Err(WriteError::OutputInsideInput {
            out: out.to_owned(),
            input: input.to_owned(),
        });
    }
    if source.starts_with(&target) {
        return Err(WriteError::InputInsideOutput {
            out: out.to_owned(),
            input: input.to_owned(),
        });
    }
    replaceable(out)
}

/// Writes a site and returns its size in bytes. The files are staged beside `out` and swapped in as one.
pub fn write_site(
    out: &Path,
    files: impl IntoIterator<Item = (String, Arc<[u8]>)>,
) -> Result<u64, WriteError> {
    replaceable(out)?;
    let target = absolute(out)?;
    let parent = target
        .parent()
        .ok_or_else(|| WriteError::NotASite(out.to_owned()))?;
    fs::create_dir_all(parent).map_err(|error| failed(parent, error))?;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let stage = Stage(parent.join(format!(".{name}.burrow-{}", std::process::id())));
    let _ = fs::remove_dir_all(&stage.0); // left by a process of the same number that was killed
    sweep(parent, &format!(".{name}.burrow-"));
    let mut size = 0;
    for (path, bytes) in files {
        let place = stage.0.join(relative(&path)?);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        }
        fs::write(&place, &bytes).map_err(|error| failed(&place, error))?;
        size += bytes.len() as u64;
    }
    fs::create_dir_all(&stage.0).map_err(|error| failed(&stage.0, error))?;
    swap(&stage.0, &target).map_err(|error| failed(&target, error))?;
    Ok(size)
}

/// Takes away what builds have staged that were killed: folders of this name with the number of no process.
fn sweep(parent: &Path, prefix: &str) {
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return; // who lives cannot be known here
    }
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(prefix));
        let is_number = |number: &&str| number.bytes().all(|byte| byte.is_ascii_digit());
        if number
            .filter(is_number)
            .is_some_and(|number| !processes.join(number).exists())
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A staging folder; whatever is in it when writing ends goes away.
struct Stage(PathBuf);

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Puts the staged folder where the target is; the earlier site, if there is one, ends up in the staging folder.
fn swap(stage: &Path, target: &Path) -> io::Result<()> {
    if fs::symlink_metadata(target).is_err() {
        return fs::rename(stage, target);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, stage, CWD, target, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    // No exchange here: the earlier site steps aside first and comes back if the new one cannot take its place.
    let aside = stage.with_extension("old");
    let _ = fs::remove_dir_all(&aside);
    fs::rename(target, &aside)?;
    if let Err(error) = fs::rename(stage, target) {
        fs::rename(&aside, target)?;
        return Err(error);
    }
    fs::remove_dir_all(&aside)
}

/// Whether `out` may be replaced: it does not exist, is empty, or is an earlier site.
fn replaceable(out: &Path) -> Result<(), WriteError> {
    let metadata = match fs::metadata(out) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(out, error)),
    };
    let empty = || fs::read_dir(out).map(|mut entries| entries.next().is_none());
    if metadata.is_dir()
        && (MARKERS.iter().any(|marker| out.join(marker).is_file())
            || empty().map_err(|error| failed(out, error))?)
    {
        return Ok(());
    }
    Err(WriteError::NotASite(out.to_owned()))
}

/// An absolute path without symlinks, also where its end does not exist yet.
fn absolute(path: &Path) -> Result<PathBuf, WriteError> {
    let full = std::path::absolute(path).map_err(|error| failed(path, error))?;
    let mut missing = Vec::new();
    let mut at = full.as_path();
    loop {
        if let Ok(real) = at.canonicalize() {
            return Ok(missing
                .iter()
                .rev()
                .fold(real, |path, part| path.join(part)));
        }
        match (at.file_name(), at.parent()) {
            (Some(name), Some(parent)) => {
                missing.push(name.to_owned());
                at = parent;
            }
            // `missing/..` is the folder that `missing` would be in.
            (None, Some(parent)) => at = parent.parent().unwrap_or(parent),
            _ => return Ok(full),
        }
    }
}

fn relative(path: &str) -> Result<&Path, WriteError> {
    let relative = Path::new(path);
    let inside = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if inside && !path.is_empty() {
        Ok(relative)
    } else {
        Err(WriteError::UnsafePath(path.to_owned()))
    }
}

fn failed(path: &Path, error: io::Error) -> WriteError {
    WriteError::Io {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(content: &str) -> Vec<(String, Arc<[u8]>)> {
        let file = |path: &str, text: &str| (path.to_owned(), Arc::from(text.as_bytes()));
        vec![file(MARKERS[0], "{}"), file("index.html", content)]
    }

    fn entries(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_site_replaces_an_earlier_one_as_a_whole() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("a/site");
        let mut first = site("one");
        first.push(("old.html".into(), Arc::from(&b"x"[..])));
        assert_eq!(write_site(&out, first).unwrap(), 6);
        write_site(&out, site("two")).unwrap();
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "two");
        assert!(!out.join("old.html").exists());
        assert_eq!(
            entries(&dir.path().join("a")),
            1,
            "nothing is left beside it"
        );
    }

    #[test]
    fn a_folder_that_is_no_site_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
        let refused = write_site(dir.path(), site("x")).unwrap_err();
        assert!(matches!(refused, WriteError::NotASite(_)));
        assert_eq!(entries(dir.path()), 1);
        let file = dir.path().join("thesis.txt");
        assert!(write_site(&file, site("x")).is_err());
        assert_eq!(fs::read_to_string(file).unwrap(), "years of work");
    }

    #[test]
    fn a_failed_write_leaves_the_earlier_site() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("site");
        write_site(&out, site("one")).unwrap();
        let mut bad = site("two");
        bad.push(("../escape".into(), Arc::from(&b"x"[..])));
        assert!(matches!(
            write_site(&out, bad),
            Err(WriteError::UnsafePath(_))
        ));
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "one");
        assert_eq!(entries(dir.path()), 1);
    }

    #[test]
    fn input_and_output_must_lie_apart() {
        let dir = tempfile::tempdir().unwrap();
        let docs = dir.path().join("docs");
        fs::create_dir(&docs).unwrap();
        let inside = check_output(&docs, &docs.join("out/site")).unwrap_err();
        assert!(matches!(inside, WriteError::OutputInsideInput { .. }));
        assert!(matches!(
            check_output(&docs, &docs),
            Err(WriteError::OutputInsideInput { .. })
        ));
        let around = check_output(&docs, dir.path()).unwrap_err();
        assert!(matches!(around, WriteError::InputInsideOutput { .. }));
        let roundabout = check_output(&docs, &dir.path().join("missing/../docs/out")).unwrap_err();
        assert!(matches!(roundabout, WriteError::OutputInsideInput { .. }));
        check_output(&docs, &dir.path().join("docs-site")).unwrap();
    }
}
