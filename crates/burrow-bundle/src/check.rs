//! Rules that a site is held to: one file a rule, one line in [`CHECKS`].

mod candidates;
mod depth_unlabelled;
mod description_missing;
mod duplicate_title;
mod expected_passages;
mod findings;
mod front_matter_keys;
mod headings;
mod level_order;
mod level_structure;
mod link_text;
mod links;
mod opening;
mod orphan;
mod personas;
mod reading;
mod redirect_loop;
mod repeated_block;
mod rule;
mod stale_page;
mod subject;
mod surface_crowded;
mod titles;

pub use rule::Rule;

use crate::assets::Assets;
use crate::links::{Lookup, Resolution};
use crate::nav::Arrangement;
use crate::persona::PersonaTable;
use crate::render::Built;
use crate::site::Site;
use crate::{Config, Diagnostic};
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
    /// Where every page stands in the nav tree.
    pub arrangement: &'a Arrangement,
    /// What the tree's `burrow.toml` says.
    pub config: &'a Config,
    /// Seconds since 1970 that stand for today (SOURCE_DATE_EPOCH), if the builder says so.
    pub now: Option<i64>,
}

impl Checked<'_> {
    /// Where a link on a page leads.
    fn resolve(&self, page: usize, target: &str) -> Resolution {
        self.lookup.resolve(page, target)
    }
}

/// Looks at the whole site and says what it finds.
type Run = fn(&Checked<'_>, &mut Vec<Diagnostic>);

/// Every file of rules: what it can find, and how.
const CHECKS: [(&[Rule], Run); 20] = [
    (reading::RULES, |_, _| {}),
    (findings::RULES, findings::check),
    (personas::RULES, personas::check),
    (links::RULES, links::check),
    (titles::RULES, titles::check),
    (&[duplicate_title::RULE], duplicate_title::check),
    (&[orphan::RULE], orphan::check),
    (&[redirect_loop::RULE], redirect_loop::check),
    (&[front_matter_keys::RULE], front_matter_keys::check),
    (&[level_structure::RULE], level_structure::check),
    (&[level_order::RULE], level_order::check),
    (&[depth_unlabelled::RULE], depth_unlabelled::check),
    (&[surface_crowded::RULE], surface_crowded::check),
    (&[description_missing::RULE], description_missing::check),
    (opening::RULES, opening::check),
    (headings::RULES, headings::check),
    (link_text::RULES, link_text::check),
    (&[repeated_block::RULE], repeated_block::check),
    (stale_page::RULES, stale_page::check),
    (expected_passages::RULES, expected_passages::check),
];

/// Every rule there is, in no particular order.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    CHECKS.iter().flat_map(|(rules, _)| *rules)
}

/// Holds a site to every rule.
pub(crate) fn run(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, run) in &CHECKS {
        run(checked, diagnostics);
    }
    diagnostics.retain(|one| rules().all(|rule| rule.code != one.code || rule.on));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_stands_in_the_table_once() {
        let mut seen = BTreeSet::new();
        for rule in rules() {
            assert!(seen.insert(rule.code), "{} stands there twice", rule.code);
            assert!(rule.about.ends_with('.'), "{}: {}", rule.code, rule.about);
        }
    }
}
