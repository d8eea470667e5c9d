//! Reading a bundle as the reader does: `latest.json`, the manifest it names, and what that names in turn.

use crate::failure::Failure;
use burrow_bundle::Bundle;
use burrow_model::{ContentHash, FORMAT_VERSION, Latest, Listing, Manifest, Page, SearchMap};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a bundle's files are.
pub enum BundleFiles {
    /// In a folder that was written earlier.
    Written(PathBuf),
    /// In memory, just built.
    Built(BTreeMap<String, Arc<[u8]>>),
}

impl BundleFiles {
    /// The bundle in a site's folder, or the folder itself when it is one; none when `dir` holds no bundle.
    pub fn find(dir: &Path) -> Option<Self> {
        let candidates = [dir.join("bundle"), dir.to_owned()];
        candidates
            .into_iter()
            .find(|folder| folder.join("latest.json").is_file())
            .map(Self::Written)
    }

    /// The files of a bundle in memory.
    pub fn of(bundle: Bundle) -> Self {
        Self::Built(relative(bundle).collect())
    }

    fn latest(&self) -> Result<Latest, Failure> {
        let latest: Latest = self.json("latest.json", &self.read("latest.json")?)?;
        if latest.format != FORMAT_VERSION {
            return Err(Failure::Usage(format!(
                "{} is in format {}, and this program reads format {FORMAT_VERSION}: build the site again",
                self.shown("latest.json"),
                latest.format
            )));
        }
        Ok(latest)
    }

    /// The root manifest as it is, and its name.
    pub fn root(&self) -> Result<(ContentHash, Arc<[u8]>), Failure> {
        let root = self.latest()?.root;
        let bytes = self.hashed(&format!("{root}.json"), &root)?;
        Ok((root, bytes))
    }

    /// The search map as it is, and its name.
    pub fn search_root(&self) -> Result<(ContentHash, Arc<[u8]>), Failure> {
        let search = self.latest()?.search;
        let bytes = self.search_json(&search)?;
        Ok((search, bytes))
    }

    /// The search map, which names all shards here.
    pub fn search_map(&self) -> Result<SearchMap, Failure> {
        let (search, bytes) = self.search_root()?;
        let mut map: SearchMap = self.json(&format!("search/{search}.json"), &bytes)?;
        for list in &map.lists {
            let names: Vec<ContentHash> =
                self.json(&format!("search/{list}.json"), &self.search_json(list)?)?;
            map.shards.extend(names);
        }
        Ok(map)
    }

    /// A listing.
    pub fn listing(&self, hash: &ContentHash) -> Result<Listing, Failure> {
        self.json(&format!("search/{hash}.json"), &self.search_json(hash)?)
    }

    /// A file of JSON beside the search index: its map, a listing, or a list of shards.
    pub fn search_json(&self, hash: &ContentHash) -> Result<Arc<[u8]>, Failure> {
        self.hashed(&format!("search/{hash}.json"), hash)
    }

    /// The root manifest.
    pub fn manifest(&self) -> Result<Manifest, Failure> {
        let (root, bytes) = self.root()?;
        self.json(&format!("{root}.json"), &bytes)
    }

    /// A page.
    pub fn page(&self, hash: &ContentHash) -> Result<Page, Failure> {
        let path = format!("pages/{hash}.json");
        self.json(&path, &self.hashed(&path, hash)?)
    }

    /// The head of the search index, or a shard of it.
    pub fn search_part(&self, hash: &ContentHash) -> Result<Arc<[u8]>, Failure> {
        self.hashed(&format!("search/{hash}.bin"), hash)
    }

    /// Reads a file whose content must be what its name says.
    fn hashed(&self, path: &str, hash: &ContentHash) -> Result<Arc<[u8]>, Failure> {
        let bytes = self.read(path)?;
        if ContentHash::from_sha256(&Sha256::digest(&bytes)) == *hash {
            Ok(bytes)
        } else {
            Err(self.damaged(path))
        }
    }

    fn read(&self, path: &str) -> Result<Arc<[u8]>, Failure> {
        match self {
            Self::Written(folder) => {
                let file = folder.join(path);
                fs::read(&file)
                    .map(Arc::from)
                    .map_err(|error| Failure::io("read", &file, &error))
            }
            Self::Built(files) => files.get(path).cloned().ok_or_else(|| self.damaged(path)),
        }
    }

    fn json<T: DeserializeOwned>(&self, path: &str, bytes: &[u8]) -> Result<T, Failure> {
        serde_json::from_slice(bytes).map_err(|_| self.damaged(path))
    }

    fn damaged(&self, path: &str) -> Failure {
        Failure::Io(format!(
            "{} is damaged: build the site again",
            self.shown(path)
        ))
    }

    fn shown(&self, path: &str) -> String {
        match self {
            Self::Written(folder) => folder.join(path).display().to_string(),
            Self::Built(_) => path.to_owned(),
        }
    }
}

/// A bundle's files with their paths relative to the bundle's own folder.
pub fn relative(bundle: Bundle) -> impl Iterator<Item = (String, Arc<[u8]>)> {
    bundle
        .files
        .into_iter()
        .map(|file| match file.path.strip_prefix("bundle/") {
            Some(path) => (path.to_owned(), file.bytes),
            None => (file.path, file.bytes),
        })
}
