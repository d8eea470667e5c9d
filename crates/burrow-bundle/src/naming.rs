//! What the names of files and folders say: ids, labels, order.

use std::collections::{BTreeMap, HashMap};

/// Names of a folder's own page, the strongest first.
const FOLDER_PAGES: [&str; 3] = ["index", "readme", "overview"];
/// Names of pages that come first among their siblings.
const OPENERS: [&str; 4] = ["index", "overview", "introduction", "intro"];

/// The folder a path stands in; empty at the top.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What is left of a path below a folder: all of it below the empty one, nothing for the folder itself.
pub(crate) fn within<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(folder)?;
    if rest.is_empty() || folder.is_empty() {
        Some(rest)
    } else {
        rest.strip_prefix('/')
    }
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// A path without the extension of its file.
pub(crate) fn without_extension(path: &str) -> &str {
    let name = file_name(path).len();
    match path.rfind('.') {
        Some(dot) if dot > path.len() - name => &path[..dot],
        _ => path,
    }
}

/// The extension of a path's file in lower case, without the dot.
pub(crate) fn extension(path: &str) -> String {
    path[without_extension(path).len()..]
        .trim_start_matches('.')
        .to_ascii_lowercase()
}

/// Whether a file is a page: Markdown by its extension, or `.txt` in a tree that has no Markdown.
pub(crate) fn is_page(path: &str, text_counts: bool) -> bool {
    match extension(path).as_str() {
        "md" | "markdown" | "mdx" => true,
        "txt" => text_counts,
        _ => false,
    }
}

/// How strongly a file claims to be its folder's own page: 0 is strongest, none is not at all.
pub(crate) fn folder_page_rank(path: &str) -> Option<usize> {
    let stem = file_name(without_extension(path)).to_ascii_lowercase();
    FOLDER_PAGES.iter().position(|name| *name == stem)
}

/// Whether a file comes first among its siblings.
pub(crate) fn is_opener(path: &str) -> bool {
    let stem = file_name(without_extension(path)).to_ascii_lowercase();
    OPENERS.contains(&stem.as_str())
}

/// A name's leading number (`01-overview`, `2. Setup`, `3_x`) and what follows it.
pub(crate) fn number_prefix(name: &str) -> Option<(u32, &str)> {
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if !(1..=3).contains(&digits) {
        return None; // years and hashes are no order
    }
    let rest = &name[digits..];
    let label = rest.trim_start_matches(['-', '_', '.', ' ']);
    if label.len() == rest.len() || label.is_empty() {
        return None;
    }
    Some((name[..digits].parse().ok()?, label))
}

/// Spellings that titles use for words a plain capital would get wrong: API, OAuth, iOS.
#[derive(Debug, Default)]
pub(crate) struct Spellings(HashMap<String, String>);

impl Spellings {
    /// Learns from titles: the most frequent spelling of a word counts if it has two capitals.
    pub fn learn<'a>(titles: impl Iterator<Item = &'a str>) -> Self {
        let mut seen: HashMap<String, BTreeMap<&str, u32>> = HashMap::new();
        for title in titles {
            for word in title.split(|c: char| !c.is_alphanumeric()) {
                if word.chars().any(char::is_alphabetic) {
                    *seen
                        .entry(word.to_lowercase())
                        .or_default()
                        .entry(word)
                        .or_default() += 1;
                }
            }
        }
        let spellings = seen.into_iter().filter_map(|(lower, spellings)| {
            let (best, _) = spellings.iter().max_by_key(|(_, count)| **count)?;
            let capitals = best.chars().filter(|c| c.is_uppercase()).count();
            (capitals >= 2).then(|| (lower, (*best).to_owned()))
        });
        Self(spellings.collect())
    }

    /// A label made from a file or folder name: `01-api_keys` is "API keys".
    pub fn label(&self, name: &str) -> String {
        let name = number_prefix(name).map_or(name, |(_, label)| label);
        let words = name.split(['-', '_', ' ']).filter(|word| !word.is_empty());
        let words: Vec<_> = words.map(|word| self.spell(word)).collect();
        let mut label = words.join(" ");
        if let Some(first) = label.chars().next().filter(|_| {
            let first_word = words.first().map_or("", String::as_str);
            first_word.chars().all(|c| !c.is_uppercase())
        }) {
            let capital: String = first.to_uppercase().collect();
            label.replace_range(..first.len_utf8(), &capital);
        }
        if label.is_empty() {
            name.to_owned()
        } else {
            label
        }
    }

    fn spell(&self, word: &str) -> String {
        self.0
            .get(&word.to_lowercase())
            .cloned()
            .unwrap_or_else(|| word.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_apart_at_the_right_dots() {
        assert_eq!(without_extension("a.b/c"), "a.b/c");
        assert_eq!(without_extension("a.b/c.d.md"), "a.b/c.d");
        assert_eq!(without_extension("a/.md"), "a/.md");
        assert_eq!(extension("a/B.MD"), "md");
        assert_eq!((folder("a/b/c.md"), file_name("a/b/c.md")), ("a/b", "c.md"));
    }

    #[test]
    fn pages_are_markdown_and_nothing_that_merely_looks_like_it() {
        assert!(is_page("a.md", false) && is_page("a.Markdown", false));
        assert!(!is_page("a.md.bak", true) && !is_page("a.md.test", true));
        assert!(is_page("a.txt", true) && !is_page("a.txt", false));
    }

    #[test]
    fn number_prefixes_are_short_and_parted_from_the_name() {
        assert_eq!(number_prefix("01-overview"), Some((1, "overview")));
        assert_eq!(number_prefix("2. Setup"), Some((2, "Setup")));
        assert_eq!(number_prefix("2024-report"), None);
        assert_eq!(number_prefix("3d-printing"), None);
        assert_eq!(number_prefix("42"), None);
    }

    #[test]
    fn labels_follow_the_spellings_seen_in_titles() {
        let titles = ["The API", "API keys", "An Api", "OAuth", "Plain Words"];
        let spellings = Spellings::learn(titles.into_iter());
        assert_eq!(spellings.label("01-api_keys"), "API keys");
        assert_eq!(spellings.label("oauth-words"), "OAuth words");
        assert_eq!(
            spellings.label("compliance-security"),
            "Compliance security"
        );
        assert_eq!(spellings.label("README"), "README");
    }
}
