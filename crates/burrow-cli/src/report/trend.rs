//! What changed from one report to the next.

use super::data::{Data, FIGURES, Figure, Wish};
use super::facts::Facts;
use std::cmp::Reverse;

/// What changed since an earlier report.
#[derive(Debug)]
pub struct Trend {
    /// The day the earlier report described.
    pub since: Option<String>,
    /// Every figure that both reports have.
    pub changes: Vec<Change>,
    /// Numbers of the pages that are new.
    pub new: Vec<usize>,
    /// Ids of the pages that are gone.
    pub gone: Vec<String>,
    /// Pages with more errors than before, the worst first.
    pub worse: Vec<Moved>,
    /// Pages with fewer errors than before, the best first.
    pub better: Vec<Moved>,
    /// Whether the two reports have no page in common.
    pub other_site: bool,
}

/// A figure in both reports.
#[derive(Debug)]
pub struct Change {
    /// Which figure.
    pub figure: &'static Figure,
    /// What it was.
    pub before: u64,
    /// What it is.
    pub now: u64,
    /// All that is known of it, the oldest first and the present one last.
    pub course: Vec<u64>,
}

/// A page whose errors changed in number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The page.
    pub page: usize,
    /// Errors it had.
    pub before: u32,
    /// Errors it has.
    pub now: u32,
}

impl Change {
    /// Whether it got better; none where it stayed, or where neither way is better.
    pub fn is_better(&self) -> Option<bool> {
        let more = self.now > self.before;
        match self.figure.wish {
            Wish::More if self.now != self.before => Some(more),
            Wish::Fewer if self.now != self.before => Some(!more),
            _ => None,
        }
    }

    /// By how much it changed.
    pub fn difference(&self) -> u64 {
        self.now.abs_diff(self.before)
    }
}

impl Trend {
    /// Compares a report with an earlier one.
    pub fn new(facts: &Facts, now: &Data, earlier: &Data) -> Self {
        let changes = FIGURES.iter().filter_map(|figure| {
            let history = now.history.iter();
            Some(Change {
                figure,
                before: *earlier.figures.get(figure.key)?,
                now: *now.figures.get(figure.key)?,
                course: history
                    .map(|point| &point.figures)
                    .chain([&now.figures])
                    .filter_map(|figures| figures.get(figure.key).copied())
                    .collect(),
            })
        });
        let mut new = Vec::new();
        let mut moved = Vec::new();
        for (number, page) in facts.written() {
            match earlier.pages.get(&page.id) {
                None => new.push(number),
                Some([before, ..]) if *before != page.found[0] => moved.push(Moved {
                    page: number,
                    before: *before,
                    now: page.found[0],
                }),
                Some(_) => {}
            }
        }
        let gone = earlier
            .pages
            .keys()
            .filter(|id| !now.pages.contains_key(*id));
        let gone: Vec<String> = gone.cloned().collect();
        let (mut worse, mut better): (Vec<_>, Vec<_>) = moved
            .into_iter()
            .partition(|moved| moved.now > moved.before);
        worse.sort_by_key(|moved| Reverse(moved.now - moved.before));
        better.sort_by_key(|moved| Reverse(moved.before - moved.now));
        Self {
            since: earlier.day.clone(),
            changes: changes.collect(),
            other_site: !earlier.pages.is_empty() && gone.len() == earlier.pages.len(),
            new,
            gone,
            worse,
            better,
        }
    }

    /// The change of a figure.
    pub fn of(&self, key: &str) -> Option<&Change> {
        self.changes.iter().find(|change| change.figure.key == key)
    }
}
