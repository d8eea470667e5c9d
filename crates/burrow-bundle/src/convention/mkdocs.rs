//! MkDocs, with Material or without: `mkdocs.yml`, and the files `.pages` and `.nav.yml` of the awesome plugins.
//!
//! `nav` is the order and the labels; a section that opens with an index page has it as its own page. Without `nav`,
//! pages stand by file name, the index first and folders last. Read beside it: `site_name`, `site_description`,
//! `site_url`, `docs_dir`, `INHERIT`, `repo_url` with `edit_uri`, `theme.language`, `exclude_docs`, `not_in_nav`,
//! `markdown_extensions` and the redirects plugin's `redirect_maps`.

mod inherit;
mod pages;

use super::project::{Found, Project};
use super::written::is_url;
use super::{Convention, Excluded, Leads, NavItem, SiblingOrder, WrittenNav};
use crate::front_matter::{Entries, Node, Value, field};
use crate::include::Includes;
use crate::naming::{folder_page_rank, is_page};
use crate::{BuildError, Diagnostic};
use burrow_markdown::Dialect;
use std::sync::Arc;

/// Recognises a MkDocs project.
pub(super) fn recognise(
    project: &Project<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Convention>, BuildError> {
    for found in project.find(&["mkdocs.yml", "mkdocs.yaml"]) {
        let (config, nav_file) = inherit::read(project, &found, diagnostics)?;
        let docs = field(&config, "docs_dir").and_then(Node::text);
        let docs = docs.unwrap_or_else(|| "docs".into());
        let Some(root) = found.in_tree(&docs) else {
            continue;
        };
        let mut pages = project.files().filter(|path| is_page(path, false));
        if pages.any(|path| super::is_under(path, &root)) {
            let mut convention = read(project, &found, &config, &docs, root, diagnostics)?;
            for item in convention.nav.iter_mut().flat_map(|nav| &mut nav.items) {
                item.stands_in(&found.file, &nav_file);
            }
            return Ok(Some(convention));
        }
    }
    Ok(None)
}

fn read(
    project: &Project<'_>,
    found: &Found,
    config: &Entries,
    docs: &str,
    root: String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Convention, BuildError> {
    let text = |key: &str| field(config, key).and_then(Node::text);
    let theme = |key: &str| field(config, "theme").and_then(|theme| theme.get(key));
    let reader = NavReader {
        found,
        docs,
        file: found.file.as_str().into(),
        indexes: theme("features").is_some_and(|features| {
            let mut features = features.items().iter().filter_map(Node::text);
            features.any(|feature| feature == "navigation.indexes")
        }),
    };
    let written = field(config, "nav").or(field(config, "pages"));
    let items = match written.map(Node::items).filter(|items| !items.is_empty()) {
        Some(items) => Some(reader.items(items)),
        None => pages::items(project, &root, diagnostics)?,
    };
    let has = |name: &str| extension(config, name).is_some();
    Ok(Convention {
        file: found.file.clone(),
        title: text("site_name"),
        description: text("site_description"),
        language: theme("language").and_then(Node::text).unwrap_or_default(),
        base_url: text("site_url").map_or(String::new(), |url| super::project::path_of(&url)),
        site_url: text("site_url").unwrap_or_default(),
        exclude: Excluded {
            said: "mkdocs.yml excludes it",
            entries: patterns(field(config, "exclude_docs"), &root),
            ..Excluded::default()
        },
        order: SiblingOrder::Names { folders_last: true },
        nav: items.map(|items| WrittenNav {
            items,
            unlisted: patterns(field(config, "not_in_nav"), &root),
        }),
        includes: includes(config, found),
        redirects: redirects(config),
        edit_url: edit_url(config).and_then(|url| found.edit_url(&url, docs)),
        root,
        dialect: Dialect {
            admonitions: true,
            loose_anchors: true,
            attributes: has("attr_list") || has("extra") || has("pymdownx.extra"),
            toc: true,
            math: has("pymdownx.arithmatex"),
            smart_punctuation: has("smarty"),
            ..Dialect::default()
        },
        ..Convention::default()
    })
}

/// Reads `nav`.
struct NavReader<'a> {
    found: &'a Found,
    docs: &'a str,
    file: Arc<str>,
    /// Material's `navigation.indexes`: a section's index is its own page under any label.
    indexes: bool,
}

impl NavReader<'_> {
    fn items(&self, nodes: &[Node]) -> Vec<NavItem> {
        nodes.iter().flat_map(|node| self.item(node)).collect()
    }

    /// A page without a label, or a mapping from labels to pages, addresses and lists.
    fn item(&self, node: &Node) -> Vec<NavItem> {
        match &node.value {
            Value::Text(target) => vec![self.leaf(target, None, node)],
            Value::Map(entries) => {
                let labelled = entries.iter().map(|(key, node)| {
                    let label = Some(key.text.clone());
                    match &node.value {
                        Value::Text(target) => self.leaf(target, label, node),
                        Value::List(nodes) => {
                            let place = (&self.file, key.line, key.column);
                            let group = NavItem::new(Leads::Nowhere, place).labelled(label);
                            self.section(group, self.items(nodes))
                        }
                        _ => NavItem::new(Leads::Nowhere, (&self.file, key.line, key.column)),
                    }
                });
                labelled.collect()
            }
            Value::List(nodes) => self.items(nodes),
            _ => Vec::new(),
        }
    }

    fn leaf(&self, target: &str, label: Option<String>, node: &Node) -> NavItem {
        let target = target.trim();
        let leads = match target {
            url if is_url(url) => Leads::Url(url.to_owned()),
            rest if rest.starts_with("...") => Leads::Rest,
            path => match self.found.in_tree(&format!("{}/{path}", self.docs)) {
                // A nav may name pages outside the part that is read.
                None => Leads::Nowhere,
                Some(path) if is_page(&path, true) => Leads::Page(path),
                Some(path) => Leads::Folder(path),
            },
        };
        NavItem::new(leads, (&self.file, node.line, node.column)).labelled(label)
    }

    /// A section; an index page that opens it is its own page.
    fn section(&self, mut group: NavItem, mut children: Vec<NavItem>) -> NavItem {
        let opens = children.first().is_some_and(|first| match &first.leads {
            Leads::Page(path) => {
                folder_page_rank(path).is_some_and(|rank| rank < 2)
                    && path.contains('/')
                    && (first.label.is_none() || self.indexes)
            }
            _ => false,
        });
        if opens && children.len() > 1 {
            group.leads = children.remove(0).leads;
        }
        group.with(children)
    }
}

