//! Configuration files of documentation tools that are no part of a tree's list: hidden in it, or in a folder above
//! it. A tree is often given as the folder of the pages, and its tool keeps its file beside that folder.

use super::ProjectFile;
use std::fs;
use std::path::Path;

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
pub(super) const VITEPRESS: &str = ".vitepress";

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
    let vitepress = folder.strip_suffix("/config").unwrap_or(folder);
    let Some(above) = vitepress.strip_suffix(VITEPRESS) else {
        return false;
    };
    is_script(name) && (above.is_empty() || above.ends_with('/')) && !above.split('/').any(hidden)
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

/// The scripts that configure VitePress; `prefix` is how the tree reads what stands in the folder.
pub(super) fn vitepress(folder: &Path, prefix: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for inner in ["", "config/"] {
        let Ok(entries) = fs::read_dir(folder.join(inner)) else {
            continue;
        };
        for entry in entries.flatten() {
            if let Some(name) = entry.file_name().to_str()
                && is_script(name)
                && is_small_file(&entry.path())
            {
                paths.push(format!("{prefix}{inner}{name}"));
            }
        }
    }
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
    fn hidden_paths_that_configure_are_told_from_others() {
        assert!(is_setting("docs/.vitepress/config.mts") && is_setting("a/.pages"));
        assert!(is_setting(".vitepress/config/index.ts"));
        assert!(!is_setting(".vitepress/dist/index.html") && !is_setting(".git/.pages"));
        assert!(!is_setting("a.vitepress/config.ts") && !is_setting(".env"));
    }
}
