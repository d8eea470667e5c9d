//! Levels and readers: what pages and passages of fixtures and of the real tree are labelled with.
#![allow(
    clippy::print_stdout,
    reason = "a skipped test and measured figures are printed facts"
)]

use crate::real_tree::open;
use crate::support::{build, build_with, tree};
use burrow_bundle::{Bundle, DocTree};
use burrow_model::{Level, Page};
use std::collections::{BTreeMap, BTreeSet};

fn levels(bundle: &Bundle) -> Vec<(&str, Option<u8>)> {
    let pages = bundle.manifest.pages.iter();
    pages
        .map(|page| (page.id.as_str(), page.level.map(Level::number)))
        .collect()
}

/// Levels that passages below the title have, in order, each once.
fn passage_levels(page: &Page) -> BTreeSet<Level> {
    let passages = page.root.in_order();
    passages
        .into_iter()
        .skip(1)
        .filter_map(|passage| passage.level)
        .collect()
}

#[test]
fn a_page_has_the_level_of_its_front_matter_else_of_the_longest_glob_else_of_its_title() {
    let files = [
        ("index.md", "# Home\n"),
        ("a/index.md", "---\nlevel: \"1\"\n---\n# A ⭐⭐⭐\n"),
        ("a/b.md", "# B (⭐⭐⭐)\n"),
        ("a/c/d.md", "# D\n"),
        ("e.md", "# ⭐⭐ E\n"),
        ("f.md", "# F – Level 3: in depth\n"),
        ("g.md", "# G, level 7\n"),
    ];
    let config = "[levels]\n'a/**' = 2\n'a/c/**' = 3\n";
    assert_eq!(
        levels(&build_with(&tree(&files), config)),
        [
            ("", None),
            ("a", Some(1)),
            ("a/b", Some(2)),
            ("a/c", None),
            ("a/c/d", Some(3)),
            ("e", Some(2)),
            ("f", Some(3)),
            ("g", None)
        ]
    );
}

#[test]
fn titles_have_no_stars_wherever_they_are_shown_and_are_found_with_or_without() {
    let bundle = build(&tree(&[
        (
            "index.md",
            "---\nchildren: [Deep ⭐⭐⭐, Plain]\n---\n# Home ⭐\n",
        ),
        ("deep.md", "---\ntitle: Deep (⭐⭐⭐)\n---\n# Deep\n"),
        ("plain.md", "# Plain ⭐⭐\n\n## Part (⭐⭐⭐ more)\n"),
        (
            "rated.md",
            "---\nparent: \"Plain ⭐⭐\"\n---\n# Rated ⭐⭐⭐⭐⭐\n",
        ),
    ]));
    let titles: Vec<_> = bundle
        .manifest
        .pages
        .iter()
        .map(|page| (&*page.title, page.parent))
        .collect();
    assert_eq!(
        titles,
        [
            ("Home", None),
            ("Deep", Some(0)),
            ("Plain", Some(0)),
            ("Rated ⭐⭐⭐⭐⭐", Some(2))
        ]
    );
    let plain = &bundle.pages[2].root;
    assert_eq!(
        (plain.heading.as_str(), plain.children[0].heading.as_str()),
        ("Plain", "Part (more)")
    );
}

#[test]
fn the_text_of_a_page_counts_at_its_own_level_whatever_its_title_says() {
    let bundle = build(&tree(&[(
        "index.md",
        "---\nlevel: 1\n---\n# Home ⭐⭐⭐\n\nfour words of text\n\n## Below\n\ntwo words\n",
    )]));
    assert_eq!(bundle.manifest.pages[0].words, [8, 8, 8]);
}

/// The first value of a key in a file's opening lines, read without any of the program's own code.
fn value(text: &str, key: &str) -> Option<String> {
    let lines = text.trim_start_matches('\u{feff}').lines().take(25);
    let found = lines
        .skip_while(|line| line.trim() == "---" || line.trim().is_empty())
        .take_while(|line| line.trim() != "---")
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    found.map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
}

#[test]
fn every_page_of_the_real_tree_has_the_level_and_readers_its_author_wrote() {
    let Some(tree) = open("penguinmails") else {
        return;
    };
    let bundle = build(&tree);
    let mut counts: BTreeMap<Option<u8>, u32> = BTreeMap::new();
    let (mut strings, mut everyone, mut split, mut inner) = (BTreeSet::new(), 0, 0, 0);
    for (page, meta) in bundle.pages.iter().zip(&bundle.manifest.pages) {
        let Some(source) = &page.source else { continue };
        let text = String::from_utf8_lossy(&tree.read(source).unwrap()).into_owned();
        let level = meta.level.map(Level::number);
        *counts.entry(level).or_default() += 1;
        if let Some(written) = value(&text, "level").and_then(|level| level.parse().ok()) {
            assert_eq!(level, Some(written), "{source}");
        }
        if let Some(readers) = value(&text, "persona") {
            everyone += u32::from(page.personas.is_empty());
            let generic = [
                "All",
                "Documentation Users",
                "Internal",
                "Freelance",
                "Contributors",
                "Enterprise",
            ];
            assert!(
                !page.personas.is_empty() || generic.iter().any(|word| readers.contains(word)),
                "{source} is for {readers}, and read as for everyone"
            );
            strings.insert(readers);
        }
        let own = meta.level.unwrap_or(Level::Surface);
        let below = passage_levels(page);
        split += u32::from(below.len() == 3);
        inner += u32::from(below.iter().any(|level| *level > own));
    }
    println!(
        "levels {counts:?}; {} strings for readers, {everyone} pages for everyone by name; {split} pages hold all three \
         levels, {inner} fold something",
        strings.len()
    );
    let count = |level| counts.get(&level).copied().unwrap_or(0);
    assert!(
        count(Some(2)) >= 530 && count(Some(3)) >= 386 && count(Some(1)) >= 18,
        "{counts:?}"
    );
    assert!(
        (125..=131).contains(&strings.len()),
        "{} strings",
        strings.len()
    );
    // Of the 49 pages that write all three, five count on to 4 or 5: scales of maturity, which label nothing.
    assert!(split >= 44, "all three levels are found on {split} pages");
}
