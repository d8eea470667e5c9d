//! Trees of every kind of project: the nav, the labels and the addresses are those their authors meant.

use crate::support::{
    build, build_fixture, build_with, codes, fixture, html, outline, places, tree,
};
use burrow_bundle::{Bundle, DiskTree};

/// Former addresses with the pages that answer.
fn redirects(bundle: &Bundle) -> Vec<(&str, &str)> {
    let redirects = bundle.manifest.redirects.iter();
    redirects
        .map(|(from, to)| (from.as_str(), to.as_str()))
        .collect()
}

#[test]
fn a_book_reads_in_the_order_of_its_summary() {
    let bundle = build_fixture("mdbook");
    assert_eq!(
        outline(&bundle),
        concat!(
            "\"\" Preface\n",
            "  \"making-tea\" Making tea\n",
            "    \"brew\" Brewing\n",
            "      \"brew/kettle\" The kettle\n",
            "    \"leaves\" Leaves\n",
            "  \"looking-back\" Looking back\n",
            "    \"stains\" Stains\n",
            "  \"thanks\" Thanks\n",
            "hidden below \"\": \"old\" A page of old\n",
            "hidden below \"\": \"shared/warning\" Warning\n",
        )
    );
    let site = &bundle.manifest.site;
    assert_eq!(site.title, "The Tea Book");
    assert_eq!(
        site.edit_url.as_deref(),
        Some("https://example.org/tea/edit/main/{path}")
    );
    assert_eq!(redirects(&bundle), [("kettles", "brew/kettle")]);
    assert!(
        html(&bundle, "").contains("href=\"&/brew/kettle/\""),
        "links to .html lead on"
    );
    assert!(
        html(&bundle, "brew").contains("href=\"&/\""),
        "the first chapter is home"
    );
    assert_eq!(places(&bundle, "nav-missing"), [("src/SUMMARY.md", 11, 1)]);
    assert_eq!(places(&bundle, "nav-unlisted"), [("src/old.md", 0, 0)]);
    assert_eq!(places(&bundle, "outside-docs"), [("book.toml", 0, 0)]);
}

#[test]
fn the_source_folder_of_a_book_reads_by_the_configuration_above_it() {
    let whole = build_fixture("mdbook");
    let source = build(&DiskTree::open(fixture("mdbook/src")).unwrap());
    assert_eq!(outline(&source), outline(&whole));
    let site = &source.manifest.site;
    assert_eq!(site.title, "The Tea Book");
    assert_eq!(
        site.edit_url.as_deref(),
        Some("https://example.org/tea/edit/main/src/{path}")
    );
}

#[test]
fn a_summary_alone_is_a_book() {
    let bundle = build(&tree(&[
        (
            "SUMMARY.md",
            "# Summary\n* [Start](README.md)\n* [B](b.md)\n    * [A](a.md)\n",
        ),
        ("README.md", "# Start\n"),
        ("a.md", "# A\n"),
        ("b.md", "# Bee\n"),
    ]));
    assert_eq!(outline(&bundle), "\"\" Start\n  \"b\" B\n    \"a\" A\n");
}

#[test]
fn mkdocs_pages_stand_as_their_nav_says() {
    let bundle = build_fixture("mkdocs");
    assert_eq!(
        outline(&bundle),
        concat!(
            "\"\" Tea Manual\n",
            "  \"brewing\" Brewing\n",
            "    \"brewing/kettle\" The kettle\n",
            "  \"leaves\" Leaves\n",
            "    \"leaves/green\" Green tea\n",
            "    \"leaves/black\" Black tea\n",
            "hidden below \"leaves\": \"leaves/white\" White\n",
            "hidden below \"\": \"hidden\" Hidden\n",
        )
    );
    let site = &bundle.manifest.site;
    assert_eq!(site.title, "Tea Manual");
    assert_eq!(site.description.as_deref(), Some("Everything about tea."));
    assert_eq!(
        site.edit_url.as_deref(),
        Some("https://github.com/example/tea/edit/main/{path}")
    );
    assert_eq!(redirects(&bundle), [("kettles", "brewing/kettle")]);
    assert_eq!(places(&bundle, "nav-missing"), [("mkdocs.yml", 36, 16)]);
    assert_eq!(
        places(&bundle, "nav-unlisted"),
        [("docs/leaves/white.md", 0, 0)]
    );
    assert_eq!(bundle.documents.len(), bundle.pages.len() - 1);
}

#[test]
fn folders_of_mkdocs_may_arrange_themselves() {
    let files = [
        ("mkdocs.yml", "site_name: T\nplugins: [awesome-pages]\n"),
        ("docs/index.md", "# Home\n"),
        ("docs/z.md", "# Z\n"),
        ("docs/a.md", "# A\n"),
        (
            "docs/.pages",
            "nav:\n  - z.md\n  - ...\n  - Sub again: sub\n  - Out: https://example.org\n",
        ),
        ("docs/sub/.pages", "title: The rest\norder: desc\n"),
        ("docs/sub/one.md", "# One\n"),
        ("docs/sub/two.md", "# Two\n"),
        ("docs/gone/.pages", "hide: true\n"),
        ("docs/gone/x.md", "# X\n"),
    ];
    assert_eq!(
        outline(&build(&tree(&files))),
        concat!(
            "\"\" Home\n",
            "  \"z\" Z\n",
            "  \"a\" A\n",
            "  \"sub\" The rest\n",
            "    \"sub/two\" Two\n",
            "    \"sub/one\" One\n",
            "hidden below \"\": \"gone/x\" X\n",
        )
    );
}

