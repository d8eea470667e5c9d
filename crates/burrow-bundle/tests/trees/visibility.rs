//! What is left out of a site is in no byte of it: no page, no index, no name.

use crate::support::{build_with, codes, html, index, tree};
use burrow_bundle::{Bundle, MemoryTree};

/// A way to leave a page out: what it is called, the page's file, its front matter, the configuration.
type Way = (&'static str, &'static str, &'static str, &'static str);

const WAYS: [Way; 10] = [
    ("a draft", "guide/quagga.md", "draft: true\n", ""),
    (
        "not published",
        "guide/quagga.md",
        "published: \"false\"\n",
        "",
    ),
    (
        "a status",
        "guide/quagga.md",
        "status: Wombatty\n",
        "[visibility]\nstatus = ['wombatty']\n",
    ),
    (
        "visibility: internal",
        "guide/quagga.md",
        "visibility: Internal\n",
        "",
    ),
    (
        "a key of its own",
        "guide/quagga.md",
        "team: [blue, red]\n",
        "[visibility]\nfront-matter = { team = ['RED'] }\n",
    ),
    (
        "its readers",
        "guide/quagga.md",
        "persona: Backend Developers\n",
        "[visibility]\nexclude-personas = ['technical']\n",
    ),
    (
        "a glob",
        "guide/quagga.md",
        "",
        "[visibility]\nexclude = ['**/quagga.md']\n",
    ),
    (
        "a folder",
        "quokka/quagga.md",
        "",
        "[visibility]\nexclude = ['quokka']\n",
    ),
    (
        "a glob at the top",
        "quokka/quagga.md",
        "",
        "exclude = ['quokka/**']\n",
    ),
    (
        "a folder's own page",
        "quokka/index.md",
        "draft: true\n",
        "",
    ),
];

/// What the page holds that nothing else does, one word for each place in which a page can hold words.
const WORDS: [&str; 13] = [
    "zorilla",
    "numbatic",
    "pangolino",
    "aardwolfs",
    "kinkajoux",
    "tamandua",
    "binturong",
    "fossaling",
    "tenrecky",
    "colugoid",
    "galagoan",
    "potamogale",
    "solenodon",
];

fn secret(front: &str) -> String {
    format!(
        "---\ntitle: Zorilla\ndescription: Of numbatic things.\nkeywords: [pangolino]\nredirect_from: /aardwolfs/\n\
         permalink: /kinkajoux/\nowner: tamandua\n{front}---\n# Zorilla\n\n## Binturong\n\nA fossaling in *prose*.\n\n\
         ![tenrecky](/pictures/colugoid.gif)\n\n[galagoan](/guide/open.md \"potamogale\")\n\n```\nsolenodon\n```\n"
    )
}

/// A visible page that speaks to the one that is left out in every way a link can.
const OPEN: &str = "# Open\n\nSee [the other page](/FILE), [beside](../FILE#binturong), <a href=\"/FILE\">raw</a>, \
    [by its address](/kinkajoux/), [by a former one](/aardwolfs), [as a file](/FILE?raw), ![a picture](/FILE) and \
    ![](/FILE).\n\n[reference]\n\n[reference]: /FILE\n";

fn site(file: &str, front: &str, extra: &str) -> MemoryTree {
    let own = secret(front);
    let open = OPEN.replace("FILE", file);
    tree(&[
        (
            "index.md",
            "---\ntitle: Home\nchildren: [Zorilla]\n---\nWords.\n",
        ),
        (file, &own),
        ("guide/open.md", &open),
        (
            "guide/child.md",
            "---\ntitle: Child\nparent: Zorilla\n---\nText.\n",
        ),
        ("pictures/shown.gif", "GIF89a\u{2}\u{0}\u{1}\u{0}"),
        (
            "pictures/colugoid.gif",
            "GIF89a\u{2}\u{0}\u{1}\u{0} zorilla",
        ),
        ("burrow.toml", extra),
    ])
}

/// The places where a word stands: files by their text, and the index by its terms.
fn places(bundle: &Bundle, word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut found: Vec<String> = bundle
        .files
        .iter()
        .filter(|file| {
            file.path.to_lowercase().contains(&word)
                || String::from_utf8_lossy(&file.bytes)
                    .to_lowercase()
                    .contains(&word)
        })
        .map(|file| file.path.clone())
        .collect();
    let index = index(bundle);
    // Slips are forgiven and forms are known, so this finds more than the term itself.
    if index.search(&index.plan(&word), 1, |_| 1.0).total > 0 {
        found.push("the search index".into());
    }
    found
}

