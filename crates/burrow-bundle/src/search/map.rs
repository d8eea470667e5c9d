//! The search map and its listings: what search must know of the pages, cut so that a query reads little of it.

use crate::render::json;
use burrow_model::search_map::{NAMED, NAMES, write_numbers};
use burrow_model::{
    ContentHash, FORMAT_VERSION, Kind, Listing, Manifest, NavTree, SearchMap, SearchSection,
};

/// Documents of a listing in a site of at most [`GROWTH`] times its square; in larger ones it is doubled until that holds,
/// so that neither the names of the listings nor those that an answer needs become much.
const LISTED: usize = 16;
const GROWTH: usize = 32;

/// Keeps a file of JSON and returns its name.
pub(super) type Add<'a> = dyn FnMut(Vec<u8>) -> ContentHash + 'a;

/// The map of an index of `documents`, page numbers by document number; the head and the shards have been kept before.
pub(super) fn map(
    manifest: &Manifest,
    documents: &[u32],
    head: ContentHash,
    shards: Vec<ContentHash>,
    add: &mut Add<'_>,
) -> SearchMap {
    let nav = NavTree::new(&manifest.pages);
    let (kinds, kind_of) = kinds(manifest, documents);
    let (sections, section_of) = sections(manifest, &nav, documents);
    let runs = runs(manifest, documents);
    let listings = runs.iter();
    let listings = listings
        .map(|documents| add(json(&listing(manifest, &nav, documents))))
        .collect();
    let listed: Vec<u32> = runs.iter().map(|run| run.len() as u32).collect();
    let (shards, lists) = if shards.len() > NAMED {
        let lists = shards.chunks(NAMES).map(|names| add(json(&names)));
        (Vec::new(), lists.collect())
    } else {
        (shards, Vec::new())
    };
    SearchMap {
        format: FORMAT_VERSION,
        head,
        shards,
        lists,
        personas: manifest.site.personas.clone(),
        kinds,
        kind_of: write_numbers(&kind_of),
        sections,
        section_of: write_numbers(&section_of),
        listings,
        listed: write_numbers(&listed),
    }
}

/// The kinds there are, and each document's.
fn kinds(manifest: &Manifest, documents: &[u32]) -> (Vec<Kind>, Vec<u32>) {
    let mut kinds: Vec<Kind> = Vec::new();
    let mut of = Vec::with_capacity(documents.len());
    for number in documents {
        let page = &manifest.pages[*number as usize];
        let kind = Kind {
            level: page.level,
            personas: page.personas.clone(),
        };
        let known = kinds.iter().position(|known| *known == kind);
        of.push(known.unwrap_or(kinds.len()) as u32);
        if known.is_none() {
            kinds.push(kind);
        }
    }
    (kinds, of)
}

/// The sections there are, and each document's: one more than its number, 0 for none.
fn sections(
    manifest: &Manifest,
    nav: &NavTree,
    documents: &[u32],
) -> (Vec<SearchSection>, Vec<u32>) {
    let section = |page: u32| {
        let way = nav.ancestors(page);
        way.iter().copied().chain([page]).nth(1)
    };
    let mut pages: Vec<u32> = documents.iter().copied().filter_map(section).collect();
    pages.sort_unstable();
    pages.dedup();
    let number = |page: u32| {
        let place = section(page).and_then(|section| pages.binary_search(&section).ok());
        place.map_or(0, |place| place as u32 + 1)
    };
    let of = documents.iter().map(|page| number(*page)).collect();
    let sections = pages.iter().map(|page| &manifest.pages[*page as usize]);
    let sections = sections.map(|page| SearchSection {
        title: page.title.clone(),
        path: page.path(),
        hidden: page.hidden,
    });
    (sections.collect(), of)
}

