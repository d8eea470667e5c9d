//! The built reader: the files that go to `reader/` of every site, carried by this program or read from a folder.

mod listing;
mod search_call;
mod trusted;

use crate::base::BasePath;
use crate::failure::Failure;
use crate::html::Assets;
use burrow_model::ContentHash;
use burrow_reader::{prerender, style};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a reader's files stand in a site.
const FOLDER: &str = "reader/";
/// The module that starts the reader, as it is called in `public/`.
const LOADER: &str = "loader.js";

/// The files compiled into this program; empty when it was built before the reader.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/reader_files.rs"));

/// Which reader to use.
#[derive(Clone, Debug, clap::Args)]
pub struct ReaderArgs {
    /// Folder of a built reader (Trunk's dist/) to use in place of the one in this program
    #[arg(id = "reader", long, value_name = "DIR", env = "BURROW_READER")]
    pub dir: Option<PathBuf>,
}

/// A reader whose parts have been told apart.
#[derive(Debug)]
pub struct Reader {
    /// Contents by path in the site: `reader/icon.svg`.
    files: BTreeMap<String, Arc<[u8]>>,
    script: String,
    wasm: String,
    loader: String,
    style: String,
}

impl Reader {
    /// The reader that was asked for, or the one in this program.
    pub fn open(args: &ReaderArgs) -> Result<Self, Failure> {
        match &args.dir {
            Some(dir) => Self::read(dir),
            None if EMBEDDED.is_empty() => Err(Failure::Usage(
                "this program was built without the reader: give one with --reader DIR (the dist/ that `trunk build` \
                 writes), or build a program that carries it with `cargo xtask dist`"
                    .to_owned(),
            )),
            None => {
                let files = EMBEDDED.iter().map(|(name, bytes)| ((*name).to_owned(), Arc::from(*bytes))).collect();
                Self::from_files(files).map_err(|what| Failure::Usage(format!("the reader in this program {what}")))
            }
        }
    }

    fn read(dir: &Path) -> Result<Self, Failure> {
        let listed = listing::reader_files(dir)
            .map_err(|error| Failure::io("read the reader in", dir, &error))?;
        let mut files = BTreeMap::new();
        for (name, path) in listed {
            let bytes = fs::read(&path).map_err(|error| Failure::io("read", &path, &error))?;
            files.insert(name, Arc::from(bytes));
        }
        Self::from_files(files).map_err(|what| {
            let dir = dir.display();
            Failure::Usage(format!(
                "the reader in {dir} {what}: give the dist/ that `trunk build` writes"
            ))
        })
    }

    /// Sorts out which file is what. On failure says what is wrong, to follow "the reader in X".
    fn from_files(mut files: BTreeMap<String, Arc<[u8]>>) -> Result<Self, String> {
        let stem = files.keys().find_map(|name| name.strip_suffix("_bg.wasm"));
        let stem = stem.ok_or("has no *_bg.wasm")?.to_owned();
        let wasm = format!("{stem}_bg.wasm");
        let script = format!("{stem}.js");
        let glue = files
            .remove(&script)
            .ok_or_else(|| format!("has no {script} to go with its wasm"))?;
        let (script, glue) = match trusted::trusted(&String::from_utf8_lossy(&glue))? {
            Some(glue) => (
                hashed_path("reader", "js", glue.as_bytes()),
                glue.into_bytes().into(),
            ),
            None => (format!("{FOLDER}{}.js", padded(&stem)), glue),
        };
        let loader = files
            .get(LOADER)
            .ok_or_else(|| format!("has no {LOADER}"))?;
        let sheet = style::sheet().into_bytes();
        let mut reader = Self {
            script: script.clone(),
            wasm: format!("{FOLDER}{}_bg.wasm", padded(&stem)),
            loader: hashed_path("loader", "js", loader),
            style: hashed_path("style", "css", &sheet),
            files: BTreeMap::new(),
        };
        for (path, bytes) in search_call::take(&mut files)? {
            reader.files.insert(path, bytes);
        }
        for (name, bytes) in files {
            let path = match name.as_str() {
                LOADER => reader.loader.clone(),
                _ if name == wasm => reader.wasm.clone(),
                _ => format!("{FOLDER}{name}"),
            };
            reader.files.insert(path, bytes);
        }
        reader.files.insert(script, glue);
        reader.files.insert(reader.style.clone(), sheet.into());
        Ok(reader)
    }

