//! The page above each page: the folder's, unless front matter names another.

use super::folder_above;
use crate::Diagnostic;
use crate::links::Lookup;
use crate::site::Site;
use std::collections::HashMap;

/// By site number: the page above. The result is a tree under the home page.
pub(super) fn parents(
    site: &Site,
    titles: &[String],
    lookup: &Lookup<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Option<usize>> {
    let spine: Vec<_> = site
        .pages
        .iter()
        .map(|page| folder_above(site, page))
        .collect();
    let mut by_title: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, title) in titles.iter().enumerate() {
        by_title.entry(title).or_default().push(number);
    }
    let finder = Finder {
        site,
        titles,
        lookup,
        spine: &spine,
        by_title,
    };
    let mut parents = spine.clone();
    for (number, place) in parents.iter_mut().enumerate().skip(1) {
        if let Some(parent) = finder.named(number, diagnostics) {
            *place = Some(parent);
        }
    }
    break_cycles(site, &spine, &mut parents, diagnostics);
    parents
}

struct Finder<'a> {
    site: &'a Site,
    titles: &'a [String],
    lookup: &'a Lookup<'a>,
    spine: &'a [Option<usize>],
    by_title: HashMap<&'a str, Vec<usize>>,
}

impl Finder<'_> {
    /// The page that front matter names as parent; none where the folder's page stands.
    fn named(&self, number: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        let source = self.site.pages[number].source.as_ref()?;
        let parent = source.front.parent.as_deref()?;
        let (line, column) = source.front.place("parent");
        let mut report = |diagnostic: Diagnostic| diagnostics.push(diagnostic.at(line, column));
        if parent.contains('/') || parent.ends_with(".md") {
            let found = self.by_path(number, parent);
            if found.is_none() {
                report(
                    Diagnostic::warning(
                        "parent-missing",
                        &*source.path,
                        format!("no page stands at `{parent}`"),
                    )
                    .hint("the page is placed by its folder"),
                );
            }
            // A folder's own README that names itself means the folder above.
            return found.filter(|found| *found != number);
        }
        let ancestors = self.ancestors(number);
        if let Some(found) = ancestors
            .iter()
            .find(|above| self.titles[**above] == parent)
        {
            return Some(*found);
        }
        let mut found: Vec<usize> = self.by_title.get(parent).cloned().unwrap_or_default();
        found.retain(|candidate| *candidate != number);
        if found.len() > 1
            && let Some(grand) = &source.front.grand_parent
        {
            found.retain(|candidate| self.stands_below(*candidate, grand, 1));
        }
        if found.len() > 1
            && let Some(ancestor) = &source.front.ancestor
        {
            found.retain(|candidate| self.stands_below(*candidate, ancestor, usize::MAX));
        }
        if let [only] = found.as_slice() {
            return Some(*only);
        }
        let prefixed = ancestors.iter().find(|above| {
            self.site.pages[**above].source.is_some() && self.titles[**above].starts_with(parent)
        });
        if let Some(prefixed) = prefixed {
            let message = format!(
                "no page is titled `{parent}`; taken for `{}`, which starts so",
                self.titles[*prefixed]
            );
            report(
                Diagnostic::info("parent-by-prefix", &*source.path, message)
                    .hint("write the whole title, or the path of the page"),
            );
            return Some(*prefixed);
        }
        let diagnostic = if found.is_empty() {
            let message = format!("no page is titled `{parent}`");
            Diagnostic::warning("parent-missing", &*source.path, message)
        } else {
            let message = format!("{} pages are titled `{parent}`", found.len());
            Diagnostic::warning("parent-ambiguous", &*source.path, message)
        };
        report(diagnostic.hint("the page is placed by its folder; name its parent by path"));
        None
    }

    fn by_path(&self, number: usize, path: &str) -> Option<usize> {
        let absolute = self.lookup.page(path);
        absolute.or_else(|| match self.lookup.resolve(number, path) {
            crate::links::Resolution {
                target: crate::links::Target::Page(page),
                note: None,
                ..
            } => Some(page),
            _ => None,
        })
    }

    /// Whether a page of this title is at most so many steps above a page, by its folders or by what it says itself.
    fn stands_below(&self, page: usize, title: &str, steps: usize) -> bool {
        let mut above = self.ancestors(page).into_iter().take(steps);
        if above.any(|above| self.titles[above] == title) {
            return true;
        }
        let Some(source) = &self.site.pages[page].source else {
            return false;
        };
        let front = &source.front;
        let named = [&front.parent, &front.grand_parent, &front.ancestor];
        named
            .into_iter()
            .take(steps)
            .any(|named| named.as_deref() == Some(title))
    }

    /// The pages of the folders above, the nearest first.
    fn ancestors(&self, number: usize) -> Vec<usize> {
        std::iter::successors(self.spine[number], |above| self.spine[*above]).collect()
    }
}

/// Puts a page that is its own ancestor back where its folder says.
fn break_cycles(
    site: &Site,
    spine: &[Option<usize>],
    parents: &mut [Option<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    // Pages known to lie under the home page; the spine has no cycles, so each round settles at least one page.
    let mut settled = vec![false; parents.len()];
    for number in 0..parents.len() {
        while !settled[number] {
            let mut way = vec![number];
            let mut at = number;
            let back = loop {
                match parents[at] {
                    None => break None,
                    Some(above) if settled[above] => break None,
                    Some(above) if way.contains(&above) => break Some(above),
                    Some(above) => {
                        way.push(above);
                        at = above;
                    }
                }
            };
            let Some(back) = back else {
                way.iter().for_each(|page| settled[*page] = true);
                break;
            };
            let start = way.iter().position(|page| *page == back).unwrap_or(0);
            let culprit = way[start..]
                .iter()
                .copied()
                .find(|page| parents[*page] != spine[*page]);
            let culprit = culprit.unwrap_or(back);
            parents[culprit] = spine[culprit];
            if let Some(source) = &site.pages[culprit].source {
                let (line, column) = source.front.place("parent");
                diagnostics.push(
                    Diagnostic::warning(
                        "parent-cycle",
                        &*source.path,
                        "the page would stand above itself",
                    )
                    .at(line, column)
                    .hint("the page is placed by its folder; name another parent"),
                );
            }
        }
    }
}
