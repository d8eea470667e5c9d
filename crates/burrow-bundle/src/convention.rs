//! Conventions: how a kind of project writes its documentation. Each adapter recognises its kind by its files and
//! says what they mean as plain data; the other steps know only that data.
//!
//! | adapter | recognised by |
//! |---|---|
//! | [`just_the_docs`] | `_config.yml` or `_config.yaml` |
//! | [`plain`] | nothing else fits |
//!
//! Adding one is adding a file here, a line to `ADAPTERS`, a fixture tree and a paragraph in the manual.

mod just_the_docs;
mod plain;
mod project;

pub(crate) use project::Project;

use crate::front_matter::{Entries, NavOrder};
use crate::naming::{extension, is_page};
use crate::site::{SitePage, address};
use crate::source::Digest;
use crate::{BuildError, Config, Diagnostic, DocTree};
use burrow_markdown::{Dialect, Language};
use globset::{Glob, GlobMatcher};
use std::collections::BTreeMap;

/// How a tree is written: what the files of its kind of project say of the whole of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Convention {
    /// The file that says so, as diagnostics name it; empty for a plain tree.
    pub file: String,
    /// The site's name.
    pub title: Option<String>,
    /// One or two sentences about the site.
    pub description: Option<String>,
    /// The language of its content as a BCP 47 tag; empty if nobody says.
    pub language: String,
    /// The path that absolute links start with, without slashes at its ends.
    pub base_url: String,
    /// The folder of the tree whose files are the pages; empty is all of it.
    pub root: String,
    /// Files that are no part of the site.
    pub exclude: Excluded,
    /// How siblings stand that nobody has put in order.
    pub order: SiblingOrder,
    /// Where a page can be edited; `{path}` stands for the source file, relative to the tree.
    pub edit_url: Option<String>,
    /// Values below front matter, the widest scope first.
    pub defaults: Vec<Scope>,
    /// What is said of folders from outside their pages, by path below `root`.
    pub folders: BTreeMap<String, FolderFacts>,
    /// What is markup beyond CommonMark and GitHub's additions.
    pub dialect: Dialect,
}

/// What decides among siblings whose authors gave them no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SiblingOrder {
    /// Openers, then numbered names, then titles; letter case does not count.
    #[default]
    Plain,
    /// As Just the Docs: a `nav_order` that is a word, or else the title, is what all without a number sort by.
    Titles {
        /// `nav_sort: case_insensitive`.
        ignore_case: bool,
    },
}

/// What is said of a folder from outside its pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FolderFacts {
    /// Its label in navigation.
    pub label: Option<String>,
    /// One or two sentences.
    pub description: Option<String>,
    /// Its place among its siblings.
    pub order: Option<NavOrder>,
    /// Left out of the nav tree with all below it.
    pub hidden: bool,
    /// Its pages leave the search index.
    pub unsearched: bool,
}

/// Values that hold for some files below their front matter.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    /// The folder or glob it holds for, as the tree's files are called; empty is the whole site.
    pub path: String,
    /// Its values.
    pub values: Entries,
    glob: Option<GlobMatcher>,
}

impl Scope {
    /// A scope of a folder, or of a glob if it holds a `*`.
    pub fn new(path: &str, values: Entries) -> Self {
        let glob = path.contains('*').then(|| Glob::new(path).ok()).flatten();
        Self {
            glob: glob.map(|glob| glob.compile_matcher()),
            path: path.trim_matches('/').to_owned(),
            values,
        }
    }

    /// Whether the scope holds for a source file.
    pub fn covers(&self, source: &str) -> bool {
        match &self.glob {
            Some(glob) => glob.is_match(source),
            None => is_under(source, &self.path),
        }
    }
}

