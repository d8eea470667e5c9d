//! What search reads over the network: every file once, whoever waits for it, and what nobody waits for in idle time.

use super::{Found, Search};
use crate::{
    bundle::LoadError,
    catalog::Catalog,
    dom,
    react::{Task, all, spawn},
    reader::{Inner, Reader},
};
use burrow_model::ContentHash;
use std::sync::Arc;

/// A file of the index.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What every answer needs.
    Head,
    /// The shard of this number; whether an answer waits for it, or it is to be had in store.
    Shard(u32, bool),
}

impl Search {
    /// Reads a file of the index, unless it is on its way.
    pub(super) fn load(self, reader: Reader, part: Part) {
        let inner = reader.inner();
        // Asked one after the other: the engine is held while it answers.
        let name = inner.engine().name(part);
        let Some(name) = name else { return };
        if !inner.engine().begin(&name) {
            return;
        }
        let before = inner.client().catalog_at_hand();
        spawn(async move {
            let outcome = read(&inner, part, &name).await;
            inner.engine().end(&name, outcome.is_ok());
            let is_answered = inner.engine().is_answered();
            match outcome {
                Ok(()) if is_answered => self.read_spare_shards(reader),
                Ok(()) => self.soon(reader),
                Err(LoadError::NotFound) if is_renewed(&inner, before).await => {
                    inner.engine().ask_anew();
                    self.soon(reader);
                }
                Err(_) if matches!(part, Part::Shard(_, false)) => {}
                Err(_) => self.found.set(Found::Failed),
            }
        });
    }

    /// Reads the texts of the pages that were found and are in sight, and shows them together.
    pub(super) fn read_texts(self, reader: Reader) {
        let inner = reader.inner();
        let sight = self.sight.get_untracked();
        let mut names = Vec::new();
        let mut ids = Vec::new();
        if let Some(catalog) = inner.client().catalog_at_hand() {
            self.found.with_untracked(|found| {
                let Found::Rows { rows, .. } = found else {
                    return;
                };
                let pages = rows.iter().filter(|row| row.page.is_some());
                for row in pages.take(sight).filter(|row| row.is_pending) {
                    let number = catalog.find(row.address.path());
                    let meta = number.map(|number| catalog.meta(number));
                    if let Some(meta) = meta.filter(|meta| inner.engine().begin(&meta.hash)) {
                        names.push(meta.hash.clone());
                        ids.push(meta.id.clone());
                    }
                }
            });
        }
        if ids.is_empty() {
            return;
        }
        spawn(async move {
            let mut tasks: Vec<Task<'_, _>> = Vec::new();
            for id in &ids {
                tasks.push(Box::pin(inner.client().page(id)));
            }
            let pages = all(tasks).await;
            for (name, page) in names.iter().zip(pages) {
                inner.engine().end(name, page.is_ok());
            }
            self.soon(reader);
        });
    }

    /// Reads what is left of a small index, a shard whenever the browser is idle; nothing where data is dear.
    pub(super) fn read_spare_shards(self, reader: Reader) {
        if dom::network::is_frugal() {
            return;
        }
        dom::timer::when_idle(move || {
            let spare = reader.inner().engine().spare_shard();
            if let Some(shard) = spare {
                self.load(reader, Part::Shard(shard, false));
            }
        });
    }
}

async fn read(inner: &Inner, part: Part, name: &ContentHash) -> Result<(), LoadError> {
    let catalog = inner.client().catalog().await?;
    let name = match part {
        Part::Head => &catalog.manifest.search.head,
        Part::Shard(..) => name,
    };
    let bytes = inner.client().search_file(name).await?;
    match part {
        Part::Head => inner.engine().take_head(catalog, &bytes),
        Part::Shard(number, _) => inner.engine().take_shard(number, name, &bytes),
    }
}

/// Whether the site has been published anew since `before`.
async fn is_renewed(inner: &Inner, before: Option<Arc<Catalog>>) -> bool {
    let Ok(latest) = inner.client().renew().await else {
        return false;
    };
    before.is_none_or(|before| !Arc::ptr_eq(&before, &latest))
}
