//! `burrow eval`: how well a site is searched, by queries whose answers are known.

mod compare;
mod figures;
mod queries;

use crate::failure::Failure;
use crate::finder::{Asked, Finder};
use crate::project::ConfigArgs;
use crate::terminal::{BOLD, CYAN, DIM, note, say};
use compare::Change;
use figures::{Figures, Report};
use queries::{Answers, Wanted};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Measure how well a site is searched
///
/// QUERIES is a JSON list of objects: `query`, `page` (one id, address or source file, or a list of equals), and if
/// they apply `class` and `anchor`. A query with an anchor succeeds where a page comes with that passage first. Told
/// are the mean reciprocal rank among ten (MRR@10) and the shares of queries answered first (s@1) and among the first
/// five (s@5), by class.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow eval queries.json docs
  burrow eval queries.json site --misses
  burrow eval queries.json site --json > before.json
  burrow eval queries.json site --against before.json")]
pub struct Args {
    /// Queries and what they should find
    #[arg(value_name = "QUERIES.json")]
    queries: PathBuf,
    /// Folder of Markdown, or a site that `burrow build` wrote
    #[arg(value_name = "DIR|SITE")]
    source: PathBuf,
    /// Another site or tree, or what --json printed before: tells query by query what changed since
    #[arg(long, value_name = "DIR|SITE|RESULT.json")]
    against: Option<PathBuf>,
    /// List the queries whose answer does not come first
    #[arg(long)]
    misses: bool,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Hits looked at.
const DEPTH: usize = 10;

/// How one query fared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Outcome {
    class: String,
    query: String,
    /// Where the right answer stands, counted from 1; none when it is not among the first ten.
    rank: Option<usize>,
    /// Where its page stands, whatever passage it comes with.
    page_rank: Option<usize>,
    /// What was wanted, as it was written.
    wanted: Vec<String>,
    /// What came instead: up to three addresses, best first; empty when the answer came first.
    instead: Vec<String>,
}

impl Args {
    /// Asks all queries and prints how they fared.
    pub fn run(&self) -> Result<(), Failure> {
        let queries = queries::read(&self.queries)?;
        let report = Report::of(self.ask(&queries, &self.source)?);
        let before = match &self.against {
            None => None,
            Some(file) if file.is_file() => Some(compare::read(file)?),
            Some(other) => Some(self.ask(&queries, other)?),
        };
        let changes = before.map(|before| compare::changes(&before, &report.outcomes));
        if self.json {
            let answer = Answer {
                report: &report,
                changes: changes.as_deref(),
            };
            return say(serde_json::to_string(&answer).unwrap_or_default());
        }
        say(report.table())?;
        if self.misses {
            let misses = |outcome: &&Outcome| outcome.rank != Some(1);
            for outcome in report.outcomes.iter().filter(misses) {
                say(outcome.sentence())?;
            }
        }
        for change in changes.iter().flatten() {
            say(change)?;
        }
        if changes.is_some_and(|changes| changes.is_empty()) {
            note("no query fares better or worse than before");
        }
        Ok(())
    }

    fn ask(&self, queries: &[Wanted], source: &Path) -> Result<Vec<Outcome>, Failure> {
        let mut finder = Finder::open(source, self.config.file.as_deref(), self.json)?;
        let answers = queries::answers(queries, &finder)?;
        let asked = queries.iter().zip(&answers);
        asked
            .map(|(wanted, answers)| outcome(wanted, answers, &mut finder))
            .collect()
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a [Change]>,
}

/// Asks one query.
fn outcome(wanted: &Wanted, answers: &Answers, finder: &mut Finder) -> Result<Outcome, Failure> {
    let (_, results) = finder.ask(&wanted.query, DEPTH, &Asked::default())?;
    let (mut rank, mut page_rank) = (None, None);
    let mut instead = Vec::new();
    for (at, hit) in (1..).zip(&results.hits) {
        let Some(meta) = finder.page_of(hit.document) else {
            continue;
        };
        let mut answers = answers
            .iter()
            .filter(|(page, _)| finder.number_of(hit.document) == Some(*page))
            .peekable();
        let passage = hit.passages.first().map_or(0, |best| best.passage as usize);
        // The page's own file is read only where an anchor must be known.
        let mut anchor = String::new();
        if answers.peek().is_some() {
            page_rank = page_rank.or(Some(at));
            if passage > 0 && answers.clone().any(|(_, anchor)| anchor.is_some()) {
                let page = finder.read(meta)?;
                let passages = page.root.in_order();
                anchor = passages
                    .get(passage)
                    .map_or(String::new(), |p| p.id.clone());
            }
        }
        if answers.any(|(_, wanted)| wanted.as_ref().is_none_or(|wanted| *wanted == anchor)) {
            rank = Some(at);
            break;
        }
        if instead.len() < 3 {
            let hash = if anchor.is_empty() { "" } else { "#" };
            instead.push(format!("{}{hash}{anchor}", meta.address()));
        }
    }
    Ok(Outcome {
        class: wanted.class.clone(),
        query: wanted.query.clone(),
        rank,
        page_rank,
        wanted: wanted.shown(),
        instead,
    })
}

impl Outcome {
    /// A query whose answer did not come first, as a person reads it.
    fn sentence(&self) -> String {
        let rank = match (self.rank, self.page_rank) {
            (Some(rank), _) => format!("rank {rank}"),
            (None, Some(rank)) => format!("page at rank {rank}, with another passage"),
            (None, None) => "not found".to_owned(),
        };
        let mut text = format!(
            "{BOLD}{}{BOLD:#} {DIM}{}{DIM:#} {rank}\n  wanted {CYAN}{}{CYAN:#}",
            self.query,
            self.class,
            self.wanted.join(", ")
        );
        for address in &self.instead {
            text += &format!("\n  before {address}");
        }
        text
    }
}

impl Report {
    /// The figures by class, as a person reads them.
    fn table(&self) -> String {
        let widest = self.classes.keys().map(|class| class.chars().count());
        let width = widest.max().unwrap_or(0).max(3);
        let mut table = format!(
            "{BOLD}{:width$} {:>6} {:>7} {:>6} {:>6}{BOLD:#}",
            "", "n", "MRR@10", "s@1", "s@5"
        );
        let all = ("all".to_owned(), self.all);
        let classes = self
            .classes
            .iter()
            .map(|(class, all)| (class.clone(), *all));
        for (class, figures) in classes.chain([all]) {
            let Figures {
                queries,
                mrr,
                success_at_1,
                success_at_5,
            } = figures;
            table += &format!(
                "\n{class:width$} {queries:6} {mrr:7.3} {success_at_1:6.3} {success_at_5:6.3}"
            );
        }
        table
    }
}
