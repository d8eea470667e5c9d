//! Includes: the text of other files, put into a page before it is rendered, with a map that leads every line back to
//! the file it came from. Each kind of project writes them differently (`include/syntax.rs`); what may be read, how
//! deep and how much is decided here.

mod part;
mod syntax;

pub(crate) use part::{Part, take};

use crate::Diagnostic;
use crate::convention::Found;
use crate::decode::{Repair, decode_page};
use crate::front_matter;
use crate::hashing::digest;
use crate::source::{Digest, Source};
use std::collections::HashMap;

/// Files that include each other are followed so far.
const MAX_DEPTH: usize = 10;
/// A page grows to this many bytes with all that it includes.
const MAX_BYTES: u64 = 8 << 20;
/// Includes that one page may amount to.
const MAX_INCLUDES: usize = 2_000;

/// How a kind of project writes includes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Includes {
    /// Not at all.
    #[default]
    None,
    /// `{{#include file:part}}`, `{{#rustdoc_include}}`, `{{#playground}}`.
    Mdbook,
    /// `--8<-- "file:part"` in one line or as a block; files are looked for in these folders of the configuration's.
    /// The files named last stand at the end of every page.
    Snippets(Found, Vec<String>, Vec<String>),
    /// `<!--@include: file{lines}-->` and `<<< file#region{lines}`; `@` is this folder of the tree.
    Vitepress(String),
    /// `import Part from './_part.mdx'` and `<Part />`; `@site` is this folder of the tree.
    Mdx(String),
}

/// Where the lines of an expanded text come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origins {
    /// The page's own file, then those it includes.
    files: Vec<String>,
    /// By line: number of the file, line in it.
    lines: Vec<(u32, u32)>,
    /// Whether links count from the file they stand in, as where files are compiled each by itself (MDX), and not from
    /// the page, as where their text is put in.
    pub own_links: bool,
}

impl Origins {
    /// File and line that a line of the page, counted as if its text stood in its file, comes from.
    pub fn of(&self, line: u32, line_offset: u32) -> Option<(&str, u32)> {
        let at = line.checked_sub(line_offset + 1)?;
        let (file, line) = self.lines.get(at as usize)?;
        Some((&self.files[*file as usize], *line))
    }
}

/// Reads a file that a page includes; an error says why it must not.
pub(crate) type Load<'a> = &'a (dyn Fn(&str) -> Result<Vec<u8>, &'static str> + Sync);

/// Puts what a page includes into its text.
pub(crate) fn expand(source: &mut Source, includes: &Includes, load: Load<'_>) {
    if let Includes::Snippets(found, bases, appended) = includes {
        for path in appended {
            let mut places = syntax::beside_bases(found, bases, path);
            if places.any(|place| place != source.path && load(&place).is_ok()) {
                source.body.push_str(&format!("\n\n--8<-- \"{path}\"\n"));
            }
        }
    }
    if !syntax::may_include(&source.body, includes) {
        return;
    }
    let mut expansion = Expansion {
        includes,
        load,
        read: HashMap::new(),
        files: vec![source.path.clone()],
        text: String::with_capacity(source.body.len()),
        lines: Vec::new(),
        left: MAX_INCLUDES,
        diagnostics: Vec::new(),
    };
    let body = std::mem::take(&mut source.body);
    let at = At {
        file: 0,
        line: source.line_offset + 1,
        chain: &[source.path.as_str()],
    };
    syntax::expand(&mut expansion, &body, at, "");
    let Expansion {
        text,
        lines,
        files,
        read,
        diagnostics,
        ..
    } = expansion;
    source.body = text;
    let mut included: Vec<_> = read
        .into_iter()
        .map(|(path, text)| (path, text.ok().map(|(_, digest)| digest)))
        .collect();
    included.sort();
    source.included = included;
    // What reading found counts by the lines of the file; it is led back with everything else.
    let offset = source.line_offset;
    for diagnostic in &mut source.diagnostics {
        if diagnostic.line > offset {
            let own = |(file, line): &(u32, u32)| *file == 0 && *line >= diagnostic.line;
            let at = lines.iter().position(own).unwrap_or(lines.len());
            diagnostic.line = offset + 1 + at as u32;
        }
    }
    for mut diagnostic in diagnostics {
        diagnostic.line += offset;
        source.diagnostics.push(diagnostic);
    }
    source.origins = Some(Origins {
        files,
        lines,
        own_links: matches!(includes, Includes::Mdx(_)),
    });
}

/// Whether what a page includes is as it was.
pub(crate) fn is_unchanged(source: &Source, load: Load<'_>) -> bool {
    source.included.iter().all(|(path, digest_then)| {
        let now = load(path).ok().map(|bytes| digest(&bytes));
        now == *digest_then
    })
}

/// Leads diagnostics back to the files and lines that the text came from, in their order.
pub(crate) fn relocate<'a>(
    sources: impl Iterator<Item = &'a Source>,
    mut diagnostics: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let expanded: HashMap<&str, &Source> = sources
        .filter(|source| source.origins.is_some())
        .map(|source| (source.path.as_str(), source))
        .collect();
    if expanded.is_empty() {
        return diagnostics;
    }
    for diagnostic in &mut diagnostics {
        let Some(source) = expanded.get(diagnostic.file.as_str()) else {
            continue;
        };
        let origins = source.origins.as_ref();
        let origin = origins.and_then(|origins| origins.of(diagnostic.line, source.line_offset));
        if let Some((file, line)) = origin {
            if file != diagnostic.file && &*diagnostic.code == "reference-unused" {
                // What many pages include, none of them need use up.
                diagnostic.file.clear();
                continue;
            }
            if file != diagnostic.file || line != diagnostic.line {
                diagnostic.fix = None; // its edits count in the expanded text
            }
            // What runs over several lines may end in another file.
            let ends_here = |(last, _): &(u32, u32)| *last == diagnostic.line;
            diagnostic.end = diagnostic.end.filter(ends_here);
            diagnostic.end = diagnostic.end.map(|(_, column)| (line, column));
            diagnostic.line = line;
            diagnostic.file = file.to_owned();
        }
    }
    diagnostics.retain(|diagnostic| !diagnostic.file.is_empty());
    crate::diagnostic::sort(&mut diagnostics);
    diagnostics
}