/// Where pages are edited: `edit_uri` below `repo_url`, which for the large hosts need not be said.
fn edit_url(config: &Entries) -> Option<String> {
    let repository = field(config, "repo_url")?.text()?;
    let repository = repository.trim_end_matches('/');
    let uri = match field(config, "edit_uri") {
        Some(node) => node.text()?,
        None if repository.contains("://github.com") || repository.contains("://gitlab.com") => {
            "edit/master/docs/".into()
        }
        None if repository.contains("://bitbucket.org") => "src/default/docs/".into(),
        None => return None,
    };
    let uri = uri.trim_matches('/');
    if is_url(uri) {
        return Some(format!("{uri}/{{path}}"));
    }
    Some(format!("{repository}/{uri}/{{path}}"))
}

/// A Markdown extension or plugin with its settings, which may be none.
fn named<'a>(list: Option<&'a Node>, name: &str) -> Option<Option<&'a Node>> {
    match &list?.value {
        Value::List(items) => items.iter().find_map(|item| match &item.value {
            Value::Text(text) if text == name => Some(None),
            Value::Map(_) => Some(Some(item.get(name)?)),
            _ => None,
        }),
        Value::Map(_) => Some(Some(list?.get(name)?)),
        _ => None,
    }
}

/// A Markdown extension, by its short or its full name.
fn extension<'a>(config: &'a Entries, name: &str) -> Option<Option<&'a Node>> {
    let list = || field(config, "markdown_extensions");
    named(list(), name).or_else(|| named(list(), &format!("markdown.extensions.{name}")))
}

/// The snippets extension, with the folders its files are looked for in.
fn includes(config: &Entries, found: &Found) -> Includes {
    let Some(settings) = extension(config, "pymdownx.snippets") else {
        return Includes::None;
    };
    let list = |key: &str| -> Vec<String> {
        let list = settings.and_then(|settings| settings.get(key));
        let items = list.map_or(&[][..], Node::items).iter();
        items.filter_map(Node::text).collect()
    };
    let mut bases = list("base_path");
    if bases.is_empty() {
        bases.push(".".into());
    }
    Includes::Snippets(found.clone(), bases, list("auto_append"))
}

fn redirects(config: &Entries) -> Vec<(String, String)> {
    let plugin = named(field(config, "plugins"), "redirects").flatten();
    let maps = plugin.and_then(|plugin| plugin.get("redirect_maps"));
    let maps = maps.map_or(&[][..], |maps| maps.entries());
    maps.iter()
        .filter_map(|(from, to)| Some((from.text.clone(), to.text()?)))
        .collect()
}

/// The lines of `exclude_docs` or `not_in_nav`, which are patterns as in `.gitignore`, as globs of the tree.
fn patterns(node: Option<&Node>, root: &str) -> Vec<String> {
    let text = match node.map(|node| &node.value) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let mut globs = Vec::new();
    for line in text.split_whitespace() {
        if line.starts_with(['#', '!']) {
            continue;
        }
        let bare = line.trim_matches('/');
        let anchored = line.trim_end_matches('/').contains('/');
        let name = if anchored {
            bare.to_owned()
        } else {
            format!("**/{bare}")
        };
        let glob = super::project::below(root, &name);
        globs.push(format!("{glob}/**"));
        if !line.ends_with('/') {
            globs.push(glob);
        }
    }
    globs
}

/// Reads a settings file; one that does not parse is reported and counts as empty.
fn settings(
    project: &Project<'_>,
    file: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Entries, BuildError> {
    let text = project.read(file)?;
    Ok(super::yaml(&text, file, diagnostics))
}
