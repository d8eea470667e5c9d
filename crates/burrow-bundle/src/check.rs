//! Rules that a site is held to: one file a rule, one line in [`CHECKS`].

mod candidates;
mod findings;
mod links;
mod personas;
mod reading;
mod rule;
mod titles;

pub use rule::Rule;

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

/// Looks at the whole site and says what it finds.
type Run = fn(&Checked<'_>, &mut Vec<Diagnostic>);

/// Every file of rules: what it can find, and how.
const CHECKS: [(&[Rule], Run); 5] = [
    (reading::RULES, |_, _| {}),
    (findings::RULES, findings::check),
    (personas::RULES, personas::check),
    (links::RULES, links::check),
    (titles::RULES, titles::check),
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
