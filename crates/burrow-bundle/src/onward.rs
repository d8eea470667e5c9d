//! Where every page leads on: to pages like it, one level deeper or simpler, and to those that link to it. Computed
//! from the text, the links and the levels; the navigation only says what a page shows already.

use crate::hashing::content_hash;
use crate::links::Target;
use crate::manifest::Parts;
use crate::render::json;
use burrow_model::{ContentHash, Level, Onward, OnwardOf, OnwardPart, PageId, part_of};
use burrow_search::{Similarity, Sums};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// Related pages kept: the reader shows five, and leaves out those that stand beside the page in reading order.
const RELATED: usize = 7;
/// Pages one level deeper.
const DEEPER: usize = 3;
/// Pages one level simpler.
const SIMPLER: usize = 2;
/// Pages that link to a page, by name; the rest is a number.
const LINKED_FROM: usize = 20;
/// Pages looked at for one page, before links are.
const ALIKE: usize = 40;
/// The least that counts as related. Below this, pages share a word by chance.
const LEAST: f32 = 0.12;
/// A page that is deeper or simpler must be about the same: so much of what the most alike page has.
const SAME_SUBJECT: f32 = 0.6;
/// The same for a related page, so that a list ends where the pages that belong together do.
const BELONGS: f32 = 0.4;
/// What evidence beside the text counts: a link to the page, one from it, the same section.
const LINKS_TO: f32 = 0.15;
const LINKED_BY: f32 = 0.1;
const SAME_SECTION: f32 = 0.03;
/// Pages in one part, about.
const PAGES_A_PART: usize = 64;

/// Where the pages lead on, by their number in the manifest.
#[derive(Debug, Default)]
pub(crate) struct OnwardPages(pub Vec<Onward>);

impl OnwardPages {
    /// Writes the parts: a power of two of them, so that their number changes seldom.
    pub fn parts(
        &self,
        pages: &[&PageId],
        add: &mut dyn FnMut(Vec<u8>) -> ContentHash,
    ) -> Vec<ContentHash> {
        if self.0.iter().all(|onward| *onward == Onward::default()) {
            return Vec::new();
        }
        let count = (self.0.len() / PAGES_A_PART).next_power_of_two() as u32;
        let mut parts = vec![OnwardPart::default(); count as usize];
        for (id, onward) in pages.iter().zip(&self.0) {
            if *onward != Onward::default()
                && let Some(at) = part_of(id, count)
            {
                parts[at].pages.push(OnwardOf {
                    id: (*id).clone(),
                    onward: onward.clone(),
                });
            }
        }
        for part in &mut parts {
            part.pages.sort_by(|a, b| a.id.cmp(&b.id));
        }
        // Equal parts (empty ones) are one file.
        let mut known: HashMap<ContentHash, ContentHash> = HashMap::new();
        let mut name = |part: &OnwardPart| {
            let bytes = json(part);
            let hash = content_hash(&bytes);
            known.entry(hash).or_insert_with(|| add(bytes)).clone()
        };
        parts.iter().map(&mut name).collect()
    }
}

impl Parts<'_> {
    /// Finds out where every page leads on. `unlisted` says by manifest number whose author keeps a page from being
    /// found: nothing leads there from here.
    pub fn onward(&self, unlisted: &[bool]) -> OnwardPages {
        let documents: Vec<_> = self
            .built
            .iter()
            .map(|built| built.analysed.clone())
            .collect();
        let web = Web::new(self, unlisted, Similarity::new(&documents));
        let order = &self.arrangement.order;
        let onward = order
            .par_iter()
            .map_init(Sums::default, |sums, page| web.onward(*page, sums));
        OnwardPages(onward.collect())
    }
}

/// The pages with everything that is known of how they belong together. By site number.
struct Web<'a> {
    parts: &'a Parts<'a>,
    similarity: Similarity,
    /// Whether a page may be offered.
    offered: Vec<bool>,
    /// Pages each links to, and pages that link to each.
    links: [Vec<Vec<usize>>; 2],
}

/// A page that another may lead to.
#[derive(Clone, Copy)]
struct Candidate {
    page: usize,
    score: f32,
}

impl<'a> Web<'a> {
    fn new(parts: &'a Parts<'a>, unlisted: &[bool], similarity: Similarity) -> Self {
        let mut offered = vec![true; parts.built.len()];
        for (page, unlisted) in parts.arrangement.order.iter().zip(unlisted) {
            offered[*page] = !unlisted;
        }
        let to: Vec<Vec<usize>> = (0..parts.built.len())
            .into_par_iter()
            .map(|page| targets(parts, page))
            .collect();
        let mut from = vec![Vec::new(); to.len()];
        for page in parts
            .arrangement
            .order
            .iter()
            .filter(|page| offered[**page])
        {
            for target in &to[*page] {
                from[*target].push(*page);
            }
        }
        Self {
            parts,
            similarity,
            offered,
            links: [to, from],
        }
    }

