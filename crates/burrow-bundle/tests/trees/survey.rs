//! A survey: who links to whom, what is asked for and not there, and nothing that the check would not say.

use crate::support::tree;
use burrow_bundle::{Bundler, Config, MemoryTree, NoProgress, Survey};

fn small() -> MemoryTree {
    tree(&[
        (
            "index.md",
            "# Home\n\n[a](guide/a.md) [a again](/guide/a) [guide](guide/) [self](#home) [gone](gone.md)\n",
        ),
        (
            "guide/a.md",
            "---\ndescription: The first.\nlast_modified_date: 2025-01-02\n---\n# A\n\n\
             [b](b.md) [home](../index.md) [gone](../gone.md) [gone again](../gone.md)\n\
             [out](https://example.org/) ![picture](no.png)\n",
        ),
        ("guide/b.md", "# B\n\n[below](below.md)\n"),
        ("other/README.md", "# Other\n"),
    ])
}

fn survey(tree: &MemoryTree) -> Survey {
    Bundler::new(Config::default())
        .survey(tree, &NoProgress)
        .expect("the tree can be read")
}

/// `page -> page page` for every page with a link, in reading order.
fn arrows(survey: &Survey) -> Vec<String> {
    let id = |number: u32| match survey.manifest.pages[number as usize].id.as_str() {
        "" => "home".to_owned(),
        id => id.to_owned(),
    };
    let pages = (0..).zip(&survey.pages);
    pages
        .map(|(number, page)| {
            let to: Vec<_> = page.links.iter().map(|to| id(*to)).collect();
            format!("{} -> {}", id(number), to.join(" "))
        })
        .collect()
}

#[test]
fn every_page_knows_the_other_pages_it_links_to_each_once() {
    assert_eq!(
        arrows(&survey(&small())),
        [
            "home -> guide guide/a",
            "guide -> ",
            "guide/a -> home guide/b",
            "guide/b -> ",
            "other -> ",
        ]
    );
}

#[test]
fn a_missing_page_knows_who_asks_for_it_and_how_often() {
    let missing = survey(&small()).missing;
    let told: Vec<_> = missing
        .iter()
        .map(|missing| (&*missing.target, missing.links, missing.pages.as_slice()))
        .collect();
    assert_eq!(
        told,
        [("gone", 3, &[0, 2][..]), ("guide/below", 1, &[3][..])]
    );
}

#[test]
fn a_page_keeps_what_its_author_said_of_it() {
    let pages = survey(&small()).pages;
    assert_eq!(pages[1].file, None, "a generated page has no file");
    assert_eq!(pages[2].file.as_deref(), Some("guide/a.md"));
    assert_eq!(pages[2].modified, Some(20_090), "2 January 2025");
    assert!(pages[2].described && !pages[3].described);
    assert_eq!(pages[2].external, 1);
}

#[test]
fn a_survey_finds_what_the_check_finds() {
    let tree = small();
    let checked = Bundler::new(Config::default())
        .check(&tree, &NoProgress)
        .expect("the tree can be read");
    let survey = survey(&tree);
    assert!(!checked.is_empty());
    assert_eq!(survey.diagnostics, checked);
}
