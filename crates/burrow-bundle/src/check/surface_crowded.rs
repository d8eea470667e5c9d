//! What stands in front should be taken in at a glance.

use super::{Checked, Rule, RuleOption};
use crate::Diagnostic;
use burrow_model::Level;

/// `surface-crowded`.
pub(super) const RULE: Rule = Rule::info(
    "surface-crowded",
    "More than five sections in front, or more than five sub-sections of one, in a tree that states levels.",
)
.taking(&[RuleOption::number(
    "max",
    5,
    "sections that may stand side by side",
)]);

/// Counts the sections at the top and those of each of them; deeper down there may be any number.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !checked.is_layered() {
        return;
    }
    let pages = checked.site.pages.len();
    let mut below = vec![Vec::new(); pages];
    for page in &checked.arrangement.order {
        if let Some(above) = checked.arrangement.parents[*page]
            && !checked.arrangement.hidden[*page]
        {
            below[above].push(*page);
        }
    }
    let in_front = |page: usize| {
        let deep = |page: usize| checked.site.pages[page].level == Some(Level::Deep);
        let sections = below[page].iter().copied();
        let sections = sections.filter(|section| !below[*section].is_empty() && !deep(*section));
        sections.collect::<Vec<usize>>()
    };
    let Some(home) = checked.arrangement.order.first().copied() else {
        return;
    };
    let top = in_front(home);
    let mut tell = |page: usize, sections: usize, what: &str| {
        let file = checked.site.pages[page].file();
        let max = checked.policy.number(RULE.code, "max", file);
        if sections <= usize::try_from(max).unwrap_or(usize::MAX) {
            return;
        }
        let message = format!(
            "{sections} {what} stand in front; more than {max} are hard to take in at a glance"
        );
        let line = u32::from(!file.is_empty());
        diagnostics.push(
            Diagnostic::new(RULE.severity, RULE.code, file, message)
                .at(line, line)
                .hint("group some of them, or give those for specialists `level: 3`"),
        );
    };
    tell(home, top.len(), "sections of the site");
    for section in top {
        let what = format!("sub-sections of “{}”", checked.built[section].page.title);
        tell(section, in_front(section).len(), &what);
    }
}
