//! Configuration files of documentation tools that are no part of a tree's list: hidden in it, or in a folder above
//! it. A tree is often given as the folder of the pages, and its tool keeps its file beside that folder.

use super::ProjectFile;
use std::fs;
use std::path::{Path, PathBuf};

/// How many folders above the tree are looked into: `src/content/docs` has its project three folders up.
const ABOVE: usize = 3;
/// A configuration larger than this many bytes is none.
const MAX_BYTES: u64 = 1 << 20;
/// Hidden folders with a tool's configuration hold no more files than this that matter.
const MAX_HIDDEN: usize = 100;

/// What is looked for in the folders above. Nothing else there is opened.
const NAMES: [&str; 20] = [
    "_config.yaml",
    "_config.yml",
    "astro.config.cjs",
    "astro.config.js",
    "astro.config.mjs",
    "astro.config.mts",
    "astro.config.ts",
    "book.toml",
    "docusaurus.config.cjs",
    "docusaurus.config.js",
    "docusaurus.config.mjs",
    "docusaurus.config.ts",
    "mkdocs.yaml",
    "mkdocs.yml",
    "sidebars.cjs",
    "sidebars.js",
    "sidebars.json",
    "sidebars.mjs",
    "sidebars.ts",
    "sidebars.mts",
];
/// VitePress' hidden folder.
const VITEPRESS: &str = ".vitepress";

/// The hidden folder in which many MkDocs projects keep what their pages include.
const SNIPPETS: &str = ".snippets";

/// Whether a hidden file arranges the pages beside it.
pub(super) fn arranges(name: &str) -> bool {
    matches!(name, ".pages" | ".nav.yml" | ".nav.yaml")
}

/// Whether a hidden path is a setting, for trees that are not on disk.
pub(super) fn is_setting(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let hidden = |part: &str| part.starts_with('.');
    if arranges(name) {
        return !folder.split('/').any(hidden);
    }
    if is_snippet(path) {
        return true;
    }
    let vitepress = folder.strip_suffix("/config").unwrap_or(folder);
    let Some(above) = vitepress.strip_suffix(VITEPRESS) else {
        return false;
    };
    is_script(name) && (above.is_empty() || above.ends_with('/')) && !above.split('/').any(hidden)
}

/// Whether a hidden path is text that pages may include.
pub(crate) fn is_snippet(path: &str) -> bool {
    let mut folders = path.rsplit('/');
    let named = folders.next().is_some_and(|name| !name.starts_with('.'));
    named && folders.next() == Some(SNIPPETS) && !folders.any(|part| part.starts_with('.'))
}

/// The settings in the folders above a tree, the nearest first. A repository is never left.
pub(super) fn above(root: &Path) -> Vec<ProjectFile> {
    let mut settings = Vec::new();
    let mut at = root;
    let mut up = String::new();
    let mut below = String::new();
    for _ in 0..ABOVE {
        if at.join(".git").exists() {
            break;
        }
        let Some(name) = at.file_name().and_then(|name| name.to_str()) else {
            break;
        };
        let Some(parent) = at.parent() else { break };
        below = if below.is_empty() {
            name.to_owned()
        } else {
            format!("{name}/{below}")
        };
        up.push_str("../");
        at = parent;
        let named = NAMES.iter().filter(|name| is_small_file(&at.join(name)));
        let mut paths: Vec<String> = named.map(|name| format!("{up}{name}")).collect();
        paths.extend(vitepress(&at.join(VITEPRESS), &format!("{up}{VITEPRESS}/")));
        settings.extend(paths.into_iter().map(|path| ProjectFile {
            path,
            below: below.clone(),
        }));
    }
    settings
}

/// Where the files stand around a tree that may say how it is written: for those who watch it for changes.
#[derive(Clone, Debug, Default)]
pub struct SettingPlaces {
    root: PathBuf,
    above: Vec<PathBuf>,
}

impl SettingPlaces {
    /// Those of a tree; `root` is absolute and without symlinks.
    pub fn of(root: &Path) -> Self {
        let mut above = Vec::new();
        let mut at = root;
        for _ in 0..ABOVE {
            let Some(parent) = at.parent().filter(|_| !at.join(".git").exists()) else {
                break;
            };
            above.push(parent.to_owned());
            at = parent;
        }
        Self {
            root: root.to_owned(),
            above,
        }
    }

    /// The folders outside the tree that are to be watched, each without those in it.
    pub fn folders(&self) -> Vec<PathBuf> {
        let inner = |folder: &PathBuf| {
            let vitepress = folder.join(VITEPRESS);
            [folder.clone(), vitepress.join("config"), vitepress]
        };
        let folders = self.above.iter().flat_map(inner);
        folders.filter(|folder| folder.is_dir()).collect()
    }

