//! A small world for tests: a few addresses that answer, and short ways to render.

use burrow_markdown::{Dialect, Links, Rendered, Resolved, Source, render};
use burrow_model::{PagePath, Passage};

/// `/page` and `/` answer, `/file.pdf` and `/cat.png` are files, `/missing` is planned, the web is outside.
pub struct World;

impl Links for World {
    fn link(&self, target: &str) -> Resolved {
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor.to_owned())),
            None => (target, None),
        };
        match path {
            "/page" | "/" => Resolved::Page {
                path: PagePath::new(path.trim_matches('/')),
                anchor,
            },
            "/file.pdf" => Resolved::Asset {
                path: "bundle/assets/file.pdf".into(),
                size: None,
            },
            "/missing" => Resolved::Missing {
                path: Some(PagePath::new("missing")),
            },
            _ if target.contains(':') => Resolved::External(target.to_owned()),
            _ => Resolved::Missing { path: None },
        }
    }

    fn image(&self, target: &str) -> Resolved {
        match target {
            "/cat.png" => Resolved::Asset {
                path: "bundle/assets/cat.png".into(),
                size: Some((640, 480)),
            },
            _ if target.contains(':') => Resolved::External(target.to_owned()),
            _ => Resolved::Missing { path: None },
        }
    }
}

pub fn render_as(text: &str, line_offset: u32, kramdown: bool) -> Rendered {
    let callouts = vec![("highlight".to_owned(), None)];
    render(
        &Source {
            text,
            line_offset,
            dialect: Dialect {
                kramdown,
                callouts,
                ..Dialect::default()
            },
        },
        &World,
    )
}

pub fn render_at(text: &str, line_offset: u32) -> Rendered {
    render_as(text, line_offset, false)
}

pub fn page(text: &str) -> Rendered {
    render_at(text, 0)
}

/// The HTML of a page of one passage.
pub fn body(text: &str) -> String {
    page(text).root.html.as_str().to_owned()
}

/// The HTML of a kramdown page of one passage, its heading first.
pub fn kramdown(text: &str) -> String {
    let page = render_as(text, 0, true);
    let heading = format!("{}: {}", page.root.id, page.root.heading.as_str());
    format!("{heading}\n{}", with_findings(&page))
}

/// A page in a dialect, rendered.
pub fn render_in(text: &str, dialect: Dialect) -> Rendered {
    let source = Source {
        text,
        line_offset: 0,
        dialect,
    };
    render(&source, &World)
}

/// The HTML of a page of one passage in a dialect, and what was found.
pub fn body_in(text: &str, dialect: Dialect) -> String {
    with_findings(&render_in(text, dialect))
}

/// Every dialect at once.
pub fn all_dialects() -> Dialect {
    Dialect {
        kramdown: true,
        callouts: vec![("highlight".to_owned(), None)],
        admonitions: true,
        containers: true,
        attributes: true,
        toc: true,
        jsx: true,
        math: true,
        admonish: true,
        definition_lists: true,
        smart_punctuation: true,
        hidden_lines: Some(vec![("sh".to_owned(), "#".to_owned())]),
        ..Dialect::default()
    }
}

fn with_findings(page: &Rendered) -> String {
    let mut shown = page.root.html.as_str().to_owned();
    for finding in &page.findings {
        shown.push_str(&format!(
            "\n! {}:{} {}",
            finding.place.line, finding.place.column, finding.code
        ));
    }
    shown
}

/// A page's passages, one line each, indented by their place in the tree.
pub fn tree(text: &str) -> String {
    tree_in(text, Dialect::default())
}

/// The same for a dialect.
pub fn tree_in(text: &str, dialect: Dialect) -> String {
    fn walk(passage: &Passage, indent: usize, out: &mut String) {
        let level = passage.level.map_or(0, burrow_model::Level::number);
        let html = passage.html.as_str().replace('\n', "");
        let html = if html.is_empty() { "-" } else { &html };
        out.push_str(&format!(
            "{:indent$}h{} {:?} level {level}, {} words: {html}\n",
            "",
            passage.rank,
            passage.heading.as_str(),
            passage.words,
        ));
        passage
            .children
            .iter()
            .for_each(|child| walk(child, indent + 2, out));
    }
    let mut out = String::new();
    walk(&render_in(text, dialect).root, 0, &mut out);
    out
}

/// The folder of the test corpora, or a printed word that there is none.
pub fn corpora(test: &str) -> Option<std::path::PathBuf> {
    let root = std::env::var_os("BURROW_CORPORA").map_or_else(
        || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"),
        Into::into,
    );
    let found = root.is_dir().then_some(root);
    if found.is_none() {
        eprintln!("skipped: {test} needs the corpora (set BURROW_CORPORA)");
    }
    found
}

/// All HTML of a page: headings, texts, footnotes.
pub fn all_html(page: &Rendered) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for passage in page.root.in_order() {
        all.extend([passage.heading.as_str(), passage.html.as_str()]);
    }
    all.push(page.footnotes.as_str());
    all
}
