//! Which files of a Trunk output folder are the reader's. Shared with the build script.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The files below `dist` by name, `/` between parts, in byte order: all but what Trunk makes for development (its
/// page, its style sheets, the sample bundle) and hidden files. What came from `public/` is named without it.
pub fn reader_files(dist: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    let mut open = vec![(String::new(), dist.to_path_buf())];
    while let Some((prefix, folder)) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let own = entry.file_name().to_string_lossy().into_owned();
            let name = format!("{prefix}{own}");
            if own.starts_with('.')
                || matches!(name.as_str(), "bundle" | "index.html")
                || name.ends_with(".css")
            {
                continue;
            }
            if entry.file_type()?.is_dir() {
                let prefix = if name == "public" {
                    String::new()
                } else {
                    format!("{name}/")
                };
                open.push((prefix, entry.path()));
            } else {
                files.push((name, entry.path()));
            }
        }
    }
    files.sort();
    Ok(files)
}
