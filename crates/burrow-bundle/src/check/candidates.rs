//! What an author may have meant by a name that nothing has.

mod names;
mod words;

use crate::naming::{file_name, folder};
use crate::render::Built;
use crate::site::Site;
pub(super) use names::Names;
use std::collections::BTreeSet;
use std::sync::Arc;
use words::{Vocabulary, WordId, words};

/// How well a page must answer to what was written.
const ANSWERS: f64 = 0.55;
/// The same where the link names something hidden.
const ANSWERS_HIDDEN: f64 = 0.8;
/// Pages that answer less well than this share of the best are not named beside it.
const BESIDE_THE_BEST: f64 = 0.85;
/// How many suggestions are made.
pub(super) const AT_MOST: usize = 3;
/// How many pages one link is held against, at most about.
const HELD_AGAINST: usize = 200;
/// Names that say nothing: what counts is the folder they stand in.
const EMPTY_NAMES: [&str; 5] = ["index", "readme", "overview", "main", "home"];

/// What counts how much: words of the wanted name in a page's name or title, the same anywhere in its path, words of
/// the wanted folders in its path, words of the link's text in its name or title, and its own name explained by all
/// of these.
const WEIGHTS: [f64; 5] = [0.35, 0.10, 0.15, 0.25, 0.15];

/// The pages of a site by the words of their paths and titles.
pub(super) struct Candidates<'a> {
    site: &'a Site,
    vocabulary: Vocabulary,
    pages: Vec<Known>,
}

/// A page's words.
struct Known {
    name: Vec<WordId>,
    /// Of its name and title.
    called: Vec<WordId>,
    /// Of its name and folders.
    path: Vec<WordId>,
}

impl<'a> Candidates<'a> {
    /// Prepares to suggest pages.
    pub fn new(site: &'a Site, built: &[Arc<Built>]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut pages = Vec::with_capacity(site.pages.len());
        for (number, (page, built)) in site.pages.iter().zip(built).enumerate() {
            let (folders, name) = parts(page.id.as_str());
            let name = vocabulary.learn(name, number);
            let mut called = vocabulary.learn(&built.page.title, number);
            let mut path = vocabulary.learn(folders, number);
            called.extend(&name);
            path.extend(&name);
            pages.push(Known { name, called, path });
        }
        vocabulary.finish();
        Self {
            site,
            vocabulary,
            pages,
        }
    }

    /// Up to three pages that are most likely meant by a link on page `own` to `wanted` with this text, the likeliest
    /// first, as absolute links.
    pub fn pages(&self, own: usize, wanted: &str, text: &str) -> Vec<String> {
        let path = wanted.split(['#', '?']).next().unwrap_or_default();
        let (folders, name) = parts(path.trim_matches('/'));
        let said: BTreeSet<String> = words(text).collect();
        let twice = words(path).filter(|word| said.contains(word));
        let asked = Asked {
            name: self.vocabulary.matches(words(name)),
            folders: self.vocabulary.matches(words(folders)),
            text: self.vocabulary.matches(words(text)),
            twice: self.vocabulary.matches(twice),
        };
        // What is hidden is no part of a site: its page is elsewhere, if anywhere.
        let is_hidden = path
            .split('/')
            .any(|part| part.starts_with('.') && part.len() > 2);
        let enough = if is_hidden { ANSWERS_HIDDEN } else { ANSWERS };
        let mut scored: Vec<(f64, usize)> = self
            .near(&asked)
            .into_iter()
            .filter(|page| *page != own && asked.has_what_counts(&self.pages[*page]))
            .map(|page| (asked.score(&self.vocabulary, &self.pages[page]), page))
            .filter(|(score, _)| *score >= enough)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let best = scored.first().map_or(0.0, |(score, _)| *score);
        scored.retain(|(score, _)| *score >= best * BESIDE_THE_BEST);
        scored.truncate(AT_MOST);
        let link = |page: usize| format!("/{}", self.site.pages[page].id);
        scored.into_iter().map(|(_, page)| link(page)).collect()
    }