/// The documents of each listing. Where one ends depends on ids, not on numbers alone, so that a page that comes or goes
/// changes one or two of them.
fn runs<'a>(manifest: &Manifest, documents: &'a [u32]) -> Vec<&'a [u32]> {
    let mut listed = LISTED;
    while documents.len() > GROWTH * listed * listed {
        listed *= 2;
    }
    let may_end = |page: &u32| {
        let id = manifest.pages[*page as usize].id.as_str();
        let sum = id.bytes().fold(0x811c_9dc5_u32, |sum, byte| {
            (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        // Ids that differ in their last letter have sums that differ in few bits.
        let mixed = sum.wrapping_mul(0x9e37_79b1) >> 16;
        (mixed as usize).is_multiple_of(listed / 2)
    };
    let mut runs = Vec::new();
    let mut rest = documents;
    while !rest.is_empty() {
        let place = (listed / 2..=2 * listed).find(|end| {
            let last = rest.get(end - 1);
            last.is_none_or(may_end)
        });
        let (run, next) = rest.split_at(place.unwrap_or(2 * listed).min(rest.len()));
        runs.push(run);
        rest = next;
    }
    runs
}

fn listing(manifest: &Manifest, nav: &NavTree, documents: &[u32]) -> Listing {
    let mut listing = Listing::default();
    for number in documents {
        let page = &manifest.pages[*number as usize];
        let above = nav.ancestors(*number);
        let above = above.iter().skip(1);
        let above: Vec<&str> = above
            .map(|page| manifest.pages[*page as usize].title.as_str())
            .collect();
        listing.paths.push(page.path());
        listing.titles.push(page.title.clone());
        listing.above.push(above.join(" › "));
        listing.pages.push(page.hash.clone());
    }
    listing
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_model::{Level, PageId, PageMeta, search_map::read_numbers};

    fn site(pages: usize) -> Manifest {
        let page = |number: usize| PageMeta {
            id: PageId::new(format!("p{number}")),
            title: format!("Page {number}"),
            // Home; two sections; the rest below the first.
            parent: (number > 0).then_some(u32::from(number > 2)),
            level: (number > 2).then_some(Level::Deep),
            ..PageMeta::default()
        };
        Manifest {
            pages: (0..pages).map(page).collect(),
            ..Manifest::default()
        }
    }

    fn made(pages: usize, shards: usize) -> (SearchMap, Vec<Vec<u8>>) {
        let mut files: Vec<Vec<u8>> = Vec::new();
        let documents: Vec<u32> = (0..pages as u32).rev().collect();
        let shards = (0..shards).map(|number| ContentHash::from_sha256(&number.to_le_bytes()));
        let head = ContentHash::default();
        let map = map(
            &site(pages),
            &documents,
            head,
            shards.collect(),
            &mut |bytes| {
                files.push(bytes);
                ContentHash::from_sha256(&files.len().to_le_bytes())
            },
        );
        (map, files)
    }

    #[test]
    fn every_document_has_its_kind_its_section_and_its_line() {
        let (map, files) = made(5, 3);
        assert_eq!((map.kinds.len(), map.kind_of.as_str()), (2, "00111"));
        let sections: Vec<&str> = map.sections.iter().map(|own| own.title.as_str()).collect();
        assert_eq!(sections, ["Page 1", "Page 2"]);
        assert_eq!(map.section_of, "11210");
        assert_eq!((map.shards.len(), map.listings.len()), (3, 1));
        assert_eq!(map.listed, "5");
        let listing: Listing = serde_json::from_slice(&files[0]).unwrap();
        assert_eq!(listing.titles[0], "Page 4");
        assert_eq!(listing.above, ["Page 1", "Page 1", "", "", ""]);
    }

    #[test]
    fn what_a_large_site_is_first_read_by_stays_small() {
        let (map, _) = made(50_000, 3_000);
        assert!(map.shards.is_empty());
        assert_eq!(map.lists.len(), 47);
        let listed = read_numbers(&map.listed, map.listings.len(), 129);
        let listed = listed.expect("they can be read");
        assert_eq!(listed.iter().sum::<u32>(), 50_000);
        assert!((600..1_000).contains(&listed.len()), "{}", listed.len());
        let sections = read_numbers(&map.section_of, 50_000, map.sections.len() + 1);
        assert_eq!(sections.expect("they can be read")[49_998], 1);
        assert!(json(&map).len() < 130_000, "before it is compressed");
    }

    #[test]
    fn a_page_that_comes_leaves_most_listings_as_they_are() {
        let all: Vec<u32> = (0..1_000).collect();
        let without: Vec<u32> = all.iter().copied().filter(|page| *page != 500).collect();
        let site = site(1_000);
        let (before, after) = (runs(&site, &without), runs(&site, &all));
        let new = after.iter().filter(|run| !before.contains(run)).count();
        assert!((1..=4).contains(&new), "{new} of {}", after.len());
        assert!(after.iter().all(|run| run.len() <= 32));
    }
}
