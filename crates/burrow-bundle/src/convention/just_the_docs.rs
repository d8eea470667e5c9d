//! Just the Docs, and Jekyll where it is used without it: `_config.yml` or `_config.yaml`.
//!
//! Read of the configuration: `title`, `description`, `lang`, `url`, `baseurl`, `source`, `exclude`, `include`, `defaults`
//! with their scopes, `collections` with `collections_dir`, `callouts`, `nav_sort`, `nav_external_links`, `aux_links`
//! with `aux_links_new_tab`, and `gh_edit_*`. The keys of pages (`parent`, `nav_order`, `permalink` and the others) are
//! front matter's, whatever the convention.

use super::project::{Found, Project};
use super::{Convention, Excluded, FolderFacts, Scope, SiblingOrder, WrittenLink};
use crate::front_matter::{Entries, Key, Node, field};
use crate::{BuildError, Diagnostic};
use burrow_markdown::Dialect;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names the configuration may have.
const FILES: [&str; 2] = ["_config.yml", "_config.yaml"];

/// What Jekyll leaves out unless told otherwise.
const EXCLUDED: [&str; 5] = [
    "gemfiles",
    "vendor/bundle",
    "vendor/cache",
    "vendor/gems",
    "vendor/ruby",
];

/// Recognises a Jekyll site.
pub(super) fn recognise(
    project: &Project<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Convention>, BuildError> {
    // Jekyll publishes all that lies below its configuration, so one far above the tree says nothing of it.
    let Some(found) = project.find(&FILES).find(Found::is_near) else {
        return Ok(None);
    };
    let text = project.read(&found.file)?;
    Ok(Some(parse(&text, &found, diagnostics)))
}

/// Reads the text of a configuration; one that does not parse is reported and counts as empty.
fn parse(text: &str, found: &Found, diagnostics: &mut Vec<Diagnostic>) -> Convention {
    let config = super::yaml(text, &found.file, diagnostics);
    let text = |key: &str| field(&config, key).and_then(Node::text);
    let source = text("source").unwrap_or_default();
    let root = found.in_tree(&source).unwrap_or_default();
    let in_tree = |path: &str| found.in_tree(&format!("{source}/{path}"));
    let collections = Collections::read(&config);
    Convention {
        file: found.file.clone(),
        title: text("title"),
        description: text("description"),
        language: text("lang").or_else(|| text("locale")).unwrap_or_default(),
        site_url: text("url").map_or(String::new(), |url| {
            super::project::address_of(&url, &text("baseurl").unwrap_or_default())
        }),
        base_url: text("baseurl").map_or(String::new(), |url| url.trim_matches('/').to_owned()),
        exclude: excluded(&config, &collections, in_tree),
        order: SiblingOrder::Titles {
            ignore_case: text("nav_sort").as_deref() == Some("case_insensitive"),
        },
        edit_url: edit_url(&config).and_then(|url| found.edit_url(&url, &source)),
        defaults: defaults(&config, &collections, in_tree),
        nav_links: nav_links(&config, &found.file),
        aux_links: aux_links(&config, &found.file),
        rewrites: collections.rewrites(),
        folders: collections.folders,
        dialect: Dialect {
            kramdown: true,
            loose_anchors: true,
            callouts: callouts(&config),
            math: true,
            ..Dialect::default()
        },
        root,
        ..Convention::default()
    }
}

/// `collections` that have pages, and what the theme is told of them.
#[derive(Default)]
struct Collections {
    /// `collections_dir`: the folder that all of them stand in, with a slash behind it, or nothing.
    dir: String,
    /// Their folders, counted from the source folder, as `dir/_name`.
    names: Vec<String>,
    folders: BTreeMap<String, FolderFacts>,
}

impl Collections {
    fn read(config: &Entries) -> Self {
        let dir = field(config, "collections_dir").and_then(Node::text);
        let dir = dir.as_deref().unwrap_or("").trim_matches(['/', '.']);
        let mut collections = Self {
            dir: match dir {
                "" => String::new(),
                dir => format!("{dir}/"),
            },
            ..Self::default()
        };
        let theme = field(config, "just_the_docs").and_then(|theme| theme.get("collections"));
        for (name, settings) in field(config, "collections").map_or(&[][..], |node| node.entries())
        {
            if !settings.get("output").is_some_and(Node::is_true) {
                continue;
            }
            let folder = collections.folder(&name.text);
            let said = theme.and_then(|theme| theme.get(&name.text));
            let says = |key: &str| said.and_then(|said| said.get(key));
            let facts = FolderFacts {
                label: says("name")
                    .and_then(Node::text)
                    .or(Some(name.text.clone())),
                hidden: says("nav_exclude").is_some_and(Node::is_true),
                unsearched: says("search_exclude").is_some_and(Node::is_true),
                ..FolderFacts::default()
            };
            collections.folders.insert(folder.clone(), facts);
            collections.names.push(folder);
        }
        collections
    }

    /// The folder of a collection.
    fn folder(&self, name: &str) -> String {
        format!("{}_{name}", self.dir)
    }

    /// What their addresses start with in place of their folders.
    fn rewrites(&self) -> Vec<(String, String)> {
        let shown = |folder: &String| {
            let name = folder.strip_prefix(&self.dir).unwrap_or(folder);
            (folder.clone(), name.trim_start_matches('_').to_owned())
        };
        self.names.iter().map(shown).collect()
    }
}

/// `nav_external_links`: addresses with their titles, in order.
fn nav_links(config: &Entries, file: &str) -> Vec<WrittenLink> {
    let file: Arc<str> = file.into();
    let listed = field(config, "nav_external_links").map_or(&[][..], Node::items);
    let link = |node: &Node| {
        let target = node.get("url")?.text()?;
        Some(WrittenLink {
            label: node
                .get("title")
                .and_then(Node::text)
                .unwrap_or_else(|| target.clone()),
            target,
            new_tab: node.get("opens_in_new_tab").is_some_and(Node::is_true),
            place: (file.clone(), node.line, node.column),
        })
    };
    listed.iter().filter_map(link).collect()
}

/// `aux_links`: titles with an address each, which may stand in a list of its own.
fn aux_links(config: &Entries, file: &str) -> Vec<WrittenLink> {
    let file: Arc<str> = file.into();
    let new_tab = field(config, "aux_links_new_tab").is_some_and(Node::is_true);
    let listed = field(config, "aux_links").map_or(&[][..], |node| node.entries());
    let link = |(title, node): &(Key, Node)| {
        let target = node.text().or_else(|| node.items().first()?.text())?;
        Some(WrittenLink {
            label: title.text.clone(),
            target,
            new_tab,
            place: (file.clone(), title.line, title.column),
        })
    };
    listed.iter().filter_map(link).collect()
}

fn excluded(
    config: &Entries,
    collections: &Collections,
    in_tree: impl Fn(&str) -> Option<String>,
) -> Excluded {
    let list = |key: &str| field(config, key).map_or(&[][..], Node::items).iter();
    let entries = list("exclude").filter_map(Node::text);
    let entries = entries.chain(EXCLUDED.map(str::to_owned));
    let except = list("include").filter_map(Node::text);
    let except = except.chain(collections.names.iter().cloned());
    Excluded {
        said: "_config.yml excludes it",
        entries: entries.filter_map(|entry| in_tree(&entry)).collect(),
        underscored: Some("Jekyll does not publish what starts with `_`"),
        except: except.filter_map(|entry| in_tree(&entry)).collect(),
        ..Excluded::default()
    }
}

/// `defaults`, the widest scope first: a narrower one wins, of two equally wide ones that with a type, else the last.
fn defaults(
    config: &Entries,
    collections: &Collections,
    in_tree: impl Fn(&str) -> Option<String>,
) -> Vec<Scope> {
    let scope = |node: &Node| {
        let values = node.get("values")?.entries();
        let scope = node.get("scope");
        let says = |key: &str| scope.and_then(|scope| scope.get(key)?.text());
        let path = says("path").unwrap_or_default();
        let kind = says("type");
        let made = |path: &str| Some(Scope::new(&in_tree(path)?, values.clone()));
        // A type other than pages is a collection, which lies in a folder of its own; posts are no pages.
        let made = match kind.as_deref() {
            None => made(&path)?,
            Some("posts" | "drafts") => return None,
            Some("pages") => {
                let folders = collections.names.iter().filter_map(|name| in_tree(name));
                made(&path)?.among(String::new(), folders.collect())
            }
            Some(name) => {
                let folder = in_tree(&collections.folder(name))?;
                made(&format!("{}{path}", collections.dir))?.among(folder, Vec::new())
            }
        };
        Some(((path.trim_matches('/').len(), kind.is_some()), made))
    };
    let listed = field(config, "defaults").map_or(&[][..], Node::items);
    let mut scopes: Vec<_> = listed.iter().filter_map(scope).collect();
    scopes.sort_by_key(|(width, _)| *width);
    scopes.into_iter().map(|(_, scope)| scope).collect()
}

fn edit_url(config: &Entries) -> Option<String> {
    let text = |key: &str| field(config, key).and_then(Node::text);
    if !field(config, "gh_edit_link").is_some_and(Node::is_true) {
        return None;
    }
    let repository = text("gh_edit_repository")?;
    let mut url = format!(
        "{}/{}/{}",
        repository.trim_end_matches('/'),
        text("gh_edit_view_mode").as_deref().unwrap_or("tree"),
        text("gh_edit_branch").as_deref().unwrap_or("main"),
    );
    if let Some(source) = text("gh_edit_source") {
        url = format!("{url}/{}", source.trim_matches('/'));
    }
    Some(format!("{url}/{{path}}"))
}

fn callouts(config: &Entries) -> Vec<(String, Option<String>)> {
    let listed = field(config, "callouts").map_or(&[][..], |node| node.entries());
    listed
        .iter()
        .map(|(name, callout)| (name.text.clone(), callout.get("title").and_then(Node::text)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Convention {
        let tree = crate::MemoryTree::new("docs").with("_config.yml", text);
        recognise(&Project::new(&tree), diagnostics)
            .unwrap()
            .unwrap()
    }

    #[test]
    fn a_configuration_gives_title_exclusions_edit_link_and_defaults() {
        let mut diagnostics = Vec::new();
        let jekyll = read(
            concat!(
                "title: Site\nbaseurl: /docs/\nexclude:\n  - tasks/\n  - \"*.tmp.md\"\ngh_edit_link: true\n",
                "gh_edit_repository: https://example.org/r\ngh_edit_branch: trunk\ngh_edit_source: docs\n",
                "callouts:\n  note:\n    title: Mind\n    color: red\ndefaults:\n",
                "  - scope: { path: \"docs\" }\n    values: { nav_exclude: false }\n",
                "  - scope: { path: \"\" }\n    values: { nav_exclude: true }\n"
            ),
            &mut diagnostics,
        );
        assert_eq!(diagnostics, []);
        assert_eq!(jekyll.title.as_deref(), Some("Site"));
        assert_eq!(jekyll.base_url, "docs");
        assert!(
            jekyll.leaves_out("tasks/a.md").is_some() && jekyll.leaves_out("b.tmp.md").is_some()
        );
        assert!(jekyll.leaves_out("tasks-done/a.md").is_none());
        assert_eq!(
            jekyll.edit_url.as_deref(),
            Some("https://example.org/r/tree/trunk/docs/{path}")
        );
        assert_eq!(
            jekyll.dialect.callouts,
            [("note".into(), Some("Mind".into()))]
        );
        let scopes: Vec<_> = jekyll.defaults.iter().map(|scope| &*scope.path).collect();
        assert_eq!(scopes, ["", "docs"], "the widest first");
        assert!(jekyll.defaults[1].covers("docs/a.md") && !jekyll.defaults[1].covers("docs2/a.md"));
    }

    #[test]
    fn yaml_that_does_not_parse_is_reported_at_its_line() {
        let mut diagnostics = Vec::new();
        read("title: a\nb: [\n", &mut diagnostics);
        assert_eq!(&*diagnostics[0].code, "site-config");
        assert!(diagnostics[0].line >= 2);
    }
}
