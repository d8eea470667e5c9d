//! How includes are written, by kind of project: line by line, code blocks told from prose.

use super::{At, Expansion, Includes, Part, body, part, take};
use crate::convention::Found;
use crate::links::join;
use crate::naming::{extension, folder};
use std::collections::HashMap;

/// Whether a text may include anything; most do not, and are left as they are.
pub(super) fn may_include(text: &str, includes: &Includes) -> bool {
    match includes {
        Includes::None => false,
        Includes::Mdbook => text.contains("{{#"),
        Includes::Snippets(..) => text.contains("8<-"),
        Includes::Vitepress(_) => text.contains("@include") || text.contains("<<<"),
        Includes::Mdx(_) => {
            text.contains("import ")
                && (text.contains(".md'") || text.contains(".md\"") || text.contains(".mdx"))
        }
    }
}

/// Adds a text with everything that it includes, each line behind `indent`.
pub(super) fn expand(out: &mut Expansion<'_>, text: &str, at: At<'_>, indent: &str) {
    let mut fence = Fence::default();
    let mut block = false;
    let mut imports: HashMap<String, String> = HashMap::new();
    for (line, number) in text.split_inclusive('\n').zip(at.line..) {
        if !indent.is_empty() && !line.trim().is_empty() {
            out.push(indent, at.file, number);
        }
        let in_code = fence.step(line);
        match out.includes {
            Includes::Mdbook => mdbook(out, line, number, at),
            Includes::Snippets(..) => snippet(out, line, number, at, &mut block),
            Includes::Vitepress(_) => vitepress(out, line, number, at, in_code),
            Includes::Mdx(_) if !in_code => mdx(out, line, number, at, &mut imports),
            _ => out.push(line, at.file, number),
        }
    }
}

/// Whether a line is code, told line by line.
#[derive(Default)]
struct Fence(Option<(char, usize)>);

impl Fence {
    /// Takes the next line; whether it is code or a fence.
    fn step(&mut self, line: &str) -> bool {
        let trimmed = line.trim();
        let mark = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'));
        let length = mark.map_or(0, |mark| trimmed.chars().take_while(|c| *c == mark).count());
        match self.0 {
            None if length >= 3 => self.0 = mark.map(|mark| (mark, length)),
            None => return false,
            Some((open, least)) => {
                if mark == Some(open) && length >= least && trimmed.len() == length {
                    self.0 = None;
                }
            }
        }
        true
    }
}

/// A path as a file of a folder; none if it leads out of the tree.
fn beside(at: At<'_>, path: &str) -> Vec<String> {
    let here = folder(at.chain.last().copied().unwrap_or(""));
    join(here, path).into_iter().collect()
}

/// `{{#include a/b.rs:part}}` and its kin, anywhere in a line.
fn mdbook(out: &mut Expansion<'_>, line: &str, number: u32, at: At<'_>) {
    let mut rest = line;
    while let Some(start) = rest.find("{{#") {
        let Some(end) = rest[start..].find("}}").map(|end| start + end) else {
            break;
        };
        let (before, directive, after) = (&rest[..start], &rest[start + 3..end], &rest[end + 2..]);
        let whole = &rest[start..end + 2];
        rest = after;
        if let Some(before) = before.strip_suffix('\\') {
            out.push(before, at.file, number);
            out.push(whole, at.file, number);
            continue;
        }
        out.push(before, at.file, number);
        let (command, target) = directive
            .split_once(char::is_whitespace)
            .unwrap_or((directive, ""));
        let target = target.trim();
        let column = line.len() - after.len() - whole.len();
        match command {
            "include" | "rustdoc_include" => {
                let (path, wanted) = target.split_once(':').unwrap_or((target, ""));
                if !put_part(out, path, &Part::parse(wanted), at, column) {
                    out.push(whole, at.file, number);
                }
            }
            "playground" | "playpen" => {
                let mut words = target.split_whitespace();
                let path = words.next().unwrap_or("");
                let language = std::iter::once("rust")
                    .chain(words)
                    .collect::<Vec<_>>()
                    .join(",");
                match out.open(path, &beside(at, path), at, column) {
                    Some((path, text)) => {
                        let (text, first) = take(&text, &Part::Whole).unwrap_or((text, 1));
                        code(out, &path, &text, first, &language, at, number);
                    }
                    None => out.push(whole, at.file, number),
                }
            }
            "title" => {} // names the window, not the page
            _ => out.push(whole, at.file, number),
        }
    }
    out.push(rest, at.file, number);
}

