//! What `burrow build` writes for those who never open the reader: held to be whole, true, and nothing but what is there.

mod cards;
mod lists;
mod markdown;
mod pages;
mod redirects;

use crate::support::{Tree, files};
use std::collections::{BTreeMap, BTreeSet};

/// Where the sites of these tests stand.
pub const TOP: &str = "https://docs.example/hand-book/";

/// A tree with everything that makes addresses, dates and titles hard.
pub fn odd() -> Tree {
    let tree = Tree::sound();
    tree.write(
        "docs/burrow.toml",
        "title = \"Post & \\\"Sons\\\"\"\nsite-url = \"https://docs.example/hand-book/\"\n\
         [visibility]\nstatus = [\"secret\"]\nexclude = [\"vault\"]\n",
    );
    tree.write(
        "docs/guide/a (b) [c] 100% ñ.md",
        "---\ntitle: \"</script><script>alert(1)</script> & ]](x) `\\\"'\"\nlast_modified_date: 2025-11-19\n\
         keywords: [\"</script>\", two]\n---\nSome text that is long enough to be a description of its own, to be sure.\n",
    );
    tree.write(
        "docs/guide/dated.md",
        "---\ntitle: Dated\nlast_modified_date: November 2024\nredirect_from: [/old/place, \"/older & wiser.html\", /a*b]\n---\n\
         # Dated\n\nSee [letters](letters.md#stamps), [none](nowhere.md) and [the plan](../plan.md \"why\").\n",
    );
    tree.write(
        "docs/guide/undated.md",
        "---\nlast_modified_date: 2025-02-30\n---\n# Undated\n\nThere is no such day.\n",
    );
    tree.write(
        "docs/guide/quiet.md",
        "---\ntitle: Quiet\nsearch_exclude: true\nlast_modified_date: 2025-12-01\n---\n# Quiet\n",
    );
    tree.write(
        "docs/plan.md",
        "---\ntitle: The hidden plan\nstatus: secret\nredirect_from: /former-plan\n---\n# The hidden plan\n\nunspeakable\n",
    );
    tree.write("docs/vault/key.md", "# Vaulted\n\nunspeakable\n");
    tree.write(
        "docs/gone.md",
        "---\ntitle: Gone\nredirect_to: https://elsewhere.example/x?y=1&z#w\n---\n",
    );
    tree.write(
        "docs/went.md",
        "---\ntitle: Went\nredirect_to: /guide/dated#dated\n---\n",
    );
    tree.write(
        "docs/never.md",
        "---\ntitle: Never\nredirect_to: \"javascript:alert(1)\"\n---\nStays.\n",
    );
    tree.write(
        "docs/round.md",
        "---\ntitle: Round\nredirect_to: /round/\n---\nStays too.\n",
    );
    tree
}

/// A site as text by path; what is no text is left out.
pub fn site(tree: &Tree, arguments: &[&str]) -> BTreeMap<String, String> {
    let mut all = vec!["build", "docs", "--out", "site"];
    all.extend(arguments);
    tree.run(&all).ended_with(0);
    let text = |(path, bytes)| Some((path, String::from_utf8(bytes).ok()?));
    files(&tree.path("site"))
        .into_iter()
        .filter_map(text)
        .collect()
}

/// The file that a host answers with at an address of the site, if there is one.
pub fn file_at(site: &BTreeMap<String, String>, address: &str) -> Option<String> {
    let path = address
        .strip_prefix(TOP)
        .or(address.strip_prefix("/hand-book/"))?;
    let path = path.split(['?', '#']).next()?;
    let path = decoded(path);
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path
    };
    site.contains_key(&file).then_some(file)
}

/// An address with its escapes undone.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let escape = after.get(..2).filter(|_| *byte == b'%');
        match escape.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("addresses are UTF-8")
}

/// What stands between two words of a text, each time.
pub fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let parts = text.split(from).skip(1);
    parts
        .filter_map(|part| Some(part.split_once(to)?.0))
        .collect()
}

