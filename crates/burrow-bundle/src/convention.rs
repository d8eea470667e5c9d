//! Conventions: how a kind of project writes its documentation. Each adapter recognises its kind by its files and
//! says what they mean as plain data; the other steps know only that data.
//!
//! | adapter | recognised by |
//! |---|---|
//! | [`mdbook`] | `book.toml`, or a `SUMMARY.md` at the top |
//! | [`docusaurus`] | `docusaurus.config.*`, or `_category_` files or `sidebars.*` alone |
//! | [`starlight`] | `astro.config.*` that names starlight, with pages in `src/content/docs` |
//! | [`vitepress`] | `.vitepress/config.*` |
//! | [`mkdocs`] | `mkdocs.yml` or `mkdocs.yaml` with pages in its `docs_dir` |
//! | [`just_the_docs`] | `_config.yml` or `_config.yaml` |
//! | [`plain`] | nothing else fits |
//!
//! Adding one is adding a file here, a line to `ADAPTERS`, a fixture tree and a paragraph in the manual.

mod docusaurus;
mod just_the_docs;
mod mdbook;
mod mkdocs;
mod plain;
mod project;
mod scope;
mod script;
mod starlight;
mod vitepress;
mod written;

pub(crate) use project::{Found, Project};
pub(crate) use scope::Scope;
pub(crate) use written::{Leads, NavItem, WrittenLink, WrittenNav};

use crate::front_matter::{Entries, Key, NavOrder, Node, Value, parse_yaml};
use crate::include::Includes;
use crate::naming::{extension, folder, is_page, number_prefix, within, without_extension};
use crate::site::{SitePage, address, inside};
use crate::source::Digest;
use crate::{BuildError, Config, ConventionName, Diagnostic, DocTree};
use burrow_markdown::{Dialect, Language};
use globset::{Glob, GlobMatcher};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

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
    /// The absolute address of the site's top, as far as the project's configuration says one; empty if it does not.
    pub site_url: String,
    /// What absolute links to pages start with beside that, such as `docs`.
    pub routes: Vec<String>,
    /// Folders of the tree whose files answer from the top of the site.
    pub statics: Vec<String>,
    /// Whether numbers before names (`01-intro`) order pages and are no part of their addresses.
    pub numbered: bool,
    /// Whether a slug without a leading slash counts from the page's folder.
    pub relative_slugs: bool,
    /// What paths of pages start with, and what their addresses start with instead.
    pub rewrites: Vec<(String, String)>,
    /// The folder of the tree whose files are the pages; empty is all of it.
    pub root: String,
    /// Files that are no part of the site.
    pub exclude: Excluded,
    /// How siblings stand that nobody has put in order.
    pub order: SiblingOrder,
    /// The nav as its authors wrote it down; without one, folders and front matter say where pages stand.
    pub nav: Option<WrittenNav>,
    /// Links behind the nav.
    pub nav_links: Vec<WrittenLink>,
    /// Links at the top of every page.
    pub aux_links: Vec<WrittenLink>,
    /// The file whose page is the home page, where no other claims to be.
    pub home: Option<String>,
    /// Where a page can be edited; `{path}` stands for the source file, relative to the tree.
    pub edit_url: Option<String>,
    /// Former addresses and what they lead to now, both as written.
    pub redirects: Vec<(String, String)>,
    /// Values below front matter, the widest scope first.
    pub defaults: Vec<Scope>,
    /// What is said of folders from outside their pages, by path below `root`.
    pub folders: BTreeMap<String, FolderFacts>,
    /// How pages include other files.
    pub includes: Includes,
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
    /// By file name, the index first.
    Names {
        /// Whether folders stand behind pages.
        folders_last: bool,
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

/// Which files are no part of the site.
#[derive(Clone, Debug, Default)]
pub(crate) struct Excluded {
    /// What is said of those in `entries`: `mkdocs.yml excludes it`.
    pub said: &'static str,
    /// Files, folders and globs, as the tree's files are called.
    pub entries: Vec<String>,
    /// Whether names that start with `_` are left out, and what is said then.
    pub underscored: Option<&'static str>,
    /// What paths start with that are read although a part of it starts with `_`.
    pub except: Vec<String>,
    /// Single files that are settings, not pages.
    pub settings: Vec<String>,
    /// Those of `entries` that are globs, made when the first file is asked about.
    globs: OnceLock<Vec<GlobMatcher>>,
}

impl Excluded {
    /// Why a file is left out, if it is.
    fn reason(&self, path: &str) -> Option<&'static str> {
        if self.settings.iter().any(|setting| setting == path) {
            return Some("it arranges the pages and is none");
        }
        let entries = || self.entries.iter().map(|entry| entry.trim_matches('/'));
        let globs = self.globs.get_or_init(|| {
            let globs = entries().filter(|entry| entry.contains(['*', '?', '[', '{']));
            globs
                .filter_map(|glob| Some(Glob::new(glob).ok()?.compile_matcher()))
                .collect()
        });
        let excluded = entries().any(|entry| !entry.is_empty() && is_under(path, entry))
            || globs.iter().any(|glob| glob.is_match(path));
        if excluded {
            return Some(self.said);
        }
        let said = self.underscored?;
        let mut excepted = self.except.iter().filter(|except| is_under(path, except));
        let excepted = excepted
            .next()
            .map_or(0, |except| except.split('/').count());
        let mut parts = path.split('/').skip(excepted);
        parts.any(|part| part.starts_with('_')).then_some(said)
    }
}

