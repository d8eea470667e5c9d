//! Former addresses: as files, and as rules for hosts.

use super::{TOP, between, odd, site, unescaped};
use crate::support::Tree;

#[test]
fn a_former_address_keeps_query_and_anchor_with_script_and_works_without() {
    let site = site(&odd(), &[]);
    for path in [
        "old/place/index.html",
        "old/place.html",
        "older & wiser.html",
    ] {
        let html = &site[path];
        assert!(
            html.contains("content=\"0; url=/hand-book/guide/dated/\""),
            "{html}"
        );
        assert!(
            html.contains("<script data-to=\"/hand-book/guide/dated/\">(function("),
            "{html}"
        );
        assert!(
            html.contains(&format!("rel=\"canonical\" href=\"{TOP}guide/dated/\"")),
            "{html}"
        );
        assert!(html.contains("noindex"));
    }
}

#[test]
fn a_page_that_has_moved_sends_its_visitors_on_but_never_into_a_script_or_round() {
    let site = site(&odd(), &[]);
    let target = |path: &str| unescaped(between(&site[path], "data-to=\"", "\"")[0]);
    assert_eq!(
        target("gone/index.html"),
        "https://elsewhere.example/x?y=1&z#w"
    );
    assert_eq!(target("went/index.html"), "/hand-book/guide/dated/#dated");
    for path in ["never/index.html", "round/index.html"] {
        assert!(
            site[path].contains("id=\"bw-app\"") && !site[path].contains("data-to"),
            "{path}"
        );
    }
    assert!(!site["never/index.html"].contains("href=\"javascript"));
    assert!(!site.contains_key("gone/index.md"));
}

#[test]
fn hosts_get_the_same_redirects_as_rules() {
    let site = site(&odd(), &[]);
    let rules = &site["_redirects"];
    for line in [
        "/hand-book/old/place /hand-book/guide/dated/ 301",
        "/hand-book/old/place/ /hand-book/guide/dated/ 301",
        "/hand-book/old/place.html /hand-book/guide/dated/ 301",
        "/hand-book/older%20&%20wiser /hand-book/guide/dated/ 301",
        "/hand-book/a%2Ab /hand-book/guide/dated/ 301",
        "/hand-book/gone/ https://elsewhere.example/x?y=1&z#w 301",
        "/hand-book/went/ /hand-book/guide/dated/#dated 301",
    ] {
        assert!(rules.lines().any(|rule| rule == line), "{line} in {rules}");
    }
    assert!(
        rules.lines().all(|rule| rule.split(' ').count() == 3),
        "{rules}"
    );
    assert!(
        site["hosting/redirects.nginx"]
            .contains("\"/hand-book/old/place\" \"/hand-book/guide/dated/$is_args$args\";")
    );
    assert!(
        site["hosting/redirects.caddy"]
            .contains("\"/hand-book/old/place\" \"/hand-book/guide/dated/\" \"?\" \"\"")
    );
}

#[test]
fn headers_let_what_is_named_by_its_content_be_kept_and_nothing_else() {
    let site = site(&odd(), &[]);
    let headers = &site["_headers"];
    assert!(
        headers.starts_with("/hand-book/*\n  X-Content-Type-Options: nosniff\n"),
        "{headers}"
    );
    let kept: Vec<_> = headers
        .lines()
        .filter(|line| line.starts_with('/'))
        .skip(1)
        .collect();
    assert!(kept.contains(&"/hand-book/bundle/pages/*"), "{headers}");
    assert!(
        kept.contains(&"/hand-book/reader/app-0123456789abcdef.js"),
        "{headers}"
    );
    for line in &kept {
        assert!(
            !line.contains("latest.json") && !line.ends_with("icon.svg"),
            "{line}"
        );
    }
    for (number, one) in kept.iter().enumerate() {
        let overlaps = |other: &&str| other.starts_with(one.trim_end_matches('*'));
        assert_eq!(
            kept.iter().filter(|other| overlaps(other)).count(),
            1,
            "{number}: {one}"
        );
    }
}

#[test]
fn a_page_renamed_since_the_last_build_is_found_under_its_old_address_ever_after() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "one"]).ended_with(0);
    std::fs::rename(
        tree.path("docs/guide/letters.md"),
        tree.path("docs/guide/post.md"),
    )
    .unwrap();
    tree.write(
        "docs/index.md",
        "---\ntitle: Post\n---\n# Post\n\nAll about [letters](guide/post.md).\n",
    );
    let run = tree
        .run(&["build", "docs", "--out", "two", "--previous", "one"])
        .ended_with(0);
    assert!(
        run.stderr.contains("/guide/letters/ leads to /guide/post/"),
        "{}",
        run.stderr
    );
    let read = |path: &str| std::fs::read_to_string(tree.path(path)).unwrap();
    assert!(read("two/guide/letters/index.html").contains("data-to=\"/guide/post/\""));
    std::fs::rename(
        tree.path("docs/guide/post.md"),
        tree.path("docs/guide/mail.md"),
    )
    .unwrap();
    tree.write(
        "docs/index.md",
        "---\ntitle: Post\n---\n# Post\n\nAll about [letters](guide/mail.md).\n",
    );
    tree.run(&["build", "docs", "--out", "two", "--previous", "two"])
        .ended_with(0);
    for former in ["letters", "post"] {
        let html = read(&format!("two/guide/{former}/index.html"));
        assert!(
            html.contains("data-to=\"/guide/mail/\""),
            "{former}: {html}"
        );
    }
    let run = tree
        .run(&["build", "docs", "--out", "two", "--previous", "nowhere"])
        .ended_with(2);
    assert!(run.stderr.contains("--previous"), "{}", run.stderr);
}

#[test]
fn redirects_of_another_tool_s_configuration_lead_to_places_and_to_other_sites() {
    let tree = Tree::new(&[
        (
            "mkdocs.yml",
            "site_name: Post\nplugins:\n  - redirects:\n      redirect_maps:\n        old.md: new.md#deep\n        away.md: https://elsewhere.example/\n        bad.md: \"javascript:alert(1)\"\n",
        ),
        ("docs/index.md", "# Home\n"),
        ("docs/new.md", "# New\n\n## Deep\n\nText.\n"),
    ]);
    let site = site(&tree, &[]);
    let target = |path: &str| between(&site[path], "data-to=\"", "\"")[0].to_owned();
    assert_eq!(target("old/index.html"), "/new/#deep");
    assert_eq!(target("away/index.html"), "https://elsewhere.example/");
    assert!(!site.contains_key("bad/index.html"));
}
