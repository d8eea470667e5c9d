//! What changed from one build to another, query by query.

use super::Outcome;
use crate::failure::Failure;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::Path;

/// A query that fares better or worse than before.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Change {
    class: String,
    query: String,
    /// Where the answer stood, counted from 1.
    before: Option<usize>,
    /// Where it stands now.
    after: Option<usize>,
}

#[derive(Deserialize)]
struct Earlier {
    outcomes: Vec<Outcome>,
}

/// Reads what `--json` printed.
pub(super) fn read(file: &Path) -> Result<Vec<Outcome>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::io("read", file, &error))?;
    let earlier: Earlier = serde_json::from_str(&text).map_err(|error| {
        Failure::Usage(format!(
            "{} is no result of `burrow eval --json`: {error}",
            file.display()
        ))
    })?;
    Ok(earlier.outcomes)
}

/// The queries of both whose rank differs: those that fare worse first, each kind in order of the file.
pub(super) fn changes(before: &[Outcome], after: &[Outcome]) -> Vec<Change> {
    let key = |outcome: &Outcome| (outcome.query.clone(), outcome.wanted.clone());
    let ranks: HashMap<_, _> = before.iter().map(|o| (key(o), o.rank)).collect();
    let changed = after.iter().filter_map(|outcome| {
        let before = *ranks.get(&key(outcome))?;
        (before != outcome.rank).then(|| Change {
            class: outcome.class.clone(),
            query: outcome.query.clone(),
            before,
            after: outcome.rank,
        })
    });
    let (worse, better): (Vec<_>, Vec<_>) = changed.partition(Change::is_worse);
    worse.into_iter().chain(better).collect()
}

impl Change {
    fn is_worse(&self) -> bool {
        let place = |rank: Option<usize>| rank.unwrap_or(usize::MAX);
        place(self.after) > place(self.before)
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |rank: Option<usize>| rank.map_or("none".to_owned(), |rank| rank.to_string());
        let word = if self.is_worse() { "worse " } else { "better" };
        let (before, after) = (shown(self.before), shown(self.after));
        let Self { class, query, .. } = self;
        write!(f, "{word} {before:>4} -> {after:4} {class}: {query}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(query: &str, rank: Option<usize>) -> Outcome {
        Outcome {
            class: "question".into(),
            query: query.into(),
            rank,
            page_rank: rank,
            wanted: vec!["a".into()],
            instead: Vec::new(),
        }
    }

    #[test]
    fn what_is_worse_is_told_before_what_is_better() {
        let before = [
            outcome("up", Some(3)),
            outcome("same", Some(1)),
            outcome("down", Some(1)),
            outcome("gone", None),
        ];
        let after = [
            outcome("up", Some(2)),
            outcome("same", Some(1)),
            outcome("down", None),
            outcome("new", Some(1)),
        ];
        let changes = changes(&before, &after);
        let told: Vec<_> = changes.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "worse     1 -> none question: down",
                "better    3 -> 2    question: up"
            ]
        );
    }
}
