//! One source file, read and taken apart: front matter here, Markdown there.

use crate::convention::Convention;
use crate::date;
use crate::decode::{Repair, Shifts, decode_page};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::front_matter::{self, Entries, FrontMatter, Shape, Split};
use crate::include::Origins;
use burrow_markdown::{Anchors, Dialect};
use std::sync::OnceLock;

/// The hash by which contents are told apart while the program runs.
pub(crate) type Digest = [u8; 32];

/// A Markdown file, ready to be placed and rendered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Source {
    /// Path in the tree.
    pub path: String,
    /// SHA-256 of the file's bytes.
    pub digest: Digest,
    /// The Markdown after the front matter.
    pub body: String,
    /// Lines of the file before `body`.
    pub line_offset: u32,
    /// What the author says of the page, with the site's defaults below.
    pub front: FrontMatter,
    /// Whether `nav_exclude` comes from the site's defaults and not from the page.
    pub excluded_by_default: bool,
    /// How far columns of the text stand from those of the file.
    pub shifts: Shifts,
    /// What was found while reading it.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that it includes or tries to, with the digests of those that were read.
    pub included: Vec<(String, Option<Digest>)>,
    /// Where the lines of `body` come from, if it includes anything.
    pub origins: Option<Origins>,
    /// The ids of its headings, once a link asks for one that is not there by its letter.
    headings: OnceLock<Anchors>,
}

impl Source {
    /// The id of the heading that a fragment names in another generator's way.
    pub fn heading_alike(&self, anchor: &str, dialect: impl FnOnce() -> Dialect) -> Option<&str> {
        if self.body.contains(&format!("\"{anchor}\"")) {
            return None; // it is the author's own anchor
        }
        let headings = self.headings.get_or_init(|| {
            let source = burrow_markdown::Source {
                text: &self.body,
                line_offset: self.line_offset,
                dialect: dialect(),
            };
            let headings = burrow_markdown::headings(&source).into_iter();
            Anchors::new(headings.map(|heading| heading.id))
        });
        headings.elsewhere(anchor)
    }

    /// Takes a file's bytes apart. Nothing in them can make this fail.
    pub fn read(
        path: &str,
        bytes: &[u8],
        digest: Digest,
        convention: &Convention,
        repair: Repair,
    ) -> Self {
        let decoded = decode_page(bytes, repair);
        let mut diagnostics: Vec<_> = decoded
            .findings
            .into_iter()
            .map(|finding| {
                let severity = match finding.code {
                    "invalid-utf8" | "utf-16" => Severity::Error,
                    "invisible-character" | "byte-order-mark" => Severity::Info,
                    _ => Severity::Warning,
                };
                Diagnostic {
                    fix: finding.fix,
                    ..Diagnostic::new(severity, finding.code, path, finding.message)
                        .at(finding.line, finding.column)
                        .hint(finding.hint)
                }
            })
            .collect();
        let split = front_matter::split(&decoded.text);
        report_shape(path, &split, &mut diagnostics);
        let mut entries = entries(path, &split, &mut diagnostics);
        report_second(path, &split, &entries, &decoded.text, &mut diagnostics);
        let own_exclude = entries.iter().any(|(key, _)| key.text == "nav_exclude");
        let own = entries.len();
        add_defaults(&mut entries, convention, path);
        let (mut front, misfits) = FrontMatter::read(&entries);
        front.places.truncate(own); // those of defaults stand in another file
        let own_places: Vec<_> = entries[..own]
            .iter()
            .map(|(_, node)| (node.line, node.column))
            .collect();
        for misfit in misfits {
            if own_places.contains(&(misfit.line, misfit.column)) {
                diagnostics.push(
                    Diagnostic::warning("front-matter-value", path, misfit.message)
                        .at(misfit.line, misfit.column)
                        .hint("the page is read as if this line were not there"),
                );
            }
        }
        diagnostics.extend(undated(path, &front));
        let excluded_by_default = front.nav_exclude == Some(true) && !own_exclude;
        let mut body = split.body;
        if let Some(to) = &front.redirect_to {
            // A page that has moved is a signpost: nothing to be offered, but nobody who comes stands before nothing.
            if body.trim().is_empty() {
                body = format!("→ [{to}]({to})\n");
            }
            front.nav_exclude = Some(true);
            front.search_exclude = true;
        }
        Self {
            path: path.to_owned(),
            digest,
            body,
            line_offset: split.line_offset,
            excluded_by_default,
            front,
            shifts: decoded.shifts,
            diagnostics,
            ..Self::default()
        }
    }
}

/// A date that nobody can count from.
fn undated(path: &str, front: &FrontMatter) -> Option<Diagnostic> {
    let written = front.modified.as_deref()?;
    let keys = ["last_modified_date", "lastUpdated", "last_update"];
    let (line, column) = front.place_of(&keys);
    if written.trim().is_empty() || date::days(written).is_some() || (line, column) == (1, 1) {
        return None;
    }
    let message = format!("“{written}” is no date that can be read");
    let hint = "write year, month and day, as in 2026-05-31; the age of the page is not known";
    let found = Diagnostic::warning("front-matter-value", path, message);
    Some(found.at(line, column).hint(hint))
}

fn entries(path: &str, split: &Split, diagnostics: &mut Vec<Diagnostic>) -> Entries {
    let Some(block) = &split.block else {
        return Entries::new();
    };
    front_matter::parse_yaml(&block.yaml, block.line).unwrap_or_else(|error| {
        if split.shape != Shape::Unclosed {
            diagnostics.push(
                Diagnostic::error("front-matter", path, format!("this YAML does not parse: {}", error.message))
                    .at(error.line, error.column)
                    .hint("its simple `key: value` lines are used; put values that hold `:` or quotes in quotes"),
            );
        }
        front_matter::salvage(&block.yaml, block.line)
    })
}

