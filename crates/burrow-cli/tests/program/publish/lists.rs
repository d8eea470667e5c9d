//! Lists of pages: `sitemap.xml`, `robots.txt`, `llms.txt` and the feed.

use super::{TOP, odd, site};
use crate::support::Tree;
use std::collections::BTreeSet;

#[test]
fn the_sitemap_has_every_page_that_may_be_found_with_real_dates_only() {
    let site = site(&odd(), &[]);
    let document = roxmltree::Document::parse(&site["sitemap.xml"]).unwrap();
    let root = document.root_element();
    assert_eq!(
        root.tag_name().namespace(),
        Some("http://www.sitemaps.org/schemas/sitemap/0.9")
    );
    let child = |node: roxmltree::Node<'_, '_>, name: &str| {
        let mut found = node
            .children()
            .filter(|child| child.tag_name().name() == name);
        found
            .next()
            .and_then(|child| child.text().map(str::to_owned))
    };
    let urls = root.children().filter(|node| node.is_element());
    let pages: Vec<(String, Option<String>)> = urls
        .map(|url| {
            let place = child(url, "loc").unwrap();
            (
                place.strip_prefix(TOP).unwrap().to_owned(),
                child(url, "lastmod"),
            )
        })
        .collect();
    let places: BTreeSet<&str> = pages.iter().map(|(place, _)| place.as_str()).collect();
    let expected = [
        "",
        "guide/",
        "guide/a%20(b)%20%5Bc%5D%20100%25%20%C3%B1/",
        "guide/dated/",
        "guide/letters/",
        "guide/undated/",
    ];
    assert_eq!(places, BTreeSet::from(expected));
    assert_eq!(pages.len(), places.len(), "none stands there twice");
    let dates: BTreeSet<_> = pages
        .iter()
        .filter_map(|(_, date)| date.as_deref())
        .collect();
    assert_eq!(dates, BTreeSet::from(["2024-11", "2025-11-19"]));
}

#[test]
fn robots_txt_names_the_sitemap_and_an_author_s_own_is_kept() {
    let tree = odd();
    let line = format!("\nSitemap: {TOP}sitemap.xml\n");
    assert_eq!(
        site(&tree, &[])["robots.txt"],
        format!("User-agent: *\nAllow: /\n{line}")
    );
    tree.write(
        "docs/robots.txt",
        "User-agent: x\nDisallow: /hand-book/guide/\n",
    );
    assert_eq!(
        site(&tree, &[])["robots.txt"],
        format!("User-agent: x\nDisallow: /hand-book/guide/\n{line}")
    );
    tree.write("docs/robots.txt", "sitemap: https://a.example/own.xml");
    assert_eq!(
        site(&tree, &[])["robots.txt"],
        "sitemap: https://a.example/own.xml\n"
    );
}

#[test]
fn the_feed_tells_of_dated_pages_the_newest_first() {
    let site = site(&odd(), &[]);
    let document = roxmltree::Document::parse(&site["feed.xml"]).unwrap();
    let atom = "http://www.w3.org/2005/Atom";
    let all = |node: roxmltree::Node<'_, '_>, name: &str| -> Vec<String> {
        let children = node
            .children()
            .filter(|child| child.has_tag_name((atom, name)));
        children
            .map(|child| child.text().unwrap_or_default().to_owned())
            .collect()
    };
    let feed = document.root_element();
    assert!(feed.has_tag_name((atom, "feed")));
    for name in ["id", "title", "updated", "author"] {
        assert_eq!(all(feed, name).len(), 1, "{name}");
    }
    assert_eq!(all(feed, "title"), ["Post & \"Sons\""]);
    assert_eq!(all(feed, "updated"), ["2025-11-19T00:00:00Z"]);
    let links: Vec<_> = feed
        .children()
        .filter(|node| node.has_tag_name((atom, "link")))
        .map(|link| {
            (
                link.attribute("rel").unwrap(),
                link.attribute("href").unwrap().to_owned(),
            )
        })
        .collect();
    assert!(links.contains(&("self", format!("{TOP}feed.xml"))));
    let entries: Vec<_> = feed
        .children()
        .filter(|node| node.has_tag_name((atom, "entry")))
        .map(|entry| {
            for name in ["id", "title", "updated", "summary"] {
                assert_eq!(all(entry, name).len(), 1, "{name}");
            }
            (
                all(entry, "id")[0].clone(),
                all(entry, "updated")[0].clone(),
            )
        })
        .collect();
    assert_eq!(
        entries,
        [
            (
                format!("{TOP}guide/a%20(b)%20%5Bc%5D%20100%25%20%C3%B1/"),
                "2025-11-19T00:00:00Z".to_owned()
            ),
            (
                format!("{TOP}guide/dated/"),
                "2024-11-01T00:00:00Z".to_owned()
            ),
        ]
    );
}

