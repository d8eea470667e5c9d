//! What queries say together.

use super::Outcome;
use serde::Serialize;
use std::collections::BTreeMap;

/// How all queries fared.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Of all queries.
    pub all: Figures,
    /// By class.
    pub classes: BTreeMap<String, Figures>,
    /// Query by query, in the order of the file.
    pub outcomes: Vec<Outcome>,
}

/// How some queries fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(super) struct Figures {
    /// How many.
    pub queries: usize,
    /// Mean of one over the rank; an answer that is not among the first ten counts 0.
    pub mrr: f64,
    /// Share of queries whose answer came first.
    pub success_at_1: f64,
    /// Share of queries whose answer was among the first five.
    pub success_at_5: f64,
}

impl Report {
    /// Adds up outcomes.
    pub fn of(outcomes: Vec<Outcome>) -> Self {
        let mut classes: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
        for outcome in &outcomes {
            classes
                .entry(&outcome.class)
                .or_default()
                .push(outcome.rank);
        }
        let classes = classes.into_iter();
        Self {
            all: Figures::of(outcomes.iter().map(|outcome| outcome.rank)),
            classes: classes
                .map(|(class, ranks)| (class.to_owned(), Figures::of(ranks.into_iter())))
                .collect(),
            outcomes,
        }
    }
}

impl Figures {
    fn of(ranks: impl Iterator<Item = Option<usize>>) -> Self {
        let mut figures = Self::default();
        for rank in ranks {
            figures.queries += 1;
            let Some(rank) = rank else { continue };
            figures.mrr += 1.0 / rank as f64;
            figures.success_at_1 += f64::from(u8::from(rank == 1));
            figures.success_at_5 += f64::from(u8::from(rank <= 5));
        }
        let queries = figures.queries.max(1) as f64;
        figures.mrr /= queries;
        figures.success_at_1 /= queries;
        figures.success_at_5 /= queries;
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_become_means_and_shares() {
        let ranks = [Some(1), Some(4), None, Some(1)];
        let figures = Figures::of(ranks.into_iter());
        assert_eq!(figures.queries, 4);
        assert_eq!(figures.mrr, (1.0 + 0.25 + 1.0) / 4.0);
        assert_eq!((figures.success_at_1, figures.success_at_5), (0.5, 0.75));
        assert_eq!(Figures::of([].into_iter()), Figures::default());
    }
}
