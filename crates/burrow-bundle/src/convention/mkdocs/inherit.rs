//! `INHERIT`: a configuration below another one, mapping by mapping; lists are never mixed.

use crate::convention::project::{Found, Project};
use crate::front_matter::{Entries, Node, Value};
use crate::{BuildError, Diagnostic};
use std::sync::Arc;

/// Configurations that inherit from each other are followed so far.
const MOST: usize = 8;

/// A configuration with what it inherits below it, and the file that its nav stands in.
pub(super) fn read(
    project: &Project<'_>,
    found: &Found,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(Entries, Arc<str>), BuildError> {
    let mut config = super::settings(project, &found.file, diagnostics)?;
    let mut nav_file: Arc<str> = found.file.as_str().into();
    let mut at = found.clone();
    for _ in 0..MOST {
        let Some(node) = take(&mut config, "INHERIT") else {
            break;
        };
        let Some(path) = node.text() else { break };
        let Some(above) = project.beside(&at, &path) else {
            let message = format!("`INHERIT` names `{path}`, which cannot be read here");
            diagnostics.push(
                Diagnostic::error("site-config", &*at.file, message)
                    .at(node.line, node.column)
                    .hint(
                        "build from the folder that holds both; until then this file counts alone",
                    ),
            );
            break;
        };
        let has_nav =
            |(key, _): &(crate::front_matter::Key, Node)| matches!(&*key.text, "nav" | "pages");
        if !config.iter().any(has_nav) {
            nav_file = above.file.as_str().into();
        }
        merge(
            &mut config,
            super::settings(project, &above.file, diagnostics)?,
        );
        at = above;
    }
    Ok((config, nav_file))
}

/// Takes a key out of a mapping.
fn take(entries: &mut Entries, name: &str) -> Option<Node> {
    let at = entries.iter().position(|(key, _)| key.text == name)?;
    Some(entries.remove(at).1)
}

/// Adds what a mapping does not say; mappings in it are merged, anything else stays as it says.
fn merge(entries: &mut Entries, below: Entries) {
    for (key, node) in below {
        match entries.iter_mut().find(|(own, _)| own.text == key.text) {
            None => entries.push((key, node)),
            Some((_, own)) => {
                if let (Value::Map(own), Value::Map(inner)) = (&mut own.value, node.value) {
                    merge(own, inner);
                }
            }
        }
    }
}