    /// Contents by path in the site.
    pub fn files(&self) -> &BTreeMap<String, Arc<[u8]>> {
        &self.files
    }

    /// Whether the file at `path` has its content's hash in its name, so that it may be kept for ever.
    pub fn is_immutable(&self, path: &str) -> bool {
        [&self.loader, &self.style, &self.script]
            .iter()
            .any(|known| *known == path)
            || has_trunk_hash(path)
            || search_call::is_immutable(path)
    }

    /// Whether a file belongs to the search for pages of others, which no reader of the site downloads.
    pub fn is_search_call(path: &str) -> bool {
        search_call::is_part(path)
    }

    /// What pages under `base` link to; a site adds its theme.
    pub fn assets(&self, base: &BasePath) -> Assets {
        let optional = |name: &str| {
            let path = format!("{FOLDER}{name}");
            self.files.contains_key(&path).then(|| base.file(&path))
        };
        Assets {
            boot: prerender::BOOT_SCRIPT,
            style: base.file(&self.style),
            script: base.file(&self.script),
            wasm: base.file(&self.wasm),
            loader: base.file(&self.loader),
            theme: None,
            icon: optional("icon.svg"),
            web_manifest: optional("app.webmanifest"),
        }
    }
}

/// Whether Trunk has put a hash into a file's name: `app-0123456789abcdef.js`, `app-0123456789abcdef_bg.wasm`.
fn has_trunk_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// A name whose hash has all its sixteen digits: Trunk leaves zeros at the front out, and hosts know what they may keep
/// by the form of its name.
fn padded(stem: &str) -> String {
    match stem.rsplit_once('-') {
        Some((name, hash))
            if (8..16).contains(&hash.len())
                && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            format!("{name}-{hash:0>16}")
        }
        _ => stem.to_owned(),
    }
}

/// The path of a file among the reader's that is named by its content: `reader/loader-<hash>.js`.
pub fn hashed_path(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{FOLDER}{}", hashed_name(stem, extension, bytes))
}

fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let hash = ContentHash::from_sha256(&Sha256::digest(bytes));
    format!("{stem}-{hash}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> BTreeMap<String, Arc<[u8]>> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), Arc::from(name.as_bytes())))
            .collect()
    }

    #[test]
    fn the_parts_of_a_reader_are_told_apart() {
        let names = [
            "app-0123456789abcdef.js",
            "app-0123456789abcdef_bg.wasm",
            "icon.svg",
            "loader.js",
        ];
        let reader = Reader::from_files(files(&names)).unwrap();
        let assets = reader.assets(&"/docs/".parse().unwrap());
        assert_eq!(assets.script, "/docs/reader/app-0123456789abcdef.js");
        assert_eq!(assets.wasm, "/docs/reader/app-0123456789abcdef_bg.wasm");
        assert!(
            assets.style.starts_with("/docs/reader/style-"),
            "{}",
            assets.style
        );
        assert!(
            assets.loader.starts_with("/docs/reader/loader-"),
            "{}",
            assets.loader
        );
        assert_eq!(assets.icon.as_deref(), Some("/docs/reader/icon.svg"));
        assert_eq!(assets.web_manifest, None);
        assert_eq!(reader.files().len(), 5);
    }

    #[test]
    fn a_hash_has_all_its_digits() {
        assert_eq!(padded("app-23456789abcdef"), "app-0023456789abcdef");
        assert_eq!(padded("app-0123456789abcdef"), "app-0123456789abcdef");
        assert_eq!(padded("app-reader"), "app-reader");
    }

    #[test]
    fn a_reader_without_one_of_its_parts_is_refused() {
        for missing in 0..3 {
            let mut names = vec!["app.js", "app_bg.wasm", "loader.js"];
            let gone = names.remove(missing);
            assert!(Reader::from_files(files(&names)).is_err(), "without {gone}");
        }
    }

    #[test]
    fn only_files_named_by_their_content_are_kept_for_ever() {
        let names = [
            "app-0123456789abcdef.js",
            "app-0123456789abcdef_bg.wasm",
            "icon.svg",
            "loader.js",
        ];
        let reader = Reader::from_files(files(&names)).unwrap();
        let kept: Vec<_> = reader
            .files()
            .keys()
            .filter(|path| reader.is_immutable(path))
            .collect();
        assert_eq!(kept.len(), 4, "{kept:?}");
        assert!(!reader.is_immutable("reader/icon.svg"));
    }
}
