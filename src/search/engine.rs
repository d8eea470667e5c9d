//! The engine as it stands in this tab: what has come of the index, what is on its way, and the latest answer.

use crate::bundle::LoadError;
use burrow_find::{Asked, Documents, Facets, Only};
use burrow_model::{ContentHash, Listing, SearchMap, search_map::NAMES};
use burrow_search::{Index, Query, Reason, Results};
use std::sync::Arc;

/// An index of more shards, which are about 9 kB each, is never read whole unasked.
const WHOLE: u32 = 80;

/// A file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The map and the head: what every answer needs.
    Head,
    /// The list that names some shards, by its number.
    Names(usize),
    /// A shard.
    Shard(u32),
    /// What is shown of some documents, by its number.
    Listing(usize),
}

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

/// An index, and where its files are.
struct Ready {
    /// The name of the map.
    name: ContentHash,
    documents: Arc<Documents>,
    index: Index,
    /// Names of the shards, as far as they are known.
    shards: Vec<Option<ContentHash>>,
    /// Which shards have been added.
    has: Vec<bool>,
    listings: Vec<Option<Arc<Listing>>>,
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

/// What the index says to a text, as far as its files have come.
pub(super) struct Answer {
    /// The documents asked.
    pub documents: Arc<Documents>,
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
    /// For each hit the listing that shows it, as far as that has come, and its place there.
    pub listed: Vec<(Option<Arc<Listing>>, usize)>,
    /// Whether files are missing that may change it.
    pub is_partial: bool,
}

/// What is needed next.
pub(super) enum Next {
    /// Files without which nothing can be said that is new.
    Parts(Vec<Part>),
    /// Files, and what can be said without them.
    Half(Vec<Part>, Arc<Answer>),
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

    /// The name of the map that the index is of.
    pub(super) fn map_name(&self) -> Option<ContentHash> {
        self.ready.as_ref().map(|ready| ready.name.clone())
    }

