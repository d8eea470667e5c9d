//! Pages: rendered in parallel, kept from one build to the next, each failing alone.

use crate::Progress;
use crate::convention::Convention;
use crate::hashing::content_hash;
use crate::links::PageLinks;
use crate::naming::{Spellings, file_name, without_extension};
use crate::site::Site;
use crate::source::Source;
use burrow_markdown::{Dialect, Finding, LinkUse, Rendered, Resolved, Structure};
use burrow_model::{ContentHash, Level, Page, PageId, PagePath, Passage, PersonaId};
use burrow_search::{Analysed, Document, PassageText};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A page as the bundle holds it, with what only the program needs.
#[derive(Debug, Default)]
pub(crate) struct Built {
    /// The page.
    pub page: Arc<Page>,
    /// Its JSON.
    pub bytes: Arc<[u8]>,
    /// The name of that JSON.
    pub hash: ContentHash,
    /// Its words, cut up for the search index.
    pub analysed: Arc<Analysed>,
    /// Links and images as written.
    pub links: Vec<LinkUse>,
    /// Ids that a fragment can name.
    pub anchors: HashSet<String>,
    /// What burrow-markdown found.
    pub findings: Vec<Finding>,
    /// Headings and blocks, for the rules.
    pub structure: Structure,
    /// The first paragraph of prose.
    pub summary: Option<String>,
    /// Whether the page has a title of its own: in front matter or as an H1.
    pub has_title: bool,
    /// Why it could not be rendered and is shown as plain text.
    pub failure: Option<String>,
}

/// Everything beside its source and its links that a page's JSON depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Facts {
    id: PageId,
    path: PagePath,
    level: Option<Level>,
    personas: Vec<PersonaId>,
    /// What the written navigation calls it: its title, where it gives none itself.
    called: Option<String>,
}

struct Kept {
    source: Arc<Source>,
    facts: Facts,
    dialect: Dialect,
    /// What each of the page's links was answered.
    answers: Vec<Resolved>,
    built: Arc<Built>,
}

/// Pages of the last build, by id: a page whose source, facts and link targets are the same is not rendered again.
#[derive(Default)]
pub(crate) struct PageCache(HashMap<PageId, Kept>);

impl PageCache {
    /// Renders the pages that have a source; `links` gives the links of a page by its number.
    pub fn render<'a>(
        &mut self,
        site: &Site,
        convention: &Convention,
        links: impl Fn(usize) -> PageLinks<'a> + Sync,
        progress: &dyn Progress,
    ) -> Vec<Option<Arc<Built>>> {
        progress.step("Rendering", site.pages.len() as u64);
        let kept = &self.0;
        let fresh: Vec<Option<Kept>> = site
            .pages
            .par_iter()
            .enumerate()
            .map(|(number, page)| {
                let done = page.source.as_ref().map(|source| {
                    let facts = Facts::of(site, number, source);
                    let links = links(number);
                    let dialect = convention.dialect(&source.path);
                    still_good(kept.get(&page.id), source, &facts, &dialect, &links)
                        .unwrap_or_else(|| Kept::new(source, facts, dialect, &links))
                });
                progress.advance(1);
                done
            })
            .collect();
        let built = fresh
            .iter()
            .map(|kept| kept.as_ref().map(|kept| kept.built.clone()))
            .collect();
        let fresh = fresh
            .into_iter()
            .flatten()
            .map(|kept| (kept.facts.id.clone(), kept));
        self.0 = fresh.collect();
        built
    }
}

impl Facts {
    fn of(site: &Site, number: usize, source: &Source) -> Self {
        let page = &site.pages[number];
        let placement = site.placements.get(number);
        let called = placement.and_then(|placement| placement.label.clone());
        Self {
            called: called.filter(|_| source.front.title.is_none()),
            id: page.id.clone(),
            path: page.path.clone(),
            level: page.level,
            personas: page.personas.clone(),
        }
    }
}

fn still_good(
    kept: Option<&Kept>,
    source: &Arc<Source>,
    facts: &Facts,
    dialect: &Dialect,
    links: &PageLinks<'_>,
) -> Option<Kept> {
    let kept = kept?;
    let same = Arc::ptr_eq(&kept.source, source)
        && kept.facts == *facts
        && kept.dialect == *dialect
        && answers(&kept.built.links, links) == kept.answers;
    same.then(|| Kept {
        source: kept.source.clone(),
        facts: kept.facts.clone(),
        dialect: kept.dialect.clone(),
        answers: kept.answers.clone(),
        built: kept.built.clone(),
    })
}

fn answers(uses: &[LinkUse], links: &PageLinks<'_>) -> Vec<Resolved> {
    uses.iter()
        .map(|link| links.answer(&link.target, link.image, link.place.line))
        .collect()
}

impl Kept {
    fn new(source: &Arc<Source>, facts: Facts, dialect: Dialect, links: &PageLinks<'_>) -> Self {
        let (rendered, failure) = render(source, &dialect, links);
        let built = Built::new(source, &facts, rendered, failure);
        Self {
            source: source.clone(),
            answers: answers(&built.links, links),
            built: Arc::new(built),
            facts,
            dialect,
        }
    }
}

