//! `--cards`: an image for each page, drawn once.

use super::{TOP, between, odd, site};
use crate::support::{Tree, files};
use std::fs;

const CARDS: [&str; 3] = ["--cards", "--site-url", TOP];

/// Width and height as a PNG says them at its beginning.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn every_page_names_an_image_that_is_there() {
    let tree = odd();
    let text = site(&tree, &CARDS);
    let all = files(&tree.path("site"));
    let mut seen = 0;
    for (path, html) in text.iter().filter(|(path, _)| path.ends_with("index.html")) {
        if !html.contains("id=\"bw-seed\"") {
            continue; // sends its visitors on
        }
        if path.starts_with("burrow/map/") {
            continue; // for readers: search engines and previews are not told of it
        }
        let image = between(html, "<meta property=\"og:image\" content=\"", "\">");
        assert_eq!(image.len(), 1, "{path}");
        let file = image[0].strip_prefix(TOP).unwrap();
        assert_eq!(size(&all[file]), (1200, 630), "{path}");
        assert!(html.contains("content=\"summary_large_image\""), "{path}");
        seen += 1;
    }
    assert!(seen > 8, "{seen}");
    assert!(
        text["_headers"].contains(
            "\n/hand-book/cards/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        )
    );
}

#[test]
fn a_second_build_draws_nothing_and_one_change_one_card() {
    let tree = Tree::sound();
    let build = || {
        let run = tree
            .run(&[
                "build",
                "docs",
                "--out",
                "site",
                "--cards",
                "--site-url",
                TOP,
            ])
            .ended_with(0);
        let line = run
            .stderr
            .lines()
            .find(|line| line.contains(" cards, "))
            .unwrap()
            .to_owned();
        (line, files(&tree.path("site")))
    };
    let (line, first) = build();
    assert!(line.starts_with("3 cards, 3 of them drawn anew"), "{line}");
    let (line, second) = build();
    assert!(line.starts_with("3 cards, 0 of them drawn anew"), "{line}");
    assert!(first == second);
    tree.write("docs/guide/letters.md", "# Letters and more\n");
    assert!(build().0.starts_with("3 cards, 1 of them drawn anew"));
    for entry in fs::read_dir(tree.path(".site.burrow-cache"))
        .unwrap()
        .flatten()
    {
        fs::write(entry.path(), "damaged").unwrap();
    }
    let (line, mended) = build();
    assert!(line.starts_with("3 cards, 3 of them drawn anew"), "{line}");
    assert!(mended.keys().any(|path| path.starts_with("cards/")));
}

#[test]
fn a_title_no_font_can_write_has_the_card_of_the_home_page_and_that_is_said() {
    let tree = Tree::sound();
    tree.write("docs/guide/ja.md", "# 日本語の手紙\n");
    let run = tree
        .run(&[
            "build",
            "docs",
            "--out",
            "site",
            "--cards",
            "--site-url",
            TOP,
        ])
        .ended_with(0);
    assert!(
        run.stderr
            .contains("1 pages show the card of the home page"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("`日`") && run.stderr.contains("card-font"),
        "{}",
        run.stderr
    );
    let image = |path: &str| {
        let html = fs::read_to_string(tree.path(path)).unwrap();
        between(&html, "<meta property=\"og:image\" content=\"", "\">")[0].to_owned()
    };
    assert_eq!(image("site/guide/ja/index.html"), image("site/index.html"));
}

#[test]
fn the_cache_never_lies_in_the_documentation() {
    let tree = Tree::sound();
    let run = tree
        .run(&[
            "build",
            "docs",
            "--out",
            "site",
            "--cards",
            "--site-url",
            TOP,
            "--cache",
            "docs/../docs/cache",
        ])
        .ended_with(2);
    assert!(run.stderr.contains("lies inside docs"), "{}", run.stderr);
    assert_eq!(files(&tree.path("docs")).len(), 3);
}

#[test]
fn without_an_absolute_address_there_are_no_cards_and_that_is_said() {
    let tree = Tree::sound();
    let run = tree
        .run(&["build", "docs", "--out", "site", "--cards"])
        .ended_with(0);
    assert!(run.stderr.contains("no cards either"), "{}", run.stderr);
    assert!(!tree.path("site/cards").exists() && !tree.path(".site.burrow-cache").exists());
}
