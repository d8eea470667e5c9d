//! What a report says, as numbers: computed from a survey and a day, and from nothing else.

mod findings;
mod links;
mod people;
mod sections;

pub use findings::{Findings, RuleFacts};
pub use links::LinkFacts;
pub use people::People;
pub use sections::SectionFacts;

use super::date::Date;
use burrow_bundle::{MissingPage, Survey};
use burrow_model::{Level, NavTree};

/// Pages older than this many days are old.
pub const OLD: i64 = 365;

/// The first day of each bucket of ages, in days; ages below the second fall into the first.
pub const AGES: [i64; 6] = [0, 31, 92, 183, 366, 731];

/// A site in numbers.
#[derive(Debug)]
pub struct Facts {
    /// The site's name.
    pub title: String,
    /// Language of the site as a BCP 47 tag.
    pub language: String,
    /// Where a page can be edited; `{path}` stands for the source file. Always a web address.
    pub edit_url: Option<String>,
    /// The day that ages are counted to; none when no page is dated and no day was given.
    pub day: Option<Date>,
    /// Whether that day was given, rather than found in the pages.
    pub day_given: bool,
    /// All pages in reading order, the home page first; folder pages made by Burrow among them.
    pub pages: Vec<PageFacts>,
    /// Who the pages are for, and how deep they go.
    pub people: People,
    /// The parts of the site.
    pub sections: Vec<SectionFacts>,
    /// How pages hang together.
    pub links: LinkFacts,
    /// Links to pages that are not there, those most asked for first.
    pub missing: Vec<MissingPage>,
    /// How old the pages are.
    pub ages: Ages,
    /// What the check found.
    pub findings: Findings,
}

/// A page in numbers.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Its identity; empty on the home page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The file it was read from; none for a folder page made by Burrow.
    pub file: Option<String>,
    /// Number of the page above it.
    pub parent: Option<usize>,
    /// Whether pages stand below it in the nav tree.
    pub has_children: bool,
    /// Its level.
    pub level: Option<Level>,
    /// Who it is for: numbers of personas, none is everyone.
    pub personas: Vec<usize>,
    /// Words at levels 1, 2 and 3, and words that have no level.
    pub words: [u32; 4],
    /// Number of its section.
    pub section: usize,
    /// How many other pages link to it from their text.
    pub inbound: u32,
    /// How many other pages its text links to.
    pub outbound: u32,
    /// Clicks from the home page, through the nav tree or links in text; none when no click leads there.
    pub clicks: Option<u32>,
    /// When it last changed.
    pub modified: Option<Date>,
    /// Whether its author gave a summary.
    pub described: bool,
    /// Errors, warnings and remarks.
    pub found: [u32; 3],
}

impl PageFacts {
    /// All its words.
    pub fn total_words(&self) -> u32 {
        self.words.iter().sum()
    }

    /// Whether it has a file that someone can edit.
    pub fn is_written(&self) -> bool {
        self.file.is_some()
    }
}

/// How old the pages are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// Pages by age, in the buckets of [`AGES`].
    pub buckets: [u32; 6],
    /// Pages that are dated after the day of the report.
    pub future: u32,
    /// Pages without a date that can be read.
    pub undated: u32,
    /// Days that half of the dated pages are younger than.
    pub median: Option<i64>,
    /// Dated pages that are old, the oldest first.
    pub old: Vec<usize>,
}

impl Facts {
    /// Counts everything. `day` is the day to count ages to; without it that of the newest page.
    pub fn new(survey: &Survey, day: Option<Date>) -> Self {
        let site = &survey.manifest.site;
        let nav = NavTree::new(&survey.manifest.pages);
        let mut pages = pages(survey, &nav);
        let links = LinkFacts::count(survey, &nav, &mut pages);
        let sections = sections::divide(&mut pages, &site.title);
        let findings = Findings::count(survey, &mut pages);
        let newest = pages.iter().filter_map(|page| page.modified).max();
        let until = day.or(newest);
        let mut missing = survey.missing.clone();
        missing.sort_by_key(|missing| std::cmp::Reverse((missing.links, missing.pages.len())));
        Self {
            title: site.title.clone(),
            language: site.language.clone(),
            edit_url: site.edit_url.clone().filter(|url| is_web(url)),
            day: until,
            day_given: day.is_some(),
            people: People::count(&site.personas, &pages),
            ages: Ages::count(&pages, until),
            pages,
            sections,
            links,
            missing,
            findings,
        }
    }

    /// The pages that have a file, with their numbers.
    pub fn written(&self) -> impl Iterator<Item = (usize, &PageFacts)> {
        written(&self.pages)
    }

    /// All words of the site.
    pub fn words(&self) -> u64 {
        let pages = self.pages.iter();
        pages.map(|page| u64::from(page.total_words())).sum()
    }
}

fn written(pages: &[PageFacts]) -> impl Iterator<Item = (usize, &PageFacts)> {
    let pages = pages.iter().enumerate();
    pages.filter(|(_, page)| page.is_written())
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// What the survey says of each page by itself.
fn pages(survey: &Survey, nav: &NavTree) -> Vec<PageFacts> {
    let personas = &survey.manifest.site.personas;
    let pages = (0..).zip(survey.manifest.pages.iter().zip(&survey.pages));
    let pages = pages.map(|(number, (meta, surveyed))| {
        let [first, second, third] = meta.words;
        let (surface, unlabelled) = match meta.level {
            Some(_) => (first, 0),
            None => (0, first),
        };
        let readers = meta.personas.iter();
        PageFacts {
            id: meta.id.as_str().to_owned(),
            title: meta.title.clone(),
            file: surveyed.file.clone(),
            parent: nav.parent(number).map(|parent| parent as usize),
            has_children: !nav.children(number).is_empty(),
            level: meta.level,
            personas: readers
                .filter_map(|id| personas.iter().position(|persona| persona.id == *id))
                .collect(),
            words: [
                surface,
                second.saturating_sub(first),
                third.saturating_sub(second),
                unlabelled,
            ],
            modified: surveyed.modified.map(Date::from_days),
            described: surveyed.described,
            ..PageFacts::default()
        }
    });
    pages.collect()
}

impl Ages {
    fn count(pages: &[PageFacts], until: Option<Date>) -> Self {
        let mut ages = Self::default();
        let mut days = Vec::new();
        let mut old = Vec::new();
        for (number, page) in written(pages) {
            let (Some(modified), Some(until)) = (page.modified, until) else {
                ages.undated += 1;
                continue;
            };
            let age = until.days_since(modified);
            if age < 0 {
                ages.future += 1;
            } else {
                ages.buckets[AGES.iter().rposition(|first| *first <= age).unwrap_or(0)] += 1;
            }
            if age > OLD {
                old.push((modified, number));
            }
            days.push(age.max(0));
        }
        days.sort_unstable();
        old.sort_unstable();
        ages.median = (!days.is_empty()).then(|| days[days.len() / 2]);
        ages.old = old.into_iter().map(|(_, number)| number).collect();
        ages
    }
}

#[cfg(test)]
mod tests;
