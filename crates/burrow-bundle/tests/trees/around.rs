//! What authors put around their pages: links of the whole site, neighbours, outlines, lists of what is below.

use crate::support::{build, build_fixture, html, tree};
use burrow_bundle::Bundle;
use burrow_model::{Page, SiteLink};

/// Links, one a line: title, address, `*` for a tab of its own.
fn links(links: &[SiteLink]) -> Vec<String> {
    let line = |link: &SiteLink| {
        let tab = if link.new_tab { " *" } else { "" };
        format!("{}: {}{tab}", link.title, link.url)
    };
    links.iter().map(line).collect()
}

fn page<'a>(bundle: &'a Bundle, id: &str) -> &'a Page {
    let mut pages = bundle.pages.iter();
    pages
        .find(|page| page.id.as_str() == id)
        .expect("there is such a page")
}

/// The headings of a page's outline.
fn headings(bundle: &Bundle, id: &str) -> Vec<String> {
    let passages = page(bundle, id).root.in_order();
    let listed = passages
        .into_iter()
        .skip(1)
        .filter(|passage| !passage.unlisted);
    listed.map(|passage| passage.heading.text()).collect()
}

/// What stands before and after a page by its author's word: titles, `-` for nothing, empty for the usual.
fn neighbours(bundle: &Bundle, id: &str) -> [String; 2] {
    let pages = &bundle.manifest.pages;
    let meta = pages
        .iter()
        .find(|meta| meta.id.as_str() == id)
        .expect("there is such a page");
    let told = [(meta.prev, &meta.prev_title), (meta.next, &meta.next_title)];
    told.map(|(page, title)| {
        let page = page.map(|page| &pages[page as usize].id);
        match (page, title) {
            (None, None) => String::new(),
            (None, Some(title)) => format!("the usual as {title}"),
            (Some(page), _) if *page == meta.id => "-".to_owned(),
            (Some(page), None) => page.as_str().to_owned(),
            (Some(page), Some(title)) => format!("{} as {title}", page.as_str()),
        }
    })
}

/// The diagnostics of a code, as file, line and column.
fn places<'a>(bundle: &'a Bundle, code: &str) -> Vec<(&'a str, u32, u32)> {
    let found = bundle.diagnostics.iter().filter(|found| found.code == code);
    found
        .map(|found| (&*found.file, found.line, found.column))
        .collect()
}

#[test]
fn links_of_a_just_the_docs_site_are_taken_as_far_as_they_are_safe() {
    let bundle = build_fixture("just-the-docs");
    let site = &bundle.manifest.site;
    assert_eq!(
        links(&site.aux_links),
        [
            "Tea on the web: https://tea.example.org/ *",
            "Start here: &/guide/#first *"
        ]
    );
    assert_eq!(
        links(&site.nav_links),
        [
            "Shop: https://shop.example.org/cups?a=1&b=2",
            "Write to us: mailto:tea@example.org *"
        ]
    );
    assert_eq!(places(&bundle, "link-refused"), [("_config.yml", 14, 3)]);
    assert_eq!(places(&bundle, "nav-missing"), [("_config.yml", 15, 3)]);
    let all: String = bundle
        .files
        .iter()
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .collect();
    assert!(!all.contains("javascript"));
}

#[test]
fn defaults_hold_for_the_type_they_name() {
    let bundle = build_fixture("just-the-docs");
    let status = |id: &str| page(&bundle, id).status.clone().unwrap_or_default();
    assert_eq!(status("guide/brew"), "page");
    assert_eq!(status("more/_recipes/chai"), "recipe");
    assert_eq!(
        status("reference/kettle"),
        "STABLE",
        "a page's own word counts"
    );
    assert!(!bundle.pages.iter().any(|page| page.title == "Secret"));
}

#[test]
fn a_page_without_a_list_of_what_is_below_says_so() {
    let bundle = build_fixture("just-the-docs");
    assert!(page(&bundle, "guide").no_cards && !page(&bundle, "reference").no_cards);
}

#[test]
fn headings_that_want_no_place_in_the_outline_have_none() {
    let bundle = build_fixture("just-the-docs");
    assert_eq!(
        headings(&bundle, "reference/kettle"),
        ["Limits", "Listed again"]
    );
    let text = "\n# T\n\n## Two\n\n### Three\n\n#### Four\n";
    let with = |front: &str| format!("---\n{front}\n---\n{text}");
    let cases: [(&str, &[&str]); 5] = [
        ("tableOfContents: false", &[]),
        ("hide: [toc]", &[]),
        ("outline: 3", &["Three"]),
        ("toc_max_heading_level: 2", &["Two"]),
        ("title: plain", &["Two", "Three", "Four"]),
    ];
    for (front, expected) in cases {
        let text = with(front);
        let bundle = build(&tree(&[("index.md", "# Home\n"), ("a.md", &text)]));
        assert_eq!(headings(&bundle, "a"), expected, "{front}");
    }
}

