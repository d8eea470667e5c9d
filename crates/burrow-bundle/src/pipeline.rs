//! From a tree to a bundle: the list of steps, top to bottom.

use crate::assets::{Assets, Unreadable};
use crate::check::{self, Checked, Policy};
use crate::convention::Convention;
use crate::diagnostic::Diagnostic;
use crate::hashing::content_hash;
use crate::include;
use crate::links::{Lookup, PageLinks};
use crate::manifest::Parts;
use crate::naming::Spellings;
use crate::nav::Arrangement;
use crate::persona::PersonaTable;
use crate::publish::{Before, Publication};
use crate::read::{Reading, SourceCache};
use crate::render::{Built, PageCache, json};
use crate::search;
use crate::site::Site;
use crate::{BuildError, Config, DocTree, Progress};
use burrow_markdown::drawing::Draw;
use burrow_model::{ContentHash, FORMAT_VERSION, Latest, Manifest, Onward, Page, SearchMap};
use burrow_search::KeptShards;
use std::sync::Arc;

/// A bundle: every file of it, and what was found on the way.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The root manifest.
    pub manifest: Manifest,
    /// The search map.
    pub search: SearchMap,
    /// The number in the manifest of each document's page.
    pub documents: Vec<u32>,
    /// The name of the root manifest.
    pub root: ContentHash,
    /// The pages by their number in the manifest.
    pub pages: Vec<Arc<Page>>,
    /// Where each of them leads on.
    pub onward: Vec<Onward>,
    /// All files in byte order of their paths, `bundle/latest.json` among them.
    pub files: Vec<BundleFile>,
    /// What was found, by file, line, column and code.
    pub diagnostics: Vec<Diagnostic>,
    /// Words of all pages.
    pub words: u64,
    /// What the site tells those who never open its reader.
    pub publication: Arc<Publication>,
}

/// A file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleFile {
    /// Path under the site: `bundle/pages/<hash>.json`.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// Makes bundles of a tree, and keeps what it can use again: after one edit one page is rendered.
pub struct Bundler {
    config: Config,
    sources: SourceCache,
    pages: PageCache,
    shards: KeptShards,
    draw: Option<Arc<dyn Draw>>,
    before: Option<Before>,
}

