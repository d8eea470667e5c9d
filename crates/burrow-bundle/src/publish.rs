//! What a site tells those who never open its reader: search engines, link previews, feeds, hosts and programs.
//! Nothing of it crosses the wire; `burrow build` writes it into files of its own.

mod markdown;
mod renames;

pub use markdown::{Local, Markdown};
pub(crate) use renames::renamed;
pub use renames::{Before, PageBefore};

use crate::config::SiteUrl;
use crate::date::{self, Day};
use crate::links::{PageLinks, Target};
use crate::manifest::Parts;
use crate::site::is_web;
use crate::{DocTree, front_matter::FrontMatter};
use burrow_model::{Manifest, PagePath};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What is told of a site.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The absolute address of the site's top as the project's own configuration says it.
    pub site_url: Option<SiteUrl>,
    /// The file that says so.
    pub site_url_file: String,
    /// The pages, by their number in the manifest.
    pub pages: Vec<Published>,
    /// Every former address, and what answers for it.
    pub redirects: BTreeMap<PagePath, Destination>,
    /// Addresses of the last build whose pages were found again under another, with that.
    pub renamed: Vec<(PagePath, PagePath)>,
    /// The author's own `robots.txt`.
    pub robots: Option<String>,
    /// The font of link previews that the configuration names.
    pub card_font: Option<Vec<u8>>,
}

/// What is told of one page.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// The first paragraph of its text, at most about 200 characters.
    pub summary: Option<String>,
    /// When its author last changed it, where that is said in a way that can be read.
    pub modified: Option<Day>,
    /// Whether its author keeps it from being found: it leaves search.
    pub unlisted: bool,
    /// Where it has moved.
    pub moved: Option<Destination>,
    /// Its text; none for a page that was made for a folder.
    pub markdown: Option<Markdown>,
}

/// Where a former address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To a page, by its number in the manifest, perhaps to a place on it.
    Page(u32, Option<String>),
    /// To a file of the site.
    File(String),
    /// To another site; http or https.
    Away(String),
}

