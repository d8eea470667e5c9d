//! Pages that answer at another address than in the last build: found again by their text, or by their title where the
//! text is still much the same.

use burrow_model::{ContentHash, Manifest, Page, PagePath};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

/// Pages of one title are one page if they share this part of their runs of words.
const ALIKE: f64 = 0.5;
/// Words in a run.
const RUN: usize = 3;
/// Texts of fewer words are no evidence by themselves.
const FEW: usize = 8;

/// Reads a page of the last build; none if it cannot be read.
type Read = Arc<dyn Fn(&ContentHash) -> Option<Page> + Send + Sync>;

/// The last build, as far as its addresses go.
#[derive(Clone)]
pub struct Before {
    /// Its pages.
    pub pages: Vec<PageBefore>,
    /// Addresses that were former ones then, and the pages they led to.
    pub redirects: Vec<(PagePath, PagePath)>,
    /// Reads one of its pages.
    pub read: Read,
}

/// A page of the last build.
#[derive(Clone, Debug)]
pub struct PageBefore {
    /// Where it answered.
    pub path: PagePath,
    /// The name of its file.
    pub hash: ContentHash,
}

impl fmt::Debug for Before {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Before")
            .field("pages", &self.pages.len())
            .field("redirects", &self.redirects.len())
            .finish_non_exhaustive()
    }
}

/// Addresses that answered in the last build and do not now, with the address that took over; `current` are the pages
/// by their number in the manifest. Where two would do, neither is taken.
pub(crate) fn renamed(
    before: &Before,
    manifest: &Manifest,
    current: &[&Page],
) -> Vec<(PagePath, PagePath)> {
    let now: Vec<PagePath> = manifest.pages.iter().map(|page| page.path()).collect();
    let answering: HashSet<&PagePath> = now.iter().chain(manifest.redirects.keys()).collect();
    let answered: HashSet<&PagePath> = before.pages.iter().map(|page| &page.path).collect();
    let gone: Vec<(PagePath, Known)> = before
        .pages
        .iter()
        .filter(|page| !answering.contains(&page.path))
        .filter_map(|page| Some((page.path.clone(), Known::of(&(before.read)(&page.hash)?))))
        .collect();
    let fresh: Vec<(PagePath, Known)> = now
        .iter()
        .zip(current)
        .filter(|(path, _)| !answered.contains(path) && !gone.is_empty())
        .map(|(path, page)| (path.clone(), Known::of(page)))
        .collect();
    let mut found: BTreeMap<PagePath, PagePath> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    type Rate = fn(&Known, &Known) -> f64;
    type Key = fn(&Known) -> &str;
    let ways: [(Key, Rate); 2] = [
        (|known| &known.text, same_text),
        (|known| &known.title, same_title),
    ];
    for (key, rate) in ways {
        // By key, so that a tree of many pages is not compared each with each.
        let mut candidates: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, (_, known)) in fresh.iter().enumerate() {
            if !taken.contains(&number) {
                candidates.entry(key(known)).or_default().push(number);
            }
        }
        for (path, known) in &gone {
            if found.contains_key(path) {
                continue;
            }
            let candidates = candidates.get(key(known)).map_or(&[][..], Vec::as_slice);
            let free = candidates.iter().filter(|number| !taken.contains(number));
            let mut rated: Vec<(f64, usize)> = free
                .map(|number| (rate(known, &fresh[*number].1), *number))
                .filter(|(rate, _)| *rate >= ALIKE)
                .collect();
            rated.sort_by(|a, b| b.0.total_cmp(&a.0));
            let only = match rated.as_slice() {
                [(_, only)] => Some(*only),
                [(best, only), (other, _), ..] if best > other => Some(*only),
                _ => None,
            };
            if let Some(number) = only {
                taken.insert(number);
                found.insert(path.clone(), fresh[number].0.clone());
            }
        }
    }
    let standing: HashSet<&PagePath> = now.iter().collect();
    for (from, to) in &before.redirects {
        let to = if standing.contains(to) {
            Some(to)
        } else {
            found.get(to)
        };
        if let Some(to) = to.cloned().filter(|_| !answering.contains(from)) {
            found.entry(from.clone()).or_insert(to);
        }
    }
    found.into_iter().collect()
}

/// What a page is known by.
struct Known {
    title: String,
    text: String,
    /// Runs of words.
    runs: HashSet<String>,
    is_short: bool,
}

