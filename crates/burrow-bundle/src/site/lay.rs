//! A written nav, laid over the pages there are: groups become pages that have no file, and a page that the nav does
//! not name stays one, out of the nav tree.

use super::{Placement, Site, SitePage, inside, nearest_page};
use crate::Diagnostic;
use crate::convention::{Convention, Leads, NavItem, WrittenLink, WrittenNav, is_under};
use crate::naming::{folder, folder_page_rank, without_extension};
use burrow_model::PageId;
use globset::Glob;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Places the pages of `site` as `nav` says. Its numbers change: groups come in, folders' pages that are made of
/// nothing but the folder go.
pub(super) fn lay(
    site: &mut Site,
    nav: &WrittenNav,
    convention: &Convention,
    left_out: &[(String, &'static str)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut layer = Layer {
        names: names(site, convention),
        unpublished: left_out
            .iter()
            .map(|(path, _)| key(without_extension(inside(&site.root, path))))
            .collect(),
        ids: site
            .pages
            .iter()
            .map(|page| page.id.as_str().to_owned())
            .collect(),
        placed: vec![None; site.pages.len()],
        next: 0,
        rest: None,
        site,
        diagnostics,
    };
    layer.placed[0] = Some(Placement {
        listed: true,
        ..Placement::default()
    });
    layer.items(&nav.items, 0);
    if let Some((parent, place)) = layer.rest {
        layer.slice("", parent, place);
    }
    layer.unlisted(nav);
    let placed = std::mem::take(&mut layer.placed);
    settle(site, placed);
}

struct Layer<'a> {
    site: &'a mut Site,
    /// Pages by everything a nav may call them.
    names: HashMap<String, usize>,
    /// Pages that are left out of the site, and so may be named.
    unpublished: HashSet<String>,
    ids: HashSet<String>,
    placed: Vec<Option<Placement>>,
    next: usize,
    rest: Option<(usize, usize)>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Layer<'_> {
    fn items(&mut self, items: &[NavItem], parent: usize) {
        for item in items {
            let place = self.next;
            self.next += 1;
            match &item.leads {
                Leads::Url(url) => {
                    let label = item.label.clone().unwrap_or_else(|| url.clone());
                    self.site.links.push(WrittenLink {
                        label,
                        target: url.clone(),
                        new_tab: false,
                        place: item.place.clone(),
                    });
                }
                Leads::Rest => {
                    self.rest.get_or_insert((parent, place));
                }
                Leads::Section(folder) => {
                    let inner = inside(&self.site.root, folder);
                    match self.site.folders.get(inner).copied() {
                        Some(number) => {
                            self.place(number, parent, place, item.label.as_ref());
                            self.items(&item.children, number);
                        }
                        None => self.items(&item.children, parent),
                    }
                }
                Leads::Folder(folder) => self.folder(item, folder, parent, place),
                Leads::Page(name) => match self.names.get(&key(name)) {
                    Some(number) => {
                        let number = *number;
                        self.place(number, parent, place, item.label.as_ref());
                        self.items(&item.children, number);
                    }
                    None => {
                        self.missing(name, item);
                        self.group(item, parent, place);
                    }
                },
                Leads::Nowhere => self.group(item, parent, place),
            }
        }
    }

    /// Places a page that has no place yet. The home page stays above all others.
    fn place(&mut self, number: usize, parent: usize, place: usize, label: Option<&String>) {
        if self.placed[number].is_none() && number != parent {
            self.placed[number] = Some(Placement {
                parent: Some(parent),
                place,
                label: label.cloned(),
                listed: true,
            });
        }
    }

    /// A page for items that stand under a label; none where nothing stands there.
    fn group(&mut self, item: &NavItem, parent: usize, place: usize) {
        if item.children.is_empty() {
            return;
        }
        let Some(label) = &item.label else {
            self.items(&item.children, parent);
            return;
        };
        let number = self
            .folder_of(item)
            .unwrap_or_else(|| self.new_page(parent, label));
        self.place(number, parent, place, Some(label));
        self.items(&item.children, number);
    }

    /// The page of the folder that all pages of a group lie in, if it is made of nothing but the folder.
    fn folder_of(&self, item: &NavItem) -> Option<usize> {
        let mut common: Option<String> = None;
        let mut open: Vec<&NavItem> = item.children.iter().collect();
        while let Some(item) = open.pop() {
            open.extend(&item.children);
            let mut at = match &item.leads {
                Leads::Page(name) => match self.names.get(&key(name)) {
                    Some(number) => self.site.pages[*number].folder.as_str(),
                    None => continue,
                },
                Leads::Folder(path) | Leads::Section(path) => {
                    inside(&self.site.root, path).trim_matches('/')
                }
                _ => continue,
            };
            if let Some(common) = &common {
                while !is_under(common, at) {
                    at = folder(at);
                }
            }
            common = Some(at.to_owned());
        }
        let number = *self.site.folders.get(&common?)?;
        let free = number != 0
            && self.placed[number].is_none()
            && self.site.pages[number].source.is_none();
        free.then_some(number)
    }

    fn new_page(&mut self, parent: usize, label: &str) -> usize {
        let above = self.site.pages[parent].id.as_str();
        let name = slug(label);
        let mut id = if above.is_empty() {
            name
        } else {
            format!("{above}/{name}")
        };
        while !self.ids.insert(id.clone()) {
            id.push_str("-section");
        }
        self.site.pages.push(SitePage {
            id: PageId::new(id.as_str()),
            folder: id,
            is_folder_page: true,
            ..SitePage::default()
        });
        self.placed.push(None);
        self.site.pages.len() - 1
    }

    /// What a folder holds: as a group under a label, else as so many items.
    fn folder(&mut self, item: &NavItem, path: &str, parent: usize, place: usize) {
        let root = self.site.root.clone();
        let path = inside(&root, path).trim_matches('/').to_owned();
        let known = self.site.folders.get(&path).copied();
        match (&item.label, known) {
            (_, None) => self.missing(&path, item),
            (Some(label), Some(number)) if number != 0 => {
                self.place(number, parent, place, Some(label));
                self.slice(&path, number, place);
            }
            (Some(label), Some(_)) => {
                let group = self.new_page(parent, label);
                self.place(group, parent, place, Some(label));
                self.slice(&path, group, place);
            }
            (None, Some(number)) => {
                if self.site.pages[number].source.is_some() {
                    self.place(number, parent, place, None);
                }
                self.slice(&path, parent, place);
            }
        }
    }

    /// Places what lies in a folder and has no place yet below `parent`, each below its own folder's page.
    fn slice(&mut self, path: &str, parent: usize, place: usize) {
        let own = self.site.folders.get(path).copied();
        for number in 1..self.site.pages.len() {
            let page = &self.site.pages[number];
            let is_new = page.is_folder_page && !self.site.folders.contains_key(&page.folder);
            if self.placed[number].is_some() || is_new || !is_under(&page.folder, path) {
                continue;
            }
            if own == Some(number) && number != parent && page.source.is_none() {
                continue;
            }
            let above = self.above(number);
            let above = above.filter(|above| Some(*above) != own && *above != 0);
            self.place(number, above.unwrap_or(parent), place, None);
        }
    }

    /// The page of the folder above a page.
    fn above(&self, number: usize) -> Option<usize> {
        let page = &self.site.pages[number];
        if page.is_folder_page {
            nearest_page(&self.site.folders, folder(&page.folder))
        } else {
            nearest_page(&self.site.folders, &page.folder)
        }
    }

    fn missing(&mut self, name: &str, item: &NavItem) {
        if self.unpublished.contains(&key(without_extension(name))) {
            return;
        }
        let (file, line, column) = &item.place;
        self.diagnostics.push(
            Diagnostic::warning(
                "nav-missing",
                &**file,
                format!("no page stands at `{name}`"),
            )
            .at(*line, *column)
            .hint("write the page or take the entry out; the rest of the navigation stands"),
        );
    }

    /// Pages that the nav does not name stay out of it: below the nearest page above them that has a place.
    fn unlisted(&mut self, nav: &WrittenNav) {
        let meant: Vec<_> = nav
            .unlisted
            .iter()
            .filter_map(|glob| Some(Glob::new(glob).ok()?.compile_matcher()))
            .collect();
        let sources = self
            .site
            .pages
            .iter()
            .filter_map(|page| page.source.as_ref());
        let included: HashSet<String> = sources
            .flat_map(|source| source.included.iter().map(|(path, _)| path.clone()))
            .collect();
        for number in 1..self.site.pages.len() {
            let page = &self.site.pages[number];
            if self.placed[number].is_some() || page.source.is_none() {
                continue;
            }
            let front = page.source.as_ref().map(|source| &source.front);
            let hidden = front.is_some_and(|front| front.nav_exclude == Some(true));
            let elsewhere = hidden || included.contains(page.file());
            if !elsewhere && !meant.iter().any(|glob| glob.is_match(page.file())) {
                self.diagnostics.push(
                    Diagnostic::info("nav-unlisted", page.file(), "the navigation does not name this page")
                        .hint("it can be read and found by searching; name it in the navigation to show it there"),
                );
            }
            let mut above = self.above(number);
            while let Some(at) = above.filter(|at| *at != 0 && self.placed[*at].is_none()) {
                above = self.above(at);
            }
            self.placed[number] = Some(Placement {
                parent: above.or(Some(0)),
                place: usize::MAX,
                ..Placement::default()
            });
        }
    }
}