impl Parts<'_> {
    /// Collects what is told of the site. The manifest learns the former addresses that only `before` knows.
    pub(crate) fn publication(
        &self,
        tree: &dyn DocTree,
        before: Option<&Before>,
        manifest: &mut Manifest,
    ) -> Publication {
        let numbers = self.numbers();
        let mut pages: Vec<Published> = self
            .arrangement
            .order
            .par_iter()
            .map(|number| self.published(*number))
            .collect();
        // A destination is found by site number and told by that of the manifest.
        let order = &self.arrangement.order;
        for (page, number) in pages.iter_mut().zip(order) {
            page.moved = self.moved(*number, &numbers);
        }
        stop_rounds(&mut pages);
        // Where nothing is to be found in the site, its search is off; that says nothing of search elsewhere.
        if pages.iter().all(|page| page.unlisted) {
            for page in &mut pages {
                page.unlisted = page.moved.is_some();
            }
        }
        let renamed = match before {
            Some(before) => {
                let current: Vec<_> = order
                    .iter()
                    .map(|number| &*self.built[*number].page)
                    .collect();
                renamed(before, manifest, &current)
            }
            None => Vec::new(),
        };
        let site = self.site;
        let own = site.redirects.iter().map(|(from, to)| {
            let anchor = site.redirect_anchors.get(from).cloned();
            (from.clone(), Destination::Page(numbers[*to], anchor))
        });
        let away = site.redirects_away.iter();
        let away = away.map(|(from, to)| (from.clone(), Destination::Away(to.clone())));
        let mut redirects: BTreeMap<_, _> = own.chain(away).collect();
        let paths: BTreeMap<PagePath, u32> = manifest
            .pages
            .iter()
            .zip(0..)
            .map(|(page, number)| (page.path(), number))
            .collect();
        for (from, to) in &renamed {
            if let Some(number) = paths.get(to) {
                let id = manifest.pages[*number as usize].id.clone();
                manifest.redirects.entry(from.clone()).or_insert(id);
                let there = Destination::Page(*number, None);
                redirects.entry(from.clone()).or_insert(there);
            }
        }
        Publication {
            site_url: self.convention.site_url.parse().ok(),
            site_url_file: self.convention.file.clone(),
            pages,
            redirects,
            renamed,
            robots: self.robots(tree),
            card_font: self.card_font(tree),
        }
    }

    fn published(&self, number: usize) -> Published {
        let page = &self.site.pages[number];
        let built = &self.built[number];
        let links = PageLinks {
            site: self.site,
            lookup: self.lookup,
            assets: self.assets,
            draw: None,
            convention: self.convention,
            page: number,
        };
        let source = page.source.as_ref();
        let front = source.map(|source| &source.front);
        Published {
            summary: built.summary.clone(),
            modified: built.page.modified.as_deref().and_then(date::day),
            unlisted: front.is_some_and(is_unlisted) || self.convention.unsearched(page),
            moved: None,
            markdown: source.filter(|_| self.wants_markdown()).map(|source| {
                let jsx = self.convention.dialect(&source.path).jsx;
                Markdown::new(source, built, jsx, &links)
            }),
        }
    }

    /// Whether anything is made of the pages' texts.
    fn wants_markdown(&self) -> bool {
        let publish = &self.config.publish;
        publish.markdown || publish.llms_full != Some(false)
    }

    /// Where a page says that it has moved, if something stands there.
    fn moved(&self, number: usize, numbers: &[u32]) -> Option<Destination> {
        let source = self.site.pages[number].source.as_ref()?;
        let to = source.front.redirect_to.as_deref()?;
        let resolution = self.lookup.resolve(number, to);
        match resolution.target {
            Target::Page(page) => Some(Destination::Page(numbers[page], resolution.anchor)),
            Target::File(path) => {
                let asset = self.assets.get(&path, false).ok()?;
                Some(Destination::File(asset.path.clone()))
            }
            Target::External(url) if is_web(&url) => Some(Destination::Away(url)),
            _ => None,
        }
    }

    /// The `robots.txt` at the top of the site as its author wrote it.
    fn robots(&self, tree: &dyn DocTree) -> Option<String> {
        let roots = self.convention.statics.iter().map(String::as_str);
        let mut roots = roots.chain([self.convention.root.as_str(), ""]);
        let path = roots.find_map(|root| {
            let path = format!("{root}/robots.txt");
            let path = path.trim_start_matches('/');
            self.lookup.files().find(|file| *file == path)
        })?;
        String::from_utf8(tree.read(path).ok()?).ok()
    }

    fn card_font(&self, tree: &dyn DocTree) -> Option<Vec<u8>> {
        let path = self.config.publish.card_font.as_deref()?;
        let path = path.trim_start_matches("./").trim_start_matches('/');
        let file = self.lookup.files().find(|file| *file == path)?;
        tree.read(file).ok()
    }
}

/// Whether an author keeps a page from being found.
fn is_unlisted(front: &FrontMatter) -> bool {
    let says = |key: &str, values: &[&str]| {
        let values: Vec<_> = values.iter().map(|value| (*value).to_owned()).collect();
        front.says(key, &values)
    };
    front.search_exclude
        || says("noindex", &["true", "yes"])
        || says("robots", &["noindex", "none"])
        || says("sitemap", &["false", "no"])
}

/// A page that moved to one that moved, and so on, back to itself, stays where it is.
fn stop_rounds(pages: &mut [Published]) {
    let next = |pages: &[Published], number: usize| match pages[number].moved {
        Some(Destination::Page(to, _)) => Some(to as usize),
        _ => None,
    };
    for start in 0..pages.len() {
        // As often as there are pages: a longer way goes round.
        let mut at = Some(start);
        let mut steps = 0;
        while let Some(number) = at.filter(|_| steps <= pages.len()) {
            at = next(pages, number);
            steps += 1;
            if at == Some(start) {
                pages[start].moved = None;
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(to: Option<u32>) -> Published {
        Published {
            moved: to.map(|to| Destination::Page(to, None)),
            ..Published::default()
        }
    }

    #[test]
    fn a_round_of_redirects_is_broken_and_a_chain_is_not() {
        let mut pages: Vec<_> = [Some(1), Some(2), Some(1), Some(2), None, Some(4), Some(6)]
            .map(moved)
            .into();
        stop_rounds(&mut pages);
        let left: Vec<_> = pages.iter().map(|page| page.moved.is_some()).collect();
        assert_eq!(left, [true, false, true, true, false, true, false]);
    }
}