impl Bundler {
    /// A bundler that has not seen the tree yet.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            sources: SourceCache::default(),
            pages: PageCache::default(),
            shards: KeptShards::default(),
            draw: None,
            before: None,
        }
    }

    /// Compares with the last build, so that pages that answer elsewhere now are found under their former addresses.
    pub fn after(mut self, before: Before) -> Self {
        self.before = Some(before);
        self
    }

    /// Has diagrams drawn; without this their source is shown.
    pub fn drawing(mut self, draw: Arc<dyn Draw>) -> Self {
        self.draw = Some(draw);
        self
    }

    /// The configuration it builds by.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Reads the tree and makes its bundle. Findings are no errors; a file that cannot be read is.
    pub fn build(
        &mut self,
        tree: &dyn DocTree,
        progress: &dyn Progress,
    ) -> Result<Bundle, BuildError> {
        let limits = self.config.limits.clone();
        let assets = Assets::new(tree, &limits);
        let before = self.before.clone();
        let mut shards = std::mem::take(&mut self.shards);
        let built = self.with_site(tree, &assets, progress, |parts, diagnostics| {
            let mut manifest = parts.manifest(diagnostics);
            let publication = parts.publication(tree, before.as_ref(), &mut manifest);
            let mut files = Files::default();
            let unlisted = publication
                .pages
                .iter()
                .map(|page| page.unlisted || page.moved.is_some());
            let onward = parts.onward(&unlisted.collect::<Vec<_>>());
            let ids: Vec<_> = manifest.pages.iter().map(|page| &page.id).collect();
            manifest.onward = onward.parts(&ids, &mut |bytes| {
                files.add_named("bundle/onward/", "json", bytes.into())
            });
            let kept = &mut shards;
            let search = search::index(&parts, &manifest, kept, progress, &mut |kind, bytes| {
                files.add_named("bundle/search/", kind, bytes.into())
            });
            let pages = pages(&parts, &mut files);
            (manifest, search, pages, onward.0, publication, files)
        });
        self.shards = shards;
        built.and_then(|(made, diagnostics)| {
            let (manifest, search, pages, onward, publication, mut files) = made;
            for (path, bytes) in assets.into_files().map_err(unreadable)? {
                files.add(path, bytes);
            }
            let root = files.add_named("bundle/", "json", json(&manifest).into());
            let latest = Latest {
                format: FORMAT_VERSION,
                root: root.clone(),
                search: files.add_named("bundle/search/", "json", json(&search.map).into()),
            };
            files.add("bundle/latest.json".into(), json(&latest).into());
            Ok(Bundle {
                words: pages.iter().map(|page| u64::from(page.words[2])).sum(),
                manifest,
                search: search.map,
                documents: search.documents,
                root,
                pages,
                onward,
                files: files.finish(),
                diagnostics,
                publication: Arc::new(publication),
            })
        })
    }

    /// Reads the tree and says what is found, without making a bundle.
    pub fn check(
        &mut self,
        tree: &dyn DocTree,
        progress: &dyn Progress,
    ) -> Result<Vec<Diagnostic>, BuildError> {
        let limits = self.config.limits.clone();
        let assets = Assets::new(tree, &limits);
        let (_, diagnostics) = self.with_site(tree, &assets, progress, |parts, diagnostics| {
            parts.manifest(diagnostics)
        })?;
        assets.into_files().map_err(unreadable)?;
        Ok(diagnostics)
    }

    /// Read, place, render, arrange; then check, while `finish` is handed everything, which may find more. What is
    /// found comes back as the policy has it.
    pub(crate) fn with_site<T: Send>(
        &mut self,
        tree: &dyn DocTree,
        assets: &Assets<'_>,
        progress: &dyn Progress,
        finish: impl FnOnce(Parts<'_>, &mut Vec<Diagnostic>) -> T + Send,
    ) -> Result<(T, Vec<Diagnostic>), BuildError> {
        let config = &self.config;
        let personas = PersonaTable::new(config);
        let mut diagnostics = tree.skipped().to_vec();

        let convention = &Convention::of(tree, config, &mut diagnostics)?;
        let mut reading = Reading::new(tree, config, convention, &mut diagnostics);
        let sources = reading.sources(&mut self.sources, &personas, progress, &mut diagnostics)?;
        if sources.is_empty() {
            return Err(BuildError::NoPages(tree.name().to_owned()));
        }

        let mut site = Site::new(sources, convention, &reading.excluded, &mut diagnostics);
        reading.label(&mut site, &personas);
        let files = reading.files.iter().copied();
        let prefixes = prefixes(tree, config, convention);
        let statics = &convention.statics;
        let lookup = Lookup::new(&site, files, prefixes, statics, reading.withheld());
        let draw = self.draw.as_deref();
        let links = |page| PageLinks {
            draw,
            site: &site,
            lookup: &lookup,
            convention,
            assets,
            page,
        };
        let rendered = self.pages.render(&site, convention, links, progress);

        let title = site_title(config, convention, rendered[0].as_deref(), tree);
        let built = with_generated(&site, rendered, &title, convention);
        let titles: Vec<_> = built.iter().map(|built| built.page.title.clone()).collect();
        let arrangement = Arrangement::new(
            &site,
            &titles,
            &lookup,
            config,
            convention,
            &mut diagnostics,
        );

        let policy = Policy::new(&config.check);
        let checked = Checked {
            site: &site,
            built: &built,
            lookup: &lookup,
            assets,
            personas: &personas,
            excluded: &reading.excluded,
            policy: &policy,
            arrangement: &arrangement,
            config,
            convention,
            now: source_date_epoch(),
        };
        let parts = Parts {
            config,
            convention,
            site: &site,
            built: &built,
            arrangement: &arrangement,
            title: &title,
            lookup: &lookup,
            assets,
            personas: &personas,
        };
        progress.step("Checking", 1);
        let mut last = Vec::new();
        let (found, finished) = rayon::join(|| check::run(&checked), || finish(parts, &mut last));
        diagnostics.extend(found);
        diagnostics.extend(last);
        let settled = check::settle(&policy, &site, diagnostics);
        let sources = site.pages.iter().filter_map(|page| page.source.as_deref());
        let mut settled = include::relocate(sources, settled);
        site.place_in_files(&mut settled);
        Ok((finished, settled))
    }
}

