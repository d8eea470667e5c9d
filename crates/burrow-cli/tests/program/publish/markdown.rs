//! Each page as Markdown beside its HTML.

use super::{TOP, odd, site};
use crate::support::Tree;

#[test]
fn links_lead_to_pages_wherever_the_text_is_read() {
    let site = site(&odd(), &[]);
    assert_eq!(
        site["guide/dated/index.md"],
        format!(
            "# Dated\n\nSee [letters]({TOP}guide/letters/#stamps), [none](<>) and [the plan](<> \"why\").\n"
        )
    );
    assert!(site["index.md"].contains(&format!("[letters]({TOP}guide/letters/)")));
}

#[test]
fn a_page_whose_title_is_in_its_front_matter_begins_with_it() {
    let site = site(&odd(), &[]);
    let (_, text) = site
        .iter()
        .find(|(path, _)| path.starts_with("guide/a (b)") && path.ends_with("index.md"))
        .unwrap();
    assert!(
        text.starts_with(
            "# \\</script>\\<script>alert(1)\\</script> & \\]\\](x) \\`\"'\n\nSome text"
        ),
        "{text}"
    );
}

#[test]
fn a_folder_without_a_page_of_its_own_lists_what_it_holds() {
    let tree = Tree::sound();
    tree.write("docs/loose/one.md", "# One\n");
    let site = site(&tree, &["--base-path", "/b/"]);
    assert_eq!(
        site["loose/index.md"],
        "# Loose\n\n- [One](/b/loose/one/)\n"
    );
}

#[test]
fn what_the_page_does_not_show_is_not_in_its_text_either() {
    let tree = Tree::new(&[
        (
            "index.md",
            "# Home\n\nOne <!-- unspeakable --> two.\n\n[//]: # (unspeakable)\n[unused]: unspeakable.md\n\n\
             ```html\n<!-- shown -->\n[//]: # (shown too)\n```\n\n[b][b] ![pic](a.png)\n\n[b]: sub/b.md 'B'\n",
        ),
        (
            "sub/b.md",
            "# B\n\n<a href=\"../index.md#home\">up</a> and [up](../) [here](#b)\n",
        ),
    ]);
    let site = site(&tree, &[]);
    let home = &site["index.md"];
    assert!(!home.contains("unspeakable"), "{home}");
    assert!(
        home.contains("<!-- shown -->\n[//]: # (shown too)"),
        "{home}"
    );
    assert!(home.contains("![pic](<>)\n\n[b]: /sub/b/ 'B'"), "{home}");
    assert_eq!(
        site["sub/b/index.md"],
        "# B\n\n<a href=\"/#home\">up</a> and [up](/) [here](#b)\n"
    );
}

#[test]
fn what_a_page_includes_is_part_of_its_text() {
    let tree = Tree::new(&[
        ("book.toml", "[book]\ntitle = \"Book\"\nsrc = \"src\"\n"),
        ("src/SUMMARY.md", "- [One](one.md)\n- [Two](sub/two.md)\n"),
        ("src/one.md", "# One\n\n{{#include part.txt}}\n"),
        ("src/part.txt", "Included, with [two](sub/two.md).\n"),
        ("src/sub/two.md", "# Two\n"),
    ]);
    let site = site(&tree, &[]);
    assert!(
        site.values()
            .any(|text| text == "# One\n\nIncluded, with [two](/sub/two/).\n"),
        "{:?}",
        site.keys()
    );
}
