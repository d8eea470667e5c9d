//! A site's search index, asked as readers ask it.

use crate::bundle_files::BundleFiles;
use crate::failure::Failure;
use crate::progress::Bar;
use crate::project::Project;
use burrow_model::{Level, Manifest, NavTree, Page, PageId, PageMeta, PersonaId, SearchMap};
use burrow_reader::lens;
use burrow_search::{DecodeError, Index, Query, Results};
use std::collections::HashMap;
use std::path::Path;

/// Who asks, and what the results are narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Pages written for this persona come a little earlier.
    pub persona: Option<PersonaId>,
    /// Only pages of this level.
    pub level: Option<Level>,
    /// Only pages of this section, by its id.
    pub section: Option<PageId>,
}

/// An index with the pages it finds; parts of it are read when a query needs them.
pub struct Finder {
    files: BundleFiles,
    /// What the site says of its pages.
    pub manifest: Manifest,
    nav: NavTree,
    map: SearchMap,
    /// The number in the manifest of each document's page.
    documents: Vec<u32>,
    index: Index,
}

impl Finder {
    /// The index of a site, or of a tree that is built for this.
    pub fn open(source: &Path, config: Option<&Path>, quiet: bool) -> Result<Self, Failure> {
        let files = match BundleFiles::find(source) {
            Some(files) => files,
            None => {
                let project = Project::open(source, config)?;
                let tree = project.tree()?;
                let bundle = project.bundler().build(&tree, &Bar::new(quiet))?;
                BundleFiles::of(bundle)
            }
        };
        let manifest = files.manifest()?;
        let map = files.search_map()?;
        let head = files.search_part(&map.head)?;
        let index = Index::decode(&head).map_err(unreadable)?;
        let documents = documents(&files, &manifest, &map)?;
        Ok(Self {
            files,
            nav: NavTree::new(&manifest.pages),
            manifest,
            map,
            documents,
            index,
        })
    }

    /// Reads what a query needs and searches.
    pub fn ask(
        &mut self,
        text: &str,
        limit: usize,
        asked: &Asked,
    ) -> Result<(Query, Results), Failure> {
        let query = self.plan(text)?;
        let weigh = |document| {
            self.page_of(document).map_or(0.0, |page| {
                let inside = asked.level.is_none_or(|level| page.level == Some(level))
                    && asked.section.as_ref().is_none_or(|section| {
                        self.section(document).is_some_and(|own| own.id == *section)
                    });
                if inside {
                    lens::weight(&page.personas, asked.persona.as_ref())
                } else {
                    0.0
                }
            })
        };
        let results = self.index.search(&query, limit, weigh);
        Ok((query, results))
    }

    /// The top section a document lies in: the ancestor right below the home page, or itself.
    pub fn section(&self, document: u32) -> Option<&PageMeta> {
        let number = self.number_of(document)?;
        let way = self.nav.ancestors(number);
        let section = way.into_iter().chain([number]).nth(1).unwrap_or(number);
        self.manifest.pages.get(section as usize)
    }

    /// Makes a query, and reads the shards it needs; these may bring words that were not known before.
    fn plan(&mut self, text: &str) -> Result<Query, Failure> {
        loop {
            let query = self.index.plan(text);
            let missing = self.index.missing_shards(&query);
            if missing.is_empty() {
                return Ok(query);
            }
            for number in missing {
                let shard = self.map.shards.get(number as usize);
                let shard = shard.ok_or_else(|| {
                    Failure::Io("the search index is incomplete: build again".to_owned())
                })?;
                let bytes = self.files.search_part(shard)?;
                self.index.add_shard(number, &bytes).map_err(unreadable)?;
            }
        }
    }

    /// What the manifest knows of a document of the index.
    pub fn page_of(&self, document: u32) -> Option<&PageMeta> {
        let number = self.number_of(document)?;
        self.manifest.pages.get(number as usize)
    }

    /// The number in the manifest of a document's page.
    pub fn number_of(&self, document: u32) -> Option<u32> {
        self.documents.get(document as usize).copied()
    }

    /// A page's own file.
    pub fn read(&self, page: &PageMeta) -> Result<Page, Failure> {
        self.files.page(&page.hash)
    }
}

/// Which page each document is: listings name pages by their address.
fn documents(
    files: &BundleFiles,
    manifest: &Manifest,
    map: &SearchMap,
) -> Result<Vec<u32>, Failure> {
    let pages = (0..).zip(&manifest.pages);
    let numbers: HashMap<&str, u32> = pages
        .map(|(number, page)| (page.address(), number))
        .collect();
    let mut documents = Vec::new();
    for listing in &map.listings {
        for path in files.listing(listing)?.paths {
            let number = numbers.get(path.as_str()).copied();
            documents.push(number.ok_or_else(|| {
                Failure::Io("the search index is of another site: build again".to_owned())
            })?);
        }
    }
    Ok(documents)
}

fn unreadable(error: DecodeError) -> Failure {
    Failure::Io(format!("the search index cannot be read: {error}"))
}
