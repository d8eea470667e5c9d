//! How pages hang together: who is linked to, who links on, and how far everything is from the home page.

use super::{PageFacts, written};
use burrow_bundle::Survey;
use burrow_model::{NavTree, PageId};
use std::cmp::Reverse;
use std::collections::{HashSet, VecDeque};

/// How pages hang together. Lists hold page numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkFacts {
    /// Links between two pages, each pair once.
    pub between: u64,
    /// Links to other sites.
    pub external: u64,
    /// Pages by clicks from the home page: `by_clicks[2]` pages are two clicks away.
    pub by_clicks: Vec<u32>,
    /// Pages that no click leads to.
    pub unreachable: Vec<usize>,
    /// Pages that no other page's text links to.
    pub unlinked: Vec<usize>,
    /// Pages whose text links to no other page, and that have none below them.
    pub dead_ends: Vec<usize>,
    /// Pages that others link to, the most linked first.
    pub destinations: Vec<usize>,
    /// Pages that link to others, those with the most links first.
    pub hubs: Vec<usize>,
}

impl LinkFacts {
    /// Counts links and tells the pages their share.
    pub(super) fn count(survey: &Survey, nav: &NavTree, pages: &mut [PageFacts]) -> Self {
        for surveyed in &survey.pages {
            for to in &surveyed.links {
                pages[*to as usize].inbound += 1;
            }
        }
        for (page, surveyed) in pages.iter_mut().zip(&survey.pages) {
            page.outbound = surveyed.links.len() as u32;
        }
        walk(survey, nav, pages);

        let pages = &*pages;
        let those = |wanted: &dyn Fn(usize, &PageFacts) -> bool| -> Vec<usize> {
            // A page for lost readers is meant to be found by nobody else.
            let pages = written(pages).filter(|(_, page)| page.id != "404");
            let pages = pages.filter(|(number, page)| wanted(*number, page));
            pages.map(|(number, _)| number).collect()
        };
        let mut destinations = those(&|number, page| number > 0 && page.inbound > 0);
        destinations.sort_by_key(|number| Reverse(pages[*number].inbound));
        let mut hubs = those(&|_, page| page.outbound > 0);
        hubs.sort_by_key(|number| Reverse(pages[*number].outbound));
        let mut by_clicks = Vec::new();
        for clicks in written(pages).filter_map(|(_, page)| page.clicks) {
            let clicks = clicks as usize;
            if by_clicks.len() <= clicks {
                by_clicks.resize(clicks + 1, 0);
            }
            by_clicks[clicks] += 1;
        }
        Self {
            between: pages.iter().map(|page| u64::from(page.outbound)).sum(),
            external: survey
                .pages
                .iter()
                .map(|page| u64::from(page.external))
                .sum(),
            by_clicks,
            unreachable: those(&|_, page| page.clicks.is_none()),
            unlinked: those(&|number, page| number > 0 && page.inbound == 0),
            dead_ends: those(&|_, page| page.outbound == 0 && !page.has_children),
            destinations,
            hubs,
        }
    }
}

/// Tells every page how many clicks it is from the home page.
fn walk(survey: &Survey, nav: &NavTree, pages: &mut [PageFacts]) {
    let Some(home) = pages.first_mut() else {
        return;
    };
    home.clicks = Some(0);
    // The home page shows the reading paths.
    let stops = survey
        .manifest
        .site
        .paths
        .iter()
        .flat_map(|path| &path.pages);
    let stops: HashSet<&str> = stops.map(PageId::as_str).collect();
    let stops = (0..)
        .zip(&*pages)
        .filter(|(_, page)| stops.contains(&*page.id));
    let stops: Vec<u32> = stops.map(|(number, _)| number).collect();
    let mut open = VecDeque::from([(0u32, 0u32)]);
    while let Some((at, clicks)) = open.pop_front() {
        let links = &survey.pages[at as usize].links;
        let stops = if at == 0 { &*stops } else { &[] };
        for to in nav.children(at).iter().chain(links).chain(stops) {
            let page = &mut pages[*to as usize];
            if page.clicks.is_none() {
                page.clicks = Some(clicks + 1);
                open.push_back((*to, clicks + 1));
            }
        }
    }
}
