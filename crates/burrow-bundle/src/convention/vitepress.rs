//! VitePress: `.vitepress/config.*`, pages beside it or in its `srcDir`.
//!
//! `themeConfig.sidebar` is the nav; one that differs by the path of the page is so many sections. Without it, folders
//! are. Other locales than the first stand as sections behind it. `rewrites` of whole folders change addresses.

use super::project::{Found, Project, below};
use super::script;
use super::written::is_url;
use super::{Convention, Excluded, Leads, NavItem, WrittenNav, is_under};
use crate::front_matter::{Key, Node, Value};
use crate::include::Includes;
use crate::naming::{Spellings, file_name, is_page};
use crate::{BuildError, Diagnostic};
use burrow_markdown::Dialect;
use std::sync::Arc;

const FILES: [&str; 10] = [
    ".vitepress/config.ts",
    ".vitepress/config.mts",
    ".vitepress/config.js",
    ".vitepress/config.mjs",
    ".vitepress/config.cjs",
    ".vitepress/config/index.ts",
    ".vitepress/config/index.mts",
    ".vitepress/config/index.js",
    ".vitepress/config/index.mjs",
    ".vitepress/config.json",
];

/// Recognises a VitePress site.
pub(super) fn recognise(
    project: &Project<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Convention>, BuildError> {
    for found in project.find(&FILES) {
        let text = project.read(&found.file)?;
        let config = script::read(&text, &found.file, &|path| project.text(path));
        let config = config.unwrap_or_else(|| super::unread(&found.file, diagnostics));
        let source = config
            .get("srcDir")
            .and_then(Node::text)
            .unwrap_or_default();
        let Some(root) = found.in_tree(&source) else {
            continue;
        };
        if project
            .files()
            .any(|file| is_page(file, false) && is_under(file, &root))
        {
            return Ok(Some(read(&found, &config, &source, root, diagnostics)));
        }
    }
    Ok(None)
}

fn read(
    found: &Found,
    config: &Node,
    source: &str,
    root: String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Convention {
    let first = config
        .get("locales")
        .and_then(|locales| locales.get("root"));
    let text = |key: &str| {
        let of_locale = || first.and_then(|first| first.get(key)?.text());
        config.get(key).and_then(Node::text).or_else(of_locale)
    };
    let theme = |key: &str| {
        let of = |config: &Node| {
            config
                .get("themeConfig")
                .and_then(|theme| theme.get(key).cloned())
        };
        of(config).or_else(|| first.and_then(of))
    };
    let file: Arc<str> = found.file.as_str().into();
    let mut reader = Sidebar {
        file: file.clone(),
        diagnostics,
    };
    let items =
        theme("sidebar").and_then(|sidebar| reader.sidebar(&sidebar, theme("nav").as_ref()));
    let nav = items.map(|mut items| {
        items.extend(super::locales(config.get("locales"), &root, None, &file));
        WrittenNav {
            items,
            unlisted: Vec::new(),
        }
    });
    let excluded = config.get("srcExclude").map_or(&[][..], Node::items);
    let edit = theme("editLink").and_then(|edit| edit.get("pattern")?.text());
    let edit = edit.map(|pattern| pattern.replace(":path", "{path}"));
    let rewrites = config
        .get("rewrites")
        .map_or(&[][..], |rewrites| rewrites.entries());
    Convention {
        file: found.file.clone(),
        title: text("title"),
        description: text("description"),
        language: text("lang").unwrap_or_default(),
        site_url: config
            .get("sitemap")
            .and_then(|sitemap| sitemap.get("hostname")?.text())
            .map_or(String::new(), |url| {
                // The host's name may be given with the path below it.
                let base = text("base").filter(|_| super::project::path_of(&url).is_empty());
                super::project::address_of(&url, &base.unwrap_or_default())
            }),
        base_url: text("base").map_or(String::new(), |base| base.trim_matches('/').to_owned()),
        exclude: Excluded {
            said: "the VitePress configuration excludes it",
            entries: excluded
                .iter()
                .filter_map(|glob| Some(below(&root, &glob.text()?)))
                .collect(),
            ..Excluded::default()
        },
        nav,
        includes: Includes::Vitepress(root.clone()),
        statics: vec![below(&root, "public")],
        rewrites: rewrites
            .iter()
            .filter_map(|(from, to)| rewrite(&from.text, &to.text()?))
            .collect(),
        edit_url: edit.and_then(|url| found.edit_url(&url, source)),
        dialect: Dialect {
            containers: true,
            loose_anchors: true,
            attributes: true,
            toc: true,
            math: config
                .get("markdown")
                .and_then(|markdown| markdown.get("math"))
                .is_some_and(Node::is_true),
            ..Dialect::default()
        },
        root,
        ..Convention::default()
    }
}

/// A rewrite of a whole folder (`en/:rest*` to `:rest*`) or of one file, as what paths start with before and after.
fn rewrite(from: &str, to: &str) -> Option<(String, String)> {
    let bare = |path: &str| {
        let path = path.strip_suffix(".md").unwrap_or(path);
        let start = path.find([':', '(']).unwrap_or(path.len());
        path[..start].trim_end_matches('/').to_owned()
    };
    let wild = |path: &str| path.ends_with('*') || path.ends_with("(.*)");
    let plain = |path: &str| !path.contains([':', '(', '*']);
    (wild(from) && wild(to) || plain(from) && plain(to)).then(|| (bare(from), bare(to)))
}

struct Sidebar<'a> {
    file: Arc<str>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Sidebar<'_> {
    /// The items of a sidebar; none if it is computed as a whole.
    fn sidebar(&mut self, sidebar: &Node, bar: Option<&Node>) -> Option<Vec<NavItem>> {
        let entries = match &sidebar.value {
            Value::List(nodes) => return Some(self.items(nodes, "")),
            Value::Map(entries) if entries.iter().any(|(key, _)| key.text.starts_with('/')) => {
                entries
            }
            _ => {
                super::computed(&self.file, sidebar, self.diagnostics);
                return None;
            }
        };
        let mut sections = Vec::new();
        for (key, node) in entries.iter().filter(|(key, _)| key.text != script::CALLEE) {
            if key.text == "..." {
                sections.push(super::computed(&self.file, node, self.diagnostics));
                continue;
            }
            sections.extend(self.section(key, node, bar));
        }
        Some(sections)
    }

    /// What stands beside the pages below a path.
    fn section(&mut self, key: &Key, node: &Node, bar: Option<&Node>) -> Vec<NavItem> {
        let base = node.get("base").and_then(Node::text).unwrap_or_default();
        let items = match &node.value {
            Value::Map(_) => node.get("items").unwrap_or(node),
            _ => node,
        };
        let Value::List(nodes) = &items.value else {
            return vec![super::computed(&self.file, node, self.diagnostics)];
        };
        let mut items = self.items(nodes, &base);
        let is_root = key.text == "/";
        if is_root || items.len() == 1 && items[0].label.is_some() && !items[0].children.is_empty()
        {
            return items;
        }
        // The section's own page stands for it, where an item leads there.
        let path = key.text.trim_matches('/').to_owned();
        let own = items
            .iter()
            .position(|item| item.leads == Leads::Page(path.clone()) && item.children.is_empty());
        let leads = own.map_or(Leads::Nowhere, |own| items.remove(own).leads);
        let label = bar
            .and_then(|bar| bar_label(bar, &key.text))
            .unwrap_or_else(|| Spellings::default().label(file_name(&path)));
        let place = (&self.file, key.line, key.column);
        vec![NavItem::new(leads, place).labelled(Some(label)).with(items)]
    }

    fn items(&mut self, nodes: &[Node], base: &str) -> Vec<NavItem> {
        nodes
            .iter()
            .filter_map(|node| self.item(node, base))
            .collect()
    }

    fn item(&mut self, node: &Node, base: &str) -> Option<NavItem> {
        let Value::Map(_) = &node.value else {
            return Some(super::computed(&self.file, node, self.diagnostics));
        };
        let text = |key: &str| node.get(key).and_then(Node::text);
        let base = text("base").unwrap_or_else(|| base.to_owned());
        let leads = match text("link") {
            Some(link) if is_url(&link) => Leads::Url(link),
            Some(link) => Leads::Page(page_name(&format!("{base}{link}"))),
            None => Leads::Nowhere,
        };
        let children = match node.get("items") {
            Some(Node {
                value: Value::List(nodes),
                ..
            }) => self.items(nodes, &base),
            Some(computed) => vec![super::computed(&self.file, computed, self.diagnostics)],
            None => Vec::new(),
        };
        let item = NavItem::new(leads, (&self.file, node.line, node.column));
        Some(item.labelled(text("text")).with(children))
    }
}

/// What the bar at the top calls the pages below a path.
fn bar_label(bar: &Node, path: &str) -> Option<String> {
    let leads_there = |item: &&Node| {
        let says = |key: &str| item.get(key).and_then(Node::text).unwrap_or_default();
        let active = says("activeMatch");
        says("link").starts_with(path) || active.trim_start_matches('^').starts_with(path)
    };
    bar.items().iter().find(leads_there)?.get("text")?.text()
}

/// A link of a sidebar as the name of a page.
fn page_name(link: &str) -> String {
    let link = link.split(['#', '?']).next().unwrap_or("");
    let link = link
        .strip_suffix(".html")
        .or(link.strip_suffix(".md"))
        .unwrap_or(link);
    let name = link.trim_matches('/');
    let name = match name.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.trim_end_matches('/'),
        _ => name,
    };
    name.to_owned()
}
