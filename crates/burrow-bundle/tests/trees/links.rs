//! Where links lead, in trees held in memory.

use crate::support::{build, build_with, codes, html, tree};
use burrow_bundle::{Bundler, Config, MemoryTree, NoProgress};

#[test]
fn every_way_of_writing_a_link_finds_its_page() {
    let ways = [
        ("b.md", ""),
        ("b", ""),
        ("./b.md", ""),
        ("../a/b", ""),
        ("/a/b", ""),
        ("/a/b.md", ""),
        ("/a/b/", ""),
        ("/docs/a/b", ""),
        ("b.html", ""),
        ("/old/place", ""),
        ("b.md?x=1", ""),
        ("b:1", "link-repaired"),
        ("b//", "link-repaired"),
        (r"..\a\b.md", "link-repaired"),
        ("a/b.md", "link-guessed"),
        ("/elsewhere/a/b", "link-guessed"),
        ("B", "link-guessed"),
    ];
    for (way, code) in ways {
        let from = format!("# A\n\n[x](<{way}>)\n");
        let bundle = build(&tree(&[
            ("index.md", "# Home\n"),
            ("a/index.md", &from),
            ("a/b.md", "---\nredirect_from: /old/place/\n---\n# B\n"),
        ]));
        let html = html(&bundle, "a");
        assert!(html.contains("href=\"&/a/b/\""), "{way}: {html}");
        let expected: &[&str] = if code.is_empty() { &[] } else { &[code] };
        assert_eq!(codes(&bundle), expected, "{way}");
    }
}

#[test]
fn one_common_word_is_no_guess_where_the_folders_say_otherwise() {
    let ways = [
        ("/finance/operations", "broken-link"),
        ("/finance/queue/operations", "link-guessed"),
        ("/finance/daily-operations", "link-guessed"),
        ("operations", "link-guessed"),
        ("../operations.md", "link-guessed"),
    ];
    for (way, code) in ways {
        let bundle = build(&tree(&[
            ("index.md", "# Home\n"),
            ("a/index.md", &format!("# A\n\n[x]({way})\n")),
            ("tools/queue/operations.md", "# Operations\n"),
            ("tools/queue/daily-operations.md", "# Daily operations\n"),
        ]));
        assert_eq!(codes(&bundle), [code], "{way}");
    }
}

#[test]
fn a_folder_without_a_page_still_answers() {
    let bundle = build(&tree(&[
        (
            "index.md",
            "# Home\n\n[x](/guide) [y](guide/README.md) [z](guide/index)\n",
        ),
        ("guide/one.md", "# One\n"),
        ("other/two.md", "# Two\n"),
    ]));
    assert_eq!(html(&bundle, "").matches("href=\"&/guide/\"").count(), 3);
    assert_eq!(codes(&bundle), [""; 0]);
}

#[test]
fn an_anchor_is_kept_and_must_exist() {
    let bundle = build(&tree(&[
        (
            "index.md",
            "# Home\n\n## Here\n\n[a](#here) [b](b.md#there) [c](b.md#nowhere) [d](#top)\n",
        ),
        ("b.md", "# B\n\n## There\n\nText.\n"),
    ]));
    assert!(html(&bundle, "").contains("href=\"&/b/#there\""));
    assert_eq!(codes(&bundle), ["broken-anchor"]);
}

#[test]
fn permalinks_move_the_address_and_never_the_id() {
    let bundle = build(&tree(&[
        ("index.md", "# Home\n\n[b](b.md) [again](/moved/here)\n"),
        ("b.md", "---\npermalink: /moved/here.html\n---\n# B\n"),
    ]));
    let page = &bundle.manifest.pages[1];
    assert_eq!(page.id.as_str(), "b");
    assert_eq!(page.path().as_str(), "moved/here");
    assert_eq!(
        html(&bundle, "").matches("href=\"&/moved/here/\"").count(),
        2
    );
}

#[test]
fn absolute_links_may_start_with_the_base_path() {
    let tree = tree(&[
        ("index.md", "# Home\n\n[b](/manual/b)\n"),
        ("b.md", "# B\n"),
    ]);
    assert!(html(&build_with(&tree, "base-path = '/manual/'"), "").contains("href=\"&/b/\""));
}

#[test]
fn a_page_is_rendered_again_when_what_it_links_to_comes_or_goes() {
    let mut bundler = Bundler::new(Config::default());
    let mut tree = tree(&[("index.md", "# Home\n\n[b](b.md)\n"), ("c.md", "# C\n")]);
    let mut home = |tree: &MemoryTree| html(&bundler.build(tree, &NoProgress).unwrap(), "");
    let planned = home(&tree);
    tree.insert("b.md", "# B\n");
    let there = home(&tree);
    assert!(
        there.contains("href=\"&/b/\"") && there != planned,
        "{there}"
    );
    tree.insert("b.md", "---\npermalink: /c2/\n---\n# B\n");
    assert!(home(&tree).contains("href=\"&/c2/\""));
    tree.remove("b.md");
    assert_eq!(home(&tree), planned);
}

#[test]
fn addresses_that_differ_in_case_or_accents_are_reported() {
    for twins in [["tea.md", "Tea.md"], ["caf\u{e9}.md", "cafe\u{301}.md"]] {
        let bundle = build(&tree(&[
            ("index.md", "# H\n"),
            (twins[0], "# A\n"),
            (twins[1], "# B\n"),
        ]));
        assert_eq!(codes(&bundle), ["duplicate-url"], "{twins:?}");
        assert_eq!(bundle.pages.len(), 3);
    }
}

#[test]
fn a_page_that_moved_is_found_by_its_name_its_folders_and_the_links_text() {
    let tree = tree(&[
        (
            "index.md",
            "# Home\n\n[OLTP schema guide](/database/schema/oltp-schema-guide)\n\n[Billing Rules](/x/y)\n\n[Start](setpu.md)\n",
        ),
        (
            "database/oltp-database/schema-guide.md",
            "# OLTP schema guide\n",
        ),
        (
            "database/content/schema-guide.md",
            "# Content schema guide\n",
        ),
        ("money/billing-rules.md", "# Billing rules\n"),
        ("setup.md", "# Setup\n"),
        ("pricing.md", "# Pricing\n"),
    ]);
    let bundle = build(&tree);
    let hints: Vec<_> = bundle
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == "broken-link")
        .filter_map(|diagnostic| diagnostic.hint.as_deref())
        .collect();
    assert_eq!(
        hints,
        [
            "did you mean `/database/oltp-database/schema-guide`?",
            "did you mean `/money/billing-rules`?",
            "did you mean `/setup`?",
        ]
    );
}
