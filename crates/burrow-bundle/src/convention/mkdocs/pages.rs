//! `.pages` and `.nav.yml`: a folder's title, order and items, written into the folder itself.

use super::{Project, settings};
use crate::convention::project::below;
use crate::convention::written::is_url;
use crate::convention::{Leads, NavItem, is_under};
use crate::front_matter::{Entries, Node, Value, field};
use crate::naming::{file_name, folder, folder_page_rank, is_page};
use crate::{BuildError, Diagnostic};
use globset::Glob;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// The nav of a tree whose folders arrange themselves; none if no folder does.
pub(super) fn items(
    project: &Project<'_>,
    root: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Vec<NavItem>>, BuildError> {
    let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
    for path in project.files() {
        if is_page(path, false) && is_under(path, root) {
            let mut at = path;
            while at != root {
                let above = folder(at);
                let entry = folders.entry(above.to_owned()).or_default();
                if !entry.entries.insert(at.to_owned()) {
                    break;
                }
                at = above;
                if at.is_empty() {
                    break;
                }
            }
        }
    }
    let mut found = false;
    for setting in project.tree.settings() {
        let at = folder(&setting.path);
        if let Some(folder) = folders.get_mut(at)
            && setting.below.is_empty()
            && file_name(&setting.path).starts_with(['.'])
        {
            folder.settings = settings(project, &setting.path, diagnostics)?;
            folder.file = setting.path.as_str().into();
            found = true;
        }
    }
    Ok(found.then(|| level(&folders, root, 0)))
}

/// A folder that holds pages.
#[derive(Default)]
struct Folder {
    /// Pages and folders in it, by their paths.
    entries: BTreeSet<String>,
    settings: Entries,
    file: Arc<str>,
}

/// The items of a folder.
fn level(folders: &BTreeMap<String, Folder>, path: &str, depth: usize) -> Vec<NavItem> {
    let Some(folder) = folders.get(path).filter(|_| depth < 32) else {
        return Vec::new();
    };
    let says = |key: &str| field(&folder.settings, key);
    let item = |entry: &str, label: Option<String>, place: (u32, u32)| {
        entry_item(
            folders,
            entry,
            label,
            (&folder.file, place.0, place.1),
            depth,
        )
    };
    let written = says("nav").or(says("arrange"));
    let Some(written) = written.map(Node::items).filter(|items| !items.is_empty()) else {
        let mut entries = sorted(folders, &folder.entries);
        if says("order").and_then(Node::text).as_deref() == Some("desc") {
            entries.reverse();
        }
        return entries
            .into_iter()
            .filter_map(|entry| item(entry, None, (0, 0)))
            .collect();
    };
    // Items first name what they mean; what they leave over goes where `...` stands.
    let mut wanted: Vec<(Option<String>, String, &Node)> = Vec::new();
    for node in written {
        match &node.value {
            Value::Text(text) => wanted.push((None, text.trim().to_owned(), node)),
            Value::Map(entries) => {
                let named = entries
                    .iter()
                    .filter_map(|(key, node)| Some((Some(key.text.clone()), node.text()?, node)));
                wanted.extend(named);
            }
            _ => {}
        }
    }
    let named: HashSet<String> = wanted
        .iter()
        .map(|(_, name, _)| below(path, name.trim_matches('/')))
        .collect();
    let mut rest = sorted(folders, &folder.entries);
    rest.retain(|entry| !named.contains(*entry));
    if says("nav").is_none()
        && !wanted.iter().any(|(_, name, _)| name.starts_with("..."))
        && let Some((_, _, node)) = wanted.last()
    {
        let node = *node;
        wanted.push((None, "...".into(), node));
    }
    let mut items = Vec::new();
    for (label, name, node) in wanted {
        let place = (node.line, node.column);
        if is_url(&name) {
            let at = (&folder.file, place.0, place.1);
            items.push(NavItem::new(Leads::Url(name), at).labelled(label));
        } else if let Some(filter) = name.strip_prefix("...") {
            let filter = filter.trim().trim_start_matches('|').trim();
            let filter = filter.trim_start_matches("glob=");
            let glob = Glob::new(filter).ok().map(|glob| glob.compile_matcher());
            let fits = |entry: &str| {
                filter.is_empty()
                    || glob
                        .as_ref()
                        .is_some_and(|glob| glob.is_match(file_name(entry)))
            };
            let (taken, left): (Vec<_>, Vec<_>) = rest.into_iter().partition(|entry| fits(entry));
            rest = left;
            items.extend(
                taken
                    .into_iter()
                    .filter_map(|entry| item(entry, None, place)),
            );
        } else {
            let entry = below(path, name.trim_matches('/'));
            if folder.entries.contains(&entry) {
                items.extend(item(&entry, label, place));
            } else {
                let at = (&folder.file, place.0, place.1);
                items.push(NavItem::new(Leads::Page(entry), at).labelled(label));
            }
        }
    }
    items
}

/// The index first, then pages by name, then folders by name.
fn sorted<'a>(folders: &BTreeMap<String, Folder>, entries: &'a BTreeSet<String>) -> Vec<&'a str> {
    let mut entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    entries.sort_by_key(|entry| {
        let is_folder = folders.contains_key(*entry);
        (
            is_folder,
            folder_page_rank(entry).is_none_or(|rank| rank > 1),
            *entry,
        )
    });
    entries
}

/// A page or folder as an item; none for a folder that hides.
fn entry_item(
    folders: &BTreeMap<String, Folder>,
    entry: &str,
    label: Option<String>,
    place: (&Arc<str>, u32, u32),
    depth: usize,
) -> Option<NavItem> {
    let Some(folder) = folders.get(entry) else {
        let leads = Leads::Page(entry.to_owned());
        return Some(NavItem::new(leads, place).labelled(label));
    };
    let says = |key: &str| field(&folder.settings, key);
    if says("hide").is_some_and(Node::is_true) {
        return None;
    }
    let label = says("title").and_then(Node::text).or(label);
    let leads = Leads::Section(entry.to_owned());
    let children = level(folders, entry, depth + 1);
    Some(NavItem::new(leads, place).labelled(label).with(children))
}
