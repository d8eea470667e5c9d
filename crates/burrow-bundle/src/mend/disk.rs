//! Writing mended files: one at a time, each whole or not at all, and only those nobody has touched meanwhile.

use super::Mended;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a mended file was not written. It stands as it was.
#[derive(Debug)]
pub enum MendError {
    /// It is not what was read.
    Changed(PathBuf),
    /// It is a link: what it leads to is mended where that stands, or not at all.
    Symlink(PathBuf),
    /// It may not be written.
    ReadOnly(PathBuf),
    /// The system refused.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl fmt::Display for MendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(path) => write!(
                f,
                "{} has changed meanwhile and was left as it is; run the command again",
                path.display()
            ),
            Self::Symlink(path) => write!(
                f,
                "{} is a link and was left as it is; mend the file it leads to",
                path.display()
            ),
            Self::ReadOnly(path) => write!(
                f,
                "{} is read-only and was left as it is; make it writable first",
                path.display()
            ),
            Self::Io { path, error } => write!(f, "cannot write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for MendError {}

/// Writes a mended file below `root`, the tree's folder. Its permissions stay; a reader sees the old bytes or the new.
pub fn write_mended(root: &Path, mended: &Mended) -> Result<(), MendError> {
    let path = root.join(&mended.file);
    let failed = |error| MendError::Io {
        path: path.clone(),
        error,
    };
    let metadata = fs::symlink_metadata(&path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(MendError::Symlink(path));
    }
    if metadata.permissions().readonly() {
        return Err(MendError::ReadOnly(path));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // A long name must not become too long for the system.
    let name: String = name.chars().take(32).collect();
    let stage = Stage(path.with_file_name(format!(".{name}.burrow-{}", std::process::id())));
    let _ = fs::remove_file(&stage.0); // left by a process of the same number that was killed
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .open(&stage.0)
        .map_err(failed)?;
    fill(&mut file, mended, &metadata).map_err(failed)?;
    drop(file);
    // As late as possible: an editor may have saved the file since it was read.
    if fs::read(&path).map_err(failed)? != mended.before {
        return Err(MendError::Changed(path));
    }
    fs::rename(&stage.0, &path).map_err(failed)
}

fn fill(file: &mut File, mended: &Mended, metadata: &fs::Metadata) -> io::Result<()> {
    file.write_all(&mended.after)?;
    file.set_permissions(metadata.permissions())?;
    file.sync_all()
}

/// A file on its way; gone when dropped unless it has been moved into place.
struct Stage(PathBuf);

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(before: &str) -> Mended {
        Mended {
            file: "a.md".into(),
            before: before.into(),
            after: "new\n".into(),
            findings: 1,
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions_and_leaves_nothing_beside_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "old\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write_mended(dir.path(), &mended("old\n")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new\n");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_has_changed_or_is_read_only_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "other\n").unwrap();
        let changed = write_mended(dir.path(), &mended("old\n")).unwrap_err();
        assert!(changed.to_string().contains("has changed meanwhile"));
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let refused = write_mended(dir.path(), &mended("other\n")).unwrap_err();
        assert!(matches!(refused, MendError::ReadOnly(_)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "other\n");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_never_written_through() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("b.md"), "old\n").unwrap();
        std::os::unix::fs::symlink("b.md", dir.path().join("a.md")).unwrap();
        let refused = write_mended(dir.path(), &mended("old\n")).unwrap_err();
        assert!(matches!(refused, MendError::Symlink(_)));
        assert_eq!(
            fs::read_to_string(dir.path().join("b.md")).unwrap(),
            "old\n"
        );
    }
}