fn report_shape(path: &str, split: &Split, diagnostics: &mut Vec<Diagnostic>) {
    let line = split.block.as_ref().map_or(1, |block| block.line);
    let diagnostic = match split.shape {
        Shape::None | Shape::Fenced => return,
        Shape::Unclosed => Diagnostic::error(
            "front-matter-unclosed",
            path,
            "the front matter is never closed",
        )
        .at(line.saturating_sub(1).max(1), 1)
        .hint("add a line `---` after its last key"),
        Shape::MissingOpening => Diagnostic::warning(
            "front-matter-unopened",
            path,
            "the front matter lacks its opening `---`",
        )
        .at(line, 1)
        .hint("add a line `---` before its first key"),
        Shape::Unfenced => {
            let message = "the front matter lacks both of its `---`";
            Diagnostic::warning("front-matter-unfenced", path, message)
                .at(line, 1)
                .hint("put a line `---` before its first key and one after its last")
        }
        Shape::AfterHeading => Diagnostic::warning(
            "front-matter-after-heading",
            path,
            "the front matter stands below a heading",
        )
        .at(line - 1, 1)
        .hint("move it to the top of the file"),
    };
    diagnostics.push(diagnostic);
}

fn report_second(
    path: &str,
    split: &Split,
    first: &Entries,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(block) = &split.second else {
        return;
    };
    let second = front_matter::parse_yaml(&block.yaml, block.line)
        .unwrap_or_else(|_| front_matter::salvage(&block.yaml, block.line));
    let differing: Vec<_> = second
        .iter()
        .filter(|(key, node)| {
            !first
                .iter()
                .any(|(other, value)| other.text == key.text && value.value == node.value)
        })
        .map(|(key, _)| format!("`{}`", key.text))
        .collect();
    let message = if differing.is_empty() {
        "a second block of front matter repeats the first".to_owned()
    } else {
        format!(
            "a second block of front matter differs from the first in {}; the first is used",
            differing.join(", ")
        )
    };
    diagnostics.push(
        Diagnostic::warning("front-matter-twice", path, message)
            .at(block.line - 1, 1)
            .hint("keep one block")
            .fixed_by(without_second(block, text)),
    );
}

/// Takes a second block out, with its fences: the page reads the same without it.
fn without_second(block: &front_matter::Block, text: &str) -> Option<Fix> {
    let opening = (block.line as usize).checked_sub(2)?;
    let count = block.yaml.lines().count() + 2;
    let lines: Vec<&str> = text
        .split_inclusive('\n')
        .skip(opening)
        .take(count)
        .collect();
    let is_whole = lines.len() == count && lines[1..count - 1].concat() == block.yaml;
    is_whole.then(|| Fix::replace((block.line - 1, 1), lines.concat(), ""))
}

fn add_defaults(entries: &mut Entries, convention: &Convention, path: &str) {
    for scope in convention
        .defaults
        .iter()
        .rev()
        .filter(|scope| scope.covers(path))
    {
        for (key, node) in &scope.values {
            if !entries.iter().any(|(other, _)| other.text == key.text) {
                entries.push((key.clone(), node.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convention::Scope;

    fn read(text: &str) -> Source {
        Source::read(
            "a.md",
            text.as_bytes(),
            Digest::default(),
            &Convention::default(),
            Repair::Certain,
        )
    }

    fn codes(source: &Source) -> Vec<(&str, u32, u32)> {
        source
            .diagnostics
            .iter()
            .map(|d| (&*d.code, d.line, d.column))
            .collect()
    }

    #[test]
    fn yaml_that_does_not_parse_is_salvaged_and_never_shown() {
        let source = read("---\ntitle: A: B\nlevel: 2\n---\ntext\n");
        assert_eq!(source.front.title.as_deref(), Some("A: B"));
        assert_eq!(source.body, "text\n");
        assert_eq!(codes(&source)[0].0, "front-matter");
        assert_eq!(codes(&source)[0].1, 2);
    }

    #[test]
    fn a_second_block_is_reported_with_what_differs() {
        let source = read("---\ntitle: A\nlevel: 2\n---\n---\ntitle: B\nlevel: 2\n---\ntext\n");
        assert_eq!(source.front.title.as_deref(), Some("A"));
        assert_eq!(codes(&source), [("front-matter-twice", 5, 1)]);
        assert!(source.diagnostics[0].message.contains("in `title`;"));
    }

    #[test]
    fn site_defaults_stand_below_front_matter() {
        let values = |yaml| front_matter::parse_yaml(yaml, 1).unwrap();
        let convention = Convention {
            defaults: vec![
                Scope::new("", values("nav_exclude: true\nlevel: 9\n")),
                Scope::new("docs", values("level: 3\nstatus: new\n")),
            ],
            ..Convention::default()
        };
        let text = "---\nlevel: 1\n---\n";
        let source = Source::read(
            "docs/a.md",
            text.as_bytes(),
            Digest::default(),
            &convention,
            Repair::Certain,
        );
        assert_eq!(source.front.level, Some(burrow_model::Level::Surface));
        assert_eq!(source.front.status.as_deref(), Some("new"));
        assert!(source.excluded_by_default);
        assert_eq!(
            source.diagnostics,
            [],
            "a default's misfit is not the page's fault"
        );
    }
}
