//! Whole trees on disk: what the nav tree looks like and what is said of them.

use crate::support::{build_fixture, build_with, fixture, html, outline, said};
use burrow_bundle::{Bundle, DiskTree};

fn summary(bundle: &Bundle) -> String {
    format!("{}\n{}", outline(bundle), said(&bundle.diagnostics))
}

#[test]
fn a_just_the_docs_site_reads_as_its_author_arranged_it() {
    let bundle = build_fixture("just-the-docs");
    insta::assert_snapshot!(summary(&bundle));
    let site = &bundle.manifest.site;
    assert_eq!(site.title, "Tea House");
    assert_eq!(
        site.edit_url.as_deref(),
        Some("https://example.org/tea/edit/trunk/{path}")
    );
    let home = html(&bundle, "");
    for address in ["&/guide/", "&/reference/kettle/"] {
        assert_eq!(
            home.matches(&format!("href=\"{address}\"")).count(),
            if address == "&/guide/" { 1 } else { 2 }
        );
    }
    assert!(html(&bundle, "guide/brew").contains("href=\"&/reference/kettle/#limits\""));
    let searchable = &bundle.documents;
    let leaves = bundle
        .manifest
        .pages
        .iter()
        .position(|page| page.id.as_str() == "reference/leaves");
    assert!(
        !searchable.contains(&(leaves.unwrap() as u32)),
        "search_exclude leaves the index"
    );
    assert_eq!(searchable.len(), bundle.pages.len() - 1);
}

#[test]
fn numbered_folders_are_sorted_and_lose_their_numbers() {
    let bundle = build_fixture("numbered");
    insta::assert_snapshot!(summary(&bundle));
    let assets: Vec<_> = bundle
        .files
        .iter()
        .filter(|file| file.path.starts_with("bundle/assets/"))
        .collect();
    assert_eq!(assets.len(), 2, "only files that pages refer to");
    let overview = bundle
        .pages
        .iter()
        .find(|page| page.id.as_str() == "01-overview")
        .unwrap();
    let [surface, detail, deep] = overview.words;
    assert!(surface == detail && detail < deep, "{:?}", overview.words);
}

#[test]
fn the_only_folder_without_a_page_is_lifted() {
    let bundle = build_fixture("lifted");
    insta::assert_snapshot!(summary(&bundle));
    assert!(
        html(&bundle, "").contains("href=\"&/\""),
        "/docs is the home page"
    );
}

#[test]
fn text_files_are_pages_where_there_is_no_markdown() {
    insta::assert_snapshot!(summary(&build_fixture("text")));
}

#[test]
fn a_configuration_says_what_the_tree_cannot() {
    let tree = DiskTree::open(fixture("numbered")).unwrap();
    let bundle = build_with(
        &tree,
        r#"
        title = "Renamed"
        language = "de"
        order = ["10-appendix", "nowhere"]
        exclude = ["01-overview"]
        logo = "02-api_keys/media/dot.gif"
        [levels]
        "**" = 1
        "02-api_keys/**" = 3
        [[persona]]
        id = "zoo"
        label = "Zoo"
        [[path]]
        id = "start"
        title = "Start"
        persona = "zoo"
        pages = ["02-api_keys/1-first", "10-appendix/step-9.md", "gone"]
        "#,
    );
    insta::assert_snapshot!(summary(&bundle));
    let site = &bundle.manifest.site;
    assert_eq!((&*site.title, &*site.language), ("Renamed", "de"));
    assert!(site.logo.as_ref().unwrap().starts_with("assets/"));
    assert_eq!(site.paths[0].pages.len(), 2);
    assert_eq!(site.personas.len(), 1);
}