#[test]
fn mkdocs_without_a_nav_goes_by_file_name_folders_last() {
    let bundle = build(&tree(&[
        ("mkdocs.yml", "site_name: T\n"),
        ("docs/index.md", "# Home\n"),
        ("docs/b.md", "# Alpha\n"),
        ("docs/c.md", "# Able\n"),
        ("docs/a/x.md", "# X\n"),
    ]));
    assert_eq!(
        outline(&bundle),
        "\"\" Home\n  \"b\" Alpha\n  \"c\" Able\n  \"a\" A\n    \"a/x\" X\n"
    );
}

#[test]
fn a_configuration_may_say_that_a_tree_is_plain() {
    let files = [
        ("mkdocs.yml", "site_name: T\n"),
        ("docs/index.md", "# Home\n"),
        ("README.md", "# Readme\n"),
    ];
    let bundle = build(&tree(&files));
    assert_eq!(codes(&bundle), ["outside-docs"]);
    let plain = build_with(&tree(&files), "convention = \"plain\"");
    assert_eq!(outline(&plain), "\"\" Readme\n  \"docs\" Home\n");
}

#[test]
fn docusaurus_reads_its_sidebars_positions_prefixes_and_slugs() {
    let bundle = build_fixture("docusaurus");
    assert_eq!(
        outline(&bundle),
        concat!(
            "\"\" Welcome\n",
            "  \"docs\" Docs\n",
            "    \"01-start\" Getting started · at /start/\n",
            "      \"01-start/02-pour\" Pour · at /start/pour/\n",
            "      \"01-start/01-boil\" Boiling · at /start/boil/\n",
            "    \"cups\" Cups and mugs\n",
            "      \"cups/small\" Small cups\n",
            "      \"cups/large\" Large · at /cups/huge/\n",
            "    \"docs/more\" More\n",
            "      \"tea-types\" Kinds of tea · at /kinds/\n",
            "  \"api\" The API\n",
            "    \"api/b\" B\n",
            "    \"api/a\" A\n",
            "hidden below \"\": \"secret\" Secret\n",
        )
    );
    let site = &bundle.manifest.site;
    assert_eq!((&*site.title, &*site.language), ("Tea Shop", "en"));
    assert_eq!(site.description.as_deref(), Some("Tea, documented"));
    assert_eq!(
        site.edit_url.as_deref(),
        Some("https://example.org/shop/edit/main/website/{path}")
    );
    assert_eq!(places(&bundle, "nav-missing"), [("sidebars.ts", 19, 9)]);
    assert_eq!(places(&bundle, "nav-computed"), []);
    let home = html(&bundle, "");
    for address in ["&/start/boil/", "&/cups/huge/", "&/kinds/"] {
        assert!(
            home.contains(&format!("href=\"{address}\"")),
            "{address} in {home}"
        );
    }
    assert!(
        home.contains("bundle/assets/"),
        "files of static/ answer from the top: {home}"
    );
    let all: String = bundle
        .files
        .iter()
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .collect();
    assert!(!all.contains("unfinished"), "drafts are nowhere");
    assert_eq!(
        bundle.documents.len(),
        bundle.pages.len() - 1,
        "unlisted is not searched"
    );
}

#[test]
fn a_docs_folder_with_categories_alone_is_docusaurus_too() {
    let bundle = build(&tree(&[
        ("intro.md", "---\nslug: /\n---\n# Intro\n"),
        (
            "b/_category_.json",
            "{\"label\": \"First\", \"position\": 1}",
        ),
        ("b/x.md", "# X\n"),
        (
            "a/_category_.yml",
            "label: Second\nposition: 2\nlink: {type: generated-index, description: Of a.}\n",
        ),
        ("a/_part.mdx", "# No page\n"),
        ("a/y.mdx", "# Y\n"),
    ]));
    assert_eq!(
        outline(&bundle),
        "\"\" Intro\n  \"b\" First\n    \"b/x\" X\n  \"a\" Second\n    \"a/y\" Y\n"
    );
}

