//! The keys a configuration may hold, so that a mistyped one is named with its place and its likely meaning.

use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Keys by the table they stand in; the first row is the file itself.
const KEYS: [(&str, &[&str]); 9] = [
    (
        "",
        &[
            "title",
            "description",
            "logo",
            "base-path",
            "site-url",
            "language",
            "order",
            "convention",
            "edit-url",
            "exclude",
            "theme",
            "persona",
            "levels",
            "visibility",
            "infer-paths",
            "path",
            "repair",
            "search",
            "publish",
            "limits",
            "check",
        ],
    ),
    ("theme", &["accent", "font", "radius", "width"]),
    ("persona", &["id", "label", "aliases"]),
    (
        "visibility",
        &[
            "drafts",
            "status",
            "exclude",
            "exclude-personas",
            "front-matter",
        ],
    ),
    ("path", &["id", "title", "persona", "pages"]),
    ("repair", &["lossy", "except"]),
    ("search", &["synonyms"]),
    (
        "publish",
        &[
            "markdown",
            "llms-full",
            "feed",
            "hosts",
            "cards",
            "card-font",
        ],
    ),
    ("limits", &["files", "depth", "page-mib", "asset-mib"]),
];

/// A key that no table knows.
pub(super) struct Unknown {
    key: String,
    table: String,
    known: &'static [&'static str],
    /// Where it stands, in bytes.
    pub span: Range<usize>,
}

/// The first unknown key of the file, if there is one.
pub(super) fn unknown(file: &DeTable<'_>) -> Option<Unknown> {
    let mut found = unknown_in(file, "", String::new());
    for (name, value) in file {
        let name: &str = name.get_ref();
        if matches!(name, "levels" | "check") {
            continue; // keys are globs there, and rules here
        }
        match value.get_ref() {
            DeValue::Table(table) => found.extend(unknown_in(table, name, format!("[{name}]"))),
            DeValue::Array(rows) => {
                for row in rows {
                    if let DeValue::Table(table) = row.get_ref() {
                        found.extend(unknown_in(table, name, format!("[[{name}]]")));
                    }
                }
            }
            _ => {}
        }
    }
    found.into_iter().min_by_key(|unknown| unknown.span.start)
}

fn unknown_in(table: &DeTable<'_>, name: &str, shown: String) -> Vec<Unknown> {
    let Some((_, known)) = KEYS.iter().find(|(table, _)| *table == name) else {
        return Vec::new();
    };
    table
        .keys()
        .filter(|key| !known.contains(&&**key.get_ref()))
        .map(|key| Unknown {
            key: key.get_ref().to_string(),
            table: shown.clone(),
            known,
            span: key.span(),
        })
        .collect()
}

impl Unknown {
    /// What is wrong.
    pub fn message(&self) -> String {
        if self.table.is_empty() {
            format!("unknown key `{}`", self.key)
        } else {
            format!("unknown key `{}` in {}", self.key, self.table)
        }
    }

    /// The key that was probably meant, or all there are.
    pub fn hint(&self) -> String {
        let nearest = self
            .known
            .iter()
            .map(|known| (strsim::jaro_winkler(&self.key, known), known))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match nearest {
            Some((likeness, known)) if likeness > 0.8 => format!("did you mean `{known}`?"),
            _ => format!("the keys are `{}`", self.known.join("`, `")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::KEYS;
    use crate::Config;

    #[test]
    fn the_table_names_exactly_the_fields() {
        // serde's own refusal lists every field: the table must hold the same.
        for (table, known) in KEYS {
            let text = match table {
                "" => "zzz = 1".to_owned(),
                "persona" | "path" => format!("[[{table}]]\nzzz = 1"),
                _ => format!("[{table}]\nzzz = 1"),
            };
            let error = toml::from_str::<Config>(&text).unwrap_err();
            let expected = error.message().split("expected").nth(1).unwrap_or_default();
            let fields: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
            assert_eq!(fields, known, "[{table}]");
        }
    }
}
