//! Words for readers that no persona knows.

use super::{Checked, Rule};
use crate::Diagnostic;
use std::collections::BTreeMap;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[Rule::info(
    "persona-unknown",
    "No persona has this alias; read as everyone.",
)];

/// `persona-unknown`: once for every word, at its first use.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut unknown: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for (number, page) in checked.site.pages.iter().enumerate() {
        if let Some(source) = &page.source {
            for value in checked.personas.readers(&source.front.personas).unknown {
                unknown.entry(value).or_insert((number, 0)).1 += 1;
            }
        }
    }
    for (value, (first, uses)) in unknown {
        let page = &checked.site.pages[first];
        let Some(source) = &page.source else { continue };
        let places = ["persona", "personas", "audience", "target_audience"]
            .map(|key| source.front.place(key));
        let (line, column) = places
            .into_iter()
            .find(|place| *place != (1, 1))
            .unwrap_or((1, 1));
        let more = if uses > 1 {
            format!(" (on {uses} pages)")
        } else {
            String::new()
        };
        diagnostics.push(
            Diagnostic::info(
                "persona-unknown",
                page.file(),
                format!("`{value}` is no persona's alias{more}; read as everyone"),
            )
            .at(line, column)
            .hint("add it to the `aliases` of a [[persona]] in burrow.toml"),
        );
    }
}
