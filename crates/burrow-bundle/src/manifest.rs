//! The root manifest: what the reader must know of the whole site.

mod around;
mod paths;

pub(crate) use paths::named_in;

use crate::assets::{Assets, Refusal};
use crate::convention::Convention;
use crate::links::Lookup;
use crate::nav::Arrangement;
use crate::persona::PersonaTable;
use crate::render::Built;
use crate::site::Site;
use crate::{Config, Diagnostic};
use burrow_model::{FORMAT_VERSION, Manifest, PageMeta, PagePath, PersonaId, SiteInfo, Theme};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where the map answers.
const MAP: &str = "burrow/map";
/// Longest promise, in characters.
const PROMISE: usize = 160;

/// Everything a manifest is made of.
pub(crate) struct Parts<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// How the tree is written.
    pub convention: &'a Convention,
    /// The site.
    pub site: &'a Site,
    /// The pages' contents by site number.
    pub built: &'a [Arc<Built>],
    /// Where every page stands.
    pub arrangement: &'a Arrangement,
    /// The site's name.
    pub title: &'a str,
    /// Finds pages.
    pub lookup: &'a Lookup<'a>,
    /// Files that pages refer to.
    pub assets: &'a Assets<'a>,
    /// Who reads.
    pub personas: &'a PersonaTable,
}

impl Parts<'_> {
    /// Puts the manifest together.
    pub fn manifest(&self, diagnostics: &mut Vec<Diagnostic>) -> Manifest {
        let numbers = self.numbers();
        let has_children = self.has_children();
        let pages = self.arrangement.order.iter().map(|number| PageMeta {
            parent: self.arrangement.parents[*number].map(|parent| numbers[parent]),
            ..self.meta(*number, has_children[*number])
        });
        let mut pages: Vec<_> = pages.collect();
        self.neighbours(&mut pages, &numbers, diagnostics);
        let redirects = self.site.redirects.iter();
        Manifest {
            format: FORMAT_VERSION,
            site: self.site_info(&pages, diagnostics),
            pages,
            redirects: redirects
                .map(|(from, to)| (from.clone(), self.site.pages[*to].id.clone()))
                .collect(),
            onward: Vec::new(),
        }
    }

    /// By site number: the page's number in the manifest.
    pub fn numbers(&self) -> Vec<u32> {
        let mut numbers = vec![0; self.site.pages.len()];
        for (place, number) in (0..).zip(&self.arrangement.order) {
            numbers[*number] = place;
        }
        numbers
    }

    fn has_children(&self) -> Vec<bool> {
        let mut has_children = vec![false; self.site.pages.len()];
        for parent in self.arrangement.parents.iter().flatten() {
            has_children[*parent] = true;
        }
        has_children
    }

    fn meta(&self, number: usize, has_children: bool) -> PageMeta {
        let page = &self.site.pages[number];
        let built = &self.built[number];
        let promise = built
            .page
            .description
            .as_deref()
            .or(built.summary.as_deref());
        PageMeta {
            id: page.id.clone(),
            path: (page.path != page.id.to_path()).then(|| page.path.clone()),
            title: self.label(number),
            parent: None,
            hidden: self.arrangement.hidden[number],
            level: built.page.level,
            personas: page.personas.clone(),
            prev: None,
            next: None,
            prev_title: None,
            next_title: None,
            words: built.page.words,
            promise: promise.filter(|_| has_children).map(cut),
            hash: built.hash.clone(),
        }
    }

    /// What a page is called in navigation: by itself, by the file that describes its folder, else by its title.
    fn label(&self, number: usize) -> String {
        let page = &self.site.pages[number];
        let written = self.site.placements.get(number);
        if let Some(label) = written.and_then(|placement| placement.label.clone()) {
            return label;
        }
        let own = page
            .source
            .as_ref()
            .and_then(|source| source.front.label.clone());
        own.or_else(|| self.convention.folder_of(page)?.label.clone())
            .unwrap_or_else(|| self.built[number].page.title.clone())
    }

    fn site_info(&self, pages: &[PageMeta], diagnostics: &mut Vec<Diagnostic>) -> SiteInfo {
        let config = self.config;
        let used: BTreeSet<PersonaId> = self
            .site
            .pages
            .iter()
            .flat_map(|page| page.personas.iter().cloned())
            .collect();
        let theme = &config.theme;
        let convention = self.convention;
        SiteInfo {
            title: self.title.to_owned(),
            description: config
                .description
                .clone()
                .or_else(|| convention.description.clone()),
            language: convention.language.clone(),
            version: None,
            logo: self.logo(diagnostics),
            personas: self.personas.offered(&used),
            paths: self.paths(pages, diagnostics),
            map: map_path(pages),
            edit_url: config
                .edit_url
                .clone()
                .or_else(|| convention.edit_url.clone()),
            nav_links: self.links(
                self.site.links.iter().chain(&convention.nav_links),
                diagnostics,
            ),
            aux_links: self.links(convention.aux_links.iter(), diagnostics),
            theme: Theme {
                accent: theme.accent.clone(),
                font: theme.font.clone(),
                radius: theme.radius.clone(),
                width: theme.width.clone(),
            },
        }
    }

    fn logo(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
        let path = self
            .config
            .logo
            .as_deref()?
            .trim_start_matches("./")
            .trim_start_matches('/');
        // A file that is there and cannot be read stops the build; one that is not there is a slip.
        let is_there = self.lookup.files().any(|file| file == path);
        let asset = match is_there {
            true => self
                .assets
                .get(path, true)
                .map_err(|refusal| match refusal {
                    Refusal::Unreadable(why) | Refusal::Unfit(why) => why.to_string(),
                }),
            false => Err("there is no such file".to_owned()),
        };
        match asset {
            Ok(asset) => Some(asset.path.trim_start_matches("bundle/").to_owned()),
            Err(why) => {
                let message = format!("the logo `{path}` cannot be shown: {why}");
                diagnostics.push(
                    Diagnostic::error("logo", "burrow.toml", message)
                        .hint("`logo` is the path of an image in the documentation's folder"),
                );
                None
            }
        }
    }
}

/// Where the map answers: at an address that no author has taken.
fn map_path(pages: &[PageMeta]) -> Option<PagePath> {
    let path = PagePath::new(MAP);
    let is_taken = |page: &PageMeta| {
        let below = page.address().strip_prefix(MAP);
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    (pages.len() > 1 && !pages.iter().any(is_taken)).then_some(path)
}

/// At most [`PROMISE`] characters, cut at a word.
fn cut(text: &str) -> String {
    let Some((limit, _)) = text.char_indices().nth(PROMISE) else {
        return text.to_owned();
    };
    let head = &text[..limit];
    let word = head.rfind(char::is_whitespace).unwrap_or(limit);
    let head = head[..word].trim_end_matches(|c: char| !c.is_alphanumeric());
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_cut_at_a_word() {
        assert_eq!(cut("short"), "short");
        let long = cut(&"word, ".repeat(40));
        assert!(long.ends_with("word…"), "{long}");
        assert!(long.chars().count() <= PROMISE);
    }
}