#[test]
fn the_feed_holds_the_newest_fifty() {
    let tree = Tree::sound();
    for number in 0..60 {
        let (month, day) = (1 + number / 28, 1 + number % 28);
        tree.write(
            &format!("docs/p{number}.md"),
            &format!("---\nlast_modified_date: 2025-{month:02}-{day:02}\n---\n# P{number}\n"),
        );
    }
    let feed = &site(&tree, &["--site-url", TOP])["feed.xml"];
    assert_eq!(feed.matches("<entry>").count(), 50);
    assert!(feed.contains("/p59/") && feed.contains("/p10/") && !feed.contains("/p9/"));
}

#[test]
fn llms_txt_has_the_promise_and_the_pages_by_section_with_a_line_each() {
    let tree = odd();
    tree.write("docs/lone.md", "# Lone\n\nA page that stands alone.\n");
    tree.write(
        "docs/guide/off.md",
        "---\nnav_exclude: true\n---\n# Off\n\nNot in the menu.\n",
    );
    let site = site(&tree, &[]);
    let list = &site["llms.txt"];
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines[0], "# Post & \"Sons\"");
    assert!(lines[2].starts_with("> "), "{list}");
    let headings: Vec<_> = lines
        .iter()
        .filter(|line| line.starts_with("## "))
        .collect();
    assert_eq!(
        headings,
        [&"## Post & \"Sons\"", &"## Guide", &"## Optional"]
    );
    assert!(list.contains(&format!(
        "\n- [Letters]({TOP}guide/letters/index.md): Writing letters.\n"
    )));
    assert!(list.contains(&format!(
        "\n- [Lone]({TOP}lone/index.md): A page that stands alone.\n"
    )));
    let (_, rest) = list.split_once("## Optional").unwrap();
    assert!(
        rest.contains("- [Off](") && !rest.contains("Letters"),
        "{rest}"
    );
    let hostile = "\\</script>\\<script>alert(1)\\</script> & \\]\\](x) \\`\"'";
    assert!(
        list.contains(&format!("- [{hostile}]({TOP}guide/a%20%28b%29%20")),
        "{list}"
    );
    assert!(site["llms-full.txt"].contains("Every envelope wants a stamp."));
}

#[test]
fn a_large_site_stands_in_one_file_only_when_asked() {
    let tree = Tree::sound();
    tree.write(
        "docs/long.md",
        &format!("# Long\n\n{}\n", "many words ".repeat(30_000)),
    );
    assert!(!site(&tree, &[]).contains_key("llms-full.txt"));
    tree.write(
        "docs/burrow.toml",
        "[publish]\nllms-full = true\nmarkdown = false\nfeed = false\nhosts = false\n",
    );
    let site = site(&tree, &["--site-url", TOP]);
    assert!(site["llms-full.txt"].len() > 300_000);
    assert!(
        !site
            .keys()
            .any(|path| path.ends_with(".md") || path.starts_with('_'))
    );
    assert!(site["llms.txt"].contains(&format!("[Letters]({TOP}guide/letters/)")));
    assert!(!site["index.html"].contains("text/markdown"));
}
