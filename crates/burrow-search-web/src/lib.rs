//! The engine behind `search/search.js`, the JavaScript call for pages of others (docs/reference/javascript-search.md).
//!
//! Nothing here fetches: the module around it reads the files and hands them over. What is handed over has been checked
//! against its hash; what comes from the page that asks has been checked by the module.

mod answer;

use answer::Answer;
use burrow_find::{Asked, Documents};
use burrow_model::{FORMAT_VERSION, Level, PersonaId, read::browser};
use burrow_search::Index;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// The version of the bundle format that this engine reads.
#[wasm_bindgen]
pub fn format() -> u32 {
    FORMAT_VERSION
}

/// The search index of one site.
#[wasm_bindgen]
pub struct Engine {
    documents: Documents,
    index: Index,
}

#[wasm_bindgen]
impl Engine {
    /// Takes a site's search map, parsed, and the head of its search index.
    #[wasm_bindgen(constructor)]
    pub fn new(map: JsValue, head: &Uint8Array) -> Result<Engine, String> {
        let index = Index::decode(&head.to_vec()).map_err(|error| error.to_string())?;
        let map = browser::read_value(map);
        let documents = map.and_then(|map| Documents::new(map, index.document_count()));
        Ok(Self {
            documents: documents.ok_or("the site's search map cannot be read")?,
            index,
        })
    }

    /// Makes a query of a typed text. An empty persona and level 0 mean none.
    pub fn ask(&self, text: &str, persona: &str, level: u8) -> Answer {
        let asked = Asked {
            persona: (!persona.is_empty()).then(|| PersonaId::new(persona)),
            level: Level::try_from(level).ok(),
        };
        Answer::new(self.index.plan(text), asked)
    }

    /// The number of the listing that shows a document, and its place there.
    pub fn listing(&self, document: u32) -> Vec<u32> {
        let (listing, place) = self.documents.listing(document);
        vec![listing as u32, place as u32]
    }

    /// Adds a shard.
    pub fn add(&mut self, shard: u32, bytes: &Uint8Array) -> Result<(), String> {
        let added = self.index.add_shard(shard, &bytes.to_vec());
        added.map_err(|error| error.to_string())
    }
}
