//! Reading paths: written in the configuration, claimed by pages, or found below headings that say who they are for.

use crate::support::{build, build_with, tree};
use burrow_bundle::{Bundle, MemoryTree};

/// Each path as `id (personas): stops`.
fn paths(bundle: &Bundle) -> Vec<String> {
    let join = |names: Vec<&str>| names.join(" ");
    let paths = bundle.manifest.site.paths.iter().map(|path| {
        let personas = join(path.personas.iter().map(|id| id.as_str()).collect());
        let stops = join(path.pages.iter().map(|id| id.as_str()).collect());
        format!("{} ({personas}): {stops}", path.id)
    });
    paths.collect()
}

fn site(home: &str) -> MemoryTree {
    let mut files = vec![("index.md", home.to_owned())];
    for page in ["a.md", "b.md", "c.md", "d.md", "e.md"] {
        files.push((page, format!("# Page {page}\n\nText.\n")));
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, &**text)).collect();
    tree(&files)
}

const LINKS: &str = "- [A](a.md) - first\n\n- **[B](b.md#x)**\n\n- [C](c.md)\n- [again](a.md)\n- [away](https://example.org)\n";

#[test]
fn a_list_of_links_below_a_heading_for_somebody_is_a_path() {
    for (heading, found) in [
        ("## For Developers", "for-developers (technical): a b c"),
        (
            "### 💼 For Business Leaders (CFO/VP)",
            "for-business-leaders (business): a b c",
        ),
        (
            "## For Marketing & Operations",
            "for-marketing-operations (marketing operations): a b c",
        ),
        (
            "## For Developers & Zookeepers",
            "for-developers-zookeepers (technical): a b c",
        ),
        ("## Technical Focus", "technical-focus (technical): a b c"),
    ] {
        let bundle = build(&site(&format!("# Home\n\n{heading}\n\n{LINKS}")));
        assert_eq!(paths(&bundle), [found]);
    }
    for heading in [
        "## Further reading",
        "## For Zookeepers",
        "## Technical details",
        "## Forms",
    ] {
        let bundle = build(&site(&format!("# Home\n\n{heading}\n\n{LINKS}")));
        assert_eq!(paths(&bundle), Vec::<String>::new(), "{heading}");
    }
}

#[test]
fn the_list_may_stand_below_a_heading_of_its_own_and_ends_with_it() {
    let home = format!(
        "# Home\n\n### For Developers\n\n## How it is built\n\n{LINKS}\n## Other matters\n\n- [D](d.md)\n- [E](e.md)\n\n\
         ### For designers\n\n- [E](e.md)\n- [D](d.md)\n- [A](a.md)\n"
    );
    assert_eq!(
        paths(&build(&site(&home))),
        [
            "for-developers (technical): a b c",
            "for-designers (design): e d a"
        ]
    );
}

#[test]
fn two_links_are_no_path_and_neither_is_a_list_of_other_things() {
    let two = "# Home\n\n## For Developers\n\n- [A](a.md)\n- [B](b.md)\n";
    let mixed = format!(
        "# Home\n\n## For Developers\n\n{LINKS}{}",
        "- only words\n".repeat(9)
    );
    for home in [two, &*mixed] {
        assert_eq!(paths(&build(&site(home))), Vec::<String>::new());
    }
}

#[test]
fn what_is_written_goes_before_what_is_found() {
    let home = format!("# Home\n\n## For Developers\n\n{LINKS}");
    let written = "[[path]]\nid = \"own\"\ntitle = \"Own\"\npages = [\"e\", \"a.md\", \"e\"]\n";
    assert_eq!(paths(&build_with(&site(&home), written)), ["own (): e a"]);
    let off = build_with(&site(&home), "infer-paths = false\n");
    assert_eq!(paths(&off), Vec::<String>::new());
}

#[test]
fn pages_say_in_front_matter_which_path_they_are_on() {
    let mut tree = site("# Home\n");
    let page = |order: &str, persona: &str| {
        format!("---\nreading_path: Your first week\n{order}persona: {persona}\n---\n# Page\n")
    };
    tree.insert("a.md", page("", "Developers"));
    tree.insert("b.md", page("reading_order: 2\n", "Developers"));
    tree.insert("c.md", page("reading_order: 1\n", "Developers"));
    assert_eq!(paths(&build(&tree)), ["your-first-week (technical): c b a"]);
    tree.insert("d.md", page("", "CFO"));
    assert_eq!(paths(&build(&tree)), ["your-first-week (): c b a d"]);
    let written = "[[path]]\nid = \"week\"\ntitle = \"Your first week\"\npages = [\"e\"]\n";
    assert_eq!(paths(&build_with(&tree, written)), ["week (): e c b a d"]);
}

#[test]
fn the_map_has_an_address_that_no_page_has() {
    let mut tree = site("# Home\n");
    let map = |tree: &MemoryTree| build(tree).manifest.site.map.map(|path| path.to_string());
    assert_eq!(map(&tree).as_deref(), Some("burrow/map"));
    tree.insert("burrow/index.md", "# Rabbits\n");
    assert_eq!(map(&tree).as_deref(), Some("burrow/map"));
    tree.insert("burrow/map.md", "# Where they live\n");
    assert_eq!(map(&tree), None, "the author's page stands there");
}