/// Renders a page; a panic costs this page its markup and no other page anything.
fn render(source: &Source, dialect: &Dialect, links: &PageLinks<'_>) -> (Rendered, Option<String>) {
    let attempt = |text: &str, line_offset| {
        let source = burrow_markdown::Source {
            text,
            line_offset,
            dialect: dialect.clone(),
        };
        catch_unwind(AssertUnwindSafe(|| burrow_markdown::render(&source, links)))
    };
    match attempt(&source.body, source.line_offset) {
        Ok(rendered) => (rendered, None),
        Err(panic) => {
            let message = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or(panic.downcast_ref::<&str>().copied())
                .unwrap_or("no reason given");
            let plain = attempt(&preformatted(&source.body), 0).unwrap_or_default();
            (plain, Some(message.to_owned()))
        }
    }
}

/// The text as one block of code, behind a fence longer than any in it.
fn preformatted(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{text}\n{fence}\n")
}

impl Built {
    fn new(source: &Source, facts: &Facts, rendered: Rendered, failure: Option<String>) -> Self {
        let front = &source.front;
        let title = front.title.clone().or(rendered.h1);
        let title = title.or_else(|| facts.called.clone());
        let has_title = title.is_some();
        // A label in the title is the page's own level, where nothing else gives one.
        let level = facts.level.or(rendered.root.level);
        let page = Page {
            id: facts.id.clone(),
            title: title.unwrap_or_else(|| label(source, facts)),
            description: front.description.clone(),
            source: Some(source.path.clone()),
            level,
            personas: facts.personas.clone(),
            keywords: front.keywords.clone(),
            status: front.status.clone(),
            modified: front.modified.clone(),
            no_cards: front.cardless,
            words: words(&rendered.root, level, rendered.words),
            root: within_ranks(rendered.root, front.outline),
            footnotes: rendered.footnotes,
        };
        Self {
            links: rendered.links,
            anchors: rendered.anchors.into_iter().collect(),
            findings: rendered.findings,
            structure: rendered.structure,
            summary: rendered.summary,
            has_title,
            failure,
            ..Self::from_page(page)
        }
    }

    /// A folder's page that has no file.
    pub fn generated(id: PageId, title: String, description: Option<String>) -> Self {
        Self::from_page(Page {
            id,
            title,
            description,
            root: Passage {
                rank: 1,
                ..Passage::default()
            },
            ..Page::default()
        })
    }

    fn from_page(page: Page) -> Self {
        let bytes: Arc<[u8]> = json(&page).into();
        Self {
            hash: content_hash(&bytes),
            analysed: Arc::new(burrow_search::analyse(&document(&page))),
            page: Arc::new(page),
            bytes,
            ..Self::default()
        }
    }
}

/// The passages of a page, those kept out of the outline whose headings its author does not want there.
fn within_ranks(mut root: Passage, ranks: Option<(u8, u8)>) -> Passage {
    if let Some((from, to)) = ranks {
        let mut open: Vec<&mut Passage> = root.children.iter_mut().collect();
        while let Some(passage) = open.pop() {
            passage.unlisted |= !(from..=to).contains(&passage.rank);
            open.extend(&mut passage.children);
        }
    }
    root
}

/// What a page without any title is called: its file, or its folder where it is the folder's own page.
fn label(source: &Source, facts: &Facts) -> String {
    let stem = match file_name(facts.id.as_str()) {
        "" => file_name(without_extension(&source.path)),
        name => name.strip_suffix(".page").unwrap_or(name),
    };
    Spellings::default().label(stem)
}

/// Words readable with the dial at 1, 2 and 3: a passage counts at its own level, else at its page's, else at 1; the
/// text below the page's title at the page's, because it never folds.
fn words(root: &Passage, level: Option<Level>, total: u32) -> [u32; 3] {
    let page = level.unwrap_or(Level::Surface);
    let mut at = [0u32; 3];
    at[page.index()] = root.words;
    for passage in root.in_order().into_iter().skip(1) {
        at[passage.level.unwrap_or(page).index()] += passage.words;
    }
    at[page.index()] += total.saturating_sub(at.iter().sum()); // footnotes
    [at[0], at[0] + at[1], at[0] + at[1] + at[2]]
}

/// A page as the search engine reads it.
fn document(page: &Page) -> Document {
    let path = page.id.as_str().replace(['/', '-', '_'], " ");
    let mut keywords = page.keywords.clone();
    keywords.extend(page.description.clone());
    keywords.push(path);
    let passages = page.root.in_order().into_iter().map(|passage| PassageText {
        heading: passage.heading.text(),
        text: passage.html.text(),
    });
    Document {
        title: page.title.clone(),
        keywords: keywords.join(" "),
        passages: passages.collect(),
    }
}

/// Compact JSON.
pub(crate) fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the model's types have text keys and no failing parts")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(level: Option<Level>, words: u32, children: Vec<Passage>) -> Passage {
        Passage {
            level,
            words,
            children,
            ..Passage::default()
        }
    }

    #[test]
    fn words_add_up_with_the_dial() {
        let deep = passage(Some(Level::Deep), 100, vec![]);
        let root = passage(None, 10, vec![deep, passage(None, 5, vec![])]);
        assert_eq!(words(&root, None, 118), [18, 18, 118]);
        assert_eq!(words(&root, Some(Level::Detail), 115), [0, 15, 115]);
    }

    #[test]
    fn a_fence_is_longer_than_any_in_the_text() {
        assert!(preformatted("a ```` b").starts_with("`````text\n"));
        assert!(preformatted("").starts_with("```text\n"));
    }
}
