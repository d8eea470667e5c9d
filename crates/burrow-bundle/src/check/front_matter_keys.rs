//! A key in front matter that nobody reads is a mistype, or a label that does nothing.

use super::{Checked, Rule};
use crate::Diagnostic;
use crate::diagnostic::Severity;
use std::collections::BTreeMap;

/// `front-matter-unknown`.
pub(super) const RULE: Rule = Rule::warning(
    "front-matter-unknown",
    "A key that no convention reads: a warning where it looks mistyped, else one remark for the tree.",
);

/// Keys that Burrow reads, or that the tools read whose trees it reads: Jekyll and Just the Docs, mdBook, MkDocs
/// and Material, Docusaurus, Starlight, VitePress, Hugo; and what authors write for themselves everywhere.
const KNOWN: &[&str] = &[
    "aliases",
    "ancestor",
    "aside",
    "audience",
    "author",
    "authors",
    "badge",
    "banner",
    "burrow",
    "categories",
    "category",
    "child_nav_order",
    "children",
    "collection",
    "comments",
    "cover",
    "created",
    "custom_edit_url",
    "date",
    "description",
    "displayed_sidebar",
    "draft",
    "edit_url",
    "editLink",
    "editUrl",
    "excerpt",
    "features",
    "footer",
    "grand_parent",
    "has_children",
    "has_toc",
    "head",
    "head_title",
    "hero",
    "hide",
    "hide_table_of_contents",
    "hide_title",
    "icon",
    "id",
    "image",
    "keywords",
    "lang",
    "language",
    "last_modified_at",
    "last_modified_date",
    "last_update",
    "lastUpdated",
    "lastmod",
    "layout",
    "level",
    "license",
    "linkTitle",
    "locale",
    "markdown",
    "menu",
    "meta",
    "name",
    "nav_enabled",
    "nav_exclude",
    "nav_external_links",
    "nav_fold",
    "nav_order",
    "navbar",
    "next",
    "order",
    "outline",
    "owner",
    "pageClass",
    "pagefind",
    "pagination_label",
    "pagination_next",
    "pagination_prev",
    "parent",
    "parse_number_prefixes",
    "permalink",
    "persona",
    "personas",
    "prev",
    "published",
    "redirect_from",
    "redirect_to",
    "reviewed",
    "revision_date",
    "search",
    "search_exclude",
    "sidebar",
    "sidebar_class_name",
    "sidebar_custom_props",
    "sidebar_key",
    "sidebar_label",
    "sidebar_position",
    "sitemap",
    "slug",
    "social",
    "status",
    "subtitle",
    "summary",
    "tableOfContents",
    "tags",
    "target_audience",
    "template",
    "theme",
    "title",
    "titleTemplate",
    "toc",
    "toc_max_heading_level",
    "toc_min_heading_level",
    "type",
    "unlisted",
    "updated",
    "url",
    "version",
    "weight",
];

/// Says what is mistyped at every place, and what nobody reads once.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut unread: BTreeMap<&str, (Diagnostic, u32)> = BTreeMap::new();
    for subject in checked.subjects() {
        for (key, line, column) in &subject.source.front.places {
            if KNOWN.contains(&key.as_str()) {
                continue;
            }
            let place = (*line, *column);
            if let Some(meant) = meant(key) {
                let message = format!("`{key}` is no key that anything reads");
                let hint = format!("did you mean `{meant}`?");
                diagnostics.push(subject.found(&RULE, place, message, hint));
                continue;
            }
            let found = || {
                let hint = "leave it if your own tools read it; else take it out";
                (subject.found(&RULE, place, String::new(), hint), 0)
            };
            unread.entry(key).or_insert_with(found).1 += 1;
        }
    }
    diagnostics.extend(unread.into_iter().map(|(key, (found, pages))| {
        let more = match pages {
            1 => String::new(),
            pages => format!(" (on {pages} pages)"),
        };
        Diagnostic {
            severity: Severity::Info,
            message: format!("`{key}` is no key that Burrow or any known tool reads{more}"),
            ..found
        }
    }));
}

/// The key that an unknown one was probably meant to be: the same but for case and hyphens, or a slip away.
fn meant(key: &str) -> Option<&'static str> {
    let plain = plain(key);
    let slips = match plain.chars().count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    KNOWN
        .iter()
        .map(|known| (strsim::osa_distance(&plain, &self::plain(known)), *known))
        .min()
        .filter(|(distance, _)| *distance <= slips)
        .map(|(_, known)| known)
}

fn plain(key: &str) -> String {
    let letters = key.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_a_key_of_ones_own() {
        assert_eq!(meant("nav-order"), Some("nav_order"));
        assert_eq!(meant("Title"), Some("title"));
        assert_eq!(meant("desciption"), Some("description"));
        assert_eq!(meant("levle"), Some("level"));
        assert_eq!(meant("roadmap_timeline"), None);
        assert_eq!(meant("data"), None, "too short to tell from `date`");
        assert_eq!(meant("blocks"), None);
    }
}
