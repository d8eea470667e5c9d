//! Every page should be reached by going on reading.

use super::{Checked, Rule};
use crate::Diagnostic;
use crate::links::Target;
use std::collections::HashSet;

/// `orphan`.
pub(super) const RULE: Rule = Rule::warning(
    "orphan",
    "No place in the navigation, and no page links to it.",
);

/// Looks for pages outside the nav tree that no other page and no reading path leads to.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let hidden = hidden(checked);
    if hidden.is_empty() {
        return;
    }
    let mut reached = HashSet::new();
    for (page, built) in checked.built.iter().enumerate() {
        for link in built.links.iter().filter(|link| !link.image) {
            if let Target::Page(target) = checked.resolve_link(page, link).target
                && target != page
            {
                reached.insert(target);
            }
        }
    }
    let stops = checked.config.path.iter().flat_map(|path| &path.pages);
    reached.extend(stops.filter_map(|stop| checked.lookup.page(stop)));
    for subject in checked.subjects() {
        let leads_on = subject.source.front.redirect_to.is_some();
        if hidden.contains(&subject.number) && !reached.contains(&subject.number) && !leads_on {
            let message = "nothing leads to this page: it has no place in the navigation, and no page links to it";
            let hint = "link to it, give it a place in the navigation, or take it out of the tree";
            diagnostics.push(subject.found(
                &RULE,
                subject.source.front.place("nav_exclude"),
                message,
                hint,
            ));
        }
    }
}

/// The pages that are left out of the nav tree, with those below them. A page for lost readers is meant to be.
fn hidden(checked: &Checked<'_>) -> HashSet<usize> {
    let arrangement = checked.arrangement;
    let mut hidden = HashSet::new();
    for page in &arrangement.order {
        let above = arrangement.parents[*page];
        if arrangement.hidden[*page] || above.is_some_and(|above| hidden.contains(&above)) {
            hidden.insert(*page);
        }
    }
    hidden.retain(|page| checked.site.pages[*page].id.as_str() != "404");
    hidden
}