/// Puts a part of a file in the place of a directive. The line break at its end is the directive's.
fn put_part(out: &mut Expansion<'_>, path: &str, wanted: &Part, at: At<'_>, column: usize) -> bool {
    let Some((file, text)) = out.open(path, &beside(at, path), at, column) else {
        return false;
    };
    let Some((text, line)) = take(&text, wanted) else {
        let said = format!("`{path}` has no part of this name");
        out.report(column, "include-missing", said);
        return false;
    };
    out.put(&file, text.trim_end_matches('\n'), line, at, "");
    true
}

/// Adds a file as a block of code.
fn code(
    out: &mut Expansion<'_>,
    file: &str,
    text: &str,
    line: u32,
    language: &str,
    at: At<'_>,
    number: u32,
) {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    out.push(&format!("{fence}{language}\n"), at.file, number);
    let known = out.files.iter().position(|known| known == file);
    let from = known.unwrap_or_else(|| {
        out.files.push(file.to_owned());
        out.files.len() - 1
    }) as u32;
    out.push(text, from, line);
    if !text.ends_with('\n') {
        out.push("\n", from, line);
    }
    out.push(&fence, at.file, number);
}

/// `--8<-- "file:part"` in a line of its own, or lines of files between two `--8<--`.
fn snippet(out: &mut Expansion<'_>, line: &str, number: u32, at: At<'_>, block: &mut bool) {
    let content = line.trim();
    let indent = &line[..line.len() - line.trim_start().len()];
    let mark = content.trim_start_matches('-');
    let is_mark = mark.len() < content.len() && mark.starts_with("8<-");
    let after = mark.trim_start_matches("8<").trim_start_matches('-').trim();
    if is_mark && after.is_empty() {
        *block = !*block;
        return;
    }
    let written = if *block {
        match content {
            "" => return out.push(line, at.file, number),
            content if content.starts_with(';') => return,
            content => content,
        }
    } else {
        let quoted = is_mark.then(|| after.chars().next()).flatten();
        let quoted = quoted.filter(|quote| matches!(quote, '"' | '\'') && after.len() > 2);
        match quoted.and_then(|quote| after.strip_prefix(quote)?.strip_suffix(quote)) {
            Some(written) => written,
            None if content.starts_with(';')
                && content.trim_start_matches(';').starts_with("--8<-") =>
            {
                // Escaped: shown as it is written, without the first semicolon.
                return out.push(&line.replacen(';', "", 1), at.file, number);
            }
            None => return out.push(line, at.file, number),
        }
    };
    let (path, wanted) = written.split_once(':').unwrap_or((written, ""));
    let Includes::Snippets(found, bases, _) = out.includes else {
        return out.push(line, at.file, number);
    };
    let paths: Vec<String> = beside_bases(found, bases, path).collect();
    let column = indent.chars().count();
    let Some((file, text)) = out.open(path, &paths, at, column) else {
        return out.push(line, at.file, number);
    };
    // Several ranges may be named, parted by commas.
    for wanted in wanted.split(',') {
        match take(&text, &Part::parse(wanted.trim())) {
            Some((text, first)) => {
                out.put(&file, text.trim_end_matches('\n'), first, at, indent);
                out.push("\n", at.file, number);
            }
            None => {
                let said = format!("`{path}` has no part called `{wanted}`");
                out.report(column, "include-missing", said);
                out.push(line, at.file, number);
            }
        }
    }
}

/// Where a file may stand that is looked for in these folders of the configuration's.
pub(super) fn beside_bases<'a>(
    found: &'a Found,
    bases: &'a [String],
    path: &'a str,
) -> impl Iterator<Item = String> + 'a {
    let places = bases
        .iter()
        .filter_map(move |base| found.in_tree(&format!("{base}/{path}")));
    places.filter(|place| !place.is_empty())
}

/// `<!--@include: file#region{from,to}-->` anywhere, `<<< file#region{lines}` as a line of prose.
fn vitepress(out: &mut Expansion<'_>, line: &str, number: u32, at: At<'_>, in_code: bool) {
    let content = line.trim();
    if let Some(import) = content.strip_prefix("<<<").filter(|_| !in_code) {
        return code_import(out, line, import.trim(), number, at);
    }
    let directive = content.strip_prefix("<!--").and_then(|rest| {
        let inner = rest.trim_start().strip_prefix("@include:")?;
        inner.strip_suffix("-->").map(str::trim)
    });
    let Some(directive) = directive.filter(|directive| !directive.is_empty()) else {
        return out.push(line, at.file, number);
    };
    let (target, range) = match directive.rfind('{').filter(|_| directive.ends_with('}')) {
        Some(brace) => (
            &directive[..brace],
            Some(&directive[brace + 1..directive.len() - 1]),
        ),
        None => (directive, None),
    };
    let (path, region) = target.trim().split_once('#').unwrap_or((target.trim(), ""));
    let paths = from_root(out, at, path);
    let known = paths.iter().any(|path| (out.load)(path).is_ok());
    if in_code && !known {
        return out.push(line, at.file, number); // an example of the syntax
    }
    let Some((file, text)) = out.open(path, &paths, at, 0) else {
        return out.push(line, at.file, number);
    };
    let number_of = |text: Option<&str>| text.and_then(|text| text.trim().parse().ok());
    let taken = match range {
        Some(range) => {
            let mut ends = range.split(',');
            let (from, to) = (number_of(ends.next()), number_of(ends.next()));
            let to = if range.contains(',') { to } else { from };
            take(&text, &Part::Lines(from, to))
        }
        None if region.is_empty() => Some(body(&text)),
        None => take(&text, &Part::Named(region.to_owned())),
    };
    let Some((text, first)) = taken else {
        let said = format!("`{path}` has no region `{region}`");
        out.report(0, "include-missing", said);
        return out.push(line, at.file, number);
    };
    out.put(&file, text.trim_end_matches('\n'), first, at, "");
    out.push("\n", at.file, number);
}

