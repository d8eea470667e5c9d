//! One query on its way to its hits.

use crate::Engine;
use burrow_find::{Asked, Marked, says};
use burrow_model::{Passage, read::browser};
use burrow_search::{Query, Results};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Longest excerpt, in characters: as `burrow search` has it.
const EXCERPT: usize = 200;

/// A query, and once it has been answered its results.
#[wasm_bindgen]
pub struct Answer {
    query: Query,
    asked: Asked,
    results: Results,
}

impl Answer {
    pub(crate) fn new(query: Query, asked: Asked) -> Self {
        Self {
            query,
            asked,
            results: Results::default(),
        }
    }
}

#[wasm_bindgen]
impl Answer {
    /// The shards that must be added first.
    pub fn missing(&self, engine: &Engine) -> Vec<u32> {
        engine.index.missing_shards(&self.query)
    }

    /// Finds at most `limit` pages, and returns their numbers as documents, best first.
    pub fn find(&mut self, engine: &Engine, limit: usize) -> Vec<u32> {
        let weigh = |document| {
            let kind = engine.documents.kind(document);
            kind.map_or(0.0, |kind| self.asked.weigh(&kind.personas, kind.level))
        };
        self.results = engine.index.search(&self.query, limit, weigh);
        self.results.hits.iter().map(|hit| hit.document).collect()
    }

    /// How many pages match, told or not.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> u32 {
        self.results.total
    }

    /// What was probably meant, where a word is in no page.
    #[wasm_bindgen(getter)]
    pub fn correction(&self) -> Option<String> {
        self.query.correction()
    }

    /// What the hit at `place` says; `root` is that of its page, parsed.
    pub fn hit(&self, engine: &Engine, place: usize, root: JsValue) -> Result<Object, String> {
        let hit = self.results.hits.get(place).ok_or("there is no such hit")?;
        let kind = engine.documents.kind(hit.document);
        let kind = kind.ok_or("the search index names no such page")?;
        let root: Passage = browser::read_value(root).ok_or("a page of the site cannot be read")?;
        let best = says(&root, hit, &self.query, EXCERPT);
        let best = best.into_iter().next().unwrap_or_default();
        let personas = kind.personas.iter();
        let personas = personas.map(|persona| JsValue::from_str(persona.as_str()));
        let level = kind.level.map(|level| level.number().into());
        Ok(object(&[
            ("anchor", best.anchor.into()),
            ("heading", best.heading.into()),
            ("marks", marks(&best.excerpt).into()),
            ("excerpt", best.excerpt.text.into()),
            ("level", level.unwrap_or(JsValue::NULL)),
            ("personas", personas.collect::<Array<JsValue>>().into()),
            ("score", hit.score.into()),
        ]))
    }
}

/// Pairs of places in a text as JavaScript counts them.
fn marks(marked: &Marked) -> Array {
    let place = |byte: usize| {
        let before = marked.text.get(..byte).unwrap_or_default();
        JsValue::from(before.encode_utf16().count() as u32)
    };
    marked
        .marks
        .iter()
        .map(|mark| Array::of2(&place(mark.start), &place(mark.end)))
        .collect()
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a new plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}