#[test]
fn starlight_reads_its_sidebar_orders_labels_and_locales() {
    let bundle = build_fixture("starlight");
    assert_eq!(
        outline(&bundle),
        concat!(
            "\"\" Tea Time\n",
            "  \"start-here\" Start here\n",
            "    \"intro\" Introduction\n",
            "    \"guides/boil\" How to boil\n",
            "  \"guides\" Guides\n",
            "    \"guides/pour\" Pour\n",
            "    \"guides/wait\" Wait\n",
            "  \"reference\" Reference\n",
            "    \"reference/zeta\" Zeta first\n",
            "    \"reference/alpha\" Alpha\n",
            "  \"de\" Deutsch\n",
            "    \"de/intro\" Einführung\n",
            "hidden below \"reference\": \"reference/hidden\" Hidden\n",
        )
    );
    let site = &bundle.manifest.site;
    assert_eq!(site.title, "Tea Time");
    assert_eq!(
        site.edit_url.as_deref(),
        Some("https://example.org/time/edit/main/{path}")
    );
    assert_eq!(redirects(&bundle), [("boiling", "guides/boil")]);
    let docs = build(&DiskTree::open(fixture("starlight/src/content/docs")).unwrap());
    assert_eq!(outline(&docs), outline(&bundle));
    assert_eq!(
        docs.manifest.site.edit_url.as_deref(),
        Some("https://example.org/time/edit/main/src/content/docs/{path}")
    );
}

#[test]
fn vitepress_reads_a_sidebar_that_differs_by_path() {
    let bundle = build_fixture("vitepress");
    assert_eq!(
        outline(&bundle),
        concat!(
            "\"\" Teapress\n",
            "  \"guide\" Guide\n",
            "    \"guide/introduction\" Introduction\n",
            "      \"guide/why\" Why tea\n",
            "    \"guide/essentials\" Essentials\n",
            "      \"guide/water\" Water\n",
            "  \"config\" Config\n",
            "    \"config/cup\" The cup\n",
            "  \"en/about\" About · at /about/\n",
        )
    );
    let site = &bundle.manifest.site;
    assert_eq!((&*site.title, &*site.language), ("Teapress", "en-GB"));
    assert_eq!(
        site.edit_url.as_deref(),
        Some("https://example.org/press/edit/main/docs/{path}")
    );
    assert_eq!(
        places(&bundle, "nav-computed"),
        [(".vitepress/config.mts", 30, 12)]
    );
    assert_eq!(
        places(&bundle, "nav-missing"),
        [(".vitepress/config.mts", 18, 11)]
    );
    let home = html(&bundle, "");
    assert!(home.contains("href=\"&/guide/why/\""), "{home}");
    assert!(
        home.contains("bundle/assets/"),
        "files of public/ answer from the top: {home}"
    );
    assert_eq!(bundle.documents.len(), bundle.pages.len() - 1);
}

#[test]
fn a_repository_with_code_reads_as_its_documentation_alone() {
    let bundle = build_fixture("repository");
    assert_eq!(
        outline(&bundle),
        "\"\" Kettle\n  \"start\" Start\n  \"use\" Use\n"
    );
    assert_eq!(
        places(&bundle, "outside-docs"),
        [("docs/.vitepress/config.js", 0, 0)]
    );
}

#[test]
fn just_the_docs_keys_mean_what_they_mean_there() {
    let bundle = build(&tree(&[
        (
            "_config.yml",
            "title: T\nnav_sort: case_sensitive\ncollections:\n  parts:\n    output: true\njust_the_docs:\n  collections:\n    \
             parts: {name: All parts, nav_fold: true, search_exclude: true}\ncallouts: {tip: {title: Tip}}\n",
        ),
        ("index.md", "---\ntitle: Home\n---\n"),
        ("word.md", "---\ntitle: Zulu\nnav_order: b\n---\n"),
        ("b.md", "---\ntitle: apple\n---\n"),
        ("c.md", "---\ntitle: Cherry\n---\n"),
        ("two.md", "---\ntitle: Two\nnav_order: 2\n---\n"),
        (
            "shut.md",
            "---\ntitle: Shut\nnav_order: 3\nhas_children: false\n---\n",
        ),
        ("inner.md", "---\ntitle: Inner\nparent: Shut\n---\n"),
        ("old.md", "---\ntitle: Old\nredirect_to: /two/\n---\n"),
        (
            "html.md",
            "---\ntitle: Page\npermalink: /a/page.html\nredirect_from: [/x/, /y.html]\n---\n",
        ),
        ("_parts/lid.md", "---\ntitle: Lid\n---\n"),
    ]));
    assert_eq!(
        outline(&bundle),
        concat!(
            "\"\" Home\n",
            "  \"two\" Two\n",
            "  \"shut\" Shut\n",
            "  \"_parts\" All parts · at /parts/\n",
            "    \"_parts/lid\" Lid · at /parts/lid/\n",
            "  \"c\" Cherry\n",
            "  \"html\" Page · at /a/page/\n",
            "  \"b\" apple\n",
            "  \"word\" Zulu\n",
            "hidden below \"shut\": \"inner\" Inner\n",
            "hidden below \"\": \"old\" Old\n",
        )
    );
    assert_eq!(
        redirects(&bundle),
        [("a/page.html", "html"), ("x", "html"), ("y", "html")]
    );
    assert!(html(&bundle, "old").contains("href=\"&/two/\""));
    assert_eq!(bundle.documents.len(), bundle.pages.len() - 3);
}
