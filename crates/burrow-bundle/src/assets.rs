//! Files that pages show or offer: only what is referenced, and only what its bytes say it is.

mod sniff;

use crate::hashing::content_hash;
use crate::naming::extension;
use crate::{DocTree, LimitsConfig};
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A file of the tree as it goes into the bundle.
#[derive(Debug)]
pub(crate) struct Asset {
    /// `bundle/assets/<hash>.<extension>`.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Width and height in pixels, for images that tell.
    pub size: Option<(u32, u32)>,
    /// Whether it may stand in an `<img>`.
    is_image: bool,
}

/// Why a file does not go into the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It cannot be read.
    Unreadable(String),
    /// Its content is not fit to be served, in words.
    Unfit(String),
}

/// A file of the tree that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// The file.
    pub file: String,
    /// What the system said.
    pub error: String,
}

type Slot = Arc<OnceLock<Result<Arc<Asset>, Refusal>>>;

/// The files of a tree that pages refer to, each read once.
pub(crate) struct Assets<'a> {
    tree: &'a dyn DocTree,
    limits: &'a LimitsConfig,
    sizes: HashMap<&'a str, u64>,
    slots: Mutex<BTreeMap<String, Slot>>,
}

/// Whether a file's name says that it is an image.
pub(crate) fn is_image(path: &str) -> bool {
    sniff::IMAGES.contains(&extension(path).as_str())
}

impl<'a> Assets<'a> {
    /// No file is read before it is asked for.
    pub fn new(tree: &'a dyn DocTree, limits: &'a LimitsConfig) -> Self {
        let sizes = tree
            .files()
            .iter()
            .map(|file| (file.path.as_str(), file.size));
        Self {
            tree,
            limits,
            sizes: sizes.collect(),
            slots: Mutex::default(),
        }
    }

    /// The file at `path`; `image` if it is to be shown, not offered.
    pub fn get(&self, path: &str, image: bool) -> Result<Arc<Asset>, Refusal> {
        let slot = {
            let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
            slots.entry(path.to_owned()).or_default().clone()
        };
        let asset = slot.get_or_init(|| self.read(path).map(Arc::new)).clone()?;
        if image && !asset.is_image {
            let kinds = "PNG, JPEG, GIF, WebP, AVIF or SVG";
            return Err(Refusal::Unfit(format!(
                "only {kinds} files are shown as images"
            )));
        }
        Ok(asset)
    }

    fn read(&self, path: &str) -> Result<Asset, Refusal> {
        if self
            .sizes
            .get(path)
            .is_some_and(|size| *size > self.limits.asset_bytes())
        {
            let limit = self.limits.asset_mib;
            let why = format!("it is larger than {limit} MiB (`asset-mib` under [limits])");
            return Err(Refusal::Unfit(why));
        }
        let unreadable = |error: io::Error| Refusal::Unreadable(error.to_string());
        let bytes = self.tree.read(path).map_err(unreadable)?;
        let kind = sniff::kind(&extension(path), &bytes).map_err(Refusal::Unfit)?;
        Ok(Asset {
            path: format!("bundle/assets/{}.{}", content_hash(&bytes), kind.extension),
            bytes: bytes.into(),
            size: kind.size,
            is_image: kind.is_image,
        })
    }

    /// All that was asked for and is fit, by path in the bundle; or the first file that could not be read.
    pub fn into_files(self) -> Result<BTreeMap<String, Arc<[u8]>>, Unreadable> {
        let slots = self
            .slots
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let mut files = BTreeMap::new();
        for (path, slot) in slots {
            match slot.get() {
                Some(Ok(asset)) => {
                    files.insert(asset.path.clone(), asset.bytes.clone());
                }
                Some(Err(Refusal::Unreadable(error))) => {
                    let error = error.clone();
                    return Err(Unreadable { file: path, error });
                }
                Some(Err(Refusal::Unfit(_))) | None => {}
            }
        }
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemoryTree;

    #[test]
    fn only_what_was_asked_for_and_is_fit_is_copied() {
        let limits = LimitsConfig::default();
        let tree = MemoryTree::new("docs")
            .with("a.gif", b"GIF89a\x02\x00\x01\x00")
            .with("fake.png", "<html><script>1</script>")
            .with("unused.gif", b"GIF89a\x02\x00\x01\x00")
            .with("sheet.pdf", "%PDF-1.7");
        let assets = Assets::new(&tree, &limits);
        assert_eq!(assets.get("a.gif", true).unwrap().size, Some((2, 1)));
        assert!(assets.get("fake.png", true).is_err());
        assert!(assets.get("sheet.pdf", false).is_ok());
        assert!(matches!(
            assets.get("sheet.pdf", true),
            Err(Refusal::Unfit(_))
        ));
        let files = assets.into_files().unwrap();
        assert_eq!(files.len(), 2);
        assert!(files.keys().all(|path| path.starts_with("bundle/assets/")));
    }
}