/// Text in which the entities of HTML are undone.
pub fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// Every address that a text of one of the files names as absolute or under the base path.
fn addresses(path: &str, text: &str) -> BTreeSet<String> {
    let named: Vec<String> = if path.ends_with(".xml") {
        let document = roxmltree::Document::parse(text).expect("it is XML");
        let texts = document.descendants().filter_map(|node| node.text());
        let attributes = document.descendants().flat_map(|node| node.attributes());
        let attributes = attributes.map(|attribute| attribute.value());
        texts
            .chain(attributes)
            .map(|text| text.trim().to_owned())
            .collect()
    } else if path.ends_with(".md") || path == "llms.txt" || path == "llms-full.txt" {
        between(text, "](", ")")
            .into_iter()
            .map(str::to_owned)
            .collect()
    } else if path.ends_with(".html") {
        let heads = [
            "rel=\"canonical\" href=\"",
            "type=\"text/markdown\" href=\"",
            "data-to=\"",
            "og:url\" content=\"",
        ];
        let named = heads.iter().flat_map(|head| between(text, head, "\""));
        named.map(unescaped).collect()
    } else {
        text.split_whitespace().map(str::to_owned).collect()
    };
    let ours = |address: &String| address.starts_with(TOP) || address.starts_with("/hand-book/");
    named.into_iter().filter(ours).collect()
}

#[test]
fn every_address_leads_to_a_file_that_was_written() {
    let tree = odd();
    let site = site(&tree, &[]);
    let mut seen = 0;
    for (path, text) in &site {
        let tells = path.ends_with(".html") || path.ends_with(".md") || !path.contains('/');
        if !tells || path == "_headers" {
            continue;
        }
        for address in addresses(path, text) {
            // What a rule of a host leads from is where there is no page.
            let is_from = path == "_redirects" && !text.contains(&format!(" {address} 301\n"));
            let found = file_at(&site, &address);
            assert!(
                is_from || found.is_some(),
                "{path} names {address}, where nothing is"
            );
            seen += 1;
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn nothing_that_is_left_out_is_named_anywhere() {
    let tree = odd();
    for (path, text) in site(&tree, &["--site-url", TOP]) {
        for word in [
            "unspeakable",
            "hidden plan",
            "plan.md",
            "former-plan",
            "vault",
            "Vaulted",
        ] {
            let text = text.to_lowercase();
            assert!(!text.contains(&word.to_lowercase()), "{path} names {word}");
            assert!(!path.contains(word), "{path}");
        }
    }
}

#[test]
fn the_same_tree_gives_the_same_files() {
    let tree = odd();
    let first = site(&tree, &[]);
    assert!(first == site(&tree, &[]));
}

#[test]
fn without_an_absolute_address_what_needs_one_is_left_out_and_said() {
    let tree = odd();
    tree.write("docs/burrow.toml", "title = \"Post\"\n");
    let run = tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    assert_eq!(run.stderr.matches("site-url").count(), 2, "{}", run.stderr);
    let site = site(&tree, &[]);
    for path in ["sitemap.xml", "feed.xml"] {
        assert!(!site.contains_key(path), "{path}");
    }
    let page = &site["guide/dated/index.html"];
    for word in ["canonical", "og:url", "BreadcrumbList", "atom+xml"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("og:title") && site["robots.txt"] == "User-agent: *\nAllow: /\n");
    assert!(
        site["llms.txt"].contains("](/guide/dated/index.md)"),
        "{}",
        site["llms.txt"]
    );
}

#[test]
fn the_address_of_another_tool_s_configuration_counts_for_the_path_it_speaks_of() {
    let tree = Tree::sound();
    tree.write(
        "docs/_config.yml",
        "url: https://a.example\nbaseurl: /docs\n",
    );
    let run = tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    assert!(
        run.stderr
            .contains("_config.yml says that the site is at https://a.example/docs/"),
        "{}",
        run.stderr
    );
    assert!(!tree.path("site/sitemap.xml").exists());
    tree.run(&["build", "docs", "--out", "site", "--base-path", "/docs/"])
        .ended_with(0);
    let sitemap = std::fs::read_to_string(tree.path("site/sitemap.xml")).unwrap();
    assert!(
        sitemap.contains("<loc>https://a.example/docs/guide/letters/</loc>"),
        "{sitemap}"
    );
}

#[test]
fn an_address_that_contradicts_the_path_is_refused() {
    let tree = Tree::sound();
    let run = tree
        .run(&[
            "build",
            "docs",
            "--out",
            "site",
            "--site-url",
            "https://a.example/x/",
            "--base-path",
            "/y/",
        ])
        .ended_with(2);
    assert!(
        run.stderr.contains("https://a.example/x/") && run.stderr.contains("/y/"),
        "{}",
        run.stderr
    );
    let run = tree
        .run(&["build", "docs", "--out", "site", "--site-url", "a.example"])
        .ended_with(2);
    assert!(run.stderr.contains("https://"), "{}", run.stderr);
    assert!(!tree.path("site").exists());
}
