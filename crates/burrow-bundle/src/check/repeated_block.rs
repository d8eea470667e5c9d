//! What stands in two places drifts apart.

use super::subject::{At, Subject, listed};
use super::{Checked, Rule};
use crate::Diagnostic;
use burrow_markdown::{Block, BlockKind, Sketch};
use std::collections::{BTreeMap, HashMap};

/// `repeated-block`.
pub(super) const RULE: Rule = Rule::info(
    "repeated-block",
    "The same paragraph, list, table, quote or code, or nearly the same, on several pages.",
);

/// How alike blocks must be to be nearly the same.
const ALIKE: f32 = 0.7;
/// Unlike blocks of one key that a block is held against.
const HELD_AGAINST: usize = 8;

/// A block long enough to be told from others.
struct Entry<'a> {
    subject: Subject<'a>,
    block: &'a Block,
    sketch: &'a Sketch,
}

/// Groups like blocks, and says once for every set of pages that share some.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let entries: Vec<Entry<'_>> = checked
        .subjects()
        .flat_map(|subject| {
            let blocks = subject.structure().blocks.iter();
            blocks.filter_map(move |block| {
                let sketch = block.sketch.as_deref()?;
                Some(Entry {
                    subject,
                    block,
                    sketch,
                })
            })
        })
        .collect();
    let mut shared: BTreeMap<Vec<usize>, Vec<Vec<usize>>> = BTreeMap::new();
    for group in groups(&entries) {
        let mut pages: Vec<usize> = group
            .iter()
            .map(|entry| entries[*entry].subject.number)
            .collect();
        pages.dedup(); // entries stand in the order of pages
        if pages.len() > 1 {
            shared.entry(pages).or_default().push(group);
        }
    }
    diagnostics.extend(shared.values().map(|groups| tell(&entries, groups)));
}

/// The entries by likeness, each group in order: equal words by their hash, nearly equal ones by the keys of their
/// sketches, so that nothing is held against everything.
fn groups(entries: &[Entry<'_>]) -> Vec<Vec<usize>> {
    let mut leaders: HashMap<u64, usize> = HashMap::new();
    let mut sets = Sets((0..entries.len()).collect());
    let mut buckets: HashMap<u64, Vec<usize>> = HashMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let leader = *leaders.entry(entry.sketch.hash).or_insert(number);
        if leader != number {
            sets.join(leader, number);
            continue;
        }
        for key in entry.sketch.keys() {
            let bucket = buckets.entry(key).or_default();
            let like = |other: &&usize| entry.sketch.likeness(entries[**other].sketch) >= ALIKE;
            match bucket.iter().find(like) {
                Some(other) => sets.join(*other, number),
                None if bucket.len() < HELD_AGAINST => bucket.push(number),
                None => {}
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 0..entries.len() {
        groups.entry(sets.of(number)).or_default().push(number);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

/// Sets of numbers that grow together (union-find); the least number stands for its set.
struct Sets(Vec<usize>);

impl Sets {
    fn of(&mut self, mut number: usize) -> usize {
        while self.0[number] != number {
            self.0[number] = self.0[self.0[number]];
            number = self.0[number];
        }
        number
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// All that one set of pages has in common, told at the first place.
fn tell(entries: &[Entry<'_>], groups: &[Vec<usize>]) -> Diagnostic {
    let group = &groups[0];
    let first = &entries[group[0]];
    let exact = group
        .iter()
        .all(|other| entries[*other].sketch.hash == first.sketch.hash);
    let mut places: Vec<String> = Vec::new();
    let mut page = first.subject.number;
    for other in group.iter().map(|other| &entries[*other]) {
        if other.subject.number != page {
            page = other.subject.number;
            places.push(format!(
                "{}:{}",
                other.subject.source.path, other.block.place.line
            ));
        }
    }
    let what = match first.block.kind {
        BlockKind::List => "list",
        BlockKind::Table => "table",
        BlockKind::Code => "block of code",
        BlockKind::Quote => "quote",
        _ => "paragraph",
    };
    let more = match groups.len() - 1 {
        0 => String::new(),
        1 => "; the pages share one more block".to_owned(),
        more => format!("; the pages share {more} more blocks"),
    };
    let message = format!(
        "this {what} of {} words stands {} in {}{more}",
        first.block.words,
        if exact { "also" } else { "nearly the same" },
        listed(&places)
    );
    let hint = "keep it in one place and link there: copies drift apart";
    first
        .subject
        .found(&RULE, At::from(first.block.place), message, hint)
}
