//! A site: every file of it by path. The one list behind what `build` writes and what `serve` answers.

mod writing;

pub use writing::Written;

use crate::base::{BasePath, page_file};
use crate::html::{self, Assets, Document, Frame};
use crate::reader::{Reader, hashed_path};
use crate::{panics, policy, terminal, theme};
use burrow_bundle::Bundle;
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
    /// The HTML that sends visitors of a former address to a page.
    Redirect(u32),
    /// The HTML that is answered where there is nothing else.
    NotFound,
}

/// A bundle and a reader put together under a base path.
pub struct Site {
    bundle: Bundle,
    catalog: Catalog,
    base: BasePath,
    assets: Assets,
    policy: String,
    entries: BTreeMap<String, Entry>,
    revision: Option<String>,
}

impl Site {
    /// Puts a site together; its HTML is rendered on request.
    pub fn new(bundle: Bundle, reader: &Reader, base: BasePath) -> Self {
        let mut entries = BTreeMap::new();
        // Later entries win: nothing a tree holds can hide a page, and no page the bundle or the reader.
        for (number, former) in redirects(&bundle) {
            entries.insert(former, Entry::Redirect(number));
        }
        for (number, page) in bundle.manifest.pages.iter().enumerate() {
            entries.insert(page_file(page.path().as_str()), Entry::Page(number as u32));
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
        let mut assets = reader.assets(&base);
        if let Some(sheet) = theme::sheet(&bundle.manifest.site.theme) {
            let path = hashed_path("theme", "css", sheet.as_bytes());
            assets.theme = Some(base.file(&path));
            entries.insert(
                path,
                Entry::File {
                    bytes: sheet.into_bytes().into(),
                    immutable: true,
                },
            );
        }
        let catalog = Catalog::new(bundle.manifest.clone());
        let policy = policy::policy(
            assets.boot,
            &policy::image_origins(bundle.pages.iter().map(AsRef::as_ref)),
        );
        Self {
            bundle,
            catalog,
            base,
            assets,
            policy,
            entries,
            revision: None,
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
        &self.base
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
            Entry::Redirect(number) => Arc::from(self.redirect_html(*number).into_bytes()),
            Entry::NotFound => Arc::from(self.not_found_html().into_bytes()),
        }
    }

    /// A page as it is read without script and taken over by the reader. Should rendering fail, that page is left to
    /// the reader, which builds it in the browser; the others are not affected.
    fn page_html(&self, number: u32) -> String {
        let page = &self.bundle.pages[number as usize];
        let rendered =
            panics::caught(|| prerender::page(&self.catalog, number, page, self.base.as_str()));
        match rendered {
            Ok(page) => self.document(&Document {
                title: &page.title,
                description: page.description.as_deref(),
                body: &page.body,
                nodes: Some(&page.nodes),
                seed: Some(&page.seed),
                ..Document::default()
            }),
            Err(panic) => {
                terminal::error(format_args!(
                    "burrow met a fault of its own rendering \"{}\": {panic}",
                    page.title
                ));
                self.document(&Document {
                    title: &page.title,
                    description: page.description.as_deref(),
                    without_script: Some("This page needs a browser that runs scripts."),
                    ..Document::default()
                })
            }
        }
    }

    fn redirect_html(&self, number: u32) -> String {
        let manifest = &self.bundle.manifest;
        let page = &manifest.pages[number as usize];
        html::redirect(
            &manifest.site.language,
            &page.title,
            &self.base.page(page.path().as_str()),
        )
    }

    fn not_found_html(&self) -> String {
        let site = &self.bundle.manifest.site;
        self.document(&Document {
            title: &format!("Page not found · {}", site.title),
            without_script: Some("There is no page at this address."),
            ..Document::default()
        })
    }

    /// A document with what all documents of this site share.
    fn document(&self, own: &Document<'_>) -> String {
        let frame = Frame {
            language: &self.bundle.manifest.site.language,
            base: &self.base,
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
    let in_the_way = former.filter(|(path, _)| {
        let folder = format!("{path}/");
        let mut below = entries.range(folder.clone()..);
        below
            .next()
            .is_some_and(|(path, _)| path.starts_with(&folder))
            || path
                .match_indices('/')
                .any(|(slash, _)| entries.contains_key(&path[..slash]))
    });
    let in_the_way: Vec<String> = in_the_way.map(|(path, _)| path.clone()).collect();
    for path in in_the_way {
        entries.remove(&path);
    }
}

/// Former addresses as files, with the number of the page that answers for them. An address may have ended in
/// `.html`, which the manifest mostly leaves out, so each former address answers either way.
fn redirects(bundle: &Bundle) -> Vec<(u32, String)> {
    let manifest = &bundle.manifest;
    let numbers: BTreeMap<_, _> = manifest
        .pages
        .iter()
        .zip(0..)
        .map(|(page, number)| (&page.id, number))
        .collect();
    let known = manifest
        .redirects
        .iter()
        .filter_map(|(former, id)| Some((*numbers.get(id)?, former.as_str())));
    known
        .flat_map(|(number, former)| {
            let files = if former.ends_with(".html") {
                vec![former.to_owned()]
            } else {
                vec![page_file(former), format!("{former}.html")]
            };
            files.into_iter().map(move |file| (number, file))
        })
        .collect()
}
