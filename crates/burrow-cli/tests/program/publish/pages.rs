//! The head of pages, their data for search engines, and the page where there is none.

use super::{TOP, between, odd, site, unescaped};
use crate::support::Tree;
use serde_json::Value;

fn data(html: &str) -> Value {
    let scripts = between(html, "<script type=\"application/ld+json\">", "</script>");
    assert_eq!(scripts.len(), 1);
    serde_json::from_str(scripts[0]).expect("it is JSON")
}

#[test]
fn a_page_says_what_it_is_and_where() {
    let site = site(&odd(), &[]);
    let letters = &site["guide/letters/index.html"];
    let url = format!("{TOP}guide/letters/");
    for line in [
        format!("<link rel=\"canonical\" href=\"{url}\">"),
        format!("<meta property=\"og:url\" content=\"{url}\">"),
        "<meta name=\"description\" content=\"Writing letters.\">".to_owned(),
        "<meta property=\"og:description\" content=\"Writing letters.\">".to_owned(),
        "<meta property=\"og:title\" content=\"Letters\">".to_owned(),
        "<meta property=\"og:type\" content=\"article\">".to_owned(),
        "<meta property=\"og:site_name\" content=\"Post &amp; &quot;Sons&quot;\">".to_owned(),
        "<meta name=\"twitter:card\" content=\"summary\">".to_owned(),
        "<link rel=\"alternate\" type=\"text/markdown\" href=\"/hand-book/guide/letters/index.md\">".to_owned(),
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Post &amp; &quot;Sons&quot;\" \
         href=\"/hand-book/feed.xml\">"
            .to_owned(),
    ] {
        assert!(letters.contains(&format!("\n{line}\n")), "{line}\n{letters}");
    }
    let data = data(letters);
    assert_eq!(data["@context"], "https://schema.org");
    let [article, way] = data["@graph"].as_array().unwrap().as_slice() else {
        panic!("{data}");
    };
    assert_eq!(article["@type"], "TechArticle");
    assert_eq!(article["headline"], "Letters");
    assert_eq!(article["url"], url);
    assert!(article["dateModified"].is_null(), "its author says no date");
    let steps: Vec<_> = way["itemListElement"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            (
                step["position"].as_u64().unwrap(),
                step["item"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let expected = [(1, TOP.to_owned()), (2, format!("{TOP}guide/")), (3, url)];
    assert_eq!(steps, expected);
}

#[test]
fn the_home_page_says_what_the_site_is_and_how_it_is_searched() {
    let site = site(&odd(), &[]);
    let home = &site["index.html"];
    assert!(home.contains("<meta property=\"og:type\" content=\"website\">"));
    let data = data(home);
    let [about] = data["@graph"].as_array().unwrap().as_slice() else {
        panic!("{data}");
    };
    assert_eq!(about["@type"], "WebSite");
    assert_eq!(about["name"], "Post & \"Sons\"");
    assert_eq!(
        about["potentialAction"]["target"]["urlTemplate"],
        format!("{TOP}?q={{search_term_string}}")
    );
}

#[test]
fn what_an_author_writes_cannot_leave_its_place() {
    let site = site(&odd(), &[]);
    let title = "</script><script>alert(1)</script> & ]](x) `\"'";
    let (_, page) = site
        .iter()
        .find(|(path, _)| path.starts_with("guide/a (b)") && path.ends_with(".html"))
        .unwrap();
    assert!(!page.contains("<script>alert"), "{page}");
    let data = data(page);
    assert_eq!(data["@graph"][0]["headline"], title);
    assert_eq!(data["@graph"][0]["dateModified"], "2025-11-19");
    assert_eq!(data["@graph"][0]["keywords"], "</script>, two");
    let told = between(page, "<meta property=\"og:title\" content=\"", "\">");
    assert_eq!(unescaped(told[0]), title);
    let canonical = between(page, "<link rel=\"canonical\" href=\"", "\">");
    assert_eq!(
        canonical,
        [format!("{TOP}guide/a%20(b)%20%5Bc%5D%20100%25%20%C3%B1/")]
    );
    let description = between(page, "<meta name=\"description\" content=\"", "\">");
    assert_eq!(
        description,
        ["Some text that is long enough to be a description of its own, to be sure."]
    );
}

#[test]
fn a_page_that_is_kept_from_being_found_says_so_and_is_in_no_list() {
    let site = site(&odd(), &[]);
    let quiet = &site["guide/quiet/index.html"];
    assert!(quiet.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!quiet.contains("canonical") && !quiet.contains("ld+json"));
    for list in ["sitemap.xml", "feed.xml", "llms.txt", "llms-full.txt"] {
        assert!(!site[list].contains("guide/quiet/"), "{list}");
    }
}

#[test]
fn a_site_without_search_of_its_own_is_found_all_the_same() {
    let tree = Tree::new(&[
        ("index.md", "---\nsearch_exclude: true\n---\n# A\n"),
        ("b.md", "---\nsearch_exclude: true\n---\n# B\n"),
    ]);
    let site = site(&tree, &["--site-url", TOP]);
    assert!(!site["b/index.html"].contains("noindex"));
    assert_eq!(site["sitemap.xml"].matches("<url>").count(), 2);
}

#[test]
fn where_there_is_no_page_a_visitor_can_search_without_script_and_at_any_depth() {
    let tree = odd();
    tree.write(
        "docs/guide/README.md",
        "---\ntitle: \"<b>Guide\"\nlang: en\n---\n# Guide\n",
    );
    let site = site(&tree, &[]);
    let page = &site["404.html"];
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(
        page.contains("<form role=\"search\" action=\"/hand-book/\" method=\"get\">"),
        "{page}"
    );
    assert!(page.contains(" type=\"search\" name=\"q\" "));
    assert!(
        page.contains("<a href=\"/hand-book/guide/\">&lt;b&gt;Guide</a>"),
        "{page}"
    );
    for attribute in ["href=\"", "src=\"", "action=\""] {
        for address in between(page, attribute, "\"") {
            assert!(address.starts_with("/hand-book/"), "{address}");
        }
    }
    assert!(!page.contains("canonical"));
}
