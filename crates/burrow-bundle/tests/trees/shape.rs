//! Parents, order and visibility, in trees held in memory.

use crate::support::{build, codes, html, outline, tree};
use burrow_bundle::{
    BuildError, Bundler, Config, DiskTree, MemoryTree, NoProgress, starter_config,
};
use burrow_model::NavTree;

fn parent(files: &[(&str, &str)], id: &str) -> String {
    let bundle = build(&tree(files));
    let pages = &bundle.manifest.pages;
    let page = pages
        .iter()
        .find(|page| page.id.as_str() == id)
        .expect("there is such a page");
    pages[page.parent.expect("it is not the home page") as usize]
        .id
        .as_str()
        .to_owned()
}

#[test]
fn a_parent_is_found_by_path_title_or_beginning_of_a_title() {
    let home = ("index.md", "# Home\n");
    let a = ("a/README.md", "---\ntitle: \"Area: a long name\"\n---\n");
    let b = ("b/README.md", "---\ntitle: Beta\n---\n");
    let of = |front: &str| {
        let page = format!("---\ntitle: P\nparent: \"{front}\"\n---\n");
        parent(&[home, a, b, ("a/p.md", &page)], "a/p")
    };
    assert_eq!(of("/b/README.md"), "b");
    assert_eq!(of("../b/README.md"), "b");
    assert_eq!(of("Beta"), "b");
    assert_eq!(of("Area: a long name"), "a");
    assert_eq!(of("Area"), "a");
    assert_eq!(of("Nobody"), "a");
    assert_eq!(of("a/p.md"), "a");
}

#[test]
fn a_folder_page_that_names_itself_means_the_folder_above() {
    let own = "---\ntitle: Inner\nparent: /a/b/README.md\n---\n";
    let files = [
        ("index.md", "# H\n"),
        ("a/README.md", "# A\n"),
        ("a/b/README.md", own),
    ];
    assert_eq!(parent(&files, "a/b"), "a");
}

#[test]
fn a_grand_parent_tells_two_parents_of_one_title_apart() {
    let twin = "---\ntitle: Setup\n---\n";
    let page = "---\ntitle: P\nparent: Setup\ngrand_parent: Beta\n---\n";
    let files = [
        ("index.md", "# H\n"),
        ("a/README.md", "# Alpha\n"),
        ("a/setup.md", twin),
        ("b/README.md", "# Beta\n"),
        ("b/setup.md", twin),
        ("c/p.md", page),
    ];
    assert_eq!(parent(&files, "c/p"), "b/setup");
}

#[test]
fn siblings_stand_by_nav_order_then_list_then_number_then_title() {
    let bundle = build(&tree(&[
        ("index.md", "---\ntitle: H\nchildren: [Zulu, Alpha]\n---\n"),
        ("alpha.md", "# Alpha\n"),
        ("zulu.md", "# Zulu\n"),
        ("word.md", "---\ntitle: W\nnav_order: a\n---\n"),
        ("ten.md", "---\ntitle: T\nnav_order: 10\n---\n"),
        ("nine.md", "---\ntitle: N\nnav_order: \"9\"\n---\n"),
        ("02-b.md", "# B\n"),
        ("1-c.md", "# C\n"),
        ("introduction.md", "# Z introduction\n"),
        ("last.md", "# 🔥 Last\n"),
        ("kilo.md", "# Kilo\n"),
    ]));
    let titles: Vec<_> = bundle.manifest.pages[1..]
        .iter()
        .map(|page| &*page.title)
        .collect();
    assert_eq!(
        titles,
        [
            "N",
            "T",
            "W",
            "Zulu",
            "Alpha",
            "Z introduction",
            "C",
            "B",
            "Kilo",
            "🔥 Last"
        ]
    );
}

#[test]
fn an_excluded_page_leaves_the_nav_with_what_is_below_it_but_not_the_site() {
    let bundle = build(&tree(&[
        ("index.md", "# H\n"),
        ("a/README.md", "---\ntitle: A\nnav_exclude: true\n---\n"),
        ("a/b.md", "# B\n"),
        ("c.md", "# C\n"),
    ]));
    let nav = NavTree::new(&bundle.manifest.pages);
    assert_eq!(nav.reading_order().len(), 2);
    assert_eq!(bundle.pages.len(), 4);
}

#[test]
fn a_tree_without_a_home_page_gets_one() {
    let bundle = build(&tree(&[("a.md", "# A\n"), ("b.md", "# B\n")]));
    assert_eq!(outline(&bundle), "\"\" Docs\n  \"a\" A\n  \"b\" B\n");
    assert_eq!(bundle.manifest.site.title, "Docs");
    assert!(bundle.pages[0].source.is_none());
}

#[test]
fn a_section_promises_its_description_or_its_first_paragraph() {
    let bundle = build(&tree(&[
        (
            "index.md",
            "# H\n\nThe first *paragraph* of prose has more than a handful of words.\n\nThe second.\n",
        ),
        (
            "a/README.md",
            "---\ndescription: As described.\n---\n# A\n\nText.\n",
        ),
        ("a/b.md", "---\ndescription: Not a section.\n---\n# B\n"),
    ]));
    let promises: Vec<_> = bundle
        .manifest
        .pages
        .iter()
        .map(|page| page.promise.as_deref())
        .collect();
    assert_eq!(
        promises,
        [
            Some("The first paragraph of prose has more than a handful of words."),
            Some("As described."),
            None
        ]
    );
}

#[test]
fn a_tree_without_pages_is_refused_in_words() {
    let empty = Bundler::new(Config::default()).build(&MemoryTree::new("docs"), &NoProgress);
    let error = empty.unwrap_err();
    assert_eq!(error, BuildError::NoPages("docs".into()));
    assert!(error.to_string().starts_with("no pages found under docs"));
}

#[cfg(unix)]
#[test]
fn a_page_that_vanishes_before_it_is_read_stops_the_build() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.md"), "# A\n").unwrap();
    let tree = DiskTree::open(dir.path()).unwrap();
    std::fs::remove_file(dir.path().join("a.md")).unwrap();
    let error = Bundler::new(Config::default())
        .build(&tree, &NoProgress)
        .unwrap_err();
    assert!(
        error.to_string().starts_with("cannot read a.md: "),
        "{error}"
    );
}

#[test]
fn a_starter_configuration_read_back_changes_nothing() {
    let tree = tree(&[
        ("index.md", "# \"H\"\n"),
        ("a/b.md", "---\npersona: CFO\n---\n# B\n"),
    ]);
    let bundle = build(&tree);
    let starter = starter_config(&bundle, &tree);
    assert_eq!(
        Config::parse(&starter, "burrow.toml").unwrap(),
        Config::default()
    );
    let all: String = starter
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| {
            line.starts_with(['[', ']', '"', ' '])
                || line
                    .split_once(" = ")
                    .is_some_and(|(key, _)| !key.contains(' '))
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let config = Config::parse(&all, "burrow.toml").expect("uncommented, it is valid");
    assert_eq!(config.title.as_deref(), Some("\"H\""));
    assert_eq!(config.persona[0].id, "business");
}

#[test]
fn html_never_holds_front_matter() {
    let bundle = build(&tree(&[(
        "index.md",
        "---\ntitle: H\n---\n\n\u{feff}---\n\nlevel: 2\ntitle: I\n---\n\ntext\n",
    )]));
    assert_eq!(html(&bundle, "").trim(), "<p>text</p>");
    assert_eq!(codes(&bundle), ["front-matter-twice"]);
}
