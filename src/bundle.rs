//! Reads a bundle: manifest, pages and search files, each checked against the hash it is named by.

mod document;
mod error;
mod fetch;

pub use error::LoadError;

use crate::{
    catalog::Catalog,
    config::Config,
    page_data::{PageSeed, Prose},
};
use burrow_model::{
    ContentHash, FORMAT_VERSION, Latest, Manifest, Page, PageId, PagePath,
    read::{Read, browser},
};
use fetch::Freshness;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Pages kept decoded in this tab.
const PAGES_KEPT: usize = 64;
/// How long HTML that was read counts as recent; milliseconds.
const RECENT: f64 = 120_000.0;

/// Reads one bundle. A client stays on the root manifest it has read, but for one retry after a deploy.
pub struct Client {
    config: Config,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    root: Option<(ContentHash, Arc<Catalog>)>,
    /// Most recently used last.
    pages: Vec<(ContentHash, Arc<Page>)>,
    /// Pages whose HTML was read, and when: the browser keeps the files.
    read: Vec<(PagePath, f64)>,
}

impl Client {
    /// A client that has read nothing yet.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The catalog, if it has been read already.
    pub fn catalog_at_hand(&self) -> Option<Arc<Catalog>> {
        self.state()
            .root
            .as_ref()
            .map(|(_, catalog)| catalog.clone())
    }

    /// The catalog, read at first use.
    pub async fn catalog(&self) -> Result<Arc<Catalog>, LoadError> {
        match self.catalog_at_hand() {
            Some(catalog) => Ok(catalog),
            None => self.read_root().await,
        }
    }

    /// The catalog as it is now: the site may have been published anew.
    pub async fn renew(&self) -> Result<Arc<Catalog>, LoadError> {
        self.read_root().await
    }

    /// What the bundle is now.
    pub async fn latest(&self) -> Result<Latest, LoadError> {
        let latest: Latest =
            decode(fetch::fetch(&self.config.bundle_url("latest.json"), Freshness::Asked).await?)?;
        if latest.format != FORMAT_VERSION {
            return Err(LoadError::Format {
                found: latest.format,
            });
        }
        Ok(latest)
    }

    async fn read_root(&self) -> Result<Arc<Catalog>, LoadError> {
        let latest = self.latest().await?;
        if let Some((root, catalog)) = &self.state().root
            && *root == latest.root
        {
            return Ok(catalog.clone());
        }
        let manifest: Manifest = decode(self.hashed("", &latest.root, ".json").await?)?;
        let catalog = Arc::new(Catalog::new(manifest));
        self.state().root = Some((latest.root, catalog.clone()));
        Ok(catalog)
    }

    /// A page from its own HTML; none where its address answers with something else. Its ids begin with `prefix` where
    /// it is to stand inside another.
    pub async fn document(
        &self,
        path: &PagePath,
        prefix: Option<&str>,
    ) -> Result<Option<(PageSeed, Prose)>, LoadError> {
        let freshness = if self.is_recent(path) {
            Freshness::Recent
        } else {
            Freshness::Asked
        };
        let document = document::read(&self.config.base, path, freshness, prefix).await;
        if let (Ok(Some(_)), Freshness::Asked) = (&document, freshness) {
            self.has_read(path);
        }
        document
    }

    /// A page as Markdown, from beside its HTML.
    pub async fn markdown(&self, path: &PagePath) -> Result<String, LoadError> {
        let url = [&document::url(&self.config.base, path), "index.md"].concat();
        let bytes = fetch::fetch(&url, Freshness::Asked).await?;
        String::from_utf8(bytes).map_err(|_| LoadError::Decode)
    }

    /// Has the browser fetch the HTML of a page that is likely to be opened next, unless it just has.
    pub async fn prefetch(&self, path: &PagePath) {
        if !self.is_recent(path) {
            // Said first: whoever follows the link now waits for the same answer.
            self.has_read(path);
            let url = document::url(&self.config.base, path);
            if fetch::fetch(&url, Freshness::Asked).await.is_err() {
                self.state().read.retain(|(known, _)| known != path);
            }
        }
    }

    fn is_recent(&self, path: &PagePath) -> bool {
        let now = js_sys::Date::now();
        self.state()
            .read
            .iter()
            .any(|(known, read)| known == path && (0.0..RECENT).contains(&(now - read)))
    }

    /// Notes that the browser has just read the HTML of a page.
    pub fn has_read(&self, path: &PagePath) {
        let now = js_sys::Date::now();
        let read = &mut self.state().read;
        read.retain(|(known, read)| known != path && now - read < RECENT);
        read.push((path.clone(), now));
    }

    /// A page. When the server no longer has the file, the site may just have been deployed anew: the root is read
    /// once more, and the page by its new name.
    pub async fn page(&self, id: &PageId) -> Result<Arc<Page>, LoadError> {
        let find = |catalog: &Catalog| {
            catalog
                .number(id)
                .map(|number| catalog.meta(number).hash.clone())
                .ok_or(LoadError::NotFound)
        };
        let hash = find(&*self.catalog().await?)?;
        match self.page_file(&hash).await {
            Err(LoadError::NotFound) => {
                let renewed = find(&*self.read_root().await?)?;
                if renewed == hash {
                    Err(LoadError::NotFound)
                } else {
                    self.page_file(&renewed).await
                }
            }
            other => other,
        }
    }

    /// The page of this content.
    pub async fn page_file(&self, hash: &ContentHash) -> Result<Arc<Page>, LoadError> {
        if let Some(page) = self.page_at_hand(hash) {
            return Ok(page);
        }
        let page: Arc<Page> = Arc::new(decode(self.hashed("pages/", hash, ".json").await?)?);
        let mut state = self.state();
        if state.pages.len() >= PAGES_KEPT {
            state.pages.remove(0);
        }
        state.pages.push((hash.clone(), page.clone()));
        Ok(page)
    }

    /// The page of this content, if it has been read already.
    pub fn page_at_hand(&self, hash: &ContentHash) -> Option<Arc<Page>> {
        let mut state = self.state();
        let at = state.pages.iter().position(|(kept, _)| kept == hash)?;
        let entry = state.pages.remove(at);
        let page = entry.1.clone();
        state.pages.push(entry);
        Some(page)
    }

    /// A file of the search index: `.bin` of its own, or `.json` that says what its documents are.
    pub async fn search_file(
        &self,
        hash: &ContentHash,
        extension: &str,
    ) -> Result<Vec<u8>, LoadError> {
        self.hashed("search/", hash, extension).await
    }

    async fn hashed(
        &self,
        folder: &str,
        hash: &ContentHash,
        extension: &str,
    ) -> Result<Vec<u8>, LoadError> {
        let url = self
            .config
            .bundle_url(&[folder, hash.as_str(), extension].concat());
        let bytes = fetch::fetch(&url, Freshness::Immutable).await?;
        if fetch::matches(&bytes, hash).await {
            Ok(bytes)
        } else {
            Err(LoadError::Integrity)
        }
    }
}

/// Reads a file of JSON.
pub(crate) fn decode<T: Read>(bytes: Vec<u8>) -> Result<T, LoadError> {
    String::from_utf8(bytes)
        .ok()
        .and_then(|text| browser::read(&text))
        .ok_or(LoadError::Decode)
}