/// Which files are no part of the site.
#[derive(Clone, Debug, Default)]
pub(crate) struct Excluded {
    /// What is said of those in `entries`: `mkdocs.yml excludes it`.
    pub said: &'static str,
    /// Files, folders and globs, as the tree's files are called.
    pub entries: Vec<String>,
    /// Whether names that start with `_` are left out, and what is said then.
    pub underscored: Option<&'static str>,
    /// First parts of paths that are read although they start with `_`.
    pub except: Vec<String>,
    /// Single files that are settings, not pages.
    pub settings: Vec<String>,
}

impl Excluded {
    /// Why a file is left out, if it is.
    fn reason(&self, path: &str) -> Option<&'static str> {
        if self.settings.iter().any(|setting| setting == path) {
            return Some("it arranges the pages and is none");
        }
        let excluded = self.entries.iter().any(|entry| {
            let entry = entry.trim_start_matches('/').trim_end_matches('/');
            is_under(path, entry)
                || Glob::new(entry).is_ok_and(|glob| glob.compile_matcher().is_match(path))
        });
        if excluded {
            return Some(self.said);
        }
        let said = self.underscored?;
        let excepted = self.except.iter().any(|except| is_under(path, except));
        let mut parts = path.split('/').skip(usize::from(excepted));
        parts.any(|part| part.starts_with('_')).then_some(said)
    }
}

/// Recognises a kind of project; a tree that is none of it gives none.
type Adapter = fn(&Project<'_>, &mut Vec<Diagnostic>) -> Result<Option<Convention>, BuildError>;

/// Every adapter but the last resort, the surest first: a file that names one tool before one that many share.
const ADAPTERS: [Adapter; 1] = [just_the_docs::recognise];

impl Convention {
    /// How `tree` is written.
    pub fn of(
        tree: &dyn DocTree,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Self, BuildError> {
        let mut convention = Self::recognise(&Project::new(tree), diagnostics)?;
        if let Some(language) = &config.language {
            convention.language.clone_from(language);
        } else if convention.language.is_empty() {
            "en".clone_into(&mut convention.language);
        }
        convention.dialect.language = Language::of(&convention.language);
        Ok(convention)
    }

    fn recognise(
        project: &Project<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Self, BuildError> {
        for adapter in ADAPTERS {
            if let Some(convention) = adapter(project, diagnostics)? {
                return Ok(convention);
            }
        }
        Ok(plain::convention())
    }

    /// Why a file is no part of the site, if it is none.
    pub fn leaves_out(&self, path: &str) -> Option<&'static str> {
        if !is_under(path, &self.root) && is_page(path, true) {
            return Some("it lies outside the documentation's folder");
        }
        self.exclude.reason(path)
    }

    /// The address that a page asks for, if it asks for one.
    pub fn address(&self, page: &SitePage) -> Option<String> {
        let front = &page.source.as_ref()?.front;
        let wish = front.permalink.as_deref().or(front.slug.as_deref());
        wish.and_then(address)
    }

    /// The dialect of one page.
    pub fn dialect(&self, path: &str) -> Dialect {
        Dialect {
            jsx: self.dialect.jsx || extension(path) == "mdx",
            ..self.dialect.clone()
        }
    }

    /// What is said from outside of the folder whose own page this is.
    pub fn folder_of(&self, page: &SitePage) -> Option<&FolderFacts> {
        self.folders
            .get(&page.folder)
            .filter(|_| page.is_folder_page)
    }

    /// Whether a page leaves the search index by the folder it lies in.
    pub fn unsearched(&self, page: &SitePage) -> bool {
        let mut folders = self.folders.iter().filter(|(_, facts)| facts.unsearched);
        folders.any(|(folder, _)| is_under(&page.folder, folder))
    }

    /// Everything that a source is read by beside its own bytes.
    pub fn digest(&self) -> Digest {
        crate::hashing::digest(format!("{:?}", self.defaults).as_bytes())
    }
}

/// Whether `path` is `folder` or lies in it; everything lies in the empty folder.
pub(crate) fn is_under(path: &str, folder: &str) -> bool {
    let folder = folder.trim_matches('/');
    folder.is_empty()
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
