//! mdBook: `book.toml` with the `SUMMARY.md` it leads to; also a `SUMMARY.md` alone at the top of the tree, which is
//! what a book's `src` folder and other book makers' trees look like.
//!
//! SUMMARY.md is the nav: prefix and suffix chapters, parts (`# Part`), nesting by indentation, drafts (`[Title]()`,
//! which have no page). Pages it does not name are no chapters: they stay readable and out of the nav. The first
//! chapter is the home page where there is no index.

use super::project::{Found, Project};
use super::written::{MAX_DEPTH, is_url};
use super::{Convention, Excluded, Leads, NavItem, WrittenNav};
use crate::include::Includes;
use crate::{BuildError, Diagnostic};
use burrow_markdown::Dialect;
use std::sync::Arc;
use toml::Table;

/// Recognises a book.
pub(super) fn recognise(
    project: &Project<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Convention>, BuildError> {
    for found in project.find(&["book.toml"]) {
        let config = table(&project.read(&found.file)?, &found.file, diagnostics);
        let source = text(&config, &["book", "src"]).unwrap_or_else(|| "src".into());
        if let Some(root) = found.in_tree(&source) {
            let summary = super::project::below(&root, "SUMMARY.md");
            if project.has(&summary) {
                return read(project, &found, &config, root, &summary).map(Some);
            }
        }
    }
    let Some(found) = project
        .find(&["SUMMARY.md"])
        .find(|found| found.folder().is_empty())
    else {
        return Ok(None);
    };
    let convention = read(project, &found, &Table::new(), String::new(), "SUMMARY.md")?;
    let names_a_page = convention.home.is_some();
    Ok(names_a_page.then_some(convention))
}

fn read(
    project: &Project<'_>,
    found: &Found,
    config: &Table,
    root: String,
    summary: &str,
) -> Result<Convention, BuildError> {
    let items = chapters(&project.read(summary)?, summary);
    let html = |key: &str| text(config, &["output", "html", key]);
    let is_on = |key: &str, usual: bool| {
        let said = at(config, &["output", "html", key]).and_then(toml::Value::as_bool);
        said.unwrap_or(usual)
    };
    let edit_url = html("edit-url-template").and_then(|url| found.edit_url(&url, ""));
    let redirects = at(config, &["output", "html", "redirect"]).and_then(toml::Value::as_table);
    let redirects = redirects.into_iter().flatten();
    Ok(Convention {
        file: found.file.clone(),
        title: text(config, &["book", "title"]),
        description: text(config, &["book", "description"]),
        language: text(config, &["book", "language"]).unwrap_or_default(),
        base_url: html("site-url").map_or(String::new(), |url| super::project::path_of(&url)),
        site_url: html("site-url").unwrap_or_default(),
        exclude: Excluded {
            settings: vec![summary.to_owned()],
            ..Excluded::default()
        },
        home: first_chapter(&items).map(|path| super::project::below(&root, path)),
        nav: Some(WrittenNav {
            items,
            unlisted: Vec::new(),
        }),
        redirects: redirects
            .filter_map(|(from, to)| Some((from.clone(), to.as_str()?.to_owned())))
            .collect(),
        edit_url,
        includes: Includes::Mdbook,
        root,
        dialect: Dialect {
            attributes: true,
            admonish: at(config, &["preprocessor", "admonish"]).is_some(),
            definition_lists: is_on("definition-lists", true),
            smart_punctuation: is_on("smart-punctuation", true),
            hidden_lines: Some(hidden_lines(config)),
            math: is_on("mathjax-support", false),
            ..Dialect::default()
        },
        ..Convention::default()
    })
}

/// `output.html.code.hidelines`: languages with what their hidden lines begin with.
fn hidden_lines(config: &Table) -> Vec<(String, String)> {
    let table = at(config, &["output", "html", "code", "hidelines"]);
    let table = table.and_then(toml::Value::as_table);
    let prefix = |(language, prefix): (&String, &toml::Value)| {
        let prefix = prefix.as_str().filter(|prefix| !prefix.is_empty())?;
        Some((language.to_ascii_lowercase(), prefix.to_owned()))
    };
    table.into_iter().flatten().filter_map(prefix).collect()
}

/// The first file that the summary names.
fn first_chapter(items: &[NavItem]) -> Option<&str> {
    items.iter().find_map(|item| match &item.leads {
        Leads::Page(path) => Some(path.as_str()),
        _ => first_chapter(&item.children),
    })
}

/// The chapters of a `SUMMARY.md`.
fn chapters(text: &str, file: &str) -> Vec<NavItem> {
    let file: Arc<str> = file.into();
    let mut summary = Summary::default();
    let mut in_comment = false;
    let mut is_first_heading = true;
    for (number, line) in (1..).zip(text.lines()) {
        if in_comment || line.trim_start().starts_with("<!--") {
            in_comment = !line.contains("-->");
            continue;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        let content = line.trim();
        let column = indent as u32 + 1;
        let at = |leads| NavItem::new(leads, (&file, number, column));
        if let Some(heading) = content.strip_prefix('#') {
            let label = plain(heading.trim_start_matches('#'));
            // The first heading is the summary's own, unless chapters stand before it.
            if !(is_first_heading && summary.is_empty()) {
                summary.part(at(Leads::Nowhere).labelled(Some(label)));
            }
            is_first_heading = false;
        } else if let Some(item) = list_item(content) {
            summary.chapter(indent, chapter(item, at));
        } else if content.starts_with('[') {
            summary.loose(chapter(content, at));
        }
    }
    summary.finish()
}

/// Chapters, put together line by line.
#[derive(Default)]
struct Summary {
    top: Vec<NavItem>,
    /// Whether the last of `top` is a part that takes chapters.
    in_part: bool,
    /// Chapters that later lines may stand below, with their indents, the outermost first.
    open: Vec<(usize, NavItem)>,
}

impl Summary {
    fn is_empty(&self) -> bool {
        self.top.is_empty() && self.open.is_empty()
    }

    fn chapter(&mut self, indent: usize, item: NavItem) {
        self.close(indent);
        if self.open.len() < MAX_DEPTH {
            self.open.push((indent, item));
        }
    }

    /// A prefix or suffix chapter: it stands at the top and ends a part.
    fn loose(&mut self, item: NavItem) {
        self.close(0);
        self.in_part = false;
        self.top.push(item);
    }

    fn part(&mut self, item: NavItem) {
        self.loose(item);
        self.in_part = true;
    }

    /// Puts chapters that stand at `indent` or deeper below those that are open.
    fn close(&mut self, indent: usize) {
        while let Some((_, item)) = self.open.pop_if(|(at, _)| *at >= indent) {
            let part = self.top.last_mut().filter(|_| self.in_part);
            match (self.open.last_mut(), part) {
                (Some((_, above)), _) => above.children.push(item),
                (None, Some(part)) => part.children.push(item),
                (None, None) => self.top.push(item),
            }
        }
    }

    fn finish(mut self) -> Vec<NavItem> {
        self.close(0);
        self.top
    }
}

/// What stands behind the mark of a list item.
fn list_item(content: &str) -> Option<&str> {
    let rest = content.strip_prefix(['-', '*', '+']).or_else(|| {
        let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < content.len())
            .then(|| rest.strip_prefix(['.', ')']))
            .flatten()
    })?;
    rest.starts_with([' ', '\t']).then(|| rest.trim())
}

/// `[Title](path)`; a title without a path has no page.
fn chapter(content: &str, at: impl Fn(Leads) -> NavItem) -> NavItem {
    let link = content.strip_prefix('[').and_then(|rest| {
        let end = closing(rest)?;
        let target = rest[end + 1..].strip_prefix('(')?;
        let target = &target[..target.rfind(')')?];
        Some((&rest[..end], target))
    });
    let Some((title, target)) = link else {
        return at(Leads::Nowhere).labelled(Some(plain(content)));
    };
    let target = target.trim();
    let target = match target.strip_prefix('<') {
        Some(rest) => rest.trim_end_matches('>'),
        None => target.split_whitespace().next().unwrap_or(""),
    };
    let target = target.split('#').next().unwrap_or("");
    let leads = match target {
        "" => Leads::Nowhere,
        url if is_url(url) => Leads::Url(url.to_owned()),
        path => Leads::Page(crate::links::percent_decode(path.trim_start_matches("./"))),
    };
    at(leads).labelled(Some(plain(title)))
}

/// Where the bracket closes that was open before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A title without its marks.
fn plain(title: &str) -> String {
    let mut plain = String::new();
    let mut chars = title.trim().chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => plain.extend(chars.next()),
            '`' | '*' => {}
            c => plain.push(c),
        }
    }
    plain
}

