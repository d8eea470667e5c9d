//! A site: every file of it by path. The one list behind what `build` writes and what `serve` answers.

mod writing;

pub use writing::Written;

use crate::base::{BasePath, page_file};
use crate::html::{Assets, Document, Frame};
use crate::publish::{self, Cards, Listed, Plan, Told};
use crate::reader::{Reader, hashed_path};
use crate::{panics, policy, terminal, theme};
use burrow_bundle::{Bundle, Destination};
use burrow_reader::{catalog::Catalog, prerender};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The one file of a bundle that changes under its name.
pub const LATEST: &str = "bundle/latest.json";
/// The page shown where there is none.
pub const NOT_FOUND: &str = "404.html";
/// Keeps GitHub Pages from reading the site as a Jekyll project, which leaves out names that begin with `_`.
const NO_JEKYLL: &str = ".nojekyll";

/// What stands at one path of a site.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A file as it is; `immutable` when it is named by its content.
    File {
        /// The content.
        bytes: Arc<[u8]>,
        /// Whether it may be kept for ever.
        immutable: bool,
    },
    /// The HTML of a page, by its number in the manifest.
    Page(u32),
    /// A map, by its number among the maps.
    Map(usize),
    /// A page as Markdown, by its number in the manifest.
    Markdown(u32),
    /// The image of a page for link previews, by the path it stands at.
    Card(String),
    /// The HTML that sends visitors of a former address on.
    Redirect(Destination),
    /// The HTML that is answered where there is nothing else.
    NotFound,
}

impl Entry {
    /// Whether it may be kept for ever.
    pub fn is_immutable(&self) -> bool {
        match self {
            Self::File { immutable, .. } => *immutable,
            Self::Card(_) => true,
            Self::Page(_)
            | Self::Map(_)
            | Self::Markdown(_)
            | Self::Redirect(_)
            | Self::NotFound => false,
        }
    }
}

/// A bundle and a reader put together under a base path.
pub struct Site {
    bundle: Bundle,
    catalog: Catalog,
    maps: Vec<prerender::Map>,
    plan: Plan,
    cards: Option<Cards>,
    assets: Assets,
    policy: String,
    entries: BTreeMap<String, Entry>,
    revision: Option<String>,
}

impl Site {
    /// Puts a site together; its HTML is rendered on request.
    pub fn new(bundle: Bundle, reader: &Reader, plan: Plan) -> Self {
        let mut entries = BTreeMap::new();
        // Later entries win: nothing a tree holds can hide a page, and no page the bundle or the reader.
        for (former, to) in publish::former(&bundle.publication) {
            entries.insert(former, Entry::Redirect(to));
        }
        for (number, page) in bundle.manifest.pages.iter().enumerate() {
            let file = page_file(page.address());
            let entry = match &bundle.publication.pages[number].moved {
                Some(to) => Entry::Redirect(to.clone()),
                None => Entry::Page(number as u32),
            };
            if plan.options.markdown && matches!(entry, Entry::Page(_)) {
                let markdown = publish::markdown_file(page.address());
                entries.insert(markdown, Entry::Markdown(number as u32));
            }
            entries.insert(file, entry);
        }
        let catalog = Catalog::new(bundle.manifest.clone());
        let maps = prerender::maps(&catalog);
        for (number, map) in maps.iter().enumerate() {
            entries.insert(page_file(map.path.as_str()), Entry::Map(number));
        }
        entries.insert(NOT_FOUND.to_owned(), Entry::NotFound);
        let empty = Entry::File {
            bytes: Arc::from([]),
            immutable: false,
        };
        entries.insert(NO_JEKYLL.to_owned(), empty);
        for file in &bundle.files {
            let immutable = file.path != LATEST;
            let entry = Entry::File {
                bytes: Arc::clone(&file.bytes),
                immutable,
            };
            entries.insert(file.path.clone(), entry);
        }
        for (path, bytes) in reader.files() {
            let entry = Entry::File {
                bytes: Arc::clone(bytes),
                immutable: reader.is_immutable(path),
            };
            entries.insert(path.clone(), entry);
        }
        keep_apart(&mut entries);
        let mut assets = reader.assets(plan.address.base());
        if let Some(sheet) = theme::sheet(&bundle.manifest.site.theme) {
            let path = hashed_path("theme", "css", sheet.as_bytes());
            assets.theme = Some(plan.address.base().file(&path));
            entries.insert(
                path,
                Entry::File {
                    bytes: sheet.into_bytes().into(),
                    immutable: true,
                },
            );
        }
        let policy = policy::policy(
            &[assets.boot, crate::html::HOLD],
            &policy::image_origins(bundle.pages.iter().map(AsRef::as_ref)),
        );
        let cache = plan.cards.as_deref();
        let cards = cache.map(|cache| Cards::new(&bundle, &catalog, cache));
        for path in cards.iter().flat_map(Cards::paths) {
            let card = Entry::Card(path.to_owned());
            entries.entry(path.to_owned()).or_insert(card);
        }
        let mut site = Self {
            bundle,
            catalog,
            maps,
            plan,
            cards,
            assets,
            policy,
            entries,
            revision: None,
        };
        site.tell();
        site
    }

