//! The site that a tree amounts to: which pages there are, and what each is called and addressed by.

mod files;
mod lay;
mod redirects;

pub(crate) use redirects::is_web;

use crate::Diagnostic;
use crate::convention::{Convention, SiblingOrder, WrittenLink};
use crate::naming::{folder, folder_page_rank, within, without_extension};
use crate::source::Source;
use burrow_model::{Level, PageId, PagePath, PersonaId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A page, before it is rendered.
#[derive(Clone, Debug, Default)]
pub(crate) struct SitePage {
    /// Its identity.
    pub id: PageId,
    /// Its address.
    pub path: PagePath,
    /// The folder whose own page it is, or else the folder it stands in; from the top of the pages.
    pub folder: String,
    /// Whether it is that folder's own page.
    pub is_folder_page: bool,
    /// Its file; none for a generated folder page.
    pub source: Option<Arc<Source>>,
    /// Its level by front matter or configuration; where neither gives one, its title may.
    pub level: Option<Level>,
    /// Who it is for.
    pub personas: Vec<PersonaId>,
}

impl SitePage {
    /// The file it was read from; empty for a generated page.
    pub fn file(&self) -> &str {
        self.source.as_ref().map_or("", |source| &source.path)
    }
}

/// All pages, in byte order of their ids; the home page is the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    /// The pages.
    pub pages: Vec<SitePage>,
    /// The folder of the tree whose files are the pages; ids and folders count from it.
    pub root: String,
    /// Number of the page of every folder that holds pages; a lifted folder's is the home page.
    pub folders: BTreeMap<String, usize>,
    /// Former addresses and the pages that answer for them.
    pub redirects: BTreeMap<PagePath, usize>,
    /// The anchors that some of those lead to.
    pub redirect_anchors: BTreeMap<PagePath, String>,
    /// Former addresses and what answers for them on other sites; http or https.
    pub redirects_away: BTreeMap<PagePath, String>,
    /// By number: where the written nav puts each page; empty if there is none.
    pub placements: Vec<Placement>,
    /// Addresses elsewhere that the written nav names.
    pub links: Vec<WrittenLink>,
}

/// Where a written nav puts a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Placement {
    /// Number of the page above; none for the home page.
    pub parent: Option<usize>,
    /// Its place among all that the nav names; those of one place stand as if nobody had written them down.
    pub place: usize,
    /// What the nav calls it.
    pub label: Option<String>,
    /// Whether the nav names it at all.
    pub listed: bool,
}

impl Site {
    /// Finds the pages that `sources` amount to. Every source becomes exactly one page.
    pub fn new(
        sources: Vec<Arc<Source>>,
        convention: &Convention,
        left_out: &[(String, &'static str)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let root = convention.root.as_str();
        let folders = folders_of(&sources, root);
        let owners = owners(&sources, &folders, convention);
        let by_names = matches!(convention.order, SiblingOrder::Names { .. });
        let lifted = if by_names || convention.nav.is_some() {
            None // what a tool's configuration calls the top is the top
        } else {
            let only = lifted(&sources, &folders, &owners);
            only.filter(|folder| !convention.folders.contains_key(folder))
        };
        let mut taken: HashMap<String, String> = HashMap::new();
        let mut pages = Vec::with_capacity(sources.len() + folders.len());
        for folder in &folders {
            let owner = owners.get(folder).map(|number| sources[*number].clone());
            if owner.is_none() && lifted.as_ref() == Some(folder) {
                continue;
            }
            taken.insert(
                folder.clone(),
                owner
                    .as_ref()
                    .map_or(String::new(), |source| source.path.clone()),
            );
            pages.push(SitePage {
                id: PageId::new(folder.as_str()),
                folder: folder.clone(),
                is_folder_page: true,
                source: owner,
                ..SitePage::default()
            });
        }
        let owning: BTreeSet<usize> = owners.values().copied().collect();
        for (number, source) in sources.iter().enumerate() {
            if !owning.contains(&number) {
                let stem = without_extension(inside(root, &source.path));
                let id = free_id(stem, &source.path, &mut taken, diagnostics);
                pages.push(SitePage {
                    id: PageId::new(id),
                    folder: folder(stem).to_owned(),
                    source: Some(source.clone()),
                    ..SitePage::default()
                });
            }
        }
        pages.sort_by(|a, b| a.id.cmp(&b.id));
        let mut folders: BTreeMap<String, usize> = pages
            .iter()
            .enumerate()
            .filter(|(_, page)| page.is_folder_page)
            .map(|(number, page)| (page.folder.clone(), number))
            .collect();
        folders.extend(lifted.map(|folder| (folder, 0)));
        let mut site = Self {
            pages,
            root: root.to_owned(),
            folders,
            redirects: BTreeMap::new(),
            redirect_anchors: BTreeMap::new(),
            redirects_away: BTreeMap::new(),
            placements: Vec::new(),
            links: Vec::new(),
        };
        if let Some(nav) = &convention.nav {
            lay::lay(&mut site, nav, convention, left_out, diagnostics);
        }
        site.address(convention, diagnostics);
        site.redirect(convention, diagnostics);
        site
    }

    /// Gives every page its address: its id, unless the author says otherwise and nobody else answers there.
    fn address(&mut self, convention: &Convention, diagnostics: &mut Vec<Diagnostic>) {
        let wanted: Vec<Option<String>> = self
            .pages
            .iter()
            .map(|page| convention.address(page))
            .collect();
        // Pages without a wish keep their id; a wish never drives another page from its place.
        let mut taken: HashMap<String, usize> = HashMap::new();
        for (number, page) in self.pages.iter().enumerate() {
            if wanted[number].is_none() {
                taken.insert(page.id.as_str().to_owned(), number);
            }
        }
        for (number, wish) in wanted.into_iter().enumerate() {
            let id = self.pages[number].id.as_str().to_owned();
            let path = match wish {
                None => id,
                Some(wish) => match taken.get(&wish) {
                    None => wish,
                    Some(other) => {
                        let page = &self.pages[number];
                        let (line, column) = page.source.as_ref().map_or((0, 0), |source| {
                            source.front.place_of(&["permalink", "slug"])
                        });
                        let message =
                            format!("`/{wish}/` is already the address of {}", self.name(*other));
                        diagnostics.push(
                            Diagnostic::error("duplicate-url", page.file(), message)
                                .at(line, column)
                                .hint(format!("give one of them another permalink; this page answers at `/{id}/`")),
                        );
                        id
                    }
                },
            };
            let path = files::apart(path, self.pages[number].file(), diagnostics);
            taken.insert(path.clone(), number);
            self.pages[number].path = PagePath::new(path);
        }
        self.report_twins(diagnostics);
    }

    /// A page as diagnostics call it.
    pub fn name(&self, number: usize) -> String {
        let page = &self.pages[number];
        match page.file() {
            "" => format!("the folder `{}`", page.folder),
            file => file.to_owned(),
        }
    }
}

/// A path of the tree, from the top of the pages.
pub(crate) fn inside<'a>(root: &str, path: &'a str) -> &'a str {
    within(path, root).unwrap_or(path)
}

