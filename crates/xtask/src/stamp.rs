//! Whether dist/ still holds what the sources would give: a fingerprint over both.

use crate::Result;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// A fingerprint of `inputs` (files, and folders with all they hold) as they lie under `root`.
///
/// Reads contents and not dates: git gives every checkout new dates.
pub fn fingerprint(root: &Path, inputs: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(&root.join(input), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// All files at and under `path`; what is not there adds nothing.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        let entries = fs::read_dir(path)
            .map_err(|error| format!("cannot list {}: {error}", path.display()))?;
        for entry in entries {
            let entry =
                entry.map_err(|error| format!("cannot list {}: {error}", path.display()))?;
            collect(&entry.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_follows_names_and_contents_and_nothing_else() {
        let root = std::env::temp_dir().join(format!("burrow-stamp-{}", std::process::id()));
        fs::create_dir_all(root.join("src")).unwrap();
        fs::write(root.join("src/a"), "one").unwrap();
        let inputs = ["src", "absent"];
        let before = fingerprint(&root, &inputs).unwrap();
        fs::write(root.join("src/a"), "one").unwrap();
        fs::write(root.join("elsewhere"), "x").unwrap();
        assert_eq!(fingerprint(&root, &inputs).unwrap(), before);
        fs::write(root.join("src/a"), "two").unwrap();
        assert_ne!(fingerprint(&root, &inputs).unwrap(), before);
        fs::rename(root.join("src/a"), root.join("src/b")).unwrap();
        fs::write(root.join("src/b"), "one").unwrap();
        assert_ne!(fingerprint(&root, &inputs).unwrap(), before);
        fs::remove_dir_all(root).unwrap();
    }
}