#[test]
fn neighbours_are_those_that_an_author_names() {
    let files = [
        ("index.md", "# Home\n"),
        (
            "a.md",
            "---\nprev: false\nnext: {text: Skip to the end, link: /d}\n---\n# A\n",
        ),
        (
            "b.md",
            "---\nprev: Back to A\nnext: ./guide/e.md\n---\n# B\n",
        ),
        (
            "c.md",
            "---\npagination_prev: guide/e\npagination_next: null\n---\n# C\n",
        ),
        ("d.md", "---\nhide: [footer]\n---\n# D\n"),
        (
            "guide/e.md",
            "---\nnext: {link: /nowhere/}\nprev: {link: 'https://example.org', label: Out}\n---\n# E\n",
        ),
    ];
    let bundle = build(&tree(&files));
    assert_eq!(neighbours(&bundle, "a"), ["-", "d as Skip to the end"]);
    assert_eq!(
        neighbours(&bundle, "b"),
        ["the usual as Back to A", "guide/e"]
    );
    assert_eq!(neighbours(&bundle, "c"), ["guide/e", "-"]);
    assert_eq!(neighbours(&bundle, "d"), ["-", "-"]);
    assert_eq!(neighbours(&bundle, "guide/e"), ["", ""]);
    assert_eq!(neighbours(&bundle, ""), ["", ""]);
    assert_eq!(places(&bundle, "nav-missing"), [("guide/e.md", 2, 1)]);
    let unknown: Vec<_> = bundle
        .diagnostics
        .iter()
        .filter(|found| found.code == "front-matter-unknown")
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn links_elsewhere_in_a_written_navigation_stand_behind_it() {
    let bundle = build(&tree(&[
        (
            "mkdocs.yml",
            "site_name: T\nnav:\n  - index.md\n  - Code: https://example.org/code\n",
        ),
        ("docs/index.md", "# Home\n"),
    ]));
    assert_eq!(
        links(&bundle.manifest.site.nav_links),
        ["Code: https://example.org/code"]
    );
}

#[test]
fn older_versions_of_a_site_are_told_and_left_out() {
    let bundle = build_fixture("docusaurus");
    let said: Vec<_> = bundle
        .diagnostics
        .iter()
        .filter(|found| found.code == "outside-docs")
        .map(|found| &*found.message)
        .collect();
    assert!(
        said.iter()
            .any(|said| said.contains("older versions (1.0, 2.0)")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|said| said.starts_with("1 Markdown file")),
        "the blog's: {said:?}"
    );
    assert!(
        !bundle
            .pages
            .iter()
            .any(|page| page.title.contains("first") || page.title.contains("second"))
    );
}

#[test]
fn a_configuration_of_mkdocs_inherits() {
    let bundle = build(&tree(&[
        (
            "mkdocs.yml",
            "INHERIT: base/shared.yml\nsite_name: Own\ntheme:\n  language: es\n",
        ),
        (
            "base/shared.yml",
            "site_name: Shared\nsite_description: Said above.\ntheme:\n  name: material\n  language: de\nnav:\n  - Start: index.md\n  - B: b.md\n  - Gone: gone.md\n",
        ),
        ("docs/index.md", "# Home\n"),
        ("docs/a.md", "# A\n"),
        ("docs/b.md", "# Bee\n"),
    ]));
    let site = &bundle.manifest.site;
    assert_eq!((&*site.title, &*site.language), ("Own", "es"));
    assert_eq!(site.description.as_deref(), Some("Said above."));
    let titles: Vec<_> = bundle
        .manifest
        .pages
        .iter()
        .map(|page| &*page.title)
        .collect();
    assert_eq!(titles, ["Home", "B", "A"]);
    assert_eq!(places(&bundle, "nav-missing"), [("base/shared.yml", 9, 11)]);
    let lost = build(&tree(&[
        ("mkdocs.yml", "site_name: T\nINHERIT: ../away.yml\n"),
        ("docs/index.md", "# Home\n"),
    ]));
    assert_eq!(places(&lost, "site-config"), [("mkdocs.yml", 2, 10)]);
}

#[test]
fn links_in_included_text_count_as_in_its_tool() {
    // MDX compiles a partial by itself: from the partial, and only then from the page.
    let bundle = build(&tree(&[
        ("docusaurus.config.js", "module.exports = {}"),
        ("docs/index.md", "# Home\n"),
        (
            "docs/guide/page.mdx",
            "import Note from '../parts/_note.mdx';\n\n# Page\n\n[own](./near.md)\n\n<Note />\n",
        ),
        ("docs/guide/near.md", "# Near the page\n"),
        ("docs/guide/only.md", "# Only near the page\n"),
        ("docs/parts/near.md", "# Near the part\n"),
        (
            "docs/parts/_note.mdx",
            "[theirs](./near.md), [page's](./only.md), [none](./none.md)\n\n![pot](./pot.svg)\n",
        ),
        (
            "docs/parts/pot.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"/>",
        ),
    ]));
    let page = html(&bundle, "guide/page");
    for part in [
        "href=\"&/guide/near/\">own",
        "href=\"&/parts/near/\">theirs",
        "href=\"&/guide/only/\">page",
        "<img src=\"&/bundle/assets/",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert_eq!(
        places(&bundle, "broken-link"),
        [("docs/parts/_note.mdx", 1, 50)]
    );
    // Where text is put in, it counts from the page.
    let bundle = build(&tree(&[
        ("book.toml", "[book]\ntitle = 'T'\n"),
        (
            "src/SUMMARY.md",
            "- [A](a/page.md)\n- [N](a/near.md)\n- [M](b/near.md)\n",
        ),
        ("src/a/page.md", "# Page\n\n{{#include ../b/part.md}}\n"),
        ("src/a/near.md", "# Near the page\n"),
        ("src/b/near.md", "# Near the part\n"),
        ("src/b/part.md", "[near](near.md)\n"),
    ]));
    assert!(
        bundle
            .pages
            .iter()
            .any(|page| page.root.html.as_str().contains("href=\"&/a/near/\""))
    );
}