impl Known {
    fn of(page: &Page) -> Self {
        let mut text = String::new();
        for passage in page.root.in_order() {
            for part in [passage.heading.text(), passage.html.text()] {
                for word in part.split_whitespace() {
                    text.push_str(&word.to_lowercase());
                    text.push(' ');
                }
            }
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let runs = words.windows(RUN.min(words.len()).max(1));
        let runs = runs.map(|run| run.join(" ")).collect();
        Self {
            title: page.title.to_lowercase(),
            is_short: words.len() < FEW,
            runs,
            text,
        }
    }
}

/// Pages of one text; one title decides among several.
fn same_text(one: &Known, other: &Known) -> f64 {
    match !one.is_short && one.text == other.text {
        true if one.title == other.title => 1.0,
        true => 0.9,
        false => 0.0,
    }
}

/// Pages of one title whose texts share much.
fn same_title(one: &Known, other: &Known) -> f64 {
    if one.title != other.title {
        return 0.0;
    }
    let shared = one.runs.intersection(&other.runs).count();
    let all = one.runs.len() + other.runs.len() - shared;
    match all {
        0 => 1.0, // two pages that only list what is below them
        all => shared as f64 / all as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_model::{PageId, PageMeta, Passage};

    const TEXT: &str =
        "every envelope wants a stamp and every stamp wants an envelope to be of use";

    fn page(path: &str, title: &str, text: &str) -> Page {
        Page {
            id: PageId::new(path),
            title: title.into(),
            root: Passage {
                heading: burrow_model_html(text),
                ..Passage::default()
            },
            ..Page::default()
        }
    }

    /// Html is only made by the sanitiser, or read from a bundle as here.
    fn burrow_model_html(text: &str) -> burrow_model::Html {
        serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap()
    }

    fn run(old: Vec<Page>, new: Vec<Page>, redirects: &[(&str, &str)]) -> Vec<(String, String)> {
        let name = |number: usize| ContentHash::from_sha256(&[number as u8; 32]);
        let before = Before {
            pages: old
                .iter()
                .enumerate()
                .map(|(number, page)| PageBefore {
                    path: page.id.to_path(),
                    hash: name(number),
                })
                .collect(),
            redirects: redirects
                .iter()
                .map(|(from, to)| (PagePath::new(*from), PagePath::new(*to)))
                .collect(),
            read: Arc::new(move |hash| {
                let number = (0..old.len()).find(|number| name(*number) == *hash)?;
                Some(old[number].clone())
            }),
        };
        let manifest = Manifest {
            pages: new
                .iter()
                .map(|page| PageMeta {
                    id: page.id.clone(),
                    ..PageMeta::default()
                })
                .collect(),
            ..Manifest::default()
        };
        let current: Vec<&Page> = new.iter().collect();
        let text = |path: PagePath| path.as_str().to_owned();
        renamed(&before, &manifest, &current)
            .into_iter()
            .map(|(from, to)| (text(from), text(to)))
            .collect()
    }

    fn pair(from: &str, to: &str) -> (String, String) {
        (from.into(), to.into())
    }

    #[test]
    fn a_page_that_moved_is_known_by_its_text_even_under_a_new_title() {
        let old = vec![page("", "Home", "x"), page("a", "Stamps", TEXT)];
        let new = vec![page("", "Home", "x"), page("b/c", "About stamps", TEXT)];
        assert_eq!(run(old, new, &[]), [pair("a", "b/c")]);
    }

    #[test]
    fn a_page_that_moved_and_was_edited_is_known_by_its_title() {
        let edited = format!("{TEXT} and of joy");
        let old = vec![
            page("a", "Stamps", TEXT),
            page("x", "Other", "one two three four"),
        ];
        let new = vec![
            page("b", "Stamps", &edited),
            page("y", "Other", "five six seven eight nine"),
        ];
        assert_eq!(run(old, new, &[]), [pair("a", "b")]);
    }

    #[test]
    fn where_two_would_do_neither_is_taken() {
        let old = vec![page("a", "Stamps", TEXT)];
        let new = vec![page("b", "Stamps", TEXT), page("c", "Stamps", TEXT)];
        assert_eq!(run(old, new, &[]), []);
    }

    #[test]
    fn former_addresses_lead_on_to_where_their_page_is_now() {
        let old = vec![page("a", "Stamps", TEXT)];
        let new = vec![page("b", "Stamps", TEXT)];
        let redirects = [("older", "a"), ("gone", "nowhere")];
        assert_eq!(
            run(old, new, &redirects),
            [pair("a", "b"), pair("older", "b")]
        );
    }
}
