//! Where pages lead on when they have been read: to pages like them, deeper, simpler, and to those that link to them.

use crate::support::{build, tree};
use burrow_bundle::{Bundle, MemoryTree};
use burrow_effort::{LINEAR, effort, growth_by};
use burrow_model::{Onward, OnwardPart, PageId};
use burrow_search::{Analysed, Document, PassageText, Similarity, Sums, analyse};
use std::collections::HashMap;
use std::sync::Arc;

fn onward<'a>(bundle: &'a Bundle, page: &str) -> &'a Onward {
    let at = bundle
        .manifest
        .pages
        .iter()
        .position(|meta| meta.id.as_str() == page);
    &bundle.onward[at.expect("the page is there")]
}

fn names(ids: &[PageId]) -> Vec<&str> {
    ids.iter().map(PageId::as_str).collect()
}

/// A harbour's handbook: two subjects, mooring and customs, at several levels.
fn harbour() -> MemoryTree {
    tree(&[
        ("index.md", "# Harbour\n\n[Mooring](mooring/index.md)\n"),
        (
            "mooring/index.md",
            "---\nlevel: 1\n---\n# Mooring a boat\n\nLines, bollards and fenders hold a boat at the quay.\n",
        ),
        (
            "mooring/lines.md",
            "---\nlevel: 2\n---\n# Mooring lines\n\nSpring lines and breast lines run from cleats to bollards.\n",
        ),
        (
            "mooring/knots.md",
            "---\nlevel: 2\n---\n# Knots for mooring lines\n\nA bowline holds lines at bollards. See [customs](../customs/index.md).\n",
        ),
        (
            "mooring/breaking-load.md",
            "---\nlevel: 3\n---\n# Breaking load of mooring lines\n\nLines at bollards break under load.\n",
        ),
        (
            "customs/index.md",
            "---\nlevel: 1\n---\n# Customs clearance\n\nDeclare goods, pay duty, show papers.\n",
        ),
        (
            "customs/forms.md",
            "---\nlevel: 2\n---\n# Customs forms\n\nPapers for goods and duty. Back to [clearance](index.md).\n",
        ),
        (
            "customs/duty.md",
            "---\nlevel: 2\n---\n# Duty on goods\n\nDuty is paid on goods that customs clears, with papers. [Forms](forms.md)\n",
        ),
    ])
}

#[test]
fn a_page_leads_to_pages_on_its_subject_and_to_no_other() {
    let bundle = build(&harbour());
    let knots = onward(&bundle, "mooring/knots");
    assert_eq!(names(&knots.related), ["mooring/lines"]);
    assert_eq!(names(&knots.deeper), ["mooring/breaking-load"]);
    assert_eq!(
        names(&onward(&bundle, "customs/forms").simpler),
        ["customs"]
    );
    let lists_customs = |page: &str| {
        let onward = onward(&bundle, page);
        let all = [&onward.deeper, &onward.simpler, &onward.related];
        all.iter()
            .any(|list| names(list).iter().any(|id| id.starts_with("customs")))
    };
    assert!(!lists_customs("mooring/lines"));
}

#[test]
fn what_a_page_shows_already_is_not_offered_again() {
    let bundle = build(&harbour());
    for page in ["mooring", "customs"] {
        let onward = onward(&bundle, page);
        for id in [&onward.deeper, &onward.related].into_iter().flatten() {
            let below = format!("{page}/");
            assert!(!id.as_str().starts_with(&below), "{page} lists {id}");
        }
    }
    for (meta, onward) in bundle.manifest.pages.iter().zip(&bundle.onward) {
        let mut all: Vec<_> = [&onward.deeper, &onward.simpler, &onward.related]
            .into_iter()
            .flatten()
            .collect();
        assert!(!all.contains(&&meta.id), "{} leads to itself", meta.id);
        assert!(!all.contains(&&PageId::default()), "home stands above");
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "{} names a page twice", meta.id);
    }
    assert_eq!(*onward(&bundle, ""), Onward::default());
}

