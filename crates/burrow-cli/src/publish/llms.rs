//! `llms.txt`: the site as a list that a language model reads first, and `llms-full.txt`, all of it in one file.

use super::Told;
use super::description::cut;
use super::markdown::{label, target};
use std::fmt::Write as _;

/// Longest line about a page, in characters.
const LINE: usize = 160;
/// Without being asked for, all pages stand in one file only where that is smaller, in bytes.
const SMALL: usize = 256 << 10;

/// What the site promises, and its pages by section with one line each.
pub fn list(told: &Told<'_>) -> String {
    let mut text = format!("# {}\n", label(told.title()));
    let site = &told.bundle.manifest.site;
    let promise = site.description.clone().or_else(|| told.description(0));
    if let Some(promise) = promise {
        let _ = write!(text, "\n> {}\n", label(&promise));
    }
    let nav = &told.catalog.nav;
    // Pages at the top that hold no others stand with the home page.
    let (sections, mut lone): (Vec<u32>, Vec<u32>) = nav
        .children(0)
        .iter()
        .partition(|page| !nav.children(**page).is_empty());
    lone.insert(0, 0);
    let mut told_of = vec![false; told.bundle.pages.len()];
    let mut section = |title: &str, pages: Vec<u32>, text: &mut String| {
        let pages = pages.into_iter().filter(|page| told.is_listed(*page));
        let pages: Vec<_> = pages
            .filter(|page| !std::mem::replace(&mut told_of[*page as usize], true))
            .collect();
        if !pages.is_empty() {
            let _ = write!(text, "\n## {}\n\n", label(title));
        }
        for page in pages {
            text.push_str(&line(told, page));
        }
    };
    section(told.title(), lone, &mut text);
    for page in sections {
        let mut pages = vec![page];
        pages.extend(nav.descendants(page));
        pages.sort_unstable(); // reading order
        section(&told.meta(page).title, pages, &mut text);
    }
    // By the convention for such files, what may be skipped.
    let rest = told.listed().collect();
    section("Optional", rest, &mut text);
    text
}

fn line(told: &Told<'_>, number: u32) -> String {
    let path = told
        .markdown_path(number)
        .unwrap_or_else(|| told.path(number));
    let address = told.address.url(&path).unwrap_or(path);
    let title = label(&told.meta(number).title);
    let mut line = format!("- [{title}]({})", target(&address));
    if let Some(description) = told.description(number) {
        let _ = write!(line, ": {}", label(&cut(&description, LINE)));
    }
    line.push('\n');
    line
}

/// All pages as Markdown one after the other; none unless asked for, or small.
pub fn full(told: &Told<'_>) -> Option<String> {
    let limit = match told.options.llms_full {
        Some(true) => usize::MAX,
        Some(false) => return None,
        None => SMALL,
    };
    let mut text = format!("# {}\n", label(told.title()));
    for number in told.listed() {
        let page = told.markdown(number);
        let _ = write!(text, "\n---\n\nSource: {}\n\n{page}", told.link(number));
        if text.len() > limit {
            return None;
        }
    }
    Some(text)
}
