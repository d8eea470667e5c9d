//! `versioned_docs`: what Docusaurus keeps of older versions.

use crate::Diagnostic;
use crate::convention::project::{Found, Project};
use crate::convention::{Convention, is_under};
use crate::naming::is_page;
use crate::site::inside;

/// Where Docusaurus keeps the docs of older versions.
const VERSIONED: &str = "versioned_docs";

/// Older versions are the same pages once more: the docs that are being written are the site.
pub(super) fn leave_out(
    project: &Project<'_>,
    found: &Found,
    convention: &mut Convention,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let folder = found.in_tree(VERSIONED);
    let Some(folder) = folder.filter(|folder| !folder.is_empty()) else {
        return;
    };
    let mut versions: Vec<&str> = Vec::new();
    let pages = project.files().filter(|file| is_page(file, false));
    for file in pages.filter(|file| is_under(file, &folder)) {
        let version = inside(&folder, file).split('/').next().unwrap_or("");
        if versions.last() != Some(&version) {
            versions.push(version);
        }
    }
    if versions.is_empty() {
        return;
    }
    let names: Vec<_> = versions
        .iter()
        .map(|version| version.strip_prefix("version-").unwrap_or(version))
        .collect();
    let message = format!(
        "`{folder}` holds older versions ({}); they are no part of the site",
        names.join(", ")
    );
    diagnostics.push(
        Diagnostic::info("outside-docs", &*convention.file, message)
            .hint("to read one of them, build from its own folder"),
    );
    convention.exclude.said = "it is an older version of the documentation";
    convention.exclude.entries.push(folder);
}
