//! The nav tree: who stands below whom, in which order, and who stays out of it.

mod order;
mod parent;

use crate::convention::Convention;
use crate::links::Lookup;
use crate::naming::folder;
use crate::site::{Site, SitePage, nearest_page};
use crate::{Config, Diagnostic};

/// Where every page of a site stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arrangement {
    /// Site numbers in reading order, parents before children, the home page first; hidden pages are among them.
    pub order: Vec<usize>,
    /// By site number: the page above, as a site number; only the home page has none.
    pub parents: Vec<Option<usize>>,
    /// By site number: left out of the nav tree.
    pub hidden: Vec<bool>,
}

impl Arrangement {
    /// Arranges a site. `titles` are the pages' labels by site number.
    pub fn new(
        site: &Site,
        titles: &[String],
        lookup: &Lookup<'_>,
        config: &Config,
        convention: &Convention,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let parents = if site.placements.is_empty() {
            parent::parents(site, titles, lookup, diagnostics)
        } else {
            let written = site.placements.iter();
            written.map(|placement| placement.parent).collect()
        };
        let mut children = vec![Vec::new(); site.pages.len()];
        for (number, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(number);
            }
        }
        for (number, below) in children.iter_mut().enumerate() {
            order::sort(below, site, titles, number, convention);
        }
        order::put_top(&mut children[0], site, titles, &config.order, diagnostics);
        let mut hidden = hidden(site, convention, diagnostics);
        childless(site, &parents, &mut hidden);
        let mut order = Vec::with_capacity(site.pages.len());
        let mut open = vec![0];
        while let Some(number) = open.pop() {
            order.push(number);
            open.extend(children[number].iter().rev());
        }
        Self {
            order,
            parents,
            hidden,
        }
    }
}

/// The page of the folder above: where a page stands when nobody says otherwise.
fn folder_above(site: &Site, page: &SitePage) -> Option<usize> {
    if !page.is_folder_page {
        return nearest_page(&site.folders, &page.folder);
    }
    if page.folder.is_empty() {
        return None;
    }
    nearest_page(&site.folders, folder(&page.folder))
}

/// Who stays out of the nav tree. A default for the whole site that would leave only a few pages is not meant so.
fn hidden(site: &Site, convention: &Convention, diagnostics: &mut Vec<Diagnostic>) -> Vec<bool> {
    let sources = || site.pages.iter().filter_map(|page| page.source.as_ref());
    let by_default = sources()
        .filter(|source| source.excluded_by_default)
        .count();
    let ignored = by_default * 2 > sources().count();
    if ignored {
        let message = format!(
            "a default for the whole site would take {by_default} pages out of the navigation; it is ignored"
        );
        diagnostics.push(
            Diagnostic::info("nav-exclude-ignored", &*convention.file, message)
                .hint("set `nav_exclude` on the pages that are to stay out"),
        );
    }
    let hides = |page: &SitePage| {
        convention.folder_of(page).is_some_and(|facts| facts.hidden)
            || page.source.as_ref().is_some_and(|source| {
                source.front.nav_exclude == Some(true) && !(ignored && source.excluded_by_default)
            })
    };
    let mut hidden: Vec<_> = site.pages.iter().map(hides).collect();
    for (hidden, placement) in hidden.iter_mut().zip(&site.placements) {
        *hidden |= !placement.listed;
    }
    if let Some(home) = hidden.first_mut() {
        *home = false;
    }
    hidden
}

/// `has_children: false`: those who name such a page as their parent stay out of the nav tree.
fn childless(site: &Site, parents: &[Option<usize>], hidden: &mut [bool]) {
    let says = |number: usize| {
        site.pages[number]
            .source
            .as_ref()
            .map(|source| &source.front)
    };
    for (number, parent) in parents.iter().enumerate() {
        let named = says(number).is_some_and(|front| front.parent.is_some());
        let childless = parent.and_then(says).is_some_and(|front| front.childless);
        hidden[number] |= named && childless;
    }
}
