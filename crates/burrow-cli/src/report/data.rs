//! A report as data: what `--json` prints, what the page carries, and what the next report is compared with.

use super::facts::{Facts, SectionFacts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the data written and read by this program.
pub const FORMAT: u32 = 1;
/// The id of the element that carries the data in a page.
pub const ELEMENT: &str = "burrow-report";
/// How that element begins in a page.
const OPENING: &str = "<script type=\"application/json\" id=\"burrow-report\">";
/// A report remembers at most so many earlier ones: a year of weeks.
const REMEMBERED: usize = 52;

/// A report as data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// [`FORMAT`].
    pub burrow_report: u32,
    /// The site's name.
    pub title: String,
    /// The day it describes, as `2025-11-19`.
    pub day: Option<String>,
    /// The figures that are compared from one report to the next.
    pub figures: Figures,
    /// Errors, warnings and remarks by page id; pages without any are there too.
    pub pages: BTreeMap<String, [u32; 3]>,
    /// How many findings each rule has.
    #[serde(default)]
    pub rules: BTreeMap<String, u32>,
    /// Pages by persona at levels 1, 2 and 3 and without a level; `*` is everyone.
    #[serde(default)]
    pub personas: BTreeMap<String, [u32; 4]>,
    /// The parts of the site in reading order.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Folders with findings: pages, errors, warnings, remarks, broken links.
    #[serde(default)]
    pub folders: BTreeMap<String, [u32; 5]>,
    /// Pages that links ask for and that are not there: how many links, from how many pages.
    #[serde(default)]
    pub missing: BTreeMap<String, [u32; 2]>,
    /// Earlier reports, the oldest first.
    #[serde(default)]
    pub history: Vec<Point>,
}

/// Numbers by name; which there are stands in [`FIGURES`].
pub type Figures = BTreeMap<String, u64>;

/// A part of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// Pages in it.
    pub pages: u32,
    /// Words at levels 1, 2 and 3 and without a level.
    pub words: [u64; 4],
}

/// An earlier report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The day it described.
    pub day: Option<String>,
    /// Its figures.
    pub figures: Figures,
}

/// Which way a figure should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// More is better.
    More,
    /// Fewer are better.
    Fewer,
    /// Neither is better.
    None,
}

/// A figure that is compared from one report to the next.
#[derive(Debug)]
pub struct Figure {
    /// Its name in the data.
    pub key: &'static str,
    /// Which way it should go.
    pub wish: Wish,
    count: fn(&Facts) -> u64,
}

/// Every figure, in the order in which reports show them. A key once given away keeps its meaning.
pub const FIGURES: &[Figure] = &[
    figure("pages", Wish::None, |facts| facts.written().count() as u64),
    figure("words", Wish::None, Facts::words),
    figure("pages_without_errors", Wish::More, |facts| {
        facts
            .written()
            .filter(|(_, page)| page.found[0] == 0)
            .count() as u64
    }),
    figure("errors", Wish::Fewer, |facts| {
        facts.findings.total[0].into()
    }),
    figure("warnings", Wish::Fewer, |facts| {
        facts.findings.total[1].into()
    }),
    figure("broken_links", Wish::Fewer, |facts| {
        facts.findings.broken.into()
    }),
    figure("missing_pages", Wish::Fewer, |facts| {
        facts.missing.len() as u64
    }),
    figure("unlinked", Wish::Fewer, |facts| {
        facts.links.unlinked.len() as u64
    }),
    figure("dead_ends", Wish::Fewer, |facts| {
        facts.links.dead_ends.len() as u64
    }),
    figure("unreachable", Wish::Fewer, |facts| {
        facts.links.unreachable.len() as u64
    }),
    figure("gaps", Wish::Fewer, |facts| {
        facts.people.gaps().count() as u64
    }),
    figure("unlabelled", Wish::Fewer, |facts| {
        facts.people.unlabelled.into()
    }),
    figure("undescribed", Wish::Fewer, |facts| {
        facts.written().filter(|(_, page)| !page.described).count() as u64
    }),
    figure("old", Wish::Fewer, |facts| facts.ages.old.len() as u64),
    figure("undated", Wish::Fewer, |facts| facts.ages.undated.into()),
];

const fn figure(key: &'static str, wish: Wish, count: fn(&Facts) -> u64) -> Figure {
    Figure { key, wish, count }
}

impl Data {
    /// The facts as data. The report before it and those that one remembers become its history.
    pub fn new(facts: &Facts, previous: Option<&Self>) -> Self {
        let figures = FIGURES
            .iter()
            .map(|figure| (figure.key.to_owned(), (figure.count)(facts)));
        let people = facts
            .people
            .rows
            .iter()
            .map(|row| (row.id.clone(), row.pages));
        let everyone = ("*".to_owned(), facts.people.everyone);
        let rules = facts.findings.rules.iter();
        let folders = facts
            .findings
            .folders
            .iter()
            .filter(|folder| folder.found != [0; 3]);
        let section = |section: &SectionFacts| Section {
            title: section.title.clone(),
            pages: section.pages,
            words: section.words,
        };
        Self {
            burrow_report: FORMAT,
            title: facts.title.clone(),
            day: facts.day.map(|day| day.to_string()),
            figures: figures.collect(),
            pages: facts
                .written()
                .map(|(_, page)| (page.id.clone(), page.found))
                .collect(),
            rules: rules.map(|rule| (rule.code.clone(), rule.count)).collect(),
            personas: people.chain([everyone]).collect(),
            sections: facts.sections.iter().map(section).collect(),
            folders: folders
                .map(|folder| {
                    let [errors, warnings, remarks] = folder.found;
                    let counts = [folder.pages, errors, warnings, remarks, folder.broken];
                    (folder.folder.clone(), counts)
                })
                .collect(),
            missing: facts
                .missing
                .iter()
                .map(|missing| {
                    (
                        missing.target.clone(),
                        [missing.links, missing.pages.len() as u32],
                    )
                })
                .collect(),
            history: previous.map_or(Vec::new(), Self::remembered),
        }
    }

    /// This report and those it remembers, as the history of the next.
    fn remembered(&self) -> Vec<Point> {
        let own = Point {
            day: self.day.clone(),
            figures: self.figures.clone(),
        };
        let mut points = self.history.clone();
        points.push(own);
        let surplus = points.len().saturating_sub(REMEMBERED);
        points.split_off(surplus)
    }

    /// Reads a report: a page that this program wrote, or its data. An error says what is wrong in words that follow
    /// the name of the file.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let json = if text.starts_with('{') {
            text
        } else {
            let (_, after) = text.split_once(OPENING).ok_or("is no report of burrow")?;
            after
                .split_once("</script>")
                .ok_or("ends too early; is it whole?")?
                .0
        };
        #[derive(Deserialize)]
        struct Version {
            burrow_report: u32,
        }
        let version: Version =
            serde_json::from_str(json).map_err(|_| "is no report of burrow".to_owned())?;
        if version.burrow_report != FORMAT {
            return Err(format!(
                "has format {}, and this program reads format {FORMAT}; use the program that wrote it",
                version.burrow_report
            ));
        }
        serde_json::from_str(json).map_err(|error| format!("cannot be read as a report: {error}"))
    }

    /// Whether a file is a page that this program wrote, of whatever format.
    pub fn is_page(text: &str) -> bool {
        text.contains(OPENING)
    }

    /// As one line of JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As JSON that can stand in a page: nothing in it ends the element around it.
    pub fn embedded(&self) -> String {
        self.json().replace('<', "\\u003c")
    }
}
