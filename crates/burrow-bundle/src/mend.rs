//! Putting right what is mechanical: fixes become changed files, shown as a diff or written.

mod diff;
mod disk;

pub use disk::{MendError, write_mended};

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::{BuildError, Bundler, DocTree, Progress, ProjectFile, TreeFile};
use std::collections::{BTreeMap, HashSet};
use std::io;

/// After so many rounds of fixing, what could still be fixed is left for another run.
const ROUNDS: usize = 6;

/// A file before and after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file, relative to the tree.
    pub file: String,
    /// Its bytes as they are stored.
    pub before: Vec<u8>,
    /// Its bytes as they should be.
    pub after: Vec<u8>,
    /// How many findings that puts right.
    pub findings: usize,
}

impl Mended {
    /// The change as a unified diff whose paths begin with `a/` and `b/`, three lines of context around it. Bytes
    /// that are not UTF-8 never change, and are shown as U+FFFD.
    pub fn diff(&self) -> String {
        diff::unified(&self.file, &self.before, &self.after)
    }
}

/// What a tree comes to once everything that can be fixed is.
#[derive(Clone, Debug, Default)]
pub struct Mending {
    /// The files that change, in byte order of their paths.
    pub files: Vec<Mended>,
    /// What is found afterwards.
    pub left: Vec<Diagnostic>,
}

/// Fixes everything that has a fix in files that `may_change`, in memory: one fix can make room for another, so the
/// tree is checked again until nothing is left to do. Nothing on disk changes.
pub fn mend(
    bundler: &mut Bundler,
    tree: &dyn DocTree,
    may_change: &dyn Fn(&str) -> bool,
    progress: &dyn Progress,
) -> Result<Mending, BuildError> {
    let mut overlay = Overlay {
        tree,
        changed: BTreeMap::new(),
    };
    let listed: HashSet<&str> = tree.files().iter().map(|file| &*file.path).collect();
    let may_change = |file: &str| listed.contains(file) && may_change(file);
    let mut left = bundler.check(&overlay, progress)?;
    for _ in 0..ROUNDS {
        let mut fixes: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
        for one in &left {
            if let Some(fix) = one.fix.as_ref().filter(|_| may_change(&one.file)) {
                fixes.entry(&one.file).or_default().push(fix);
            }
        }
        let mut is_changed = false;
        for (file, fixes) in fixes {
            let before = overlay
                .read(file)
                .map_err(|error| BuildError::read(file, &error))?;
            let (after, done) = apply(&before, &fixes);
            if after != before {
                let mended = overlay.changed.entry(file.to_owned());
                let mended = mended.or_insert_with(|| Mended {
                    file: file.to_owned(),
                    before,
                    after: Vec::new(),
                    findings: 0,
                });
                mended.after = after;
                mended.findings += done;
                is_changed = true;
            }
        }
        if !is_changed {
            break;
        }
        left = bundler.check(&overlay, progress)?;
    }
    let files = overlay.changed.into_values();
    let files = files.filter(|file| file.before != file.after).collect();
    Ok(Mending { files, left })
}

/// A tree with some files changed in memory.
struct Overlay<'a> {
    tree: &'a dyn DocTree,
    changed: BTreeMap<String, Mended>,
}

impl DocTree for Overlay<'_> {
    fn name(&self) -> &str {
        self.tree.name()
    }

    fn files(&self) -> &[TreeFile] {
        self.tree.files()
    }

    fn skipped(&self) -> &[Diagnostic] {
        self.tree.skipped()
    }

    fn settings(&self) -> &[ProjectFile] {
        self.tree.settings()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changed.get(path) {
            Some(mended) => Ok(mended.after.clone()),
            None => self.tree.read(path),
        }
    }
}

/// A file's bytes with fixes made, and how many were. A fix is made as a whole or not at all: not where the text it
/// expects is not there, nor where it touches what another has changed. Files that are not UTF-8 stay as they are.
pub(crate) fn apply(bytes: &[u8], fixes: &[&Fix]) -> (Vec<u8>, usize) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (bytes.to_vec(), 0);
    };
    let mut wanted: Vec<(u32, u32)> = fixes
        .iter()
        .flat_map(|fix| fix.edits.iter().map(|edit| (edit.line, edit.column)))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let offsets = offsets(text, &wanted);
    let mut changes: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let mut done = 0;
    for fix in fixes {
        let found: Option<Vec<_>> = fix
            .edits
            .iter()
            .map(|edit| stored(text, &offsets, edit))
            .collect();
        let Some(found) = found else { continue };
        let is_free = |(start, end, to): &(usize, usize, &str)| {
            let same = changes.get(start) == Some(&(*end, *to));
            let before = changes.range(..=start).next_back();
            let after = changes.range(start..).next();
            let touches_before =
                before.is_some_and(|(at, (until, _))| until > start || at == start);
            same || !touches_before && after.is_none_or(|(at, _)| at >= end && at != start)
        };
        if !found.is_empty() && found.iter().all(is_free) {
            changes.extend(found.into_iter().map(|(start, end, to)| (start, (end, to))));
            done += 1;
        }
    }
    let line_end = line_end(text);
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for (start, (end, to)) in changes {
        mended.push_str(&text[from..start]);
        match line_end {
            "\n" => mended.push_str(to),
            other => mended.push_str(&to.replace('\n', other)),
        }
        from = end;
    }
    mended.push_str(&text[from..]);
    (mended.into_bytes(), done)
}