/// A path beside the page, or from the top behind `@`.
fn from_root(out: &Expansion<'_>, at: At<'_>, path: &str) -> Vec<String> {
    let (Includes::Vitepress(root) | Includes::Mdx(root)) = out.includes else {
        return Vec::new();
    };
    let aliased = path
        .strip_prefix("@site/")
        .or_else(|| path.strip_prefix("@/"));
    let aliased = aliased.or_else(|| {
        path.strip_prefix('@')
            .filter(|_| matches!(out.includes, Includes::Vitepress(_)))
    });
    match aliased {
        Some(rest) => join(root, rest.trim_start_matches('/'))
            .into_iter()
            .collect(),
        None => beside(at, path),
    }
}

fn code_import(out: &mut Expansion<'_>, line: &str, import: &str, number: u32, at: At<'_>) {
    // file#region{1,3 ts:line-numbers} [title]
    let (import, title) = match import.split_once('[') {
        Some((import, title)) => (import.trim(), title.trim_end_matches(']')),
        None => (import, ""),
    };
    let (target, meta) = match import.split_once('{') {
        Some((target, meta)) => (target.trim(), meta.trim_end_matches('}')),
        None => (import, ""),
    };
    let (path, region) = target.split_once('#').unwrap_or((target, ""));
    let mut language = extension(path);
    let mut lines = String::new();
    for word in meta.split_whitespace() {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            lines = format!("{{{word}}}");
        } else {
            word.clone_into(&mut language);
        }
    }
    let paths = from_root(out, at, path);
    let Some((file, text)) = out.open(path, &paths, at, 0) else {
        return out.push(line, at.file, number);
    };
    let wanted = if region.is_empty() {
        Part::Whole
    } else {
        Part::Named(region.to_owned())
    };
    let Some((text, first)) = take(&text, &wanted) else {
        let said = format!("`{path}` has no region `{region}`");
        out.report(0, "include-missing", said);
        return out.push(line, at.file, number);
    };
    let title = if title.is_empty() {
        String::new()
    } else {
        format!(" [{title}]")
    };
    let language = format!("{language}{lines}{title}");
    code(
        out,
        &file,
        &part::dedent(&text),
        first,
        &language,
        at,
        number,
    );
    out.push("\n", at.file, number);
}

/// `import Part from './_part.mdx'`, then `<Part />` in a line of its own.
fn mdx(
    out: &mut Expansion<'_>,
    line: &str,
    number: u32,
    at: At<'_>,
    imports: &mut HashMap<String, String>,
) {
    let content = line.trim();
    if let Some((name, path)) = import_of(content) {
        imports.insert(name.to_owned(), path.to_owned());
        return out.push("\n", at.file, number);
    }
    let element = content
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix("/>"));
    let name = element.and_then(|element| element.split_whitespace().next());
    let Some(path) = name.and_then(|name| imports.get(name)) else {
        return out.push(line, at.file, number);
    };
    let paths = from_root(out, at, path);
    match out.open(path, &paths, at, 0) {
        Some((file, text)) => {
            let (text, first) = body(&text);
            out.push("\n", at.file, number);
            out.put(&file, text.trim_end_matches('\n'), first, at, "");
            out.push("\n\n", at.file, number);
        }
        None => out.push(line, at.file, number),
    }
}

/// The name and the file of an import of Markdown.
fn import_of(line: &str) -> Option<(&str, &str)> {
    let (name, from) = line.strip_prefix("import ")?.split_once(" from ")?;
    let path = from.trim().trim_end_matches(';').trim();
    let path = path.trim_matches(['\'', '"']);
    let name = name.trim();
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_name && matches!(extension(path).as_str(), "md" | "mdx")).then_some((name, path))
}