    /// Pages that share rare words with what was asked for: what many pages share says little, and no link is held
    /// against every page.
    fn near(&self, asked: &Asked) -> Vec<usize> {
        let matched = [&asked.name, &asked.text, &asked.folders];
        let matched = matched.into_iter().flatten().flat_map(|word| &word.found);
        let mut sharing: Vec<&[usize]> = matched
            .map(|(word, _)| self.vocabulary.pages(*word))
            .collect();
        sharing.sort_by_key(|pages| pages.len());
        let mut near: Vec<usize> = Vec::new();
        for pages in sharing {
            if near.len() + pages.len() > HELD_AGAINST && !near.is_empty() {
                break;
            }
            near.extend(pages.iter().take(HELD_AGAINST));
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// The words that were asked for.
struct Asked {
    name: Vec<Matched>,
    folders: Vec<Matched>,
    text: Vec<Matched>,
    /// Of the link's text and of its path.
    twice: Vec<Matched>,
}

/// One word that was asked for, and the site's words that may be meant by it, with how alike they are.
struct Matched {
    weight: f64,
    found: Vec<(WordId, f64)>,
}

impl Asked {
    /// Whether a page has the rarest of the words that both the link's text and its path say: who writes "Finance
    /// analytics" and `/finance/analytics` does not mean the analytics of sales.
    fn has_what_counts(&self, page: &Known) -> bool {
        let rarest = self
            .twice
            .iter()
            .max_by(|a, b| a.weight.total_cmp(&b.weight));
        rarest.is_none_or(|word| {
            let mut found = word.found.iter();
            found.any(|(id, _)| page.called.contains(id) || page.path.contains(id))
        })
    }

    fn score(&self, vocabulary: &Vocabulary, page: &Known) -> f64 {
        let all = || self.name.iter().chain(&self.text).chain(&self.folders);
        let shares = [
            share(&self.name, &page.called),
            share(&self.name, &page.path),
            share(&self.folders, &page.path),
            share(&self.text, &page.called),
            explained(vocabulary, &page.name, all),
        ];
        let (sum, weights) = shares
            .into_iter()
            .zip(WEIGHTS)
            .filter_map(|(share, weight)| Some((share?, weight)))
            .fold((0.0, 0.0), |(sum, weights), (share, weight)| {
                (sum + share * weight, weights + weight)
            });
        let by_all = if weights > 0.0 { sum / weights } else { 0.0 };
        by_all.max(self.score_of_text(vocabulary, page))
    }

    /// A link's text of several words that calls the page by its name says more than a path that is wrong anyway.
    fn score_of_text(&self, vocabulary: &Vocabulary, page: &Known) -> f64 {
        if self.text.len() < 2 {
            return 0.0;
        }
        let called = share(&self.text, &page.called).unwrap_or(0.0);
        let own = explained(vocabulary, &page.name, || self.text.iter()).unwrap_or(0.0);
        0.6 * called + 0.35 * own
    }
}

/// Which share of the words asked for a page has, rare ones counting more; none if nothing was asked.
fn share(asked: &[Matched], has: &[WordId]) -> Option<f64> {
    let total: f64 = asked.iter().map(|word| word.weight).sum();
    let found = asked.iter().map(|word| {
        let likeness = word
            .found
            .iter()
            .filter(|(id, _)| has.contains(id))
            .map(|(_, likeness)| *likeness);
        word.weight * likeness.fold(0.0, f64::max)
    });
    (total > 0.0).then(|| found.sum::<f64>() / total)
}

/// Which share of a page's own name was asked for.
fn explained<'a, I: Iterator<Item = &'a Matched>>(
    vocabulary: &Vocabulary,
    name: &[WordId],
    asked: impl Fn() -> I,
) -> Option<f64> {
    let total: f64 = name.iter().map(|word| vocabulary.weight(*word)).sum();
    let found = name.iter().map(|word| {
        let likeness = asked()
            .flat_map(|asked| &asked.found)
            .filter(|(id, _)| id == word)
            .map(|(_, likeness)| *likeness);
        vocabulary.weight(*word) * likeness.fold(0.0, f64::max)
    });
    (total > 0.0).then(|| found.sum::<f64>() / total)
}

/// A path as folders and name; a name that says nothing gives way to that of its folder.
fn parts(path: &str) -> (&str, &str) {
    let (folders, name) = (folder(path), file_name(path));
    let stem = crate::naming::without_extension(name);
    if EMPTY_NAMES.contains(&stem.to_ascii_lowercase().as_str()) && !folders.is_empty() {
        return (folder(folders), file_name(folders));
    }
    (folders, name)
}

impl Vocabulary {
    /// The words of a site that may be meant by each of these.
    fn matches(&self, asked: impl Iterator<Item = String>) -> Vec<Matched> {
        // A set in order: sums of the same numbers in another order can differ.
        let once: BTreeSet<String> = asked.collect();
        once.into_iter()
            .map(|word| Matched {
                weight: self.weight_of(&word),
                found: self.alike(&word),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_says_nothing_gives_way_to_its_folder() {
        assert_eq!(parts("a/b/README"), ("a", "b"));
        assert_eq!(parts("a/b"), ("a", "b"));
        assert_eq!(parts("overview"), ("", "overview"));
    }
}
