//! Which files of a tree are pages, and reading them, each only when it has changed.

use crate::config::VisibilityConfig;
use crate::convention::{self, Convention};
use crate::decode::Repair;
use crate::front_matter::FrontMatter;
use crate::hashing::digest;
use crate::include::{self, Includes};
use crate::links::Withheld;
use crate::naming::is_page;
use crate::persona::PersonaTable;
use crate::site::{Site, address};
use crate::source::{Digest, Source};
use crate::tree::{TreeFile, is_snippet, portable};
use crate::{BuildError, Config, Diagnostic, DocTree, Progress};
use burrow_model::{Level, PersonaId};
use globset::{GlobBuilder, GlobMatcher};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
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
    /// Addresses that pages left out would have, besides those of their files.
    withheld: Vec<String>,
    /// What the configuration leaves out: files that are not looked at, and those whose text is not for the site.
    globs: [Vec<GlobMatcher>; 2],
}

impl<'a> Reading<'a> {
    /// Sorts the tree's files into pages, other files and those left out.
    pub fn new(
        tree: &'a dyn DocTree,
        config: &'a Config,
        convention: &'a Convention,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let globs: Vec<_> = matchers(&config.exclude);
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
            withheld: Vec::new(),
            globs: [globs, matchers(&config.visibility.exclude)],
        };
        portable::report(kept.iter().map(|file| &*file.path), diagnostics);
        for file in kept {
            let is_page = is_page(&file.path, text_counts);
            if !is_page && reading.globs[1].iter().any(|glob| covers(glob, &file.path)) {
                reading.excluded.push((file.path.clone(), HIDDEN));
            } else if !is_page {
                reading.files.push(&file.path);
            } else if file.size > config.limits.page_bytes() {
                let limit = config.limits.page_mib;
                diagnostics.push(
                    Diagnostic::error(
                        "too-large",
                        &*file.path,
                        format!("pages larger than {limit} MiB are not read"),
                    )
                    .hint("split the page, exclude it, or raise `page-mib` under [limits] in burrow.toml"),
                );
                reading
                    .excluded
                    .push((file.path.clone(), "it is too large"));
            } else {
                reading.pages.push(&file.path);
            }
        }
        let root = &convention.root;
        let outside = |file: &&TreeFile| {
            !convention::is_under(&file.path, root)
                && is_page(&file.path, false)
                && !convention.is_excluded(&file.path)
        };
        let outside = tree.files().iter().filter(outside).count();
        if outside > 0 {
            let lie = if outside == 1 {
                "file lies"
            } else {
                "files lie"
            };
            let message = format!("{outside} Markdown {lie} outside `{root}`, where the pages are");
            diagnostics.push(
                Diagnostic::info("outside-docs", &*convention.file, message)
                    .hint("they are no part of the site; `convention = \"plain\"` in burrow.toml reads the whole tree"),
            );
        }
        // Whatever order a tree is listed in, what is made of it is the same.
        reading.pages.sort_unstable();
        reading
    }

    /// Reads the pages. A file that cannot be read stops the build: a page must not be lost in silence.
    pub fn sources(
        &mut self,
        cache: &mut SourceCache,
        personas: &PersonaTable,
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
        let readable = self.readable();
        let load = |path: &str| self.included(path, &readable, personas);
        let sound: Vec<_> = matchers(&self.config.repair.except);
        let repair = |path: &str| self.repair(path, &sound);
        let read: Result<Vec<_>, _> = self
            .pages
            .par_iter()
            .map(|path| {
                let bytes = self
                    .tree
                    .read(path)
                    .map_err(|error| BuildError::read(path, &error))?;
                let digest = digest(&bytes);
                let known = kept.get(*path).filter(|source| source.digest == digest);
                let source = match known.filter(|source| include::is_unchanged(source, &load)) {
                    Some(source) => source.clone(),
                    None => {
                        let convention = self.convention;
                        let mut source =
                            Source::read(path, &bytes, digest, convention, repair(path));
                        include::expand(&mut source, &convention.includes, &load);
                        Arc::new(source)
                    }
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
        Ok(self.visible(read, personas, diagnostics))
    }

    /// Files that a page may include: all of the tree but what is hidden or larger than a page.
    fn readable(&self) -> HashSet<&'a str> {
        if self.convention.includes == Includes::None {
            return HashSet::new();
        }
        let small = self.tree.files().iter();
        let small = small.filter(|file| file.size <= self.config.limits.page_bytes());
        let paths = small.map(|file| file.path.as_str());
        let hidden = self.tree.settings().iter();
        let hidden = hidden.filter(|file| file.below.is_empty() && is_snippet(&file.path));
        paths
            .chain(hidden.map(|file| file.path.as_str()))
            .filter(|path| !self.globs[1].iter().any(|glob| covers(glob, path)))
            .collect()
    }

    /// The bytes of a file that a page includes, or why they must not be read.
    fn included(
        &self,
        path: &str,
        readable: &HashSet<&str>,
        personas: &PersonaTable,
    ) -> Result<Vec<u8>, &'static str> {
        if !readable.contains(path) {
            return Err("there is no such file in the documentation's folder");
        }
        let bytes = self.tree.read(path).map_err(|_| "it cannot be read")?;
        if is_page(path, true) {
            let convention = self.convention;
            let source = Source::read(path, &bytes, Digest::default(), convention, Repair::Nothing);
            if hidden(&source.front, &self.config.visibility, personas).is_some() {
                return Err("it is left out of the site");
            }
        }
        Ok(bytes)
    }

    /// How much of a page's misread text is turned back; `sound` are the pages that mean it.
    fn repair(&self, path: &str, sound: &[GlobMatcher]) -> Repair {
        if sound.iter().any(|glob| covers(glob, path)) {
            Repair::Nothing
        } else if self.config.repair.lossy {
            Repair::Likely
        } else {
            Repair::Certain
        }
    }

    /// The sources that are part of the site; the others are told and remembered.
    fn visible(
        &mut self,
        mut sources: Vec<Arc<Source>>,
        personas: &PersonaTable,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Source>> {
        sources.retain(|source| {
            let by_glob = self.globs[1].iter().any(|glob| covers(glob, &source.path));
            let why = by_glob.then_some(HIDDEN);
            let said = || hidden(&source.front, &self.config.visibility, personas);
            let Some(why) = why.or_else(said) else {
                return true;
            };
            diagnostics.push(
                Diagnostic::info(
                    "left-out",
                    &*source.path,
                    format!("the page is not part of the site: {why}"),
                )
                .hint("[visibility] in burrow.toml decides this"),
            );
            self.excluded.push((source.path.clone(), why));
            let former = source.front.redirect_from.iter().map(String::as_str);
            let addresses = source.front.wishes().chain(former);
            self.withheld.extend(addresses.filter_map(address));
            false
        });
        sources
    }

    /// What must not be named by the site.
    pub fn withheld(&self) -> Withheld<'_> {
        let files = self.excluded.iter().map(|(file, _)| file);
        let names = files.chain(&self.withheld).map(String::as_str);
        Withheld::new(names, &self.globs)
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

/// Why a file is left out that `[visibility] exclude` names.
const HIDDEN: &str = "[visibility] excludes it";

/// Why a page is left out for what its front matter says.
fn hidden(
    front: &FrontMatter,
    visibility: &VisibilityConfig,
    personas: &PersonaTable,
) -> Option<&'static str> {
    if front.draft && !visibility.drafts {
        return Some("it is a draft");
    }
    if front.says("status", &visibility.status) {
        return Some("its status is left out");
    }
    let mut keys = visibility.front_matter.iter();
    if keys.any(|(key, values)| front.says(key, values)) {
        return Some("its front matter says so");
    }
    let readers = personas.readers(&front.personas).personas;
    let is_out = |reader: &PersonaId| {
        visibility
            .exclude_personas
            .iter()
            .any(|id| id == reader.as_str())
    };
    (!readers.is_empty() && readers.iter().all(is_out))
        .then_some("it is only for readers who are left out")
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

/// Globs, compiled; what is no glob is left out.
fn matchers(globs: &[String]) -> Vec<GlobMatcher> {
    globs.iter().filter_map(|glob| matcher(glob)).collect()
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