fn table(text: &str, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Table {
    text.parse().unwrap_or_else(|error: toml::de::Error| {
        let before = error
            .span()
            .map_or("", |span| text.get(..span.start).unwrap_or(text));
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() as u32 + 1;
        let message = format!("this TOML does not parse: {}", error.message());
        diagnostics.push(
            Diagnostic::error("site-config", file, message)
                .at(line, column)
                .hint("until it does, the tree is read as if the file were empty"),
        );
        Table::new()
    })
}

fn at<'a>(config: &'a Table, path: &[&str]) -> Option<&'a toml::Value> {
    let (last, tables) = path.split_last()?;
    let mut at = config;
    for table in tables {
        at = at.get(*table)?.as_table()?;
    }
    at.get(*last)
}

fn text(config: &Table, path: &[&str]) -> Option<String> {
    let text = at(config, path)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A summary as nested lines: label, then where it leads.
    fn shape(items: &[NavItem]) -> String {
        let mut text = String::new();
        for item in items {
            let leads = match &item.leads {
                Leads::Page(path) => path.clone(),
                Leads::Url(url) => url.clone(),
                _ => "-".to_owned(),
            };
            text.push_str(&format!("{}={leads}", item.label.as_deref().unwrap_or("")));
            if !item.children.is_empty() {
                text.push_str(&format!("({})", shape(&item.children)));
            }
            text.push(' ');
        }
        text.trim_end().to_owned()
    }

    #[test]
    fn a_summary_has_parts_nesting_drafts_and_loose_chapters() {
        let text = "# Summary\n\n[Foreword](fore.md)\n\n# First\n\n- [A `b`](a.md)\n    - [C](c/README.md)\n\
                    \n      * [D]()\n- [E](<e f.md>)\n\n# Second\n\n1. [G](./g.md#x)\n\n---\n\n[End](end.md)\n";
        assert_eq!(
            shape(&chapters(text, "SUMMARY.md")),
            "Foreword=fore.md First=-(A b=a.md(C=c/README.md(D=-)) E=e f.md) Second=-(G=g.md) End=end.md"
        );
    }

    #[test]
    fn a_summary_without_a_heading_and_with_comments_is_read_too() {
        let text = "<!-- no\n[x](x.md) -->\n- [A](a.md)\n  - plain text\n- [B [c]](b.md)\n";
        assert_eq!(
            shape(&chapters(text, "s")),
            "A=a.md(plain text=-) B [c]=b.md"
        );
        let items = chapters(text, "s");
        assert_eq!((items[0].place.1, items[0].place.2), (3, 1));
    }

    #[test]
    fn deep_indentation_costs_no_chapter_its_place_in_the_file() {
        let text: String = (0..100)
            .map(|n| format!("{}- [x](x{n}.md)\n", " ".repeat(n)))
            .collect();
        let mut depth = 0;
        let mut at = chapters(&text, "s");
        while let Some(item) = at.pop() {
            depth += 1;
            at = item.children;
        }
        assert_eq!(depth, MAX_DEPTH);
    }
}
