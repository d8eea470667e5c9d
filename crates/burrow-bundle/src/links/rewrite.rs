//! A link written anew so that it leads where it was meant to, in the style its author wrote it in.

use super::lookup::{Lookup, Target};
use super::target::{Written, join};
use crate::naming::{extension, file_name, folder, without_extension};
use crate::site::Site;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// Writes links anew.
pub(crate) struct Rewriter<'a> {
    site: &'a Site,
    lookup: &'a Lookup<'a>,
    /// Pages by id and by file, as [`alike`]; none where several have the name.
    pages: HashMap<String, Option<usize>>,
    /// Files that are no pages, likewise.
    files: HashMap<String, Option<&'a str>>,
}

impl<'a> Rewriter<'a> {
    /// Learns the names of the site's pages and files.
    pub fn new(site: &'a Site, lookup: &'a Lookup<'a>) -> Self {
        let mut pages = HashMap::new();
        for (number, page) in site.pages.iter().enumerate() {
            for name in [page.id.as_str(), without_extension(page.file())] {
                note(&mut pages, alike(name), number);
            }
        }
        let mut files = HashMap::new();
        for file in lookup.files() {
            note(&mut files, alike_file(file), file);
        }
        Self {
            site,
            lookup,
            pages,
            files,
        }
    }

    /// The target of a link on page `from` that leads to page `to` without any guessing; none if there is no such
    /// target. Relative stays relative, an extension stays, so does what follows `?` or `#`.
    pub fn page(&self, from: usize, written: &str, to: usize) -> Option<String> {
        let good = |target: &String| {
            let resolution = self.lookup.resolve(from, target);
            resolution.target == Target::Page(to) && resolution.note.is_none()
        };
        let style = Style::of(written)?;
        let cleaned = style.with_path(&encode(&style.path));
        if cleaned != written.trim() && good(&cleaned) {
            return Some(cleaned);
        }
        let page = &self.site.pages[to];
        let (file, id) = (page.file(), page.id.as_str());
        let slash = if style.path.ends_with('/') { "/" } else { "" };
        let bare = format!("{id}{slash}");
        let below = join(&self.site.root, id).unwrap_or_default() + slash;
        // An absolute link starts from the top of the site, which may lie below that of the tree.
        let from_root = file.strip_prefix(&self.site.root).unwrap_or_default();
        let from_root = from_root.trim_start_matches('/').to_owned();
        let paths = match extension(&style.path).as_str() {
            "" => vec![
                bare,
                below,
                without_extension(file).to_owned(),
                file.to_owned(),
            ],
            "html" | "htm" => vec![
                format!("{bare}.html"),
                format!("{below}.html"),
                from_root,
                file.to_owned(),
                bare,
                below,
            ],
            _ => vec![from_root, file.to_owned(), bare, below],
        };
        let paths = paths.into_iter().filter(|path| !path.is_empty());
        let mut targets = paths.flat_map(|path| self.forms(from, &style, &path));
        targets.find(good)
    }

    /// The target of a link or image on page `from` that leads to the file `to`.
    pub fn file(&self, from: usize, written: &str, to: &str) -> Option<String> {
        let style = Style::of(written)?;
        self.forms(from, &style, to)
            .into_iter()
            .find(|target| self.lookup.resolve(from, target).target == Target::File(to.to_owned()))
    }

    /// The folder that relative links of a page start from.
    fn folder(&self, page: usize) -> String {
        let page = &self.site.pages[page];
        match page.file() {
            "" => format!("{}/{}", self.site.root, page.folder),
            file => folder(file).to_owned(),
        }
    }

    /// A path from the top of the tree as a target on page `from`, in the ways that fit the style.
    fn forms(&self, from: usize, style: &Style, path: &str) -> Vec<String> {
        let encoded = encode(path);
        if style.path.starts_with('/') {
            let first = style.path.trim_start_matches('/').split('/').next();
            let prefix = first.unwrap_or_default();
            return vec![
                style.with_path(&format!("/{encoded}")),
                style.with_path(&format!("/{prefix}/{encoded}")),
            ];
        }
        let mut relative = relative(&self.folder(from), &encoded);
        if style.path.starts_with("./") && !relative.starts_with("../") {
            relative.insert_str(0, "./");
        }
        vec![style.with_path(&relative)]
    }

    /// The target that leads to the one page or file whose path is the written one but for case and extension.
    pub fn nearly(&self, from: usize, written: &str, image: bool) -> Option<String> {
        let style = Style::of(written)?;
        let wanted = join(&self.folder(from), &style.path)?;
        if image {
            let file = (*self.files.get(&alike_file(&wanted))?)?;
            return self.file(from, written, file);
        }
        let stem = match extension(&wanted).as_str() {
            "md" | "markdown" | "mdx" | "html" | "htm" | "txt" | "rst" => {
                without_extension(&wanted)
            }
            _ => wanted.as_str(),
        };
        let page = (*self.pages.get(&alike(stem))?)?;
        self.page(from, written, page)
    }
}

/// Notes who has a name; a name that two have is nobody's.
fn note<T: PartialEq + Copy>(names: &mut HashMap<String, Option<T>>, name: String, who: T) {
    let only = names.entry(name).or_insert(Some(who));
    *only = only.filter(|other| *other == who);
}

/// A path without what is easily confused: case, and the two ways to write an accent.
fn alike(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// The same for the path of a file: `a.jpeg` and `a.jpg` are one name.
fn alike_file(path: &str) -> String {
    match extension(path).as_str() {
        "jpeg" => alike(&format!("{}.jpg", without_extension(path))),
        _ => alike(path),
    }
}

/// How a target was written.
struct Style {
    /// Its path as meant: decoded, repaired.
    path: String,
    /// `?…` and `#…`, as written.
    rest: String,
}

impl Style {
    fn of(written: &str) -> Option<Self> {
        let Written::Local { path, .. } = Written::parse(written) else {
            return None;
        };
        let rest = written.trim();
        let rest = rest.find(['?', '#']).map_or("", |at| &rest[at..]);
        (!path.is_empty()).then(|| Self {
            path,
            rest: rest.to_owned(),
        })
    }

    fn with_path(&self, path: &str) -> String {
        format!("{path}{}", self.rest)
    }
}

/// A path with what would end a target, or mean something else in it, as `%20` and the like.
/// A path or fragment as links write it.
pub(crate) fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '"' | '\'' | '%' | '#' | '?' | '\\' | '[' | ']' | '`'
            | '*' | '|' | '&' => encoded.push_str(&format!("%{:02X}", c as u32)),
            c if c.is_control() => encoded.push_str(&format!("%{:02X}", c as u32)),
            c => encoded.push(c),
        }
    }
    encoded
}

/// The way from a folder to a path, both from the top of the tree.
fn relative(here: &str, path: &str) -> String {
    let mut from = here.split('/').filter(|part| !part.is_empty()).peekable();
    let mut to = path.split('/').peekable();
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let up = from.map(|_| "..");
    let way: Vec<_> = up.chain(to).collect();
    match way.join("/") {
        way if way.is_empty() => format!("../{}", file_name(here)),
        way => way,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_as_short_as_it_can_be() {
        assert_eq!(relative("a/b", "a/c.md"), "../c.md");
        assert_eq!(relative("", "a/c.md"), "a/c.md");
        assert_eq!(relative("a", "a/b/c"), "b/c");
        assert_eq!(relative("a/b", "a/b"), "../b");
    }
}