/// Drops pages that are made of nothing and hold nothing, and puts the others in byte order of their ids.
fn settle(site: &mut Site, mut placed: Vec<Option<Placement>>) {
    let mut below = vec![0u32; site.pages.len()];
    for placement in placed.iter().flatten() {
        if let Some(parent) = placement.parent {
            below[parent] += 1;
        }
    }
    let is_empty = |number: usize, below: &[u32]| {
        number != 0 && site.pages[number].source.is_none() && below[number] == 0
    };
    let mut empty: Vec<usize> = (0..site.pages.len())
        .filter(|number| is_empty(*number, &below) && placed[*number].is_some())
        .collect();
    while let Some(number) = empty.pop() {
        let parent = placed[number].take().and_then(|placement| placement.parent);
        if let Some(parent) = parent {
            below[parent] -= 1;
            if is_empty(parent, &below) && placed[parent].is_some() {
                empty.push(parent);
            }
        }
    }
    let mut kept: Vec<(usize, SitePage)> = std::mem::take(&mut site.pages)
        .into_iter()
        .enumerate()
        .filter(|(number, _)| placed[*number].is_some())
        .collect();
    kept.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    let numbers: HashMap<usize, usize> = kept
        .iter()
        .enumerate()
        .map(|(new, (old, _))| (*old, new))
        .collect();
    site.placements = kept
        .iter()
        .map(|(old, _)| {
            let mut placement = placed[*old].take().unwrap_or_default();
            placement.parent = placement
                .parent
                .and_then(|parent| numbers.get(&parent).copied());
            placement
        })
        .collect();
    site.pages = kept.into_iter().map(|(_, page)| page).collect();
    site.folders = std::mem::take(&mut site.folders)
        .into_iter()
        .filter_map(|(folder, old)| Some((folder, *numbers.get(&old)?)))
        .collect::<BTreeMap<_, _>>();
}

