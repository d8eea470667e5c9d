//! Texts that pages take in from other files: where they come from, and where what is found in them is told.

use crate::support::{build, build_fixture, build_with, codes, fixture, html, places, tree};
use burrow_bundle::{Bundle, Bundler, Config, DiskTree, NoProgress};

/// The plain text of a page's markup.
fn text(bundle: &Bundle, id: &str) -> String {
    let html = html(bundle, id);
    let pieces = html
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces
        .collect::<String>()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
}

#[test]
fn a_book_shows_what_it_includes_and_only_the_part_that_is_named() {
    let bundle = build_fixture("mdbook");
    let kettle = text(&bundle, "brew/kettle");
    assert_eq!(kettle.matches("boil(100);").count(), 3, "{kettle}");
    assert_eq!(kettle.matches("fn main()").count(), 1, "{kettle}");
    assert!(
        !kettle.contains("ANCHOR") && kettle.contains("{{#include nothing.md}}"),
        "{kettle}"
    );
    let leaves = html(&bundle, "leaves");
    assert!(leaves.contains("<strong>sun</strong>"), "{leaves}");
    assert_eq!(
        places(&bundle, "include-missing"),
        [("src/leaves.md", 5, 1)]
    );
    let source = build(&DiskTree::open(fixture("mdbook/src")).unwrap());
    assert_eq!(
        places(&source, "include-missing").len(),
        4,
        "nothing outside the tree is read"
    );
    assert!(!text(&source, "brew/kettle").contains("boil(100)"));
}

#[test]
fn mkdocs_snippets_come_in_by_line_block_and_section() {
    let bundle = build_fixture("mkdocs");
    let home = html(&bundle, "brewing");
    assert!(home.contains("Included <em>once</em>"), "{home}");
    let kettle = text(&bundle, "brewing/kettle");
    assert_eq!(kettle.matches("litres: 2").count(), 1, "{kettle}");
    assert_eq!(kettle.matches("Included once").count(), 1, "{kettle}");
    assert_eq!(kettle.matches("name: kettle").count(), 1, "{kettle}");
    assert!(
        !kettle.contains("[start:two]") && !kettle.contains("colour"),
        "{kettle}"
    );
    assert!(
        kettle.contains("--8<-- \"note.md\""),
        "the escaped one is shown: {kettle}"
    );
    assert_eq!(places(&bundle, "include-missing"), []);
}

#[test]
fn vitepress_and_mdx_include_files_too() {
    let bundle = build(&tree(&[
        (".vitepress/config.js", "export default {}"),
        (
            "index.md",
            "# H\n\n<!--@include: ./part.md{3,}-->\n\n<<< @/code/a.ts#one{1} [A]\n\n```md\n<!--@include: ./none.md-->\n```\n",
        ),
        ("part.md", "no\n\nThird *line*.\n"),
        (
            "code/a.ts",
            "const no = 1\n// #region one\n  const yes = 2\n// #endregion one\n",
        ),
    ]));
    let home = html(&bundle, "");
    assert!(
        home.contains("Third <em>line</em>") && !home.contains(">no<"),
        "{home}"
    );
    let shown = text(&bundle, "");
    assert!(
        shown.contains("const yes = 2") && !shown.contains("const no"),
        "{shown}"
    );
    assert!(shown.contains("none.md"), "{shown}");
    assert_eq!(places(&bundle, "include-missing"), []);
    let bundle = build(&tree(&[
        ("docusaurus.config.js", "module.exports = {}"),
        (
            "docs/index.md",
            "import Part from './_part.mdx';\n\n# H\n\n<Part name=\"x\" />\n\nAfter.\n",
        ),
        (
            "docs/_part.mdx",
            "---\ntitle: No\n---\n\nFrom the **part**.\n",
        ),
    ]));
    let home = html(&bundle, "");
    assert!(
        home.contains("<strong>part</strong>") && home.contains("After."),
        "{home}"
    );
    assert_eq!(bundle.pages.len(), 1);
}

#[test]
fn what_is_found_in_an_included_text_names_the_file_it_stands_in() {
    let bundle = build(&tree(&[
        ("SUMMARY.md", "# Summary\n- [A](a.md)\n"),
        (
            "a.md",
            "---\ntitle: A\n---\n# A\n\n{{#include b.md}}\n\n[dead](dead.md)\n",
        ),
        ("b.md", "One.\n\n{{#include c.md:2:}}\n"),
        ("c.md", "Not me.\nTwo, [gone](gone.md).\n"),
    ]));
    let mut broken = places(&bundle, "broken-link");
    broken.dedup();
    assert_eq!(broken, [("a.md", 8, 8), ("c.md", 2, 13)]);
}

#[test]
fn includes_in_a_circle_are_refused_with_their_chain_and_cost_little() {
    let many = "{{#include b.md}}\n".repeat(60);
    let bundle = build(&tree(&[
        ("SUMMARY.md", "# Summary\n- [A](a.md)\n- [C](c.md)\n"),
        ("a.md", "# A\n\n{{#include b.md}}\n"),
        ("b.md", "B\n{{#include a.md}}\n"),
        ("c.md", &format!("# C\n{}", many.replace("b.md", "d.md"))),
        ("d.md", &many.replace("b.md", "e.md")),
        ("e.md", &many.replace("b.md", "f.md")),
        ("f.md", "x\n"),
    ]));
    let circle = bundle
        .diagnostics
        .iter()
        .find(|found| found.message.contains("a.md → b.md → a.md"));
    assert_eq!(
        circle.map(|found| (&*found.file, found.line)),
        Some(("b.md", 2))
    );
    assert!(codes(&bundle).contains(&"include-refused"));
}

#[test]
fn a_page_is_made_anew_when_a_file_it_includes_changes() {
    let mut files = tree(&[
        ("SUMMARY.md", "# Summary\n- [A](a.md)\n"),
        ("a.md", "# A\n\n{{#include b.txt}}\n"),
        ("b.txt", "old words\n"),
    ]);
    let mut bundler = Bundler::new(Config::default());
    assert!(html(&bundler.build(&files, &NoProgress).unwrap(), "").contains("old words"));
    files.insert("b.txt", "new words\n");
    assert!(html(&bundler.build(&files, &NoProgress).unwrap(), "").contains("new words"));
}

#[test]
fn hidden_text_is_not_included() {
    let files = tree(&[
        ("SUMMARY.md", "# Summary\n- [A](a.md)\n- [S](s.md)\n"),
        ("a.md", "# A\n\n{{#include b/b.txt}}\n\n{{#include s.md}}\n"),
        ("b/b.txt", "secretive\n"),
        ("s.md", "---\nstatus: internal\n---\nsecretive\n"),
    ]);
    let bundle = build_with(
        &files,
        "[visibility]\nexclude = ['b/**']\nstatus = ['internal']",
    );
    let all: String = bundle
        .files
        .iter()
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .collect();
    assert!(!all.contains("secretive"));
    assert_eq!(places(&bundle, "include-missing").len(), 2);
}