    /// Whether what stands at a path, in the tree or outside, may say how the tree is written and is none of its
    /// files.
    pub fn concerns(&self, path: &Path) -> bool {
        let below = |folder: &Path| {
            let path = path.strip_prefix(folder).ok()?.to_str()?;
            Some(path.replace('\\', "/"))
        };
        if let Some(path) = below(&self.root) {
            return is_setting(&path);
        }
        let mut above = self.above.iter().filter_map(|folder| below(folder));
        above
            .any(|path| NAMES.contains(&&*path) || path.starts_with(VITEPRESS) && is_setting(&path))
    }
}

/// The files of a hidden folder that matter, if it is one of a tool's; `prefix` is how the tree reads what stands in it.
pub(super) fn hidden(folder: &Path, name: &str, prefix: &str) -> Option<Vec<String>> {
    match name {
        VITEPRESS => Some(vitepress(folder, prefix)),
        SNIPPETS => Some(files(folder, prefix, |_| true)),
        _ => None,
    }
}

/// The scripts that configure VitePress.
fn vitepress(folder: &Path, prefix: &str) -> Vec<String> {
    let inner = folder.join("config");
    let mut paths = files(folder, prefix, is_script);
    paths.extend(files(&inner, &format!("{prefix}config/"), is_script));
    paths
}

/// The small files in a folder that are `wanted` by their names.
fn files(folder: &Path, prefix: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let path = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let fits = wanted(&name) && !name.starts_with('.') && is_small_file(&entry.path());
        fits.then(|| format!("{prefix}{name}"))
    };
    let mut paths: Vec<_> = entries.filter_map(path).collect();
    paths.sort();
    paths.truncate(MAX_HIDDEN);
    paths
}

fn is_script(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "js" | "mjs" | "cjs" | "ts" | "mts" | "json")
}

/// Whether a path is a file itself, no link to one, and small enough to be a configuration.
pub(super) fn is_small_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() <= MAX_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_above_are_listed_up_to_the_repository_and_no_further() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("repo/site/src/content/docs");
        fs::create_dir_all(&root).unwrap();
        fs::create_dir_all(dir.path().join("repo/.git")).unwrap();
        for file in ["repo/book.toml", "repo/site/astro.config.mjs", "mkdocs.yml"] {
            fs::write(dir.path().join(file), "").unwrap();
        }
        let found: Vec<_> = above(&root)
            .into_iter()
            .map(|setting| (setting.path, setting.below))
            .collect();
        assert_eq!(
            found,
            [(
                "../../../astro.config.mjs".to_owned(),
                "src/content/docs".to_owned()
            )]
        );
        let paths: Vec<_> = above(&dir.path().join("repo/site"))
            .into_iter()
            .map(|setting| setting.path)
            .collect();
        assert_eq!(paths, ["../book.toml"]);
        assert!(above(&dir.path().join("repo")).is_empty());
    }

    #[test]
    fn what_is_watched_is_what_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("repo/site/docs");
        fs::create_dir_all(dir.path().join("repo/site/.vitepress/config")).unwrap();
        fs::create_dir_all(dir.path().join("repo/.git")).unwrap();
        fs::create_dir_all(&root).unwrap();
        let places = SettingPlaces::of(&root);
        let folders: Vec<_> = places.folders();
        let site = dir.path().join("repo/site");
        let repository = dir.path().join("repo");
        assert_eq!(
            folders,
            [
                site.clone(),
                site.join(".vitepress/config"),
                site.join(".vitepress"),
                repository.clone()
            ]
        );
        for path in [
            site.join("mkdocs.yml"),
            site.join(".vitepress/config.ts"),
            repository.join("_config.yml"),
            root.join(".vitepress/config/index.mts"),
            root.join("guide/.pages"),
        ] {
            assert!(places.concerns(&path), "{}", path.display());
        }
        for path in [
            site.join("README.md"),
            site.join("other/mkdocs.yml"),
            site.join(".vitepress/cache/x.js"),
            dir.path().join("mkdocs.yml"),
            root.join("a.md"),
            root.join(".git/index"),
        ] {
            assert!(!places.concerns(&path), "{}", path.display());
        }
    }

    #[test]
    fn hidden_paths_that_configure_are_told_from_others() {
        assert!(is_setting("docs/.vitepress/config.mts") && is_setting("a/.pages"));
        assert!(is_setting(".vitepress/config/index.ts"));
        assert!(is_setting("docs/.snippets/links.txt") && is_setting(".snippets/a.md"));
        assert!(!is_setting(".git/.snippets/a.md") && !is_setting(".snippets/a/b.md"));
        assert!(!is_setting(".vitepress/dist/index.html") && !is_setting(".git/.pages"));
        assert!(!is_setting("a.vitepress/config.ts") && !is_setting(".env"));
    }
}