/// Recognises a kind of project; a tree that is none of it gives none.
type Adapter = fn(&Project<'_>, &mut Vec<Diagnostic>) -> Result<Option<Convention>, BuildError>;

/// Every adapter but the last resort, the surest first: a file that names one tool before one that many share.
const ADAPTERS: [(ConventionName, Adapter); 7] = [
    (ConventionName::Mdbook, mdbook::recognise),
    (ConventionName::Docusaurus, docusaurus::recognise),
    (ConventionName::Starlight, starlight::recognise),
    (ConventionName::Vitepress, vitepress::recognise),
    (ConventionName::Mkdocs, mkdocs::recognise),
    (ConventionName::JustTheDocs, just_the_docs::recognise),
    (ConventionName::Docusaurus, docusaurus::recognise_folder),
];

impl Convention {
    /// How `tree` is written.
    pub fn of(
        tree: &dyn DocTree,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Self, BuildError> {
        let mut convention = Self::recognise(&Project::new(tree), config.convention, diagnostics)?;
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
        wanted: Option<ConventionName>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Self, BuildError> {
        let fits = |name| wanted.is_none_or(|wanted| wanted == name);
        for (_, adapter) in ADAPTERS.into_iter().filter(|(name, _)| fits(*name)) {
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

    /// Whether a file is left out by name, wherever it lies.
    pub fn is_excluded(&self, path: &str) -> bool {
        self.exclude.reason(path).is_some()
    }

    /// The address that a page asks for, if it asks for one.
    pub fn address(&self, page: &SitePage) -> Option<String> {
        let front = page.source.as_ref().map(|source| &source.front);
        let wish = front.and_then(|front| front.permalink.as_deref().or(front.slug.as_deref()));
        let wish = wish.and_then(|wish| {
            if self.relative_slugs && !wish.starts_with('/') {
                address(&project::below(&self.shown(&page.folder), wish))
            } else {
                address(wish)
            }
        });
        wish.or_else(|| {
            Some(self.shown(page.id.as_str())).filter(|shown| shown != page.id.as_str())
        })
    }

    /// A path from the top of the pages as addresses show it.
    pub fn shown(&self, path: &str) -> String {
        let mut rewrites = self.rewrites.iter();
        let rewritten = rewrites.find_map(|(from, to)| Some((within(path, from)?, to.as_str())));
        let path = match rewritten {
            Some((rest, to)) => project::below(to, rest).trim_matches('/').to_owned(),
            None => path.to_owned(),
        };
        if !self.numbered {
            return path;
        }
        path.split('/')
            .map(unnumbered)
            .collect::<Vec<_>>()
            .join("/")
    }

    /// What else a written nav may call a page by.
    pub fn names(&self, page: &SitePage) -> Vec<String> {
        let mut names: Vec<_> = self.address(page).into_iter().collect();
        if let Some(source) = page.source.as_ref().filter(|_| self.numbered) {
            let stem = self.shown(without_extension(inside(&self.root, &source.path)));
            let id = source.front.id.as_ref();
            names.extend(id.map(|id| project::below(folder(&stem), id)));
            names.push(stem);
        }
        names
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
        crate::hashing::digest(format!("{:?} {:?}", self.defaults, self.includes).as_bytes())
    }
}

/// A name without the number that orders it; dates and versions keep theirs.
pub(crate) fn unnumbered(name: &str) -> &str {
    match number_prefix(name) {
        Some((_, rest)) if !rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => name,
    }
}

/// Says that a script tells nothing without being run.
fn unread(file: &str, diagnostics: &mut Vec<Diagnostic>) -> Node {
    diagnostics.push(
        Diagnostic::warning("nav-computed", file, "nothing can be read of this script without running it")
            .hint("it is never run; what it says counts where it stands there as literal objects and lists"),
    );
    Node {
        value: Value::Null,
        line: 0,
        column: 0,
    }
}

/// An item that only running the script would tell: what no other item names stands in its place.
fn computed(file: &Arc<str>, node: &Node, diagnostics: &mut Vec<Diagnostic>) -> NavItem {
    diagnostics.push(
        Diagnostic::warning(
            "nav-computed",
            &**file,
            "this part of the navigation is computed",
        )
        .at(node.line, node.column)
        .hint("scripts are never run; its pages stand by their files, or write the list out"),
    );
    NavItem::new(Leads::Rest, (file, node.line, node.column))
}

/// The locales of a site as sections, but for the one that `home` or the key `root` names.
fn locales(
    locales: Option<&Node>,
    root: &str,
    home: Option<&str>,
    file: &Arc<str>,
) -> Vec<NavItem> {
    let locales = locales.map_or(&[][..], |locales| locales.entries());
    let others = locales.iter().filter(|(key, locale)| {
        let special = matches!(&*key.text, "root" | "..." | script::CALLEE);
        !special && Some(&*key.text) != home && locale.get("label").is_some()
    });
    let item = |(key, locale): &(Key, Node)| {
        let leads = Leads::Folder(project::below(root, &key.text));
        let label = locale.get("label").and_then(Node::text);
        NavItem::new(leads, (file, key.line, key.column)).labelled(label)
    };
    others.map(item).collect()
}

/// Reads a configuration; one that does not parse is reported and counts as empty.
fn yaml(text: &str, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Entries {
    parse_yaml(text, 1).unwrap_or_else(|error| {
        let message = format!("this YAML does not parse: {}", error.message);
        diagnostics.push(
            Diagnostic::error("site-config", file, message)
                .at(error.line, error.column)
                .hint("until it does, the tree is read as if the file were empty"),
        );
        Entries::new()
    })
}

/// Whether `path` is `folder` or lies in it; everything lies in the empty folder.
pub(crate) fn is_under(path: &str, folder: &str) -> bool {
    within(path, folder.trim_matches('/')).is_some()
}
