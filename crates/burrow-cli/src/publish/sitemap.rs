//! `sitemap.xml`: the pages for search engines, in several files where one would be too large.

use super::{SITEMAP, Told, xml};
use std::fmt::Write as _;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// What one file may hold.
#[derive(Clone, Copy)]
struct Limits {
    pages: usize,
    bytes: usize,
}

/// As sitemaps.org sets them.
const LIMITS: Limits = Limits {
    pages: 50_000,
    bytes: 50 << 20,
};

/// Room for what stands around the entries.
const AROUND: usize = 200;

/// The sitemap, or an index and the sitemaps it names; nothing where the site's absolute address is not known.
pub fn files(told: &Told<'_>) -> Vec<(String, Vec<u8>)> {
    let entries = told.listed().filter_map(|number| {
        Some(Entry {
            url: told.url(number)?,
            modified: told.published(number).modified.map(|day| day.to_string()),
        })
    });
    let entries: Vec<_> = entries.collect();
    let file = |name: &str| told.address.url(&told.address.base().file(name));
    let files = split(&entries, LIMITS, |name| file(name).unwrap_or_default());
    files
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect()
}

struct Entry {
    url: String,
    modified: Option<String>,
}

fn split(
    entries: &[Entry],
    limits: Limits,
    address: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    if entries.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<(String, usize, Option<&str>)> = Vec::new();
    for entry in entries {
        let text = element("url", &entry.url, entry.modified.as_deref());
        let fits = parts.last().is_some_and(|(part, pages, _)| {
            *pages < limits.pages && part.len() + text.len() + AROUND <= limits.bytes
        });
        if !fits {
            parts.push((String::new(), 0, None));
        }
        if let Some((part, pages, newest)) = parts.last_mut() {
            part.push_str(&text);
            *pages += 1;
            *newest = (*newest).max(entry.modified.as_deref());
        }
    }
    if let [(only, ..)] = parts.as_slice() {
        return vec![(SITEMAP.to_owned(), document("urlset", only))];
    }
    let mut files = Vec::new();
    let mut index = String::new();
    for (number, (part, _, newest)) in parts.iter().enumerate() {
        let name = format!("sitemap-{}.xml", number + 1);
        index.push_str(&element("sitemap", &address(&name), *newest));
        files.push((name, document("urlset", part)));
    }
    files.push((SITEMAP.to_owned(), document("sitemapindex", &index)));
    files
}

fn element(name: &str, url: &str, modified: Option<&str>) -> String {
    let mut text = format!("<{name}><loc>{}</loc>", xml::escape(url));
    if let Some(modified) = modified {
        let _ = write!(text, "<lastmod>{}</lastmod>", xml::escape(modified));
    }
    let _ = writeln!(text, "</{name}>");
    text
}

fn document(root: &str, content: &str) -> String {
    format!(
        "{}<{root} xmlns=\"{NAMESPACE}\">\n{content}</{root}>\n",
        xml::DECLARATION
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(count: usize) -> Vec<Entry> {
        let entry = |number: usize| Entry {
            url: format!("https://a.example/{number}/?a&b"),
            modified: number
                .is_multiple_of(2)
                .then(|| format!("2025-01-{:02}", number + 1)),
        };
        (0..count).map(entry).collect()
    }

    fn urls(text: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(text).unwrap();
        let locs = document
            .descendants()
            .filter(|node| node.has_tag_name("loc"));
        locs.map(|node| node.text().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_site_of_usual_size_has_one_file() {
        let files = split(&entries(3), LIMITS, str::to_owned);
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].0, SITEMAP);
        assert_eq!(urls(&files[0].1)[2], "https://a.example/2/?a&b");
        assert_eq!(files[0].1.matches("<lastmod>").count(), 2);
    }

    #[test]
    fn a_larger_one_has_an_index_whose_files_hold_every_page_once() {
        for limits in [
            Limits {
                pages: 4,
                bytes: 1 << 20,
            },
            Limits {
                pages: 1000,
                bytes: AROUND + 300,
            },
        ] {
            let all = entries(10);
            let files = split(&all, limits, |name| format!("https://a.example/{name}"));
            let (index, parts) = files.split_last().unwrap();
            assert_eq!(index.0, SITEMAP);
            let named: Vec<_> = parts
                .iter()
                .map(|(name, _)| format!("https://a.example/{name}"))
                .collect();
            assert!(parts.len() > 1 && urls(&index.1) == named);
            let told: Vec<_> = parts.iter().flat_map(|(_, text)| urls(text)).collect();
            assert!(told.iter().eq(all.iter().map(|entry| &entry.url)));
            assert!(parts.iter().all(|(_, text)| text.len() <= limits.bytes));
        }
    }
}