    /// Takes the map and the head of an index in place of what was there.
    pub(super) fn take_head(
        &mut self,
        name: ContentHash,
        map: SearchMap,
        head: &[u8],
    ) -> Result<(), LoadError> {
        let index = Index::decode(head).map_err(|_| LoadError::Decode)?;
        let mut shards: Vec<_> = map.shards.iter().cloned().map(Some).collect();
        shards.resize(index.shard_count() as usize, None);
        let documents = Documents::new(map, index.document_count()).ok_or(LoadError::Decode)?;
        self.answer = None;
        self.ready = Some(Ready {
            name,
            has: vec![false; shards.len()],
            listings: vec![None; documents.map.listings.len()],
            documents: Arc::new(documents),
            index,
            shards,
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
        if let Some(ready) = self.of(Part::Shard(number), name) {
            let added = ready.index.add_shard(number, bytes);
            added.map_err(|_| LoadError::Decode)?;
            ready.has[number as usize] = true;
            self.answer.take_if(|answer| answer.is_partial);
        }
        Ok(())
    }

    /// Takes a list of names, unless it belongs to an index that is no longer there.
    pub(super) fn take_names(&mut self, list: usize, name: &ContentHash, names: Vec<ContentHash>) {
        if let Some(ready) = self.of(Part::Names(list), name) {
            let places = ready.shards.iter_mut().skip(list * NAMES);
            for (place, name) in places.zip(names) {
                *place = Some(name);
            }
        }
    }

    /// Takes a listing, unless it belongs to an index that is no longer there.
    pub(super) fn take_listing(
        &mut self,
        number: usize,
        name: &ContentHash,
        listing: Listing,
    ) -> Result<(), LoadError> {
        let count = listing.paths.len();
        let columns = [
            listing.titles.len(),
            listing.above.len(),
            listing.pages.len(),
        ];
        if columns != [count; 3] {
            return Err(LoadError::Decode);
        }
        if let Some(ready) = self.of(Part::Listing(number), name) {
            ready.listings[number] = Some(Arc::new(listing));
            self.answer.take_if(|answer| answer.is_partial);
        }
        Ok(())
    }

    /// The index, if this is still the name of that part of it.
    fn of(&mut self, part: Part, name: &ContentHash) -> Option<&mut Ready> {
        let ready = self.ready.as_mut()?;
        (ready.name_of(part) == Some(name)).then_some(ready)
    }

    /// What a file is kept in mind by: its name, where that is known before it is read.
    pub(super) fn name(&self, part: Part) -> Option<ContentHash> {
        match part {
            Part::Head => Some(ContentHash::default()),
            _ => self.ready.as_ref()?.name_of(part).cloned(),
        }
    }

    /// A file of a small index that is not there and may be read before it is asked for.
    pub(super) fn spare_part(&self) -> Option<Part> {
        let ready = self
            .ready
            .as_ref()
            .filter(|ready| ready.index.shard_count() <= WHOLE)?;
        let shards = ready.has.len();
        for at in 0..shards + ready.listings.len() {
            let (part, is_here) = match at.checked_sub(shards) {
                None => (Part::Shard(at as u32), ready.has[at]),
                Some(at) => (Part::Listing(at), ready.listings[at].is_some()),
            };
            let name = ready.name_of(part).filter(|_| !is_here);
            if name.is_some_and(|name| !self.lost.contains(name)) {
                return Some(part);
            }
        }
        None
    }

    /// Answers a text as far as that can be done now; at most `limit` pages.
    pub(super) fn answer(&mut self, text: &str, wish: &Wish, limit: usize) -> Next {
        if let Some(answer) = &self.answer
            && answer.text == text
            && !answer.is_partial
        {
            return Next::Done(answer.clone());
        }
        let Some(ready) = &self.ready else {
            return Next::Parts(vec![Part::Head]);
        };
        let Ready {
            documents, index, ..
        } = ready;
        let query = index.plan(text);
        let mut missing = Vec::new();
        for shard in index.missing_shards(&query) {
            let part = if ready.shards[shard as usize].is_some() {
                Part::Shard(shard)
            } else {
                Part::Names(shard as usize / NAMES)
            };
            if !missing.contains(&part) {
                missing.push(part);
            }
        }
        let weigh = |document| match documents.kind(document) {
            Some(kind) if wish.only.takes(documents, document) => {
                wish.asked.weigh(&kind.personas, kind.level)
            }
            _ => 0.0,
        };
        let results = index.search(&query, limit, weigh);
        let has_shards = missing.is_empty();
        let mut listed = Vec::new();
        for hit in &results.hits {
            let (listing, place) = documents.listing(hit.document);
            let found = ready.listings.get(listing).cloned().flatten();
            let part = Part::Listing(listing);
            if found.is_none() && has_shards && !missing.contains(&part) {
                missing.push(part);
            }
            listed.push((found, place));
        }
        let facets = Facets::count(documents, &results.matches, &wish.only);
        let why = results.hits.iter().filter(|_| wish.why);
        let why = why.map(|hit| index.why(&query, hit.document)).collect();
        let answer = Arc::new(Answer {
            documents: documents.clone(),
            text: text.to_owned(),
            query,
            only: wish.only.clone(),
            results,
            facets,
            why,
            listed,
            is_partial: !missing.is_empty(),
        });
        self.answer = Some(answer.clone());
        if missing.is_empty() {
            Next::Done(answer)
        } else {
            Next::Half(missing, answer)
        }
    }
}

impl Ready {
    fn name_of(&self, part: Part) -> Option<&ContentHash> {
        let map = &self.documents.map;
        match part {
            Part::Head => Some(&map.head),
            Part::Names(list) => map.lists.get(list),
            Part::Shard(shard) => self.shards.get(shard as usize)?.as_ref(),
            Part::Listing(listing) => map.listings.get(listing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_model::{Kind, PagePath};
    use burrow_search::{Document, IndexBuilder, PassageText};

    /// A site of one page that says `text`: its map, the head of its index and its shards.
    fn site(text: &str, number: u8) -> (SearchMap, Vec<u8>, Vec<Vec<u8>>) {
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
        let map = SearchMap {
            head: name(number, 99),
            shards: (0..encoded.shards.len())
                .map(|part| name(number, part as u8))
                .collect(),
            kinds: vec![Kind::default()],
            kind_of: "0".into(),
            section_of: "0".into(),
            listings: vec![name(number, 98)],
            listed: "1".into(),
            ..SearchMap::default()
        };
        (map, encoded.head, encoded.shards)
    }

    fn name(site: u8, part: u8) -> ContentHash {
        ContentHash::from_sha256(&[site, part])
    }

    fn listing() -> Listing {
        Listing {
            paths: vec![PagePath::new("boats")],
            titles: vec!["Boats".into()],
            above: vec![String::new()],
            pages: vec![ContentHash::default()],
        }
    }

    /// Adds all shards, by the names they have now or had before.
    fn fill(engine: &mut Engine, names: &[ContentHash], shards: &[Vec<u8>]) {
        for ((number, name), shard) in (0..).zip(names).zip(shards) {
            engine.take_shard(number, name, shard).unwrap();
        }
    }

    fn found(next: &Next) -> (String, u32) {
        match next {
            Next::Parts(parts) => (format!("{parts:?}"), 0),
            Next::Half(parts, answer) => (format!("{parts:?}"), answer.results.total),
            Next::Done(answer) => ("done".into(), answer.results.total),
        }
    }

    fn ask(engine: &mut Engine, text: &str) -> (String, u32) {
        found(&engine.answer(text, &Wish::default(), 5))
    }

    #[test]
    fn an_answer_grows_with_what_has_come() {
        let (map, head, shards) = site("moored", 1);
        let mut engine = Engine::default();
        assert_eq!(ask(&mut engine, "moored"), ("[Head]".into(), 0));
        engine.take_head(name(1, 0), map.clone(), &head).unwrap();
        assert_eq!(ask(&mut engine, "moored"), ("[Shard(1)]".into(), 0));
        assert_eq!(engine.spare_part(), Some(Part::Shard(0)));
        fill(&mut engine, &map.shards, &shards);
        assert_eq!(ask(&mut engine, "moored"), ("[Listing(0)]".into(), 1));
        assert!(
            engine
                .take_listing(
                    0,
                    &map.listings[0],
                    Listing {
                        above: vec![],
                        ..listing()
                    }
                )
                .is_err()
        );
        engine.take_listing(0, &map.listings[0], listing()).unwrap();
        assert_eq!(ask(&mut engine, "moored"), ("done".into(), 1));
        assert_eq!(engine.spare_part(), None);
        assert!(engine.take_head(name(1, 0), map, &head[1..]).is_err());
    }

    #[test]
    fn shards_of_a_large_index_are_named_by_lists() {
        let (mut map, head, shards) = site("moored", 1);
        let names = std::mem::take(&mut map.shards);
        map.lists = vec![name(1, 97)];
        let mut engine = Engine::default();
        engine.take_head(name(1, 0), map, &head).unwrap();
        assert_eq!(ask(&mut engine, "moored"), ("[Names(0)]".into(), 0));
        engine.take_names(0, &name(1, 97), names.clone());
        assert_eq!(ask(&mut engine, "moored"), ("[Shard(1)]".into(), 0));
        fill(&mut engine, &names, &shards);
        assert_eq!(ask(&mut engine, "moored"), ("[Listing(0)]".into(), 1));
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
        engine.take_head(name(1, 0), old.clone(), &head).unwrap();
        engine
            .take_head(name(2, 0), new.clone(), &new_head)
            .unwrap();
        fill(&mut engine, &old.shards, &shards);
        engine.take_listing(0, &old.listings[0], listing()).unwrap();
        assert_eq!(ask(&mut engine, "sunk"), ("[Shard(1)]".into(), 0));
        fill(&mut engine, &new.shards, &new_shards);
        assert_eq!(ask(&mut engine, "sunk"), ("[Listing(0)]".into(), 1));
        assert_eq!(engine.map_name(), Some(name(2, 0)));
    }
}
