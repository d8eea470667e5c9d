//! What an author may have meant by a name that nothing has.

use crate::naming;
use crate::render::Built;
use crate::site::Site;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How alike two names must be for one to be suggested for the other.
const ALIKE: f64 = 0.72;
/// How many suggestions are made.
pub(super) const AT_MOST: usize = 3;

/// How many pages one link is held against, at most about.
const HELD_AGAINST: usize = 150;

/// The pages of a site by the words of their paths.
pub(super) struct Candidates<'a> {
    site: &'a Site,
    by_word: HashMap<&'a str, Vec<usize>>,
    by_folder: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Candidates<'a> {
    /// Prepares to suggest pages.
    pub fn new(site: &'a Site, built: &[Arc<Built>]) -> Self {
        debug_assert_eq!(site.pages.len(), built.len());
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut by_folder: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, page) in site.pages.iter().enumerate() {
            let folder = naming::folder(page.id.as_str());
            by_folder.entry(folder).or_default().push(number);
            for word in words(page.id.as_str()) {
                by_word.entry(word).or_default().push(number);
            }
        }
        Self {
            site,
            by_word,
            by_folder,
        }
    }

    /// Up to three pages whose paths are most like `wanted`, the likeliest first, as absolute links.
    pub fn pages(&self, wanted: &str) -> Vec<String> {
        let lower = wanted.to_lowercase();
        let name = naming::file_name(&lower);
        // Rare words first: what many pages share says little, and no link is held against every page.
        let mut sharing: Vec<_> = words(name)
            .filter_map(|word| self.by_word.get(word))
            .collect();
        sharing.sort_by_key(|pages| pages.len());
        let mut near: BTreeSet<usize> = BTreeSet::new();
        for pages in sharing {
            if near.len() + pages.len() > HELD_AGAINST && !near.is_empty() {
                break;
            }
            near.extend(pages.iter().take(HELD_AGAINST));
        }
        // A mistyped name shares no word with the right one, but often the folder.
        let beside = self.by_folder.get(naming::folder(wanted));
        near.extend(beside.into_iter().flatten().take(HELD_AGAINST));
        let pages = near
            .into_iter()
            .map(|number| self.site.pages[number].id.as_str());
        nearest(&lower, pages.map(|id| (id, format!("/{id}"))))
    }
}

/// Up to three of `names` that are most like `wanted`, the likeliest first; each name comes with how it is shown.
pub(super) fn nearest<'a>(
    wanted: &str,
    names: impl Iterator<Item = (&'a str, String)>,
) -> Vec<String> {
    let mut scored: Vec<(f64, String)> = names
        .map(|(name, shown)| (likeness(wanted, &name.to_lowercase()), shown))
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.truncate(AT_MOST);
    scored.into_iter().map(|(_, shown)| shown).collect()
}

/// The likeness of two paths: their last parts count most. Too little of it is zero.
fn likeness(a: &str, b: &str) -> f64 {
    let last = |path: &str| path.rfind('/').map_or(0, |slash| slash + 1);
    let by_name = 0.7 * strsim::jaro_winkler(&a[last(a)..], &b[last(b)..]);
    if by_name + 0.3 < ALIKE {
        return 0.0; // even equal paths could not make up for it
    }
    by_name + 0.3 * strsim::jaro_winkler(a, b)
}

fn words(path: &str) -> impl Iterator<Item = &str> {
    path.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_come_first_and_the_unlike_not_at_all() {
        let names = ["setting-up", "set-up", "pricing"].map(|name| (name, name.to_owned()));
        assert_eq!(nearest("setup", names.into_iter())[0], "set-up");
        assert!(
            !nearest("setup", [("pricing", String::new())].into_iter()).contains(&"pricing".into())
        );
    }
}
