//! The manifest with the look-ups a reader needs: which page answers where, and who stands below whom. Pure.

use crate::page_data::{PageLink, nav_links};
use burrow_model::{Manifest, NavTree, PageId, PageMeta, PagePath};

/// A manifest that can be asked. Pages are named by their number in `Manifest::pages`.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// The manifest as it was read.
    pub manifest: Manifest,
    /// Who stands below whom.
    pub nav: NavTree,
    /// Page numbers sorted by path and by id, for look-up by halving.
    by_path: Vec<u32>,
    by_id: Vec<u32>,
}

impl Catalog {
    /// Prepares the look-ups.
    pub fn new(manifest: Manifest) -> Self {
        let nav = NavTree::new(&manifest.pages);
        let by_path = in_order(&manifest.pages, &PageMeta::address);
        let by_id = in_order(&manifest.pages, &|page| page.id.as_str());
        Self {
            manifest,
            nav,
            by_path,
            by_id,
        }
    }

    /// What the manifest says of a page.
    pub fn meta(&self, number: u32) -> &PageMeta {
        &self.manifest.pages[number as usize]
    }

    /// The page that answers at `path`: by its own address, as a redirect, or by its id.
    pub fn find(&self, path: &PagePath) -> Option<u32> {
        let own = self
            .by_path
            .binary_search_by(|number| self.meta(*number).address().cmp(path.as_str()))
            .ok()
            .map(|at| self.by_path[at]);
        let moved = || {
            self.manifest
                .redirects
                .get(path)
                .and_then(|id| self.number(id))
        };
        own.or_else(moved)
            .or_else(|| self.number(&PageId::new(path.as_str())))
    }

    /// The page with this id.
    pub fn number(&self, id: &PageId) -> Option<u32> {
        self.by_id
            .binary_search_by(|number| self.meta(*number).id.as_str().cmp(id.as_str()))
            .ok()
            .map(|at| self.by_id[at])
    }

    /// A link to a page, with what lists show beside it.
    pub fn link(&self, number: u32) -> PageLink {
        let meta = self.meta(number);
        PageLink {
            id: meta.id.clone(),
            path: meta.path(),
            title: meta.title.clone(),
            level: meta.level,
            personas: meta.personas.clone(),
            words: meta.words[2],
            has_children: !self.nav.children(number).is_empty(),
        }
    }

    /// The pages before and after a page: those its author names, else those in reading order.
    pub fn neighbours(&self, number: u32) -> (Option<PageLink>, Option<PageLink>) {
        let meta = self.meta(number);
        let (prev, next) = self.nav.prev_next(number);
        let link = |page: Option<u32>, title: &Option<String>| {
            let mut link = self.link(page.filter(|page| *page != number)?);
            if let Some(title) = title {
                link.title.clone_from(title);
            }
            Some(link)
        };
        (
            link(meta.prev.or(prev), &meta.prev_title),
            link(meta.next.or(next), &meta.next_title),
        )
    }

    /// What the nav tree shows below the page with this id.
    pub fn children(&self, id: &PageId) -> Vec<PageLink> {
        self.number(id)
            .map(|number| nav_links(self, number))
            .unwrap_or_default()
    }

    /// Links to several pages, in order.
    pub fn links(&self, numbers: &[u32]) -> Vec<PageLink> {
        numbers.iter().map(|number| self.link(*number)).collect()
    }

    /// The pages a person may have meant by an address that has none: those that share most of its words,
    /// at most `limit`, best first.
    pub fn nearest(&self, path: &PagePath, limit: usize) -> Vec<PageLink> {
        let wanted = words(path.as_str());
        let last = words(path.as_str().rsplit('/').next().unwrap_or_default());
        let mut best: Vec<(usize, u32)> = Vec::new();
        for (number, meta) in (0..).zip(&self.manifest.pages) {
            let own = words(meta.id.as_str());
            let shared = wanted.iter().filter(|word| own.contains(word)).count();
            let at_end = last.iter().filter(|word| own.contains(word)).count();
            let score = 4 * at_end + 8 * shared / own.len().max(wanted.len()).max(1);
            let place = best.partition_point(|(better, _)| *better >= score);
            if shared > 0 && place < limit {
                best.truncate(limit - 1);
                best.insert(place, (score, number));
            }
        }
        best.iter().map(|(_, number)| self.link(*number)).collect()
    }
}

/// The numbers of pages, sorted by a name. Each is put in its place: pages come nearly in order, so few are moved,
/// and any sort of the library would be kilobytes of wasm.
#[inline(never)]
fn in_order(pages: &[PageMeta], name: &dyn Fn(&PageMeta) -> &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::with_capacity(pages.len());
    for (number, page) in (0..).zip(pages) {
        let own = name(page);
        let is_before = |other: &u32| name(&pages[*other as usize]) <= own;
        let place = if numbers.last().is_none_or(is_before) {
            numbers.len()
        } else {
            numbers.partition_point(is_before)
        };
        numbers.insert(place, number);
    }
    numbers
}

/// The words of a path, as search cuts them.
fn words(path: &str) -> Vec<String> {
    let mut words = burrow_search::words(path);
    words.retain(|word| word.len() > 1);
    words
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use burrow_model::{Level, PersonaId};

    /// A small site: home, guide (guide/start at level 2, guide/dns at level 3 for technical readers), about.
    pub(crate) fn small() -> Catalog {
        let page = |id: &str,
                    title: &str,
                    parent: Option<u32>,
                    level: Option<Level>,
                    personas: &[&str]| PageMeta {
            id: PageId::new(id),
            title: title.into(),
            parent,
            level,
            personas: personas
                .iter()
                .map(|persona| PersonaId::new(*persona))
                .collect(),
            words: [100, 200, 300],
            promise: (parent == Some(0)).then(|| format!("What {title} holds.")),
            ..PageMeta::default()
        };
        let mut moved = page("about", "About us", Some(0), None, &[]);
        moved.path = Some(PagePath::new("company/about"));
        Catalog::new(Manifest {
            pages: vec![
                page("", "Home", None, None, &[]),
                page("guide", "Guide", Some(0), Some(Level::Surface), &[]),
                page(
                    "guide/start",
                    "First steps",
                    Some(1),
                    Some(Level::Detail),
                    &[],
                ),
                page(
                    "guide/dns",
                    "DNS records",
                    Some(1),
                    Some(Level::Deep),
                    &["technical"],
                ),
                moved,
            ],
            redirects: [(PagePath::new("old/dns"), PageId::new("guide/dns"))].into(),
            ..Manifest::default()
        })
    }

    #[test]
    fn a_page_is_found_by_its_address_and_by_a_former_one() {
        let catalog = small();
        let find = |path: &str| {
            catalog
                .find(&PagePath::new(path))
                .map(|number| catalog.meta(number).id.to_string())
        };
        assert_eq!(find("guide/dns").as_deref(), Some("guide/dns"));
        assert_eq!(find("old/dns").as_deref(), Some("guide/dns"));
        assert_eq!(find("company/about").as_deref(), Some("about"));
        assert_eq!(find("about").as_deref(), Some("about"));
        assert_eq!(find("nowhere"), None);
        assert_eq!(find("").as_deref(), Some(""));
    }

    #[test]
    fn an_unknown_address_is_offered_the_pages_most_like_it() {
        let nearest = small().nearest(&PagePath::new("guides/dns-record"), 2);
        assert_eq!(
            nearest.first().map(|link| link.title.as_str()),
            Some("DNS records")
        );
    }
}
