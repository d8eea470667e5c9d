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
mod opt_out;
mod orphan;
mod personas;
mod policy;
mod reading;
mod redirect_loop;
mod references;
mod repeated_block;
mod rule;
mod stale_page;
mod subject;
mod surface_crowded;
mod titles;

pub use policy::suggest_rule;
pub(crate) use policy::{Policy, named};
pub use rule::{Rule, RuleDefault, RuleOption};

use crate::assets::Assets;
use crate::convention::Convention;
use crate::diagnostic;
use crate::links::{Lookup, Resolution};
use crate::nav::Arrangement;
use crate::persona::PersonaTable;
use crate::render::Built;
use crate::site::Site;
use crate::{Config, Diagnostic};
use burrow_markdown::LinkUse;
use rayon::prelude::*;
use std::collections::BTreeMap;
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
    /// What is held to, and the options of rules.
    pub policy: &'a Policy,
    /// Where every page stands in the nav tree.
    pub arrangement: &'a Arrangement,
    /// What the tree's `burrow.toml` says.
    pub config: &'a Config,
    /// How the tree is written.
    pub convention: &'a Convention,
    /// Seconds since 1970 that stand for today (SOURCE_DATE_EPOCH), if the builder says so.
    pub now: Option<i64>,
}

impl Checked<'_> {
    /// Where a link on a page leads.
    fn resolve(&self, page: usize, target: &str) -> Resolution {
        self.lookup.resolve(page, target)
    }

    /// Where a link that stands on a page leads.
    fn resolve_link(&self, page: usize, link: &LinkUse) -> Resolution {
        self.lookup.resolve_at(page, &link.target, link.place.line)
    }
}

/// Looks at the whole site and says what it finds.
type Run = fn(&Checked<'_>, &mut Vec<Diagnostic>);

/// Every file of rules: what it can find, and how.
const CHECKS: [(&[Rule], Run); 22] = [
    (reading::RULES, |_, _| {}),
    (findings::RULES, findings::check),
    (personas::RULES, personas::check),
    (links::RULES, links::check),
    (titles::RULES, titles::check),
    (opt_out::RULES, |_, _| {}),
    (&[duplicate_title::RULE], duplicate_title::check),
    (&[orphan::RULE], orphan::check),
    (redirect_loop::RULES, redirect_loop::check),
    (&[front_matter_keys::RULE], front_matter_keys::check),
    (&[level_structure::RULE], level_structure::check),
    (&[level_order::RULE], level_order::check),
    (&[depth_unlabelled::RULE], depth_unlabelled::check),
    (&[surface_crowded::RULE], surface_crowded::check),
    (&[description_missing::RULE], description_missing::check),
    (opening::RULES, opening::check),
    (headings::RULES, headings::check),
    (link_text::RULES, link_text::check),
    (references::RULES, references::check),
    (&[repeated_block::RULE], repeated_block::check),
    (stale_page::RULES, stale_page::check),
    (expected_passages::RULES, expected_passages::check),
];

/// Every rule there is, in no particular order.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    CHECKS.iter().flat_map(|(rules, _)| *rules)
}

/// Holds a site to every rule that anybody asks for, on all processors.
pub(crate) fn run(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let is_asked_for =
        |(rules, _): &&(&[Rule], Run)| rules.iter().any(|rule| checked.policy.wants(rule.code));
    let asked_for: Vec<_> = CHECKS.iter().filter(is_asked_for).collect();
    let found = asked_for.par_iter().map(|(_, run)| {
        let mut found = Vec::new();
        run(checked, &mut found);
        found
    });
    found.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// Takes out what is not held to and what authors have opted out of, gives the rest the severity that holds, and
/// puts it in its order: the one place where that is decided.
pub(crate) fn settle(policy: &Policy, site: &Site, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.retain(|one| policy.severity(one).is_some());
    diagnostic::sort(&mut found);
    let mut by_file: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for one in found {
        by_file.entry(one.file.clone()).or_default().push(one);
    }
    for page in site.pages.iter().filter(|page| page.source.is_some()) {
        let of_page = by_file.remove(page.file()).unwrap_or_default();
        let left = opt_out::apply(page, policy, of_page);
        by_file.insert(page.file().to_owned(), left);
    }
    let mut settled: Vec<Diagnostic> = by_file.into_values().flatten().collect();
    settled.retain_mut(|one| match policy.severity(one) {
        Some(severity) if policy.is_asked_for(&one.code) => {
            one.severity = severity;
            true
        }
        _ => false,
    });
    diagnostic::sort(&mut settled);
    settled
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