/// The page of the folder that a folder lies in: its own where it has one, else of the nearest above.
pub(crate) fn nearest_page(folders: &BTreeMap<String, usize>, mut at: &str) -> Option<usize> {
    loop {
        if let Some(number) = folders.get(at) {
            return Some(*number);
        }
        if at.is_empty() {
            return None;
        }
        at = folder(at);
    }
}

/// Every folder that holds pages at any depth, the top among them.
fn folders_of(sources: &[Arc<Source>], root: &str) -> BTreeSet<String> {
    let mut folders = BTreeSet::from([String::new()]);
    for source in sources {
        let mut at = folder(inside(root, &source.path));
        while !at.is_empty() && folders.insert(at.to_owned()) {
            at = folder(at);
        }
    }
    folders
}

/// Which source is the own page of which folder: index, README or overview in it, else the file beside it that has
/// its name. The page that asks for the address `/` is the top's.
fn owners(
    sources: &[Arc<Source>],
    folders: &BTreeSet<String>,
    convention: &Convention,
) -> BTreeMap<String, usize> {
    let root = convention.root.as_str();
    let mut best: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (number, source) in sources.iter().enumerate() {
        let mut claim = |folder: &str, rank: usize| {
            let claim = (rank, number);
            let held = best.entry(folder.to_owned()).or_insert(claim);
            *held = (*held).min(claim);
        };
        if let Some(rank) = folder_page_rank(&source.path) {
            claim(folder(inside(root, &source.path)), rank + 1);
        } else if source.front.wishes().any(|wish| wish == "/") {
            claim("", 0);
        } else if convention.home.as_ref() == Some(&source.path) {
            claim("", usize::MAX);
        }
    }
    let mut owners: BTreeMap<String, usize> = best
        .into_iter()
        .map(|(folder, (_, number))| (folder, number))
        .collect();
    let owning: BTreeSet<usize> = owners.values().copied().collect();
    for (number, source) in sources.iter().enumerate() {
        let stem = without_extension(inside(root, &source.path));
        if owning.contains(&number) {
            continue;
        }
        if folders.contains(stem) && folder_page_rank(&source.path).is_none() {
            owners.entry(stem.to_owned()).or_insert(number);
        }
    }
    owners
}

/// The folder whose contents become the top of the site: the only one there, without a page of its own.
fn lifted(
    sources: &[Arc<Source>],
    folders: &BTreeSet<String>,
    owners: &BTreeMap<String, usize>,
) -> Option<String> {
    let mut top = folders
        .iter()
        .filter(|folder| !folder.is_empty() && !folder.contains('/'));
    let only = top.next().filter(|_| top.next().is_none())?;
    (!owners.contains_key(only) && !sources.is_empty()).then(|| only.clone())
}

/// An id that nobody has yet: a file beside a folder page of the same name gets `.page`.
fn free_id(
    stem: &str,
    file: &str,
    taken: &mut HashMap<String, String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let mut id = stem.to_owned();
    let mut other = None;
    while let Some(holder) = taken.get(&id) {
        other.get_or_insert_with(|| holder.clone());
        id.push_str(".page");
    }
    if let Some(other) = other {
        let same_folder = folder(&other) == folder(file);
        let message =
            format!("the address `/{stem}/` belongs to {other}; this page answers at `/{id}/`");
        let diagnostic = if same_folder {
            Diagnostic::error("duplicate-url", file, message)
        } else {
            Diagnostic::warning("url-collision", file, message)
        };
        diagnostics.push(diagnostic.hint("rename one of them, or move this file into the folder"));
    }
    taken.insert(id.clone(), file.to_owned());
    id
}

/// An author's address as a path: no slashes at the ends, no `.html`; none for Jekyll's templates (`/:title/`).
pub(crate) fn address(written: &str) -> Option<String> {
    if !files::is_fit(written) {
        return None;
    }
    let path = written.trim_matches('/');
    let path = path
        .strip_suffix(".html")
        .or(path.strip_suffix(".md"))
        .unwrap_or(path);
    let path = match path.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    Some(path.trim_matches('/').to_owned())
}