    /// Adds the files that say what there is: they never stand in the way of one that is there.
    fn tell(&mut self) {
        let mut files = self.told().files();
        let listed: Vec<_> = self
            .entries
            .iter()
            .map(|(path, entry)| Listed {
                path,
                immutable: entry.is_immutable(),
            })
            .collect();
        let publication = &self.bundle.publication;
        let former = publication.redirects.iter();
        let former = former.map(|(from, to)| (from.as_str().to_owned(), to));
        let moved = self.bundle.manifest.pages.iter().zip(&publication.pages);
        let moved = moved
            .filter_map(|(page, told)| Some((page.address().to_owned(), told.moved.as_ref()?)));
        let redirects: Vec<_> = former.chain(moved).collect();
        files.extend(self.told().hosts(&listed, &redirects));
        for (path, bytes) in files {
            if is_free(&self.entries, &path) {
                let bytes = bytes.into();
                let immutable = false;
                self.entries.insert(path, Entry::File { bytes, immutable });
            }
        }
    }

    fn told(&self) -> Told<'_> {
        Told {
            bundle: &self.bundle,
            catalog: &self.catalog,
            address: &self.plan.address,
            options: &self.plan.options,
            has_feed: self.entries.contains_key(publish::FEED),
        }
    }

    /// The same site with the live-reload script in its pages. The revision changes with any byte of bundle or
    /// reader, whose files are named by their content.
    #[must_use]
    pub fn live(mut self) -> Self {
        let Assets { script, loader, .. } = &self.assets;
        self.revision = Some(format!("{} {script} {loader}", self.bundle.root));
        self
    }

    /// Names what the site shows; empty on a site that is not live.
    pub fn revision(&self) -> &str {
        self.revision.as_deref().unwrap_or_default()
    }

    /// The bundle it was made of.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// Where its root is.
    pub fn base(&self) -> &BasePath {
        self.plan.address.base()
    }

    /// What a person should know of the cards, once they were asked for.
    pub fn card_notes(&self) -> Vec<String> {
        self.cards.as_ref().map_or_else(Vec::new, Cards::notes)
    }

    /// What stands at a path, relative to the site's root.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path)
    }

    /// The bytes at an entry.
    pub fn bytes(&self, entry: &Entry) -> Arc<[u8]> {
        match entry {
            Entry::File { bytes, .. } => Arc::clone(bytes),
            Entry::Page(number) => Arc::from(self.page_html(*number).into_bytes()),
            Entry::Map(number) => Arc::from(self.map_html(&self.maps[*number]).into_bytes()),
            Entry::Markdown(number) => Arc::from(self.told().markdown(*number).into_bytes()),
            Entry::Card(path) => {
                let cards = self.cards.as_ref();
                cards.map_or_else(Arc::default, |cards| cards.image(path))
            }
            Entry::Redirect(to) => Arc::from(self.redirect_html(to).into_bytes()),
            Entry::NotFound => Arc::from(self.not_found_html().into_bytes()),
        }
    }

    /// A page as it is read without script and taken over by the reader. Should rendering fail, that page is left to
    /// the reader, which builds it in the browser; the others are not affected.
    fn page_html(&self, number: u32) -> String {
        let page = &self.bundle.pages[number as usize];
        let onward = &self.bundle.onward[number as usize];
        let base = self.base().as_str();
        let rendered =
            panics::caught(|| prerender::page(&self.catalog, number, page, onward, base));
        let card = self.cards.as_ref().and_then(|cards| cards.of(number));
        let around = self.told().around(number, card.as_ref());
        let document = Document {
            description: around.description.as_deref(),
            head: &around.head,
            tail: &around.tail,
            ..Document::default()
        };
        match rendered {
            Ok(page) => self.document(&Document {
                title: &page.title,
                body: &page.body,
                nodes: Some(&page.nodes),
                seed: Some(&page.seed),
                ..document
            }),
            Err(panic) => {
                terminal::error(format_args!(
                    "burrow met a fault of its own rendering \"{}\": {panic}",
                    page.title
                ));
                self.document(&Document {
                    title: &page.title,
                    without_script: Some("This page needs a browser that runs scripts."),
                    ..document
                })
            }
        }
    }

    /// A map: a picture of pages that are found by themselves.
    fn map_html(&self, map: &prerender::Map) -> String {
        let page = prerender::map(&self.catalog, map, self.base().as_str());
        self.document(&Document {
            title: &page.title,
            head: "<meta name=\"robots\" content=\"noindex, follow\">\n",
            body: &page.body,
            nodes: Some(&page.nodes),
            seed: Some(&page.seed),
            ..Document::default()
        })
    }

    fn redirect_html(&self, to: &Destination) -> String {
        let manifest = &self.bundle.manifest;
        let target = self.told().destination(to);
        let title = match to {
            Destination::Page(number, _) => &manifest.pages[*number as usize].title,
            Destination::File(_) | Destination::Away(_) => &target,
        };
        let canonical = match to {
            Destination::Away(_) => None,
            _ => self.plan.address.url(&target),
        };
        let canonical = canonical.as_ref().unwrap_or(&target);
        publish::redirect(&manifest.site.language, title, &target, canonical)
    }

    fn not_found_html(&self) -> String {
        let site = &self.bundle.manifest.site;
        self.document(&Document {
            title: &format!("Page not found · {}", site.title),
            head: "<meta name=\"robots\" content=\"noindex\">\n",
            body: &self.told().not_found(),
            ..Document::default()
        })
    }

    /// A document with what all documents of this site share.
    fn document(&self, own: &Document<'_>) -> String {
        let frame = Frame {
            language: &self.bundle.manifest.site.language,
            base: self.base(),
            assets: &self.assets,
            policy: &self.policy,
            revision: self.revision.as_deref(),
        };
        frame.html(own)
    }
}

/// Takes out the former addresses that would be a file where something else needs a folder, or the reverse.
fn keep_apart(entries: &mut BTreeMap<String, Entry>) {
    let former = entries
        .iter()
        .filter(|(_, entry)| matches!(entry, Entry::Redirect(_)));
    let in_the_way = former.filter(|(path, _)| !is_apart(entries, path));
    let in_the_way: Vec<String> = in_the_way.map(|(path, _)| path.clone()).collect();
    for path in in_the_way {
        entries.remove(&path);
    }
}

/// Whether nothing stands below a path as if it were a folder, nor above it as if that were a file.
fn is_apart(entries: &BTreeMap<String, Entry>, path: &str) -> bool {
    let folder = format!("{path}/");
    let mut below = entries.range(folder.clone()..);
    !below
        .next()
        .is_some_and(|(other, _)| other.starts_with(&folder))
        && !path
            .match_indices('/')
            .any(|(slash, _)| entries.contains_key(&path[..slash]))
}

/// Whether a file can stand at a path: nothing is there, and nothing makes a folder of it or a file of its folder.
fn is_free(entries: &BTreeMap<String, Entry>, path: &str) -> bool {
    !entries.contains_key(path) && is_apart(entries, path)
}
