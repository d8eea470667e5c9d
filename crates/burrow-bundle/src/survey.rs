//! A site as facts, for those who look after it: its pages, who links to whom, and what was found.

use crate::assets::Assets;
use crate::links::Target;
use crate::manifest::Parts;
use crate::pipeline::unreadable;
use crate::{BuildError, Bundler, Diagnostic, DocTree, Progress, date};
use burrow_model::Manifest;
use std::collections::BTreeMap;

/// A site as facts. Pages are named by their number in the manifest.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The manifest; there is no search index, so `search` is empty.
    pub manifest: Manifest,
    /// What the manifest does not say of the pages, by their number in it.
    pub pages: Vec<Surveyed>,
    /// Where links lead that find nothing, in byte order of the targets.
    pub missing: Vec<MissingPage>,
    /// What was found, as [`Bundler::check`] gives it.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the manifest does not say of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surveyed {
    /// The file it was read from, relative to the tree; none for a generated folder page.
    pub file: Option<String>,
    /// The day of its last change in days since 1 January 1970; none where its author names none, or none that can be
    /// only one day.
    pub modified: Option<i64>,
    /// Whether its author gave a summary.
    pub described: bool,
    /// The other pages that its text links to, each once, ascending.
    pub links: Vec<u32>,
    /// How many links lead to other sites.
    pub external: u32,
}

/// A page that links ask for and that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingPage {
    /// Where it would stand, relative to the tree, as the links name it.
    pub target: String,
    /// How many links lead there.
    pub links: u32,
    /// The pages that hold those links, each once, ascending.
    pub pages: Vec<u32>,
}

impl Bundler {
    /// Reads the tree and takes stock of it, without making a bundle.
    pub fn survey(
        &mut self,
        tree: &dyn DocTree,
        progress: &dyn Progress,
    ) -> Result<Survey, BuildError> {
        let limits = self.config().limits.clone();
        let assets = Assets::new(tree, &limits);
        let (survey, diagnostics) = self.with_site(tree, &assets, progress, |parts, found| {
            let manifest = parts.manifest(found);
            survey(&parts, manifest)
        })?;
        assets.into_files().map_err(unreadable)?;
        Ok(Survey {
            diagnostics,
            ..survey
        })
    }
}

/// Everything but the findings.
fn survey(parts: &Parts<'_>, manifest: Manifest) -> Survey {
    let numbers = parts.numbers();
    let mut missing: BTreeMap<String, (u32, Vec<u32>)> = BTreeMap::new();
    let pages = parts.arrangement.order.iter().map(|site_number| {
        let own = numbers[*site_number];
        let built = &parts.built[*site_number];
        let mut links = Vec::new();
        let mut external = 0;
        for link in built.links.iter().filter(|link| !link.image) {
            let line = link.place.line;
            match parts
                .lookup
                .resolve_at(*site_number, &link.target, line)
                .target
            {
                Target::Page(other) => links.push(numbers[other]),
                Target::External(_) => external += 1,
                Target::Missing {
                    wanted: Some(wanted),
                } => {
                    let (uses, from) = missing.entry(wanted).or_default();
                    *uses += 1;
                    if from.last() != Some(&own) {
                        from.push(own);
                    }
                }
                _ => {}
            }
        }
        links.sort_unstable();
        links.dedup();
        links.retain(|other| *other != own);
        Surveyed {
            file: built.page.source.clone(),
            modified: built.page.modified.as_deref().and_then(date::days),
            described: built.page.description.is_some(),
            links,
            external,
        }
    });
    let pages = pages.collect();
    let missing = missing
        .into_iter()
        .map(|(target, (links, pages))| MissingPage {
            target,
            links,
            pages,
        });
    Survey {
        manifest,
        pages,
        missing: missing.collect(),
        diagnostics: Vec::new(),
    }
}
