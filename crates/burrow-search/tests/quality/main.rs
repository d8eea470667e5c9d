//! How well the real tree is searched: figures that may only rise.

#![allow(
    clippy::print_stderr,
    reason = "the figures are told to whoever runs the tests"
)]

#[path = "../support/index.rs"]
mod index;
mod mechanical;
mod tree;

use burrow_search::{Index, IndexBuilder};
use std::collections::BTreeMap;
use std::time::Instant;
use tree::{TreePage, real_tree};

/// A query and what it should find.
pub struct Wanted {
    /// What kind of query it is.
    pub class: String,
    /// As typed.
    pub query: String,
    /// Numbers of the pages that answer it.
    pub pages: Vec<u32>,
    /// The heading of the passage that answers it.
    pub heading: Option<String>,
}

/// How a class of queries fared.
#[derive(Default)]
struct Figures {
    queries: u32,
    reciprocal_ranks: f64,
    first: u32,
    among_five: u32,
    with_heading: u32,
    /// The right passage was the first of the right page.
    passage_first: u32,
}

impl Figures {
    fn mrr(&self) -> f64 {
        self.reciprocal_ranks / f64::from(self.queries)
    }

    fn success_at_1(&self) -> f64 {
        f64::from(self.first) / f64::from(self.queries)
    }

    /// Fails when a figure has fallen below what it once was; raise these where they have risen.
    fn hold(&self, mrr: f64, success_at_1: f64) {
        assert!(self.mrr() >= mrr, "MRR@10 fell to {:.3}", self.mrr());
        let first = self.success_at_1();
        assert!(first >= success_at_1, "success@1 fell to {first:.3}");
    }

    fn add(&mut self, rank: Option<usize>, passage: Option<bool>) {
        self.queries += 1;
        if let Some(rank) = rank {
            self.reciprocal_ranks += 1.0 / (rank + 1) as f64;
            self.first += u32::from(rank == 0);
            self.among_five += u32::from(rank < 5);
        }
        if let Some(first) = passage {
            self.with_heading += 1;
            self.passage_first += u32::from(first);
        }
    }
}

fn index(pages: &[TreePage]) -> Index {
    index::index(pages.iter().map(|page| &page.document))
}

fn measure(name: &str, pages: &[TreePage], queries: &[Wanted]) -> Figures {
    let index = index(pages);
    let misses = std::env::var_os("MISSES").is_some();
    let mut classes: BTreeMap<&str, Figures> = BTreeMap::new();
    let mut all = Figures::default();
    let mut times = Vec::new();
    for wanted in queries {
        let start = Instant::now();
        let query = index.plan(&wanted.query);
        let results = index.search(&query, 10, |_| 1.0);
        times.push((start.elapsed(), &wanted.query));
        let rank = results
            .hits
            .iter()
            .position(|hit| wanted.pages.contains(&hit.document));
        let passage = wanted.heading.as_ref().map(|heading| {
            rank.and_then(|rank| {
                let hit = &results.hits[rank];
                let passages = &pages[hit.document as usize].document.passages;
                let first = hit.passages.first()?;
                Some(passages[first.passage as usize].heading.contains(heading))
            })
            .unwrap_or(false)
        });
        if misses && rank != Some(0) {
            let best = results
                .hits
                .first()
                .map(|hit| &pages[hit.document as usize].id);
            let right: Vec<_> = wanted
                .pages
                .iter()
                .map(|page| &pages[*page as usize].id)
                .collect();
            eprintln!(
                "{}: {:?} rank {rank:?}\n   {right:?}\n   {best:?}",
                wanted.class, wanted.query
            );
        }
        classes.entry(&wanted.class).or_default().add(rank, passage);
        all.add(rank, passage);
    }
    eprintln!("\n{name}: {} queries", queries.len());
    eprintln!(
        "{:26} {:>5} {:>7} {:>6} {:>6} {:>8}",
        "", "n", "MRR@10", "s@1", "s@5", "passage"
    );
    for (class, figures) in classes.iter().chain([(&"all", &all)]) {
        let share = |count: u32, of: u32| f64::from(count) / f64::from(of.max(1));
        eprintln!(
            "{class:26} {:5} {:7.3} {:6.3} {:6.3} {:8.3}",
            figures.queries,
            figures.mrr(),
            figures.success_at_1(),
            share(figures.among_five, figures.queries),
            share(figures.passage_first, figures.with_heading),
        );
    }
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    eprintln!(
        "time p50 {:?} p95 {:?} max {:?}",
        at(0.5).0,
        at(0.95).0,
        at(1.0)
    );
    all
}

#[test]
fn queries_made_by_rule_find_their_pages() {
    let Some(pages) = real_tree() else { return };
    let queries = mechanical::queries(&pages);
    measure("by rule", &pages, &queries).hold(0.963, 0.938);
}

#[test]
fn the_index_stays_small() {
    let Some(pages) = real_tree() else { return };
    let start = Instant::now();
    let mut builder = IndexBuilder::new();
    for page in &pages {
        builder.add(&page.document);
    }
    let encoded = builder.finish();
    let shards: usize = encoded.shards.iter().map(Vec::len).sum();
    let built = start.elapsed();
    let start = Instant::now();
    let mut index = Index::decode(&encoded.head).expect("a fresh head can be read");
    let head_read = start.elapsed();
    let queries = mechanical::queries(&pages);
    let mut loaded = 0;
    for wanted in &queries {
        let mut index = Index::decode(&encoded.head).expect("a fresh head can be read");
        loop {
            let missing = index.missing_shards(&index.plan(&wanted.query));
            if missing.is_empty() {
                break;
            }
            for number in missing {
                let shard = &encoded.shards[number as usize];
                loaded += shard.len();
                index
                    .add_shard(number, shard)
                    .expect("a fresh shard can be read");
            }
        }
    }
    let needed = loaded / queries.len();
    let start = Instant::now();
    for (number, shard) in (0..).zip(&encoded.shards) {
        index
            .add_shard(number, shard)
            .expect("a fresh shard can be read");
    }
    eprintln!(
        "built in {built:?}, head read in {head_read:?}, all shards in {:?}; a query needs {needed} B of shards; \
         head {} B, {} shards {shards} B",
        start.elapsed(),
        encoded.head.len(),
        encoded.shards.len(),
    );
    if let Some(folder) = std::env::var_os("INDEX_OUT") {
        let folder = std::path::Path::new(&folder);
        std::fs::write(folder.join("head"), &encoded.head).expect("the folder can be written");
        for (number, shard) in encoded.shards.iter().enumerate() {
            std::fs::write(folder.join(format!("shard{number}")), shard).expect("so it can again");
        }
    }
    // Shards of common words do not compress further; the head and the shards of rare words do, to about a half.
    assert!(encoded.head.len() <= 101_000, "the head grew");
    assert!(shards <= 755_000, "the shards grew");
    assert!(needed <= 41_000, "a query needs more");
}
