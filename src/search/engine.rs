//! The engine as it stands in this tab: what has come of the index, what is on its way, and the latest answer.

use super::loading::Part;
use crate::{bundle::LoadError, catalog::Catalog};
use burrow_find::{Asked, Facets, Only};
use burrow_model::ContentHash;
use burrow_search::{Index, Query, Reason, Results};
use std::sync::Arc;

/// An index of more shards, which are about 9 kB each, is never read whole unasked.
const WHOLE: usize = 80;

/// What has come, and what is on its way.
#[derive(Default)]
pub(crate) struct Engine {
    ready: Option<Ready>,
    /// Names of files on their way: nothing is read twice at a time.
    coming: Vec<ContentHash>,
    /// Names of files that did not come, until something else is asked.
    lost: Vec<ContentHash>,
    /// The answer to what was asked last.
    answer: Option<Arc<Answer>>,
}

/// An index, and the site it is of.
struct Ready {
    catalog: Arc<Catalog>,
    index: Index,
    /// Which shards have been added.
    has: Vec<bool>,
}

/// What is asked for besides words.
#[derive(Clone, Debug, Default)]
pub(super) struct Wish {
    /// Who asks.
    pub asked: Asked,
    /// What the results are narrowed to.
    pub only: Only,
    /// Whether it is told why each page was found.
    pub why: bool,
}

/// What the index says to a text, as far as its shards have come.
pub(super) struct Answer {
    /// The site asked.
    pub catalog: Arc<Catalog>,
    /// What was asked.
    pub text: String,
    /// The same as the engine understands it.
    pub query: Query,
    /// What the results are narrowed to.
    pub only: Only,
    /// What was found.
    pub results: Results,
    /// How much was found of each kind.
    pub facets: Facets,
    /// Why each hit was found; empty where nobody wants to know.
    pub why: Vec<Vec<Reason>>,
    /// Whether shards are missing that may change it.
    pub is_partial: bool,
}

/// What is needed next.
pub(super) enum Next {
    /// The head of the index.
    Head,
    /// Shards, and what can be said without them.
    Shards(Vec<u32>, Arc<Answer>),
    /// Nothing.
    Done(Arc<Answer>),
}

impl Engine {
    /// Forgets what was asked, and gives what did not come another chance.
    pub(super) fn ask_anew(&mut self) {
        self.answer = None;
        self.lost.clear();
    }

    /// Whether nothing more is needed for what was asked last.
    pub(super) fn is_answered(&self) -> bool {
        self.answer
            .as_ref()
            .is_some_and(|answer| !answer.is_partial)
    }

    /// Begins to read a file; not if it is on its way, or did not come since something was asked.
    pub(super) fn begin(&mut self, name: &ContentHash) -> bool {
        let is_new = !self.coming.contains(name) && !self.lost.contains(name);
        if is_new {
            self.coming.push(name.clone());
        }
        is_new
    }

    /// Ends reading a file.
    pub(super) fn end(&mut self, name: &ContentHash, has_come: bool) {
        self.coming.retain(|coming| coming != name);
        if !has_come {
            self.lost.push(name.clone());
        }
    }

    /// Drops an index of a site that has been published anew since; one whose content is the same stays. Whether the
    /// site is another.
    pub(super) fn follow(&mut self, latest: &Arc<Catalog>) -> bool {
        let old = self
            .ready
            .take_if(|ready| !Arc::ptr_eq(&ready.catalog, latest));
        let Some(ready) = old else { return false };
        self.answer = None;
        if ready.catalog.manifest.search == latest.manifest.search {
            let catalog = latest.clone();
            self.ready = Some(Ready { catalog, ..ready });
        }
        true
    }

    /// Takes the head of the index.
    pub(super) fn take_head(
        &mut self,
        catalog: Arc<Catalog>,
        bytes: &[u8],
    ) -> Result<(), LoadError> {
        let index = Index::decode(bytes).map_err(|_| LoadError::Decode)?;
        let has = vec![false; catalog.manifest.search.shards.len()];
        self.ready = Some(Ready {
            catalog,
            index,
            has,
        });
        Ok(())
    }

    /// Takes a shard, unless it belongs to an index that is no longer there.
    pub(super) fn take_shard(
        &mut self,
        number: u32,
        name: &ContentHash,
        bytes: &[u8],
    ) -> Result<(), LoadError> {
        let Some(ready) = &mut self.ready else {
            return Ok(());
        };
        if ready.catalog.manifest.search.shards.get(number as usize) == Some(name) {
            let added = ready.index.add_shard(number, bytes);
            added.map_err(|_| LoadError::Decode)?;
            ready.has[number as usize] = true;
            self.answer.take_if(|answer| answer.is_partial);
        }
        Ok(())
    }

    /// What a file is kept in mind by: its name, where that is known before the manifest is.
    pub(super) fn name(&self, part: Part) -> Option<ContentHash> {
        let Part::Shard(number, _) = part else {
            return Some(ContentHash::default());
        };
        let shards = &self.ready.as_ref()?.catalog.manifest.search.shards;
        shards.get(number as usize).cloned()
    }

    /// A shard that is not there and may be read before it is asked for.
    pub(super) fn spare_shard(&self) -> Option<u32> {
        let ready = self
            .ready
            .as_ref()
            .filter(|ready| ready.has.len() <= WHOLE)?;
        let shards = &ready.catalog.manifest.search.shards;
        let is_wanted = |at: &usize| !ready.has[*at] && !self.lost.contains(&shards[*at]);
        (0..ready.has.len()).find(is_wanted).map(|at| at as u32)
    }

