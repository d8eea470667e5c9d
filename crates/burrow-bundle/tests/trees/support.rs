//! Building trees and saying in a few lines what came out.

use burrow_bundle::{
    Bundle, Bundler, Config, Diagnostic, DiskTree, DocTree, MemoryTree, NoProgress,
};
use burrow_model::{NavTree, Page, PageMeta};
use burrow_search::Index;
use std::fmt::Write;
use std::path::PathBuf;

/// A folder below `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures")
        .join(name)
}

/// Builds a tree as if there were no configuration file.
pub fn build(tree: &dyn DocTree) -> Bundle {
    build_with(tree, "")
}

/// Builds a tree with the text of a `burrow.toml`.
pub fn build_with(tree: &dyn DocTree, config: &str) -> Bundle {
    let config = Config::parse(config, "burrow.toml").expect("the test's configuration is valid");
    Bundler::new(config)
        .build(tree, &NoProgress)
        .expect("the tree builds")
}

/// Builds a fixture.
pub fn build_fixture(name: &str) -> Bundle {
    build(&DiskTree::open(fixture(name)).expect("the fixture is there"))
}

/// A tree in memory.
pub fn tree(files: &[(&str, &str)]) -> MemoryTree {
    let mut tree = MemoryTree::new("docs");
    for (path, text) in files {
        tree.insert(path, text);
    }
    tree
}

/// The search index with all its shards.
pub fn index(bundle: &Bundle) -> Index {
    let part = |hash: &burrow_model::ContentHash| {
        let path = format!("bundle/search/{hash}.bin");
        let file = bundle.files.iter().find(|file| file.path == path);
        file.expect("the search map names what is there")
            .bytes
            .clone()
    };
    let search = &bundle.search;
    let mut index = Index::decode(&part(&search.head)).expect("the head is sound");
    for (number, shard) in (0..).zip(&search.shards) {
        index
            .add_shard(number, &part(shard))
            .expect("the shard is sound");
    }
    index
}

/// The nav tree, a page a line: id, title, level, personas, address where it is another; hidden pages follow.
pub fn outline(bundle: &Bundle) -> String {
    let pages = &bundle.manifest.pages;
    let nav = NavTree::new(pages);
    let mut text = String::new();
    for number in nav.reading_order() {
        let depth = nav.ancestors(*number).len();
        let _ = writeln!(
            text,
            "{}{}",
            "  ".repeat(depth),
            line(&pages[*number as usize])
        );
    }
    for (number, page) in (0..).zip(pages) {
        if !nav.reading_order().contains(&number) {
            let above = page
                .parent
                .map_or("", |parent| pages[parent as usize].id.as_str());
            let _ = writeln!(text, "hidden below {above:?}: {}", line(page));
        }
    }
    text
}

fn line(page: &PageMeta) -> String {
    let mut line = format!("{:?} {}", page.id.as_str(), page.title);
    if let Some(level) = page.level {
        let _ = write!(line, " · level {}", level.number());
    }
    if !page.personas.is_empty() {
        let personas: Vec<_> = page.personas.iter().map(|id| id.as_str()).collect();
        let _ = write!(line, " · {}", personas.join(" "));
    }
    if let Some(path) = &page.path {
        let _ = write!(line, " · at /{path}/");
    }
    line
}

/// Diagnostics, one a line, with their hints.
pub fn said(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let _ = writeln!(text, "{diagnostic}");
        if let Some(hint) = &diagnostic.hint {
            let _ = writeln!(text, "  {hint}");
        }
    }
    text
}

/// A page by its id.
pub fn page<'a>(bundle: &'a Bundle, id: &str) -> &'a Page {
    let mut pages = bundle.pages.iter();
    pages
        .find(|page| page.id.as_str() == id)
        .expect("there is such a page")
}

/// The markup of a page by its id.
pub fn html(bundle: &Bundle, id: &str) -> String {
    let passages = page(bundle, id).root.in_order();
    passages
        .iter()
        .map(|passage| passage.html.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The codes of a bundle's diagnostics, in order.
pub fn codes(bundle: &Bundle) -> Vec<&str> {
    bundle
        .diagnostics
        .iter()
        .map(|diagnostic| &*diagnostic.code)
        .collect()
}

/// The diagnostics of a code, as file, line and column.
pub fn places<'a>(bundle: &'a Bundle, code: &str) -> Vec<(&'a str, u32, u32)> {
    let found = bundle.diagnostics.iter().filter(|found| found.code == code);
    found
        .map(
            |Diagnostic {
                 file, line, column, ..
             }| (&**file, *line, *column),
        )
        .collect()
}
