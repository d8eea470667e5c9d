//! The documents of an index as pages of a site: what kind each is, and where more is said of it.

use burrow_model::{Kind, SearchMap, search_map::read_numbers};

/// A search map that can be asked. Documents are numbered as in the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// The map as it was read.
    pub map: SearchMap,
    kind_of: Vec<u32>,
    section_of: Vec<u32>,
    /// Where each listing ends.
    ends: Vec<u32>,
}

impl Documents {
    /// Prepares the map of an index of `count` documents. None when the map does not fit it.
    pub fn new(map: SearchMap, count: u32) -> Option<Self> {
        let numbers = |text, end| read_numbers(text, count as usize, end);
        let kind_of = numbers(&map.kind_of, map.kinds.len())?;
        let section_of = numbers(&map.section_of, map.sections.len() + 1)?;
        let mut ends = read_numbers(&map.listed, map.listings.len(), count as usize + 1)?;
        let mut listed = 0u32;
        for end in &mut ends {
            listed = end.saturating_add(listed);
            *end = listed;
        }
        (listed == count).then_some(Self {
            map,
            kind_of,
            section_of,
            ends,
        })
    }

    /// What a document is; none when there is no such document.
    pub fn kind(&self, document: u32) -> Option<&Kind> {
        let kind = *self.kind_of.get(document as usize)?;
        self.map.kinds.get(kind as usize)
    }

    /// The section a document is in, by its number in the map. The home page is in none.
    pub fn section(&self, document: u32) -> Option<u32> {
        self.section_of.get(document as usize)?.checked_sub(1)
    }

    /// The listing that shows a document, and its place there.
    pub fn listing(&self, document: u32) -> (usize, usize) {
        let listing = self.ends.partition_point(|end| *end <= document);
        let before = listing.checked_sub(1).map_or(0, |before| self.ends[before]);
        (listing, (document - before) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> SearchMap {
        SearchMap {
            kinds: vec![Kind::default()],
            kind_of: "000".into(),
            section_of: "000".into(),
            listings: vec!["a".into(), "b".into()].into_iter().map(hash).collect(),
            listed: "21".into(),
            ..SearchMap::default()
        }
    }

    fn hash(name: String) -> burrow_model::ContentHash {
        burrow_model::ContentHash::from_sha256(name.as_bytes())
    }

    #[test]
    fn a_map_of_another_index_is_refused() {
        assert!(Documents::new(map(), 3).is_some());
        assert!(Documents::new(map(), 4).is_none(), "kinds for three");
        let fewer = SearchMap {
            listings: Vec::new(),
            ..map()
        };
        assert!(Documents::new(fewer, 3).is_none(), "no listings");
        let unknown = SearchMap {
            section_of: "001".into(),
            ..map()
        };
        assert!(Documents::new(unknown, 3).is_none(), "no such section");
    }

    #[test]
    fn a_document_is_listed_at_its_place() {
        let documents = Documents::new(map(), 3).expect("the map fits");
        let listed = [0, 1, 2].map(|document| documents.listing(document));
        assert_eq!(listed, [(0, 0), (0, 1), (1, 0)]);
        assert_eq!(documents.kind(3), None);
        assert_eq!(documents.section(2), None);
    }
}