/// Every name that a nav may call a page by; the surer name wins.
fn names(site: &Site, convention: &Convention) -> HashMap<String, usize> {
    let mut names = HashMap::new();
    let numbered = || site.pages.iter().enumerate();
    for (number, page) in numbered().filter(|(_, page)| page.source.is_some()) {
        let path = inside(&site.root, page.file());
        names.insert(key(page.file()), number);
        names.insert(key(path), number);
    }
    for (number, page) in numbered().filter(|(_, page)| page.source.is_some()) {
        let stem = without_extension(inside(&site.root, page.file()));
        names.entry(key(stem)).or_insert(number);
    }
    for (number, page) in numbered() {
        for name in convention.names(page) {
            names.entry(key(&name)).or_insert(number);
        }
        if page.source.is_some() {
            names.entry(key(page.id.as_str())).or_insert(number);
        }
        if page.is_folder_page && folder_page_rank(page.file()).is_some() {
            let index = format!("{}/index", page.folder);
            names.entry(key(&index)).or_insert(number);
        }
    }
    names
}

/// A name without slashes at its ends and dots before it.
fn key(name: &str) -> String {
    let name = name.strip_prefix("./").unwrap_or(name);
    name.trim_matches('/').to_owned()
}

/// A label as a part of an address.
fn slug(label: &str) -> String {
    let lower = label.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        "section".into()
    } else {
        words.join("-")
    }
}
