//! Reading paths: those that the configuration and front matter name and, where neither names any, those that home and
//! section pages already hold: a list of links below a heading that says who it is for.

use super::Parts;
use crate::diagnostic::Diagnostic;
use crate::links::percent_decode;
use burrow_model::{Html, NavTree, PageId, PageMeta, Passage, PersonaId, ReadingPath};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Paths found in headings, at most.
const FOUND: usize = 12;
/// Stops of a path found in a heading: fewer are a remark, more a table of contents.
const STOPS: std::ops::RangeInclusive<usize> = 3..=12;
/// How far below home a page may stand whose headings are read.
const DEPTH: usize = 2;
/// Words before a name that make a heading one for somebody.
const BEFORE: [&str; 13] = [
    "for ",
    "para ",
    "pour ",
    "für ",
    "per ",
    "voor ",
    "i am a ",
    "i am an ",
    "you are a ",
    "you are an ",
    "path for ",
    "ruta para ",
    "start here for ",
];
/// Words behind a name that do the same.
const BEHIND: [&str; 9] = [
    " focus",
    " path",
    " track",
    " journey",
    " tour",
    " learning path",
    " reading path",
    " reading list",
    " start here",
];

impl Parts<'_> {
    /// The site's paths, in the order they are offered.
    pub(super) fn paths(
        &self,
        pages: &[PageMeta],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<ReadingPath> {
        let mut paths = self.configured_paths(diagnostics);
        self.add_claimed(&mut paths);
        if paths.is_empty() && self.config.infer_paths != Some(false) {
            paths = self.paths_in_headings(pages);
        }
        paths.retain(|path| !path.pages.is_empty());
        paths
    }

    fn configured_paths(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<ReadingPath> {
        let mut report = |message: String, hint: &str| {
            diagnostics
                .push(Diagnostic::warning("reading-path", "burrow.toml", message).hint(hint));
        };
        let mut paths = Vec::new();
        for path in &self.config.path {
            let mut pages: Vec<PageId> = Vec::new();
            for stop in &path.pages {
                match self.lookup.page(stop) {
                    Some(number) => {
                        let id = &self.site.pages[number].id;
                        if !pages.contains(id) {
                            pages.push(id.clone());
                        }
                    }
                    None => report(
                        format!("the path `{}` stops at `{stop}`, which is no page", path.id),
                        "use the page's id or the path of its file",
                    ),
                }
            }
            let persona = path.persona.as_deref().filter(|persona| {
                let known = self.personas.contains(persona);
                if !known {
                    report(
                        format!(
                            "the path `{}` is for `{persona}`, which is no persona",
                            path.id
                        ),
                        "use the id of a persona",
                    );
                }
                known
            });
            paths.push(ReadingPath {
                id: path.id.clone(),
                title: path.title.clone(),
                personas: persona.map(PersonaId::new).into_iter().collect(),
                pages,
            });
        }
        paths
    }

    /// Adds the pages that name their path in front matter: behind the stops of a configured path of that id or title,
    /// else as a path of their own.
    fn add_claimed(&self, paths: &mut Vec<ReadingPath>) {
        let mut claims: Vec<(f64, usize, &str)> = Vec::new();
        for (place, number) in self.arrangement.order.iter().enumerate() {
            if let Some(source) = &self.site.pages[*number].source {
                let order = source.front.path_order.unwrap_or(f64::INFINITY);
                let names = source.front.paths.iter();
                claims.extend(names.map(|name| (order, place, name.as_str())));
            }
        }
        claims.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut order: Vec<(usize, &str)> = claims
            .iter()
            .map(|(_, place, name)| (*place, *name))
            .collect();
        order.sort_unstable();
        for (_, name) in order {
            if !paths.iter().any(|path| is_called(path, name)) {
                paths.push(ReadingPath {
                    id: free_id(name, paths),
                    title: name.to_owned(),
                    ..ReadingPath::default()
                });
            }
        }
        let mut readers: BTreeMap<usize, Option<Vec<PersonaId>>> = BTreeMap::new();
        for (_, place, name) in claims {
            let Some(at) = paths.iter().position(|path| is_called(path, name)) else {
                continue;
            };
            let page = &self.site.pages[self.arrangement.order[place]];
            // A path is for those that all its pages are for.
            let own = page.personas.clone();
            match readers.entry(at).or_insert_with(|| Some(own.clone())) {
                Some(shared) if *shared != own => drop(readers.insert(at, None)),
                _ => {}
            }
            if !paths[at].pages.contains(&page.id) {
                paths[at].pages.push(page.id.clone());
            }
        }
        for (at, shared) in readers {
            if paths[at].personas.is_empty() {
                paths[at].personas = shared.unwrap_or_default();
            }
        }
    }

    /// The paths that headings hold, those of home first, then of pages further down.
    fn paths_in_headings(&self, pages: &[PageMeta]) -> Vec<ReadingPath> {
        let nav = NavTree::new(pages);
        let by_path: HashMap<&str, usize> = self
            .site
            .pages
            .iter()
            .enumerate()
            .map(|(number, page)| (page.path.as_str(), number))
            .collect();
        let mut hubs: Vec<(usize, u32)> = (0..pages.len() as u32)
            .filter(|page| !nav.children(*page).is_empty() || *page == 0)
            .map(|page| (nav.ancestors(page).len(), page))
            .filter(|(depth, _)| *depth <= DEPTH)
            .collect();
        hubs.sort_unstable();
        let mut paths: Vec<ReadingPath> = Vec::new();
        for (_, hub) in hubs {
            let number = self.arrangement.order[hub as usize];
            let root = &self.built[number].page.root;
            for (title, personas, stops) in self.in_headings(root, &by_path, number) {
                let is_known = paths
                    .iter()
                    .any(|path| path.title == title || path.pages == stops);
                if !is_known && paths.len() < FOUND {
                    paths.push(ReadingPath {
                        id: free_id(&title, &paths),
                        title,
                        personas,
                        pages: stops,
                    });
                }
            }
        }
        paths
    }

    /// Each heading of a page that is for somebody, with the stops below it.
    fn in_headings(
        &self,
        root: &Passage,
        by_path: &HashMap<&str, usize>,
        own: usize,
    ) -> Vec<(String, Vec<PersonaId>, Vec<PageId>)> {
        let passages = root.in_order();
        let whom: Vec<Option<Vec<PersonaId>>> = passages
            .iter()
            .map(|passage| self.personas.headed(&bare(&passage.heading.text())))
            .collect();
        let mut found = Vec::new();
        for (at, passage) in passages.iter().enumerate().skip(1) {
            let Some(personas) = &whom[at] else {
                continue;
            };
            let mut items = Items::default();
            items.read(&passage.html);
            let mut floor = passage.rank;
            for (next, other) in passages.iter().enumerate().skip(at + 1) {
                if whom[next].is_some() {
                    break;
                }
                if other.rank <= floor {
                    // The list may stand below a heading of its own that only explains this one.
                    if next > at + 1 || items.count > 0 {
                        break;
                    }
                    floor = other.rank;
                }
                items.read(&other.html);
            }
            let mut seen = HashSet::from([own, self.arrangement.order[0]]);
            let stops: Vec<PageId> = items
                .targets
                .iter()
                .filter_map(|path| by_path.get(path.as_str()).copied())
                .filter(|page| seen.insert(*page))
                .map(|page| self.site.pages[page].id.clone())
                .collect();
            if STOPS.contains(&stops.len()) && 2 * items.targets.len() >= items.count {
                found.push((bare(&passage.heading.text()), personas.clone(), stops));
            }
        }
        found
    }
}

/// The items of lists in some prose.
#[derive(Default)]
struct Items {
    count: usize,
    /// Paths of the pages that items link to first.
    targets: Vec<String>,
}

impl Items {
    fn read(&mut self, html: &Html) {
        for item in html.as_str().split("<li").skip(1) {
            let item = item.split("</li>").next().unwrap_or(item);
            self.count += 1;
            let address = item.split("<a ").nth(1).and_then(|link| {
                link.split('>')
                    .next()?
                    .split("href=\"&/")
                    .nth(1)?
                    .split('"')
                    .next()
            });
            if let Some(address) = address {
                let path = address.split(['#', '?']).next().unwrap_or(address);
                let path = percent_decode(&path.replace("&amp;", "&"));
                self.targets.push(path.trim_matches('/').to_owned());
            }
        }
    }
}

/// A heading without pictures before or behind its words, and without what stands in brackets.
fn bare(heading: &str) -> String {
    let mut text = String::new();
    let mut open = 0u32;
    for sign in heading.chars() {
        match sign {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            _ if open == 0 => text.push(sign),
            _ => {}
        }
    }
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .trim_matches(|sign: char| !sign.is_alphanumeric())
        .to_owned()
}

/// Who a heading is for by its form: `For Developers`, `Technical Focus`. None where it has no such form.
pub(crate) fn named_in(heading: &str) -> Option<String> {
    let lower = heading.to_lowercase();
    let rest = BEFORE
        .iter()
        .find_map(|before| lower.strip_prefix(before))
        .or_else(|| BEHIND.iter().find_map(|behind| lower.strip_suffix(behind)))?;
    Some(rest.to_owned())
}

fn is_called(path: &ReadingPath, name: &str) -> bool {
    path.id == name || path.title == name
}

/// An id made of a title: letters and digits joined by `-`, unlike those that are there.
fn free_id(title: &str, paths: &[ReadingPath]) -> String {
    let words = title.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let stem = words.join("-").to_lowercase();
    let mut id = stem.clone();
    let mut number = 2;
    while id.is_empty() || paths.iter().any(|path| path.id == id) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_for_somebody_is_known_by_its_form() {
        for (heading, whom) in [
            (
                "💼 For Business Leaders (CFO/VP Level)",
                Some("business leaders"),
            ),
            ("Technical Focus", Some("technical")),
            ("Para desarrolladores", Some("desarrolladores")),
            ("Forms and fields", None),
            ("Technical details", None),
        ] {
            assert_eq!(named_in(&bare(heading)).as_deref(), whom, "{heading}");
        }
    }

    #[test]
    fn items_lead_where_their_first_link_does() {
        let html = "<ul><li><p><a class=\"x\" href=\"&/a/b%20c/#d\">A</a> <a href=\"&/z/\">Z</a></p></li>\
                    <li>No link</li><li><a href=\"https://example.org\">Away</a></li></ul>";
        let mut items = Items::default();
        #[allow(clippy::disallowed_methods, reason = "HTML of this test")]
        items.read(&Html::from_sanitised(html.into()));
        assert_eq!((items.count, items.targets), (3, vec!["a/b c".to_owned()]));
    }

    #[test]
    fn ids_are_made_of_titles_and_are_free() {
        let mut paths = Vec::new();
        for id in ["your-first-week", "your-first-week-2"] {
            let made = free_id("Your first week!", &paths);
            assert_eq!(made, id);
            paths.push(ReadingPath {
                id: made,
                ..ReadingPath::default()
            });
        }
    }
}
