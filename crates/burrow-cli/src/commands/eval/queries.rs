//! Queries and their answers, as a file gives them.

use crate::failure::Failure;
use crate::finder::Finder;
use crate::terminal::note;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// A query and what it should find.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    /// What kind of query it is.
    #[serde(default = "unnamed")]
    pub class: String,
    /// As typed.
    #[serde(alias = "q")]
    pub query: String,
    /// Ids, addresses or source files of the pages that answer it; `#anchor` may follow.
    #[serde(alias = "pages", alias = "expected", alias = "url", alias = "urls")]
    page: OneOrMany,
    /// The passage that answers it, on any of the pages.
    #[serde(default)]
    anchor: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Bare(Vec<Wanted>),
    Named { queries: Vec<Wanted> },
}

fn unnamed() -> String {
    "query".to_owned()
}

impl Wanted {
    fn pages(&self) -> &[String] {
        match &self.page {
            OneOrMany::One(page) => std::slice::from_ref(page),
            OneOrMany::Many(pages) => pages,
        }
    }

    /// Its answers as they were written, with the anchor.
    pub fn shown(&self) -> Vec<String> {
        let with_anchor = |page: &String| match self.anchor() {
            Some(anchor) => format!("{page}#{anchor}"),
            None => page.clone(),
        };
        self.pages().iter().map(with_anchor).collect()
    }

    fn anchor(&self) -> Option<&str> {
        let anchor = self.anchor.as_deref()?.trim_start_matches('#');
        (!anchor.is_empty()).then_some(anchor)
    }
}

/// The pages that answer a query, by number, each with the anchor it must come with.
pub(super) type Answers = Vec<(u32, Option<String>)>;

/// Reads a file of queries.
pub(super) fn read(file: &Path) -> Result<Vec<Wanted>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::io("read", file, &error))?;
    let queries = match serde_json::from_str(&text) {
        Ok(File::Bare(queries) | File::Named { queries }) => queries,
        // The untagged form says nothing of what is wrong; asked for the list alone, serde does.
        Err(_) => serde_json::from_str(&text).map_err(|error| {
            Failure::Usage(format!("{} is no list of queries: {error}", file.display()))
        })?,
    };
    match queries.iter().find(|wanted| wanted.pages().is_empty()) {
        Some(wanted) => Err(Failure::Usage(format!(
            "no page answers \"{}\" in {}",
            wanted.query,
            file.display()
        ))),
        None => Ok(queries),
    }
}

/// The answers of each query. A page that does not exist is told, and answers nothing.
pub(super) fn answers(queries: &[Wanted], finder: &Finder) -> Result<Vec<Answers>, Failure> {
    let names = Names::of(finder)?;
    let mut missing = 0;
    let mut answers = Vec::with_capacity(queries.len());
    for wanted in queries {
        let mut pages = Vec::new();
        for page in wanted.pages() {
            let (page, own) = page.split_once('#').unwrap_or((page, ""));
            let own = (!own.is_empty()).then_some(own);
            let anchor = own.or(wanted.anchor()).map(str::to_owned);
            match names.find(page) {
                Some(number) => pages.push((number, anchor)),
                None => {
                    missing += 1;
                    note(format_args!("no page is called {page}: {}", wanted.query));
                }
            }
        }
        answers.push(pages);
    }
    if missing > 0 && answers.iter().all(Vec::is_empty) {
        return Err(Failure::Usage(
            "none of the pages that should be found is in this site".to_owned(),
        ));
    }
    Ok(answers)
}

/// The pages by every name they go by.
struct Names(HashMap<String, u32>);

impl Names {
    fn of(finder: &Finder) -> Result<Self, Failure> {
        let pages = (0..).zip(&finder.manifest.pages);
        let mut names = HashMap::new();
        for (number, page) in pages.clone() {
            names.insert(bare(page.id.as_str()), number);
        }
        for (number, page) in pages.clone() {
            names.entry(bare(page.address())).or_insert(number);
        }
        for (number, meta) in pages {
            if let Some(source) = finder.read(meta)?.source {
                names.entry(bare(&source)).or_insert(number);
            }
        }
        Ok(Self(names))
    }

    /// By its name, or by the end of it where only one page has that end: the tree may be the repository or its docs/.
    fn find(&self, name: &str) -> Option<u32> {
        let name = bare(name);
        if let Some(number) = self.0.get(&name) {
            return Some(*number);
        }
        let below = |long: &str, short: &str| {
            long.strip_suffix(short)
                .is_some_and(|before| before.ends_with('/') && !short.is_empty())
        };
        let mut found = self
            .0
            .iter()
            .filter(|(known, _)| below(known, &name) || below(&name, known))
            .map(|(known, number)| (known.len(), *number))
            .collect::<Vec<_>>();
        found.sort_unstable();
        found.dedup_by_key(|(_, number)| *number);
        match found[..] {
            [(_, only)] => Some(only),
            _ => None,
        }
    }
}

/// A page's name without what differs between id, address and file.
fn bare(name: &str) -> String {
    let name = name.trim().trim_matches('/');
    let name = name.strip_suffix("index.html").unwrap_or(name);
    let name = [".md", ".html", ".mdx", ".markdown"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name);
    name.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(pages: &[&str]) -> Names {
        Names(
            (0..)
                .zip(pages)
                .map(|(number, page)| (bare(page), number))
                .collect(),
        )
    }

    #[test]
    fn a_page_is_known_by_id_address_and_file() {
        let names = names(&["docs/tea", "docs/coffee/brewing", "docs/coffee"]);
        for name in [
            "docs/tea",
            "/docs/tea/",
            "docs/tea.md",
            "tea",
            "/tea/index.html",
        ] {
            assert_eq!(names.find(name), Some(0), "{name}");
        }
        assert_eq!(names.find("brewing"), Some(1));
        assert_eq!(names.find("repository/docs/coffee.md"), Some(2));
        assert_eq!(names.find("cocoa"), None);
    }

    #[test]
    fn what_may_mean_two_pages_means_none() {
        assert_eq!(names(&["a/setup", "b/setup"]).find("setup"), None);
    }

    #[test]
    fn queries_are_read_in_both_forms() {
        let list = r##"[{"query":"tea","page":"a","anchor":"#b"},{"q":"x","pages":["a","b"],"class":"c"}]"##;
        let File::Bare(queries) = serde_json::from_str(list).expect("a list is a file") else {
            panic!("a list is read as one");
        };
        assert_eq!(queries[0].shown(), ["a#b"]);
        assert_eq!(
            (queries[1].pages().len(), queries[1].class.as_str()),
            (2, "c")
        );
        let named = format!("{{\"queries\":{list}}}");
        assert!(matches!(
            serde_json::from_str(&named),
            Ok(File::Named { .. })
        ));
    }
}
