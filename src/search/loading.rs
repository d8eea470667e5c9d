//! What search reads over the network: every file once, whoever waits for it, and what nobody waits for in idle time.

use super::{Found, Search, engine::Part};
use crate::{
    bundle::{LoadError, decode},
    dom,
    react::{Task, all, spawn},
    reader::{Inner, Reader},
};
use burrow_model::{ContentHash, SearchMap};

impl Search {
    /// Reads a file of the index, unless it is on its way; whether an answer waits for it, or it is to be had in store.
    pub(super) fn load(self, reader: Reader, part: Part, is_wanted: bool) {
        let inner = reader.inner();
        // Asked one after the other: the engine is held while it answers.
        let name = inner.engine().name(part);
        let Some(name) = name else { return };
        if !inner.engine().begin(&name) {
            return;
        }
        let before = inner.engine().map_name();
        spawn(async move {
            let outcome = read(&inner, part, &name).await;
            inner.engine().end(&name, outcome.is_ok());
            let is_answered = inner.engine().is_answered();
            match outcome {
                Ok(()) if is_answered => self.read_spare_parts(reader),
                Ok(()) => self.soon(reader),
                Err(LoadError::NotFound) if self.is_renewed(&inner, before).await => {
                    self.soon(reader)
                }
                Err(_) if !is_wanted => {}
                Err(_) => self.found.set(Found::Failed),
            }
        });
    }

    /// Reads the texts of the pages that were found and are in sight, and shows them together.
    pub(super) fn read_texts(self, reader: Reader) {
        let inner = reader.inner();
        let sight = self.sight.get_untracked();
        let mut names = Vec::new();
        self.found.with_untracked(|found| {
            let Found::Rows { rows, .. } = found else {
                return;
            };
            let pages = rows.iter().filter_map(|row| row.page.as_ref());
            for page in pages.take(sight) {
                let is_here = inner.client().page_at_hand(&page.hash).is_some();
                if !is_here && inner.engine().begin(&page.hash) {
                    names.push(page.hash.clone());
                }
            }
        });
        if names.is_empty() {
            return;
        }
        let before = inner.engine().map_name();
        spawn(async move {
            let mut tasks: Vec<Task<'_, _>> = Vec::new();
            for name in &names {
                tasks.push(Box::pin(inner.client().page_file(name)));
            }
            let pages = all(tasks).await;
            let is_gone = pages
                .iter()
                .any(|page| matches!(page, Err(LoadError::NotFound)));
            for (name, page) in names.iter().zip(pages) {
                inner.engine().end(name, page.is_ok());
            }
            if is_gone {
                self.is_renewed(&inner, before).await;
            }
            self.soon(reader);
        });
    }

    /// Reads what is left of a small index, a file whenever the browser is idle; nothing where data is dear.
    pub(super) fn read_spare_parts(self, reader: Reader) {
        if dom::network::is_frugal() {
            return;
        }
        dom::timer::when_idle(move || {
            let spare = reader.inner().engine().spare_part();
            if let Some(part) = spare {
                self.load(reader, part, false);
            }
        });
    }

    /// Whether the site has been published anew since the map `before` was read; then its new index stands in place of
    /// the old.
    async fn is_renewed(self, inner: &Inner, before: Option<ContentHash>) -> bool {
        // Who finds a file gone at the same time may have seen to it.
        let is_known = inner.engine().map_name() != before;
        let is_new = is_known || matches!(read_head(inner).await, Ok(true));
        if is_new {
            inner.engine().ask_anew();
            // Sections are chosen by number, and the numbers are of a map.
            if self.only.with_untracked(|only| only.section.is_some()) {
                self.only.update(|only| only.section = None);
            }
        }
        is_new
    }
}

async fn read(inner: &Inner, part: Part, name: &ContentHash) -> Result<(), LoadError> {
    let extension = match part {
        Part::Head => return read_head(inner).await.map(|_| ()),
        Part::Shard(_) => ".bin",
        Part::Names(_) | Part::Listing(_) => ".json",
    };
    let bytes = inner.client().search_file(name, extension).await?;
    let mut engine = inner.engine();
    match part {
        Part::Head => Ok(()),
        Part::Shard(number) => engine.take_shard(number, name, &bytes),
        Part::Names(list) => {
            engine.take_names(list, name, decode(bytes)?);
            Ok(())
        }
        Part::Listing(number) => engine.take_listing(number, name, decode(bytes)?),
    }
}

/// Reads the map and the head as they are now; whether they are others than before.
async fn read_head(inner: &Inner) -> Result<bool, LoadError> {
    let client = inner.client();
    let name = client.latest().await?.search;
    if inner.engine().map_name().as_ref() == Some(&name) {
        return Ok(false);
    }
    let map: SearchMap = decode(client.search_file(&name, ".json").await?)?;
    let head = client.search_file(&map.head, ".bin").await?;
    inner.engine().take_head(name, map, &head)?;
    Ok(true)
}