#[test]
fn pages_that_link_to_a_page_are_listed_those_above_it_last() {
    let bundle = build(&harbour());
    let clearance = onward(&bundle, "customs");
    assert_eq!(
        names(&clearance.linked_from),
        ["customs/forms", "mooring/knots"]
    );
    assert_eq!(names(&onward(&bundle, "mooring").linked_from), [""]);
    let mut many = harbour();
    for number in 0..50 {
        many.insert(
            &format!("log/{number}.md"),
            format!(
                "# Log {number}\n\n[Forms](../customs/forms.md) [again](../customs/forms.md#x)\n"
            ),
        );
    }
    let bundle = build(&many);
    let forms = onward(&bundle, "customs/forms");
    assert_eq!((forms.linked_from.len(), forms.linked_more), (20, 31));
    assert_eq!(forms.linked_from[0], PageId::new("customs/duty"));
}

#[test]
fn nothing_leads_to_what_its_author_keeps_from_being_found() {
    let mut tree = harbour();
    tree.insert(
        "mooring/secret.md",
        "---\nsearch_exclude: true\n---\n# Secret mooring lines\n\nLines at bollards. [Clearance](../customs/index.md)\n",
    );
    tree.insert(
        "mooring/former.md",
        "---\nredirect_to: /mooring/lines/\n---\n# Mooring lines of former times\n\nLines at bollards.\n",
    );
    let bundle = build(&tree);
    for onward in &bundle.onward {
        for id in [
            &onward.deeper,
            &onward.simpler,
            &onward.related,
            &onward.linked_from,
        ]
        .into_iter()
        .flatten()
        {
            assert!(!["mooring/secret", "mooring/former"].contains(&id.as_str()));
        }
    }
}

#[test]
fn the_parts_hold_what_the_pages_lead_to() {
    let mut tree = harbour();
    for number in 0..200 {
        let text = format!("# Tide {}\n\nWater of day {number}.\n", number % 20);
        tree.insert(&format!("tides/{number}.md"), text);
    }
    let bundle = build(&tree);
    assert_eq!(bundle.manifest.onward.len(), 4);
    for (meta, onward) in bundle.manifest.pages.iter().zip(&bundle.onward) {
        let hash = bundle.manifest.onward_part(&meta.id).unwrap();
        let path = format!("bundle/onward/{hash}.json");
        let file = bundle.files.iter().find(|file| file.path == path).unwrap();
        let part: OnwardPart = serde_json::from_slice(&file.bytes).unwrap();
        let found = part.pages.into_iter().find(|page| page.id == meta.id);
        assert_eq!(found.map(|page| page.onward).unwrap_or_default(), *onward);
    }
}

#[test]
fn a_tree_of_one_page_has_no_parts() {
    let bundle = build(&tree(&[("index.md", "# Only\n\nThis.\n")]));
    assert_eq!(bundle.manifest.onward, []);
    assert!(!bundle.files.iter().any(|file| file.path.contains("onward")));
}

/// Pages on twenty subjects, in words as uneven as those of a language.
fn pages(count: usize) -> Vec<Arc<Analysed>> {
    let page = |number: usize| {
        let word = |place: usize| {
            let mixed = (number * 7919 + place * 104_729) % 100_003;
            let rank = 20_000 / (1 + mixed % 400) + mixed % 7;
            format!("w{rank} ")
        };
        let subject = format!("subject{} ", number % 20);
        Arc::new(analyse(&Document {
            title: format!("{subject} {}", word(3)),
            keywords: subject,
            passages: vec![PassageText {
                heading: word(5),
                text: (0..200).map(word).collect(),
            }],
        }))
    };
    (0..count).map(page).collect()
}

#[test]
fn likeness_is_found_in_time_that_grows_with_the_pages() {
    let mut made: HashMap<usize, Vec<Arc<Analysed>>> = HashMap::new();
    let time = |count| {
        let pages = made.entry(count).or_insert_with(|| pages(count));
        effort(|| {
            let similarity = Similarity::new(pages);
            let mut sums = Sums::default();
            for page in 0..count as u32 {
                assert!(similarity.nearest(page, 40, &mut sums).len() <= 40);
            }
        })
    };
    if let Some(ratio) = growth_by(40_000, 5_000, time) {
        assert!(
            ratio <= LINEAR,
            "twice as many pages take {ratio:.2} times as long"
        );
    }
}
