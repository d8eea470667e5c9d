//! `burrow search`: asks the index that readers ask.

use crate::base::BasePath;
use crate::failure::Failure;
use crate::finder::{Asked, Finder};
use crate::project::ConfigArgs;
use crate::terminal::{BOLD, CYAN, DIM, note, say};
use burrow_model::{Level, Manifest, Page, PageId, PersonaId};
use burrow_search::{Hit, Query, Results, excerpt, marks};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;

/// Ask the index that readers ask, from the command line
///
/// Finds words in any of their forms, words still being typed and words with a slip. Every page is found whatever it
/// is read as; --as only lets pages written for that reader rank higher.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow search docs \"warm up a domain\"
  burrow search site deliverability --as business --limit 3
  burrow search site dkim --json | jq -r '.hits[].url'")]
pub struct Args {
    /// Folder of Markdown, or a site that `burrow build` wrote
    #[arg(value_name = "DIR|SITE")]
    source: PathBuf,
    /// What to look for
    query: String,
    /// Id of the persona to read as
    #[arg(long = "as", value_name = "PERSONA")]
    persona: Option<String>,
    /// Only pages of this level: 1, 2 or 3
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=3))]
    level: Option<u8>,
    /// Only pages of this top section, by its id
    #[arg(long, value_name = "ID")]
    section: Option<String>,
    /// At most so many pages
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    limit: u16,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Longest excerpt, in characters.
const EXCERPT: usize = 200;

#[derive(Serialize)]
struct Answer {
    hits: Vec<Found>,
    /// Pages that match, shown or not.
    total: u32,
    /// Pages that match but lie outside what was asked for by `--level` and `--section`.
    outside: u32,
    /// What was probably meant.
    correction: Option<String>,
    /// Words that no page has.
    unknown: Vec<String>,
    /// How many of the pages that match there are of each kind.
    facets: Facets,
}

#[derive(Default, Serialize)]
struct Facets {
    levels: BTreeMap<u8, u32>,
    personas: BTreeMap<String, u32>,
    /// By the id of the top section.
    sections: BTreeMap<String, u32>,
}

impl Facets {
    fn of(matches: &[u32], finder: &Finder) -> Self {
        let mut facets = Self::default();
        for document in matches {
            let Some(page) = finder.page_of(*document) else {
                continue;
            };
            if let Some(level) = page.level {
                *facets.levels.entry(level.number()).or_default() += 1;
            }
            for persona in &page.personas {
                *facets.personas.entry(persona.to_string()).or_default() += 1;
            }
            if let Some(section) = finder.section(*document) {
                *facets.sections.entry(section.id.to_string()).or_default() += 1;
            }
        }
        facets
    }
}

/// A page that matches, shown by its best passage.
#[derive(Serialize)]
struct Found {
    /// The page's address below the site's root.
    url: String,
    title: String,
    /// The passage's anchor; empty at the top of the page.
    anchor: String,
    /// The passage's heading; empty at the top of the page.
    heading: String,
    excerpt: String,
    level: Option<Level>,
    personas: Vec<PersonaId>,
    score: f32,
    #[serde(skip)]
    marks: Vec<Range<usize>>,
}

impl Args {
    /// Searches and prints what it finds.
    pub fn run(&self) -> Result<(), Failure> {
        let mut finder = Finder::open(&self.source, self.config.file.as_deref(), self.json)?;
        let asked = Asked {
            persona: self.persona(&finder.manifest)?,
            level: self.level.and_then(|level| Level::try_from(level).ok()),
            section: self.section(&finder.manifest)?,
        };
        let (query, results) = finder.ask(&self.query, usize::from(self.limit), &asked)?;
        let mut hits = Vec::new();
        for hit in &results.hits {
            if let Some(meta) = finder.page_of(hit.document) {
                let url = BasePath::default().page(meta.path().as_str());
                hits.push(Found::new(url, &finder.read(meta)?, hit, &query));
            }
        }
        if self.json {
            let answer = Answer {
                hits,
                total: results.total,
                outside: results.left_out,
                correction: query.correction(),
                unknown: query.unknown().map(str::to_owned).collect(),
                facets: Facets::of(&results.matches, &finder),
            };
            return say(serde_json::to_string(&answer).unwrap_or_default());
        }
        if hits.is_empty() {
            self.nothing_found(&query, &results, &finder)?;
        }
        for hit in &hits {
            say(hit.sentence(&query))?;
        }
        if results.total as usize > hits.len() {
            note(format_args!(
                "{DIM}{} of {} pages; --limit shows more{DIM:#}",
                hits.len(),
                results.total
            ));
        }
        Ok(())
    }