/// Where a text stands that is being expanded.
#[derive(Clone, Copy)]
struct At<'a> {
    /// Number of the file.
    file: u32,
    /// Line of the file on which the text starts.
    line: u32,
    /// The files that led here, the page first, this one last.
    chain: &'a [&'a str],
}

/// What was read of a file: its text, or why it must not be read.
type Read = Result<(String, Digest), &'static str>;

struct Expansion<'a> {
    includes: &'a Includes,
    load: Load<'a>,
    read: HashMap<String, Read>,
    files: Vec<String>,
    text: String,
    lines: Vec<(u32, u32)>,
    left: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Expansion<'_> {
    /// Adds text that starts on a line of a file.
    fn push(&mut self, text: &str, file: u32, mut line: u32) {
        for piece in text.split_inclusive('\n') {
            if self.text.is_empty() || self.text.ends_with('\n') {
                self.lines.push((file, line));
            }
            self.text.push_str(piece);
            line += 1;
        }
    }

    /// Says something of the include at a column of the line that comes next, or is not ended yet.
    fn report(&mut self, column: usize, code: &'static str, said: String) {
        let begun = !self.text.is_empty() && !self.text.ends_with('\n');
        let line = self.lines.len() as u32 + u32::from(!begun);
        let hint = match code {
            "include-missing" => {
                "correct the path, or build from the folder that holds the file; the line is shown as written"
            }
            _ => "let no file include itself, and not too much; the line is shown as written",
        };
        let diagnostic =
            Diagnostic::warning(code, &*self.files[0], said).at(line, column as u32 + 1);
        self.diagnostics.push(diagnostic.hint(hint));
    }

    /// The text of the first of `paths` that can be read, with its path; what cannot be is reported.
    fn open(
        &mut self,
        written: &str,
        paths: &[String],
        at: At<'_>,
        column: usize,
    ) -> Option<(String, String)> {
        let mut why = "there is no such file in the documentation's folder";
        for path in paths {
            if !self.read.contains_key(path) {
                let bytes = (self.load)(path);
                let read =
                    bytes.map(|bytes| (decode_page(&bytes, Repair::Certain).text, digest(&bytes)));
                self.read.insert(path.clone(), read);
            }
            match &self.read[path] {
                Err(said) => why = said,
                Ok((text, _)) => {
                    let text = text.clone();
                    return self.admit(path, at, column).then(|| (path.clone(), text));
                }
            }
        }
        let said = format!("`{written}` is not included: {why}");
        self.report(column, "include-missing", said);
        None
    }

    /// Whether one more file may be put in here.
    fn admit(&mut self, path: &str, at: At<'_>, column: usize) -> bool {
        let said = if let Some(start) = at.chain.iter().position(|file| *file == path) {
            let chain = at.chain[start..].join(" → ");
            format!("files that include each other: {chain} → {path}")
        } else if at.chain.len() > MAX_DEPTH {
            format!("includes more than {MAX_DEPTH} files deep")
        } else if self.left == 0 {
            format!("more than {MAX_INCLUDES} includes in one page")
        } else if self.text.len() as u64 > MAX_BYTES {
            format!("the page grows beyond {} MiB", MAX_BYTES >> 20)
        } else {
            self.left -= 1;
            return true;
        };
        self.report(column, "include-refused", said);
        false
    }

    /// Puts a part of a file in, with what it includes itself.
    fn put(&mut self, path: &str, text: &str, line: u32, at: At<'_>, indent: &str) {
        if text.len() as u64 + self.text.len() as u64 > MAX_BYTES {
            let said = format!("the page grows beyond {} MiB", MAX_BYTES >> 20);
            self.report(0, "include-refused", said);
            return;
        }
        let known = self.files.iter().position(|file| file == path);
        let file = known.unwrap_or_else(|| {
            self.files.push(path.to_owned());
            self.files.len() - 1
        }) as u32;
        let mut chain = at.chain.to_vec();
        chain.push(path);
        let at = At {
            file,
            line,
            chain: &chain,
        };
        syntax::expand(self, text, at, indent);
    }
}

/// A text without its front matter, and the line its body starts on.
fn body(text: &str) -> (String, u32) {
    let split = front_matter::split(text);
    (split.body, split.line_offset + 1)
}