#[test]
fn what_is_left_out_is_in_no_byte_of_the_bundle() {
    for (name, file, front, config) in WAYS {
        let bundle = build_with(&site(file, front, config), config);
        let open = html(&bundle, "guide/open");
        // What is never read has no addresses that could be known: links to them lead to no page, like any other.
        let unread = config.starts_with("exclude");
        let names = ["quagga", "quokka", "wombatty"];
        let known = |word: &&str| !unread || !["aardwolfs", "kinkajoux"].contains(word);
        for word in WORDS.iter().copied().chain(names).filter(known) {
            assert_eq!(
                places(&bundle, word),
                [""; 0],
                "{word}, left out by {name}: {open}"
            );
        }
        for text in [
            "the other page",
            "beside",
            "raw",
            "by its address",
            "as a file",
            "a picture",
            "reference",
        ] {
            assert!(
                open.contains(text),
                "the visible page keeps its own words: {text} in {open}"
            );
        }
        assert!(
            unread || !open.contains("href"),
            "and none leads anywhere: {open}"
        );
    }
}

#[test]
fn the_same_page_let_in_is_found_everywhere() {
    // The control: without it the test above could pass by looking in the wrong places.
    let bundle = build_with(&site("guide/quagga.md", "", ""), "");
    for word in WORDS {
        let silent = ["tamandua", "colugoid"].contains(&word);
        assert_eq!(
            places(&bundle, word).is_empty(),
            silent,
            "{word}: {:?}",
            places(&bundle, word)
        );
    }
    assert!(places(&bundle, "binturong").contains(&"the search index".to_owned()));
    assert!(!places(&bundle, "quagga").is_empty());
}

#[test]
fn a_page_for_some_who_are_left_out_and_some_who_are_not_stays() {
    let files = [
        ("index.md", "# H\n"),
        ("a.md", "---\npersona: Developers, CFO\n---\n# A\n"),
        ("b.md", "---\npersona: Zookeepers\n---\n# B\n"),
        ("c.md", "---\npersona: Developers\n---\n# C\n"),
    ];
    let bundle = build_with(
        &tree(&files),
        "[visibility]\nexclude-personas = ['technical']\n",
    );
    let ids: Vec<_> = bundle.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(ids, ["", "a", "b"]);
    assert_eq!(codes(&bundle), ["persona-unknown", "left-out"]);
}

#[test]
fn what_is_private_by_default_can_be_let_in() {
    let files = [
        ("index.md", "# H\n"),
        ("a.md", "---\nvisibility: private\n---\n# A\n"),
        ("b.md", "---\ndraft: true\n---\n# B\n"),
    ];
    let pages = |config: &str| build_with(&tree(&files), config).pages.len();
    assert_eq!(pages(""), 1);
    assert_eq!(pages("[visibility]\ndrafts = true\nfront-matter = {}\n"), 3);
}

#[test]
fn a_link_to_what_is_left_out_is_never_taken_for_another_page_of_its_name() {
    let files = [
        ("index.md", "# H\n\n[x](a/plan.md) [y](b/none.md)\n"),
        ("a/plan.md", "---\ndraft: true\n---\n# Secret\n"),
        ("b/plan.md", "# Open\n"),
    ];
    let bundle = build_with(&tree(&files), "");
    assert_eq!(
        html(&bundle, "").trim(),
        "<p><span class=\"planned\">x</span> <a href=\"&/b/none/\" class=\"planned\">y</a></p>"
    );
}

#[test]
fn an_asset_that_only_pages_left_out_use_is_left_out_too() {
    let assets = |bundle: &Bundle| {
        let files = bundle.files.iter();
        files
            .filter(|file| file.path.starts_with("bundle/assets/"))
            .count()
    };
    assert_eq!(assets(&build_with(&site("guide/quagga.md", "", ""), "")), 1);
    assert_eq!(
        assets(&build_with(
            &site("guide/quagga.md", "draft: true\n", ""),
            ""
        )),
        0
    );
}