    /// Answers a text as far as that can be done now; at most `limit` pages.
    pub(super) fn answer(&mut self, text: &str, wish: &Wish, limit: usize) -> Next {
        if let Some(answer) = &self.answer
            && answer.text == text
            && !answer.is_partial
        {
            return Next::Done(answer.clone());
        }
        let Some(Ready { catalog, index, .. }) = &self.ready else {
            return Next::Head;
        };
        let query = index.plan(text);
        let missing = index.missing_shards(&query);
        let page = |document: u32| {
            catalog
                .manifest
                .search
                .documents
                .get(document as usize)
                .copied()
        };
        let weigh = |document| {
            let number = page(document).filter(|page| wish.only.takes(&catalog.manifest, *page));
            number.map_or(0.0, |number| {
                let page = catalog.meta(number);
                wish.asked.weigh(&page.personas, page.level)
            })
        };
        let results = index.search(&query, limit, weigh);
        let found = results.matches.iter().filter_map(|found| page(*found));
        let facets = Facets::count(&catalog.manifest, found, &wish.only);
        let why = results.hits.iter().filter(|_| wish.why);
        let why = why.map(|hit| index.why(&query, hit.document)).collect();
        let answer = Arc::new(Answer {
            catalog: catalog.clone(),
            text: text.to_owned(),
            query,
            only: wish.only.clone(),
            results,
            facets,
            why,
            is_partial: !missing.is_empty(),
        });
        self.answer = Some(answer.clone());
        if missing.is_empty() {
            Next::Done(answer)
        } else {
            Next::Shards(missing, answer)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_model::{Manifest, PageMeta, SearchManifest};
    use burrow_search::{Document, IndexBuilder, PassageText};

    /// A site of one page that says `text`, with the head of its index and its shards.
    fn site(text: &str, number: u8) -> (Arc<Catalog>, Vec<u8>, Vec<Vec<u8>>) {
        let mut builder = IndexBuilder::new();
        builder.add(&Document {
            title: "Boats".into(),
            keywords: String::new(),
            passages: vec![PassageText {
                heading: String::new(),
                text: text.into(),
            }],
        });
        let encoded = builder.finish();
        let name = |part: usize| ContentHash::from_sha256(&[number, part as u8]);
        let catalog = Catalog::new(Manifest {
            pages: vec![PageMeta::default()],
            search: SearchManifest {
                head: name(99),
                shards: (0..encoded.shards.len()).map(name).collect(),
                documents: vec![0],
            },
            ..Manifest::default()
        });
        (Arc::new(catalog), encoded.head, encoded.shards)
    }

    /// Adds all shards, by the names they have now or had before.
    fn fill(engine: &mut Engine, names: &[ContentHash], shards: &[Vec<u8>]) {
        for ((number, name), shard) in (0..).zip(names).zip(shards) {
            engine.take_shard(number, name, shard).unwrap();
        }
    }

    fn found(next: &Next) -> (&'static str, u32) {
        match next {
            Next::Head => ("head", 0),
            Next::Shards(_, answer) => ("shards", answer.results.total),
            Next::Done(answer) => ("done", answer.results.total),
        }
    }

    #[test]
    fn an_answer_grows_with_what_has_come() {
        let (catalog, head, shards) = site("moored", 1);
        let mut engine = Engine::default();
        let ask = |engine: &mut Engine| found(&engine.answer("moored", &Wish::default(), 5));
        assert_eq!(ask(&mut engine), ("head", 0));
        engine.take_head(catalog.clone(), &head).unwrap();
        assert_eq!(ask(&mut engine), ("shards", 0));
        assert_eq!(engine.spare_shard(), Some(0));
        fill(&mut engine, &catalog.manifest.search.shards, &shards);
        assert_eq!(ask(&mut engine), ("done", 1));
        assert_eq!(engine.spare_shard(), None);
        assert!(engine.take_head(catalog, &head[1..]).is_err());
    }

    #[test]
    fn a_file_is_read_once_at_a_time_and_again_only_when_asked_anew() {
        let mut engine = Engine::default();
        let name = ContentHash::from_sha256(&[7; 32]);
        assert!(engine.begin(&name));
        assert!(!engine.begin(&name), "it is on its way");
        engine.end(&name, false);
        assert!(!engine.begin(&name), "it did not come");
        engine.ask_anew();
        assert!(engine.begin(&name));
        engine.end(&name, true);
        assert!(engine.begin(&name));
    }

    #[test]
    fn a_site_published_anew_is_searched_anew_and_late_parts_of_the_old_one_are_dropped() {
        let (old, head, shards) = site("moored", 1);
        let (new, new_head, new_shards) = site("sunk", 2);
        let mut engine = Engine::default();
        let ask = |engine: &mut Engine, text| found(&engine.answer(text, &Wish::default(), 5));
        engine.take_head(old.clone(), &head).unwrap();
        engine.follow(&new);
        assert_eq!(ask(&mut engine, "sunk"), ("head", 0));
        engine.take_head(new.clone(), &new_head).unwrap();
        fill(&mut engine, &old.manifest.search.shards, &shards);
        assert_eq!(ask(&mut engine, "sunk"), ("shards", 0));
        fill(&mut engine, &new.manifest.search.shards, &new_shards);
        assert_eq!(ask(&mut engine, "sunk"), ("done", 1));
        let same = Arc::new((*new).clone());
        engine.follow(&same);
        assert_eq!(
            ask(&mut engine, "sunk"),
            ("done", 1),
            "the same index stays"
        );
    }
}