/// The bytes of places, which are in order. Line ends are counted as they are read: `\r\n`, `\n` or `\r`.
fn offsets(text: &str, places: &[(u32, u32)]) -> BTreeMap<(u32, u32), usize> {
    let mut found = BTreeMap::new();
    let mut places = places.iter().copied().peekable();
    let (mut line, mut column) = (1, 1);
    let mut chars = text.char_indices().peekable();
    loop {
        let at = chars.peek().map_or(text.len(), |(at, _)| *at);
        while places.peek().is_some_and(|place| *place < (line, column)) {
            places.next(); // beyond the end of its line
        }
        if places.peek() == Some(&(line, column)) {
            found.insert((line, column), at);
            places.next();
        }
        match chars.next() {
            None => return found,
            Some((_, BOM)) => {}
            Some((_, '\r')) => {
                chars.next_if(|(_, c)| *c == '\n');
                (line, column) = (line + 1, 1);
            }
            Some((_, '\n')) => (line, column) = (line + 1, 1),
            Some(_) => column += 1,
        }
    }
}

const BOM: char = '\u{feff}';

/// Where an edit's old text is stored, with its new text; none if something else stands there.
fn stored<'a>(
    text: &str,
    offsets: &BTreeMap<(u32, u32), usize>,
    edit: &'a Edit,
) -> Option<(usize, usize, &'a str)> {
    let mut start = *offsets.get(&(edit.line, edit.column))?;
    if !edit.from.starts_with(BOM) {
        start += text[start..].len() - text[start..].trim_start_matches(BOM).len();
    }
    let mut rest = text[start..].chars().peekable();
    let mut end = start;
    for wanted in edit.from.chars() {
        while wanted != BOM && end > start && rest.next_if_eq(&BOM).is_some() {
            end += BOM.len_utf8();
        }
        let c = rest.next()?;
        end += c.len_utf8();
        match (wanted, c) {
            ('\n', '\r') => end += usize::from(rest.next_if_eq(&'\n').is_some()),
            (wanted, c) if wanted == c => {}
            _ => return None,
        }
    }
    Some((start, end, &edit.to))
}

/// How the file ends its lines, judged by the first.
fn line_end(text: &str) -> &'static str {
    match text.find(['\r', '\n']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, MemoryTree, NoProgress};

    fn fix(line: u32, column: u32, from: &str, to: &str) -> Fix {
        Fix::replace((line, column), from, to)
    }

    fn applied(text: &str, fixes: &[Fix]) -> String {
        let fixes: Vec<_> = fixes.iter().collect();
        String::from_utf8(apply(text.as_bytes(), &fixes).0).unwrap()
    }

    #[test]
    fn places_count_characters_and_every_kind_of_line_end() {
        let text = "\u{feff}é [a](b)\r\n\rx\u{feff}y [a](b)\n";
        let fixes = [fix(1, 7, "b", "c"), fix(3, 8, "b", "d")];
        assert_eq!(
            applied(text, &fixes),
            "\u{feff}é [a](c)\r\n\rx\u{feff}y [a](d)\n"
        );
        assert_eq!(applied(text, &[fix(1, 1, "\u{feff}", "")]), &text[3..]);
    }

    #[test]
    fn line_ends_are_written_as_the_file_has_them() {
        let text = "---\r\na: 1\r\n---\r\n---\r\na: 2\r\n---\r\ntext\r\n";
        let second = fix(4, 1, "---\na: 2\n---\n", "");
        assert_eq!(applied(text, &[second]), "---\r\na: 1\r\n---\r\ntext\r\n");
        assert_eq!(
            applied("a\r\nb\r\n", &[fix(2, 1, "b", "c\nd")]),
            "a\r\nc\r\nd\r\n"
        );
    }

    #[test]
    fn what_is_not_there_or_already_changed_is_left_alone() {
        let text = "one two three\n";
        for other in [
            fix(1, 5, "four", "x"),
            fix(1, 40, "one", "x"),
            fix(9, 1, "one", "x"),
        ] {
            assert_eq!(applied(text, &[other]), text);
        }
        let both = Fix {
            edits: [fix(1, 1, "one", "1").edits, fix(1, 5, "nine", "9").edits].concat(),
        };
        assert_eq!(applied(text, &[both]), text, "a fix is made as a whole");
        let overlapping = [fix(1, 1, "one two", "x"), fix(1, 5, "two three", "y")];
        assert_eq!(applied(text, &overlapping), "x three\n");
        let same = [fix(1, 5, "two", "2"), fix(1, 5, "two", "2")];
        assert_eq!(applied(text, &same), "one 2 three\n");
        assert_eq!(
            apply(b"\xffone", &[&fix(1, 2, "one", "1")]),
            (b"\xffone".to_vec(), 0)
        );
    }

    #[test]
    fn a_tree_is_mended_until_nothing_is_left_to_do() {
        let tree = MemoryTree::new("docs")
            .with(
                "index.md",
                "# A\n\n[b](/other/set-up.md#Top-End) and [b][x]\n\n[x]: Guide/Set-Up.md\n",
            )
            .with("tea.md", "# Tea\n")
            .with("guide/set-up.md", "# B\n\n## Top end\n\n[a](../Tea.md)\n");
        let mut bundler = Bundler::new(Config::default());
        let mending = mend(&mut bundler, &tree, &|_| true, &NoProgress).unwrap();
        let texts: Vec<_> = mending
            .files
            .iter()
            .map(|file| String::from_utf8_lossy(&file.after).into_owned())
            .collect();
        assert_eq!(
            texts,
            [
                "# B\n\n## Top end\n\n[a](../tea.md)\n",
                "# A\n\n[b](/guide/set-up.md#top-end) and [b][x]\n\n[x]: guide/set-up.md\n",
            ]
        );
        assert!(mending.left.iter().all(|one| one.fix.is_none()));
    }
}
