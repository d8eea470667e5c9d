//! Which files of a tree are pages, and reading them, each only when it has changed.

use crate::convention::Convention;
use crate::hashing::digest;
use crate::naming::is_page;
use crate::persona::PersonaTable;
use crate::site::Site;
use crate::source::{Digest, Source};
use crate::tree::MAX_PAGE_BYTES;
use crate::{BuildError, Config, Diagnostic, DocTree, Progress};
use burrow_model::Level;
use globset::{GlobBuilder, GlobMatcher};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Sources of the last build by path, with the digest of what the convention adds to each.
#[derive(Default)]
pub(crate) struct SourceCache {
    defaults: Digest,
    sources: HashMap<String, Arc<Source>>,
}

/// A tree, looked at with a configuration in hand.
pub(crate) struct Reading<'a> {
    tree: &'a dyn DocTree,
    config: &'a Config,
    convention: &'a Convention,
    pages: Vec<&'a str>,
    /// Files that are no pages but may be referred to.
    pub files: Vec<&'a str>,
    /// Files that are left out, with the reason.
    pub excluded: Vec<(String, &'static str)>,
}

impl<'a> Reading<'a> {
    /// Sorts the tree's files into pages, other files and those left out.
    pub fn new(
        tree: &'a dyn DocTree,
        config: &'a Config,
        convention: &'a Convention,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let globs: Vec<_> = config
            .exclude
            .iter()
            .filter_map(|glob| matcher(glob))
            .collect();
        let mut kept = Vec::new();
        let mut excluded = Vec::new();
        for file in tree.files() {
            match reason(&file.path, &globs, convention) {
                Some(why) => excluded.push((file.path.clone(), why)),
                None => kept.push(file),
            }
        }
        let text_counts = !kept.iter().any(|file| is_page(&file.path, false));
        let mut reading = Self {
            tree,
            config,
            convention,
            pages: Vec::new(),
            files: Vec::new(),
            excluded,
        };
        for file in kept {
            if !is_page(&file.path, text_counts) {
                reading.files.push(&file.path);
            } else if file.size > MAX_PAGE_BYTES {
                let limit = MAX_PAGE_BYTES >> 20;
                diagnostics.push(
                    Diagnostic::error(
                        "too-large",
                        &*file.path,
                        format!("pages larger than {limit} MiB are not read"),
                    )
                    .hint("split the page, or exclude it"),
                );
                reading
                    .excluded
                    .push((file.path.clone(), "it is too large"));
            } else {
                reading.pages.push(&file.path);
            }
        }
        // Whatever order a tree is listed in, what is made of it is the same.
        reading.pages.sort_unstable();
        reading
    }

    /// Reads the pages. A file that cannot be read stops the build: a page must not be lost in silence.
    pub fn sources(
        &self,
        cache: &mut SourceCache,
        progress: &dyn Progress,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Vec<Arc<Source>>, BuildError> {
        progress.step("Reading", self.pages.len() as u64);
        let defaults = self.convention.digest();
        if cache.defaults != defaults {
            *cache = SourceCache {
                defaults,
                ..SourceCache::default()
            };
        }
        let kept = &cache.sources;
        let read: Result<Vec<_>, _> = self
            .pages
            .par_iter()
            .map(|path| {
                let bytes = self
                    .tree
                    .read(path)
                    .map_err(|error| BuildError::read(path, &error))?;
                let digest = digest(&bytes);
                let source = match kept.get(*path).filter(|source| source.digest == digest) {
                    Some(source) => source.clone(),
                    None => Arc::new(Source::read(path, &bytes, digest, self.convention)),
                };
                progress.advance(1);
                Ok(source)
            })
            .collect();
        let read: Vec<Arc<Source>> = read?;
        cache.sources = read
            .iter()
            .map(|source| (source.path.clone(), source.clone()))
            .collect();
        Ok(self.visible(read, diagnostics))
    }

    fn visible(
        &self,
        sources: Vec<Arc<Source>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Source>> {
        let visibility = &self.config.visibility;
        let hidden_status = |source: &Source| {
            let status = source.front.status.as_deref().unwrap_or("");
            visibility
                .status
                .iter()
                .any(|hidden| hidden.to_lowercase() == status.to_lowercase())
        };
        let (visible, left_out): (Vec<_>, Vec<_>) = sources.into_iter().partition(|source| {
            !hidden_status(source) && (visibility.drafts || !source.front.draft)
        });
        for source in left_out {
            let why = if source.front.draft {
                "it is a draft"
            } else {
                "its status is left out"
            };
            diagnostics.push(
                Diagnostic::info(
                    "left-out",
                    &*source.path,
                    format!("the page is not part of the site: {why}"),
                )
                .hint("[visibility] in burrow.toml decides this"),
            );
        }
        visible
    }

    /// Gives every page its level and its readers.
    pub fn label(&self, site: &mut Site, personas: &PersonaTable) {
        let mut levels: Vec<(GlobMatcher, usize, Level)> = self
            .config
            .levels
            .iter()
            .filter_map(|(glob, level)| Some((matcher(glob)?, glob.len(), *level)))
            .collect();
        levels.sort_by_key(|(_, length, _)| std::cmp::Reverse(*length));
        for page in &mut site.pages {
            let Some(source) = &page.source else { continue };
            let by_glob = levels.iter().find(|(glob, ..)| covers(glob, &source.path));
            page.level = source.front.level.or(by_glob.map(|(.., level)| *level));
            page.personas = personas.readers(&source.front.personas).personas;
        }
    }
}

/// Why a file is left out.
fn reason(path: &str, globs: &[GlobMatcher], convention: &Convention) -> Option<&'static str> {
    if globs.iter().any(|glob| covers(glob, path)) {
        return Some("burrow.toml excludes it");
    }
    convention.leaves_out(path)
}

/// Whether a glob names a file or a folder it lies in.
pub(crate) fn covers(glob: &GlobMatcher, path: &str) -> bool {
    glob.is_match(path)
        || path
            .match_indices('/')
            .any(|(slash, _)| glob.is_match(&path[..slash]))
}

/// A glob, compiled; none if it is no glob.
pub(crate) fn matcher(glob: &str) -> Option<GlobMatcher> {
    let glob = glob.trim_start_matches("./").trim_end_matches('/');
    GlobBuilder::new(glob)
        .literal_separator(true)
        .build()
        .ok()
        .map(|glob| glob.compile_matcher())
}
