//! How old the pages are, and which old ones others rely on.

use super::View;
use super::parts::Table;
use crate::report::bars::bar;
use maud::{Markup, html};
use std::cmp::Reverse;

impl View<'_> {
    /// The part.
    pub(super) fn ages(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let ages = &facts.ages;
        let Some(median) = ages.median else {
            return html! { p { (words.ages_none) } };
        };
        let mut rows: Vec<(&str, u32)> = words.age_names.into_iter().zip(ages.buckets).collect();
        rows.extend(
            [(words.future, ages.future), (words.undated, ages.undated)]
                .into_iter()
                .filter(|(_, pages)| *pages > 0),
        );
        let most = rows.iter().map(|(_, pages)| *pages).max().unwrap_or(0);
        let rows = rows.into_iter().map(|(name, pages)| {
            let bar = bar(&[("plain", pages.into())], most.into());
            vec![html! { (name) (bar) }, self.cell(pages)]
        });
        let mut old = ages.old.clone();
        old.sort_by_key(|number| Reverse(facts.pages[*number].inbound));
        let old = old.iter().map(|number| {
            let page = &facts.pages[*number];
            let changed = page.modified.map(words.short_date).unwrap_or_default();
            vec![
                self.page(*number),
                html! { (changed) },
                self.cell(page.inbound),
            ]
        });
        let old: Vec<_> = old.collect();
        html! {
            p class="intro" { ((words.ages_intro)((words.days)(median))) }
            (self.table(&Table {
                caption: words.ages,
                heads: &[words.age, words.pages],
                rows: rows.collect(),
            }))
            @if !old.is_empty() {
                h3 id="old-pages" { (words.old_pages) }
                p class="intro" { (words.old_pages_intro) }
                (self.table(&Table {
                    caption: words.old_pages,
                    heads: &[words.page, words.changed, words.links_in],
                    rows: old,
                }))
            }
        }
    }
}