    /// Says what could be looked for instead.
    fn nothing_found(
        &self,
        query: &Query,
        results: &Results,
        finder: &Finder,
    ) -> Result<(), Failure> {
        let mut text = format!("nothing found for \"{}\"", self.query);
        if let Some(meant) = query.correction() {
            let _ = write!(text, "; did you mean \"{meant}\"?");
        }
        let outside = results.left_out;
        if outside > 0 {
            let mut sections: Vec<(u32, String)> = Facets::of(&results.matches, finder)
                .sections
                .into_iter()
                .map(|(id, pages)| (pages, id))
                .collect();
            sections.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            let nearest = sections.iter().take(3);
            let nearest: Vec<_> = nearest
                .map(|(pages, id)| format!("{id} ({pages})"))
                .collect();
            let _ = write!(
                text,
                "; {outside} outside of what you asked for: {}",
                nearest.join(", ")
            );
        }
        let unknown: Vec<&str> = query.unknown().collect();
        let known: Vec<&str> = query
            .words()
            .filter(|word| !unknown.contains(word))
            .collect();
        if !unknown.is_empty() && !known.is_empty() {
            let _ = write!(text, "; known words: {}", known.join(", "));
        }
        note(text);
        Ok(())
    }

    /// The section asked for.
    fn section(&self, manifest: &Manifest) -> Result<Option<PageId>, Failure> {
        let Some(asked) = &self.section else {
            return Ok(None);
        };
        let wanted = asked.trim_matches('/');
        let home = manifest.pages.iter().position(|page| page.parent.is_none());
        let home = home.map(|home| home as u32);
        let sections = manifest.pages.iter().filter(|page| page.parent == home);
        let known: Vec<&PageId> = sections.map(|page| &page.id).collect();
        match known.iter().find(|id| id.as_str() == wanted) {
            Some(id) => Ok(Some((*id).clone())),
            None => {
                let known: Vec<_> = known.iter().map(|id| id.as_str()).collect();
                Err(Failure::Usage(format!(
                    "no top section is called \"{asked}\"; there are: {}",
                    known.join(", ")
                )))
            }
        }
    }

    fn persona(&self, manifest: &Manifest) -> Result<Option<PersonaId>, Failure> {
        let Some(asked) = &self.persona else {
            return Ok(None);
        };
        let known: Vec<&str> = manifest
            .site
            .personas
            .iter()
            .map(|persona| persona.id.as_str())
            .collect();
        if known.contains(&asked.as_str()) {
            return Ok(Some(PersonaId::new(asked)));
        }
        let close = known.iter().max_by(|a, b| {
            strsim::jaro_winkler(asked, a).total_cmp(&strsim::jaro_winkler(asked, b))
        });
        let advice = match close.filter(|name| strsim::jaro_winkler(asked, name) > 0.8) {
            Some(name) => format!("did you mean {name}?"),
            None => format!("this site knows: {}", known.join(", ")),
        };
        Err(Failure::Usage(format!(
            "nobody reads as \"{asked}\" here; {advice}"
        )))
    }
}

impl Found {
    fn new(url: String, page: &Page, hit: &Hit, query: &Query) -> Self {
        let passages = page.root.in_order();
        let best = hit.passages.first().map_or(0, |best| best.passage as usize);
        // The first passage is the top of the page; its heading is the page's own title.
        let below = passages.get(best).filter(|_| best > 0);
        let text = below.map_or_else(|| page.root.html.text(), |passage| passage.html.text());
        let excerpt = excerpt(&text, query, EXCERPT);
        Self {
            url,
            title: page.title.clone(),
            anchor: below.map(|passage| passage.id.clone()).unwrap_or_default(),
            heading: below
                .map(|passage| passage.heading.text())
                .unwrap_or_default(),
            excerpt: excerpt.text,
            level: page.level,
            personas: page.personas.clone(),
            score: hit.score,
            marks: excerpt.marks,
        }
    }

    /// The hit as a person reads it: title and heading, address, excerpt.
    fn sentence(&self, query: &Query) -> String {
        let mut text = highlight(&self.title, &marks(&self.title, query));
        if !self.heading.is_empty() {
            let _ = write!(
                text,
                " › {}",
                highlight(&self.heading, &marks(&self.heading, query))
            );
        }
        if let Some(level) = self.level {
            let _ = write!(text, " {DIM}level {}{DIM:#}", level.number());
        }
        for persona in &self.personas {
            let _ = write!(text, " {DIM}· {persona}{DIM:#}");
        }
        let hash = if self.anchor.is_empty() { "" } else { "#" };
        let _ = write!(text, "\n  {CYAN}{}{hash}{}{CYAN:#}", self.url, self.anchor);
        if !self.excerpt.is_empty() {
            let _ = write!(text, "\n  {}", highlight(&self.excerpt, &self.marks));
        }
        text.push('\n');
        text
    }
}

/// The text with `marks` in bold.
fn highlight(text: &str, marks: &[Range<usize>]) -> String {
    let mut shown = String::with_capacity(text.len() + 8 * marks.len());
    let mut done = 0;
    for mark in marks {
        let (before, word) = (&text[done..mark.start], &text[mark.clone()]);
        let _ = write!(shown, "{before}{BOLD}{word}{BOLD:#}");
        done = mark.end;
    }
    shown.push_str(&text[done..]);
    shown
}
