//! Rules that a site is held to: one file a rule, one line in [`CHECKS`].

mod candidates;
mod findings;
mod links;
mod personas;
mod titles;

use crate::Diagnostic;
use crate::assets::Assets;
use crate::links::{Lookup, Resolution};
use crate::persona::PersonaTable;
use crate::render::Built;
use crate::site::Site;
use std::sync::Arc;

/// What a rule may look at.
pub(crate) struct Checked<'a> {
    /// The site.
    pub site: &'a Site,
    /// The pages' contents by site number.
    pub built: &'a [Arc<Built>],
    /// Finds link targets.
    pub lookup: &'a Lookup<'a>,
    /// Files that pages refer to.
    pub assets: &'a Assets<'a>,
    /// Who reads.
    pub personas: &'a PersonaTable,
    /// Files that are left out by configuration or as drafts, with the reason.
    pub excluded: &'a [(String, &'static str)],
}

impl Checked<'_> {
    /// Where a link on a page leads.
    fn resolve(&self, page: usize, target: &str) -> Resolution {
        self.lookup.resolve(page, target)
    }
}

/// A rule: looks at the whole site and says what it finds.
type Check = fn(&Checked<'_>, &mut Vec<Diagnostic>);

/// All rules.
const CHECKS: [Check; 4] = [
    findings::check,
    personas::check,
    links::check,
    titles::check,
];

/// Runs every rule.
pub(crate) fn run(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for check in CHECKS {
        check(checked, diagnostics);
    }
}