    fn onward(&self, page: usize, sums: &mut Sums) -> Onward {
        if page == self.parts.arrangement.order[0] {
            return Onward::default(); // home leads everywhere
        }
        let candidates = self.candidates(page, sums);
        let above = self.above(page);
        let own = self.parts.built[page].page.level.unwrap_or(Level::Surface);
        let best = candidates.first().map_or(0.0, |first| first.score);
        let id = |page: &usize| self.parts.site.pages[*page].id.clone();
        let mut taken: HashSet<usize> = HashSet::new();
        // The nearest level on either side: one step, where there is a page one step away. A page without a level is
        // for everyone, and on neither side.
        let mut step = |limit: usize, is_on_that_side: &dyn Fn(Level, usize) -> bool| {
            let least = LEAST.max(best * SAME_SUBJECT);
            let on_that_side = candidates.iter().filter_map(|candidate| {
                let level = self.parts.built[candidate.page].page.level?;
                let counts = candidate.score >= least && is_on_that_side(level, candidate.page);
                counts.then(|| (level.number().abs_diff(own.number()), candidate.page))
            });
            let nearest = on_that_side.clone().map(|(far, _)| far).min();
            let found: Vec<usize> = on_that_side
                .filter(|(far, _)| Some(*far) == nearest)
                .map(|(_, page)| page)
                .take(limit)
                .collect();
            taken.extend(&found);
            found.iter().map(id).collect::<Vec<PageId>>()
        };
        let deeper = step(DEEPER, &|level, page| level > own && !above.contains(&page));
        let simpler = step(SIMPLER, &|level, _| level < own);
        let least = LEAST.max(best * BELONGS);
        let mut titles = HashSet::new();
        let related = candidates
            .iter()
            .filter(|candidate| candidate.score >= least && !above.contains(&candidate.page))
            .map(|candidate| candidate.page)
            .filter(|page| !taken.contains(page))
            .filter(|page| titles.insert(self.parts.built[*page].page.title.to_lowercase()))
            .take(RELATED)
            .collect::<Vec<_>>();
        let (linked_from, linked_more) = self.linked_from(page, &above);
        Onward {
            deeper,
            simpler,
            related: related.iter().map(id).collect(),
            linked_from: linked_from.iter().map(id).collect(),
            linked_more,
        }
    }

    /// Pages that may be offered, the most alike first. Not home, and none that the page lists itself.
    fn candidates(&self, page: usize, sums: &mut Sums) -> Vec<Candidate> {
        let mut scores: HashMap<usize, f32> = HashMap::new();
        for (other, alike) in self.similarity.nearest(page as u32, ALIKE, sums) {
            scores.insert(other as usize, alike);
        }
        for (links, worth) in self.links.iter().zip([LINKS_TO, LINKED_BY]) {
            for other in &links[page] {
                let alike = || self.similarity.between(page as u32, *other as u32);
                *scores.entry(*other).or_insert_with(alike) += worth;
            }
        }
        let parents = &self.parts.arrangement.parents;
        let home = self.parts.arrangement.order[0];
        let shows_children = !self.parts.built[page].page.no_cards;
        let mut candidates: Vec<Candidate> = scores
            .into_iter()
            .filter(|(other, _)| *other != page && *other != home && self.offered[*other])
            .filter(|(other, _)| !(shows_children && parents[*other] == Some(page)))
            .map(|(other, mut score)| {
                let is_beside = parents[other].is_some() && parents[other] == parents[page];
                score += if is_beside { SAME_SECTION } else { 0.0 };
                Candidate { page: other, score }
            })
            .collect();
        candidates.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.page.cmp(&b.page)));
        candidates
    }

    /// Pages that link to one, the most alike first, and how many more there are. Those above it, whose links lead
    /// down the tree, come last.
    fn linked_from(&self, page: usize, above: &[usize]) -> (Vec<usize>, u32) {
        let mut linked: Vec<_> = self.links[1][page]
            .iter()
            .map(|other| {
                let alike = self.similarity.between(page as u32, *other as u32);
                (above.contains(other), alike, *other)
            })
            .collect();
        linked.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let more = linked.len().saturating_sub(LINKED_FROM) as u32;
        linked.truncate(LINKED_FROM);
        (linked.into_iter().map(|(.., page)| page).collect(), more)
    }

    fn above(&self, page: usize) -> Vec<usize> {
        let parents = &self.parts.arrangement.parents;
        std::iter::successors(parents[page], |above| parents[*above])
            .take(parents.len())
            .collect()
    }
}

/// The pages that a page links to, each once, in order.
fn targets(parts: &Parts<'_>, page: usize) -> Vec<usize> {
    let mut seen = HashSet::from([page]);
    let links = parts.built[page].links.iter().filter(|link| !link.image);
    let pages = links.filter_map(|link| {
        let resolution = parts.lookup.resolve_at(page, &link.target, link.place.line);
        match resolution.target {
            Target::Page(target) => Some(target),
            _ => None,
        }
    });
    pages.filter(|target| seen.insert(*target)).collect()
}