/// What a reproducible build takes for today, in seconds since 1970; the clock is never asked.
fn source_date_epoch() -> Option<i64> {
    std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()
}

/// A file that was listed and cannot be read.
pub(crate) fn unreadable(Unreadable { file, error }: Unreadable) -> BuildError {
    BuildError::Read { file, error }
}

/// What absolute links may start with beyond the top of the tree.
fn prefixes(tree: &dyn DocTree, config: &Config, convention: &Convention) -> Vec<String> {
    let prefixes = [
        convention.base_url.as_str(),
        config.base_path.as_deref().unwrap_or(""),
        tree.name(),
    ];
    let routes = convention.routes.iter().map(String::as_str);
    let prefixes = prefixes
        .into_iter()
        .chain(routes)
        .map(|prefix| prefix.trim_matches('/').to_owned());
    prefixes.filter(|prefix| !prefix.is_empty()).collect()
}

fn site_title(
    config: &Config,
    convention: &Convention,
    home: Option<&Built>,
    tree: &dyn DocTree,
) -> String {
    let configured = config.title.clone().or_else(|| convention.title.clone());
    let home = home
        .filter(|home| home.has_title)
        .map(|home| home.page.title.clone());
    configured
        .or(home)
        .unwrap_or_else(|| Spellings::default().label(tree.name()))
}

/// The pages' contents, with folder pages made for folders that have none.
fn with_generated(
    site: &Site,
    rendered: Vec<Option<Arc<Built>>>,
    title: &str,
    convention: &Convention,
) -> Vec<Arc<Built>> {
    let titles = rendered
        .iter()
        .flatten()
        .map(|built| built.page.title.as_str());
    let spellings = Spellings::learn(titles);
    let generated = |number: usize, page: &crate::site::SitePage| {
        let written = site.placements.get(number);
        let written = written.and_then(|placement| placement.label.clone());
        let facts = convention.folder_of(page).cloned().unwrap_or_default();
        let label = match crate::naming::file_name(&page.folder) {
            "" => title.to_owned(),
            name => written
                .or(facts.label)
                .unwrap_or_else(|| spellings.label(name)),
        };
        Arc::new(Built::generated(page.id.clone(), label, facts.description))
    };
    let pairs = site.pages.iter().zip(&rendered).enumerate();
    pairs
        .map(|(number, (page, built))| built.clone().unwrap_or_else(|| generated(number, page)))
        .collect()
}

/// The pages by manifest number; their files are added.
fn pages(parts: &Parts<'_>, files: &mut Files) -> Vec<Arc<Page>> {
    let built = parts
        .arrangement
        .order
        .iter()
        .map(|number| &parts.built[*number]);
    built
        .map(|built| {
            files.add(
                format!("bundle/pages/{}.json", built.hash),
                built.bytes.clone(),
            );
            built.page.clone()
        })
        .collect()
}

/// Files by path.
#[derive(Default)]
struct Files(std::collections::BTreeMap<String, Arc<[u8]>>);

impl Files {
    fn add(&mut self, path: String, bytes: Arc<[u8]>) {
        self.0.insert(path, bytes);
    }

    /// Adds a file that is named by its content.
    fn add_named(&mut self, folder: &str, extension: &str, bytes: Arc<[u8]>) -> ContentHash {
        let hash = content_hash(&bytes);
        self.add(format!("{folder}{hash}.{extension}"), bytes);
        hash
    }

    fn finish(self) -> Vec<BundleFile> {
        self.0
            .into_iter()
            .map(|(path, bytes)| BundleFile { path, bytes })
            .collect()
    }
}
