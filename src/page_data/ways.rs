//! The ways on from a page besides the tree: reading paths, and pages that belong with it.

use super::PageLink;
use crate::catalog::Catalog;
use burrow_model::{Onward, PageId, PersonaId, ReadingPath, record};

/// Related pages shown.
const RELATED: usize = 5;

record! {
    /// A page's place in a reading path.
    pub struct Stop {
        /// The path's short name.
        pub id: String,
        /// The path's name.
        pub title: String,
        /// The how manieth stop it is; the first is 1.
        pub at: u32,
        /// Of how many.
        pub of: u32,
        /// The stop before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub prev: Option<PageLink>,
        /// The stop after.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next: Option<PageLink>,
    }
}

record! {
    /// A reading path as the home page shows it.
    pub struct PathCard {
        /// Its short name.
        pub id: String,
        /// Its name.
        pub title: String,
        /// Who it is for; empty means everyone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<PersonaId>,
        /// All words of its pages.
        pub words: u32,
        /// The pages it stops at.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub stops: Vec<PageLink>,
    }
}

record! {
    /// Where a page leads on besides its place in the tree.
    pub struct OnwardLinks {
        /// Pages of the same subject, one level deeper.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub deeper: Vec<PageLink>,
        /// Pages of the same subject, one level simpler.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub simpler: Vec<PageLink>,
        /// Pages like it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub related: Vec<PageLink>,
        /// Pages that link to it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub linked_from: Vec<PageLink>,
        /// How many more do.
        #[serde(default)]
        pub linked_more: u32,
    }
}

impl OnwardLinks {
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a page stands in the paths that stop at it.
pub(super) fn stops(catalog: &Catalog, page: &PageId) -> Vec<Stop> {
    let stop = |path: &ReadingPath| {
        let at = path.pages.iter().position(|id| id == page)?;
        let link = |at: Option<usize>| {
            let number = catalog.number(path.pages.get(at?)?)?;
            Some(bare_link(catalog, number))
        };
        Some(Stop {
            id: path.id.clone(),
            title: path.title.clone(),
            at: at as u32 + 1,
            of: path.pages.len() as u32,
            prev: link(at.checked_sub(1)),
            next: link(Some(at + 1)),
        })
    };
    let paths = &catalog.manifest.site.paths;
    paths.iter().filter_map(stop).collect()
}

pub(super) fn path_cards(catalog: &Catalog) -> Vec<PathCard> {
    let card = |path: &ReadingPath| {
        let numbers = path.pages.iter().filter_map(|id| catalog.number(id));
        let numbers: Vec<u32> = numbers.collect();
        let words = numbers.iter().map(|page| catalog.meta(*page).words[2]);
        PathCard {
            id: path.id.clone(),
            title: path.title.clone(),
            personas: path.personas.clone(),
            words: words.sum(),
            stops: numbers
                .iter()
                .map(|page| PageLink {
                    level: None,
                    ..bare_link(catalog, *page)
                })
                .collect(),
        }
    };
    catalog.manifest.site.paths.iter().map(card).collect()
}

/// Links to where a page leads on. Its neighbours in reading order stand beside it as it is.
pub(super) fn onward_links(
    catalog: &Catalog,
    onward: &Onward,
    neighbours: &[&Option<PageLink>],
) -> OnwardLinks {
    let links = |ids: &[PageId]| -> Vec<PageLink> {
        ids.iter()
            .filter_map(|id| Some(bare_link(catalog, catalog.number(id)?)))
            .collect()
    };
    let mut related = links(&onward.related);
    related.retain(|link| {
        neighbours
            .iter()
            .all(|other| other.as_ref().is_none_or(|other| other.id != link.id))
    });
    related.truncate(RELATED);
    OnwardLinks {
        deeper: links(&onward.deeper),
        simpler: links(&onward.simpler),
        related,
        linked_from: links(&onward.linked_from),
        linked_more: onward.linked_more,
    }
}

/// A link with what can be read back from HTML.
fn bare_link(catalog: &Catalog, number: u32) -> PageLink {
    PageLink {
        words: 0,
        has_children: false,
        ..catalog.link(number)
    }
}
