//! Things worth doing: computed from the facts, each naming pages, the one that helps most first.

use super::facts::{Facts, PageFacts, RuleFacts};
use burrow_bundle::Severity;
use burrow_reader::fold::minutes;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many are shown.
pub const AT_MOST: usize = 3;
/// Pages that take longer to read than this many minutes, all at one level, are long.
const LONG: u32 = 25;
/// A persona with fewer pages than this needs no page to start from.
const FEW: u32 = 4;

/// Something worth doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What to do.
    pub task: Task,
    /// The pages it is about, the one to look at first standing first. Never empty.
    pub pages: Vec<usize>,
    /// How much it helps: pages or links made better, what is broken counted three times, what cannot be found twice.
    pub gain: u32,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Write a page that links ask for, or correct the links; the pages hold those links.
    Missing {
        /// Where the page would stand.
        target: String,
        /// How many links lead there.
        links: u32,
    },
    /// Mend the page with the most errors.
    Mend {
        /// Its errors.
        errors: u32,
        /// The rule that most of them break.
        rule: String,
    },
    /// Give pages that no click leads to a way in.
    Reach,
    /// Write a first page for a persona that has none at level 1; the pages are those most linked to.
    Start {
        /// The persona's name.
        persona: String,
        /// How many pages are for them.
        pages: u32,
    },
    /// Link to pages that no text links to, from the page above them.
    Link {
        /// The page above them.
        from: usize,
    },
    /// Look through old pages that others link to.
    Review {
        /// How many links lead to them.
        links: u32,
    },
    /// Say how deep pages go.
    Label {
        /// The page above them.
        below: usize,
    },
    /// Divide a page that is long and all at one level.
    Divide {
        /// Minutes it takes to read.
        minutes: u32,
    },
}

/// The things that help most, at most [`AT_MOST`], no two of one kind.
pub fn advise(facts: &Facts) -> Vec<Advice> {
    let all = [
        missing(facts),
        mend(facts),
        reach(facts),
        start(facts),
        link(facts),
        review(facts),
        label(facts),
        divide(facts),
    ];
    let mut all: Vec<Advice> = all.into_iter().flatten().collect();
    all.sort_by_key(|advice| Reverse(advice.gain));
    all.truncate(AT_MOST);
    all
}

fn missing(facts: &Facts) -> Option<Advice> {
    // What one page alone asks for is mended there.
    let most = facts
        .missing
        .iter()
        .find(|missing| missing.pages.len() > 1)?;
    Some(Advice {
        task: Task::Missing {
            target: most.target.clone(),
            links: most.links,
        },
        pages: most.pages.iter().map(|page| *page as usize).collect(),
        gain: 3 * most.links,
    })
}

fn mend(facts: &Facts) -> Option<Advice> {
    let worst = *facts.findings.worst.first()?;
    let page = &facts.pages[worst];
    let [errors, ..] = page.found;
    let in_file = |rule: &RuleFacts| {
        let mut files = rule.files.iter();
        let file = files.find(|file| Some(&file.file) == page.file.as_ref());
        file.map_or(0, |file| file.count)
    };
    let rules = facts.findings.rules.iter();
    let broken = rules.filter(|rule| rule.severity == Severity::Error);
    let rule = broken.min_by_key(|rule| Reverse(in_file(rule)))?;
    (errors > 0).then(|| Advice {
        task: Task::Mend {
            errors,
            rule: rule.code.clone(),
        },
        pages: vec![worst],
        gain: 3 * errors,
    })
}

fn reach(facts: &Facts) -> Option<Advice> {
    let pages = facts.links.unreachable.clone();
    (!pages.is_empty()).then(|| Advice {
        task: Task::Reach,
        gain: 3 * pages.len() as u32,
        pages,
    })
}

fn start(facts: &Facts) -> Option<Advice> {
    let rows = facts.people.rows.iter().enumerate();
    let without = rows.filter(|(_, row)| {
        let labelled = row.pages[1] + row.pages[2];
        row.pages[0] == 0 && labelled >= FEW
    });
    let (persona, row) = without.min_by_key(|(_, row)| Reverse(row.total()))?;
    let theirs = facts
        .written()
        .filter(|(_, page)| page.personas.contains(&persona));
    let mut pages = most_linked(theirs);
    pages.truncate(3);
    Some(Advice {
        task: Task::Start {
            persona: row.label.clone(),
            pages: row.total(),
        },
        pages,
        gain: row.total(),
    })
}

fn link(facts: &Facts) -> Option<Advice> {
    let unlinked = facts.links.unlinked.iter().copied();
    let (from, pages) = largest_family(facts, unlinked)?;
    (pages.len() > 1).then(|| Advice {
        task: Task::Link { from },
        gain: 2 * pages.len() as u32,
        pages,
    })
}

fn review(facts: &Facts) -> Option<Advice> {
    let old = facts
        .ages
        .old
        .iter()
        .map(|number| (*number, &facts.pages[*number]));
    let mut pages = most_linked(old.filter(|(_, page)| page.inbound > 0));
    pages.truncate(3);
    let links = pages.iter().map(|page| facts.pages[*page].inbound).sum();
    (!pages.is_empty()).then_some(Advice {
        task: Task::Review { links },
        pages,
        gain: links,
    })
}

fn label(facts: &Facts) -> Option<Advice> {
    let unlabelled = facts.written().filter(|(_, page)| page.level.is_none());
    let unlabelled: Vec<usize> = unlabelled.map(|(number, _)| number).collect();
    // A site that does not use levels at all has decided so.
    if unlabelled.len() == facts.written().count() {
        return None;
    }
    let (below, pages) = largest_family(facts, unlabelled.into_iter())?;
    Some(Advice {
        task: Task::Label { below },
        gain: pages.len() as u32,
        pages,
    })
}

fn divide(facts: &Facts) -> Option<Advice> {
    let long = facts.written().filter_map(|(number, page)| {
        let levels = page.words.iter().filter(|words| **words > 0).count();
        let minutes = minutes(page.total_words());
        (levels == 1 && minutes > LONG).then_some((minutes, number))
    });
    let (minutes, page) = long.min_by_key(|(minutes, number)| (Reverse(*minutes), *number))?;
    Some(Advice {
        task: Task::Divide { minutes },
        pages: vec![page],
        gain: minutes / 10 + facts.pages[page].inbound,
    })
}

/// Pages by how many others link to them.
fn most_linked<'a>(pages: impl Iterator<Item = (usize, &'a PageFacts)>) -> Vec<usize> {
    let mut pages: Vec<_> = pages
        .map(|(number, page)| (Reverse(page.inbound), number))
        .collect();
    pages.sort_unstable();
    pages.into_iter().map(|(_, number)| number).collect()
}

/// The largest group of pages that stand below one page.
fn largest_family(
    facts: &Facts,
    pages: impl Iterator<Item = usize>,
) -> Option<(usize, Vec<usize>)> {
    let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for page in pages {
        let above = facts.pages[page].parent.unwrap_or(0);
        families.entry(above).or_default().push(page);
    }
    let families = families.into_iter();
    families.min_by_key(|(above, pages)| (Reverse(pages.len()), *above))
}
