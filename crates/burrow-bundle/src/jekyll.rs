//! `_config.yml`: what a Jekyll site, usually one of Just the Docs, says of the whole tree.

use crate::Diagnostic;
use crate::front_matter::{Entries, Node, Value, parse_yaml};
use globset::{Glob, GlobMatcher};

/// Names the configuration may have, at the top of the tree.
pub(crate) const FILES: [&str; 2] = ["_config.yml", "_config.yaml"];

/// What is read of a Jekyll configuration.
#[derive(Clone, Debug, Default)]
pub(crate) struct Jekyll {
    /// Where it was read from.
    pub file: String,
    /// `title`.
    pub title: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `lang` or `locale`.
    pub language: Option<String>,
    /// `baseurl`, without slashes at its ends.
    pub base_url: String,
    /// `exclude`: files and folders, relative to the tree.
    pub exclude: Vec<String>,
    /// `nav_sort: case_insensitive`.
    pub ignore_case: bool,
    /// `gh_edit_*`, put together with `{path}` for the source file.
    pub edit_url: Option<String>,
    /// `callouts`: names and their titles.
    pub callouts: Vec<(String, Option<String>)>,
    /// `defaults`: values below front matter, the widest scope first.
    pub defaults: Vec<Scope>,
}

/// One entry of `defaults`.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    /// The folder or glob it holds for; empty is the whole site.
    pub path: String,
    /// Its values.
    pub values: Entries,
    glob: Option<GlobMatcher>,
}

impl Scope {
    /// Whether the scope holds for a source file.
    pub fn covers(&self, source: &str) -> bool {
        match &self.glob {
            Some(glob) => glob.is_match(source),
            None => self.path.is_empty() || is_under(source, &self.path),
        }
    }
}

impl Jekyll {
    /// Reads the text of a configuration; one that does not parse is reported and counts as empty.
    pub fn parse(text: &str, file: &str, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut jekyll = Self {
            file: file.to_owned(),
            ..Self::default()
        };
        let entries = match parse_yaml(text, 1) {
            Ok(entries) => entries,
            Err(error) => {
                diagnostics.push(
                    Diagnostic::error(
                        "site-config",
                        file,
                        format!("this YAML does not parse: {}", error.message),
                    )
                    .at(error.line, error.column)
                    .hint("until it does, the tree is read as if the file were not there"),
                );
                return jekyll;
            }
        };
        let field = |key: &str| field(&entries, key);
        jekyll.title = field("title").and_then(text_of);
        jekyll.description = field("description").and_then(text_of);
        jekyll.language = field("lang").or(field("locale")).and_then(text_of);
        jekyll.base_url = field("baseurl")
            .and_then(text_of)
            .map_or(String::new(), |url| url.trim_matches('/').to_owned());
        jekyll.ignore_case =
            field("nav_sort").and_then(text_of).as_deref() == Some("case_insensitive");
        jekyll.exclude = items(field("exclude")).filter_map(text_of).collect();
        jekyll.edit_url = edit_url(&entries);
        if let Some(Value::Map(callouts)) = field("callouts").map(|node| &node.value) {
            jekyll.callouts = callouts
                .iter()
                .map(|(key, node)| (key.text.clone(), title_of(node)))
                .collect();
        }
        jekyll.defaults = items(field("defaults")).filter_map(scope).collect();
        // A narrower scope wins, and the last of two equally wide ones: they are merged in this order.
        jekyll.defaults.sort_by_key(|scope| scope.path.len());
        jekyll
    }

    /// Whether a file is excluded. As in Jekyll, an entry is a path or glob from the top of the tree.
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|entry| {
            let entry = entry.trim_start_matches('/').trim_end_matches('/');
            is_under(path, entry)
                || Glob::new(entry).is_ok_and(|glob| glob.compile_matcher().is_match(path))
        })
    }
}

/// Whether `path` is `folder` or lies in it.
fn is_under(path: &str, folder: &str) -> bool {
    let folder = folder.trim_matches('/');
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn scope(node: &Node) -> Option<Scope> {
    let Value::Map(entries) = &node.value else {
        return None;
    };
    let Some(Value::Map(values)) = field(entries, "values").map(|node| &node.value) else {
        return None;
    };
    let path = match field(entries, "scope").map(|node| &node.value) {
        Some(Value::Map(scope)) => field(scope, "path").and_then(text_of).unwrap_or_default(),
        _ => String::new(),
    };
    let glob = path.contains('*').then(|| Glob::new(&path).ok()).flatten();
    Some(Scope {
        glob: glob.map(|glob| glob.compile_matcher()),
        path: path.trim_matches('/').to_owned(),
        values: values.clone(),
    })
}

fn edit_url(entries: &Entries) -> Option<String> {
    let text = |key: &str| field(entries, key).and_then(text_of);
    if text("gh_edit_link").as_deref() != Some("true") {
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

fn title_of(callout: &Node) -> Option<String> {
    match &callout.value {
        Value::Map(entries) => field(entries, "title").and_then(text_of),
        _ => None,
    }
}

fn field<'a>(entries: &'a Entries, key: &str) -> Option<&'a Node> {
    entries
        .iter()
        .find(|(name, _)| name.text == key)
        .map(|(_, node)| node)
}

fn items(node: Option<&Node>) -> impl Iterator<Item = &Node> {
    let items: &[Node] = match node.map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    };
    items.iter()
}

fn text_of(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_gives_title_exclusions_edit_link_and_defaults() {
        let mut diagnostics = Vec::new();
        let jekyll = Jekyll::parse(
            concat!(
                "title: Site\nbaseurl: /docs/\nexclude:\n  - tasks/\n  - \"*.tmp.md\"\ngh_edit_link: true\n",
                "gh_edit_repository: https://example.org/r\ngh_edit_branch: trunk\ngh_edit_source: docs\n",
                "callouts:\n  note:\n    title: Mind\n    color: red\ndefaults:\n",
                "  - scope: { path: \"docs\" }\n    values: { nav_exclude: false }\n",
                "  - scope: { path: \"\" }\n    values: { nav_exclude: true }\n"
            ),
            "_config.yml",
            &mut diagnostics,
        );
        assert_eq!(diagnostics, []);
        assert_eq!(jekyll.title.as_deref(), Some("Site"));
        assert_eq!(jekyll.base_url, "docs");
        assert!(jekyll.excludes("tasks/a.md") && jekyll.excludes("b.tmp.md"));
        assert!(!jekyll.excludes("tasks-done/a.md"));
        assert_eq!(
            jekyll.edit_url.as_deref(),
            Some("https://example.org/r/tree/trunk/docs/{path}")
        );
        assert_eq!(jekyll.callouts, [("note".into(), Some("Mind".into()))]);
        let scopes: Vec<_> = jekyll.defaults.iter().map(|scope| &*scope.path).collect();
        assert_eq!(scopes, ["", "docs"], "the widest first");
        assert!(jekyll.defaults[1].covers("docs/a.md") && !jekyll.defaults[1].covers("docs2/a.md"));
    }

    #[test]
    fn yaml_that_does_not_parse_is_reported_at_its_line() {
        let mut diagnostics = Vec::new();
        Jekyll::parse("title: a\nb: [\n", "_config.yml", &mut diagnostics);
        assert_eq!(&*diagnostics[0].code, "site-config");
        assert!(diagnostics[0].line >= 2);
    }
}
