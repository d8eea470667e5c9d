//! Blocks fenced by colons, as Docusaurus, Starlight and VitePress have them.
//!
//! `:::note[Title]`, `:::note Title` and `::: note Title` open one, a line of as many colons or more closes it. One
//! that is never closed ends before the next heading, so that it cannot take the rest of a page with it.

use super::{Found, Step, lines, lines::Line};
use crate::{
    construct::{self, Constructs, Kind, TITLE_START, Title},
    parse,
    rewrite::Edit,
};
use std::ops::Range;

/// Names that one of the tools knows.
const KNOWN: [&str; 12] = [
    "caution",
    "danger",
    "details",
    "error",
    "important",
    "info",
    "note",
    "secondary",
    "success",
    "tip",
    "warning",
    "code-group",
];

/// Blocks that may stand inside each other; deeper ones are taken for text.
const MAX_DEPTH: usize = 100;

/// A block found.
struct Container<'a> {
    line: Line<'a>,
    /// What its lines start with: quote marks and the indentation of its list item.
    lead: String,
    colons: usize,
    opening: Opening<'a>,
    end: Option<End<'a>>,
    /// The first heading below it that stands in nothing below it.
    heading: Option<usize>,
    /// The blocks of code that stand in it and in nothing inside it, by number.
    blocks: Vec<usize>,
    number: usize,
}

/// Where a block ends.
enum End<'a> {
    /// At a line of colons.
    Closed(Line<'a>),
    /// Before this offset: it was never closed.
    Before(usize),
}

/// Finds them.
pub(super) fn find(text: &str, constructs: &mut Constructs) -> Step {
    let code = parse::code_block_ranges(text);
    let code_at = |at: usize| {
        let next = code.partition_point(|range: &Range<usize>| range.end <= at);
        code.get(next)
            .filter(|range| range.start <= at)
            .map(|_| next)
    };
    let mut all: Vec<Container<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut after_blank = true;
    for line in lines::lines(text) {
        let content = line.text();
        if content.is_empty() {
            after_blank = true;
            continue;
        }
        let at = line.at();
        if let Some(number) = code_at(at) {
            let group = open.last().map(|last| &mut all[*last]);
            if let Some(group) = group.filter(|group| group.opening.name == "code-group")
                && code[number].start == at
            {
                group.blocks.push(number);
            }
            after_blank = false;
            continue;
        }
        // What a list item or a quote holds ends with it.
        let starts_block =
            after_blank || lines::is_heading(content) || lines::list_mark(content).is_some();
        while let Some(last) = open.last().map(|last| &mut all[*last])
            && (line.quotes < last.line.quotes && starts_block
                || line.quotes == last.line.quotes
                    && starts_block
                    && line.indent < last.indent()
                    && !content.starts_with(":::"))
        {
            last.end = Some(End::Before(line.start));
            open.pop();
        }
        after_blank = false;
        if lines::is_heading(content)
            && let Some(last) = open.last()
        {
            all[*last].heading.get_or_insert(line.start);
        }
        let marks =
            lines::list_mark(content).filter(|length| content[*length..].starts_with(":::"));
        let skipped = marks.unwrap_or(0);
        let fence = &content[skipped..];
        let colons = fence.bytes().take_while(|byte| *byte == b':').count();
        if colons < 3 || line.content > lines::MAX_LEAD {
            continue;
        }
        let rest = &fence[colons..];
        if rest.trim().is_empty() {
            if let Some(place) = open
                .iter()
                .rposition(|number| all[*number].colons <= colons)
            {
                for unclosed in open.drain(place + 1..) {
                    all[unclosed].end = Some(End::Before(line.start));
                }
                let closed = open.pop().unwrap_or_default();
                all[closed].end = Some(End::Closed(line));
            }
        } else if open.len() < MAX_DEPTH
            && let Some(opening) = Opening::read(rest, at + skipped + colons)
        {
            let mut lead = String::from(line.quote_marks());
            lead.push_str(&" ".repeat(line.indent + skipped));
            open.push(all.len());
            all.push(Container {
                line,
                lead,
                colons,
                opening,
                end: None,
                heading: None,
                blocks: Vec::new(),
                number: 0,
            });
        }
    }
    for container in &mut all {
        container.number = constructs.add(
            container.opening.kind(),
            &text[container.opening_at()..container.line.end()],
            match &container.end {
                Some(End::Closed(line)) => line.text(),
                _ => "",
            },
        );
    }
    let mut step = Step::default();
    for container in &all {
        container.mark(text, &code, constructs, &mut step);
    }
    // What is put in at a place comes before what is replaced there.
    step.edits
        .sort_by_key(|edit| (edit.range.start, edit.range.end));
    step
}

impl Container<'_> {
    fn indent(&self) -> usize {
        self.lead.len() - self.line.quoted
    }

    /// Where its colons stand.
    fn opening_at(&self) -> usize {
        self.opening.name_at - self.colons - self.opening.spaces
    }

    fn mark(
        &self,
        text: &str,
        code: &[Range<usize>],
        constructs: &mut Constructs,
        step: &mut Step,
    ) {
        let (at, lead) = (self.opening_at(), &self.lead);
        let opening = construct::opening(self.number);
        match &self.opening.title {
            Some(title) => {
                step.edits.push(Edit::replace(
                    at..title.start,
                    format!("{opening}\n{lead}\n{lead}{TITLE_START}"),
                ));
                step.edits.push(Edit::replace(
                    title.end..self.line.end(),
                    format!("\n{lead}"),
                ));
            }
            None => step.edits.push(Edit::replace(at..self.line.end(), opening)),
        }
        if !self.opening.is_known() {
            step.found.push(Found {
                at,
                code: "directive-unknown",
                message: format!(
                    "there is no block called “{}”; it is shown as a note",
                    self.opening.name
                ),
                hint: Some("use note, tip, info, warning, danger or details, or a component"),
            });
        }
        self.mark_code(text, code, constructs, step);
        let end = construct::end(self.number);
        match &self.end {
            Some(End::Closed(line)) => {
                step.edits.push(Edit::replace(
                    line.start..line.end(),
                    format!("{lead}{end}"),
                ));
            }
            other => {
                let before = match other {
                    Some(End::Before(at)) => *at,
                    _ => self.heading.unwrap_or(text.len()),
                };
                step.found.push(Found {
                    at,
                    code: "directive-unclosed",
                    message: format!(
                        "this “{}” block is never closed; it ends before the next heading",
                        self.opening.name
                    ),
                    hint: Some("close it with a line of colons: :::"),
                });
                let line_end = if text[..before].ends_with('\n') {
                    ""
                } else {
                    "\n"
                };
                step.edits
                    .push(Edit::insert(before, format!("{line_end}{lead}{end}\n")));
            }
        }
    }

    /// Makes a tab of every code block in a group.
    fn mark_code(
        &self,
        text: &str,
        code: &[Range<usize>],
        constructs: &mut Constructs,
        step: &mut Step,
    ) {
        let lead = &self.lead;
        for (count, block) in self.blocks.iter().enumerate() {
            let block = &code[*block];
            let line_end = text[block.clone()]
                .find('\n')
                .map_or(block.end, |end| block.start + end);
            let info = &text[block.start..line_end];
            let kind = Kind::Tab {
                group: self.number,
                open: count == 0,
            };
            let tab = constructs.add(kind, "", "");
            let named = info
                .rfind('[')
                .zip(info.rfind(']'))
                .filter(|(from, to)| from < to);
            let label = match named {
                Some((from, to)) => &info[from + 1..to],
                None => info
                    .trim_start_matches(['`', '~', ' '])
                    .split(|c: char| !c.is_alphanumeric())
                    .next()
                    .unwrap_or_default(),
            };
            let label = if label.trim().is_empty() {
                (count + 1).to_string()
            } else {
                construct::escaped(label.trim())
            };
            let start = text[..block.start].rfind('\n').map_or(0, |end| end + 1);
            let opening = construct::opening(tab);
            step.edits.push(Edit::insert(
                start,
                format!("{lead}{opening}\n{lead}\n{lead}{TITLE_START}{label}\n{lead}\n"),
            ));
            if let Some((from, to)) = named {
                step.edits
                    .push(Edit::cut(block.start + from..block.start + to + 1));
            }
            let end = text[block.end..]
                .find('\n')
                .map_or(text.len(), |end| block.end + end + 1);
            let end = if text[..block.end].ends_with('\n') {
                block.end
            } else {
                end
            };
            let line_end = if text[..end].ends_with('\n') {
                ""
            } else {
                "\n"
            };
            step.edits.push(Edit::insert(
                end,
                format!("{line_end}{lead}{}\n", construct::end(tab)),
            ));
        }
    }
}

/// What follows the colons of an opening line.
struct Opening<'a> {
    name: &'a str,
    name_at: usize,
    spaces: usize,
    /// Where its title stands in the text.
    title: Option<Range<usize>>,
    /// `{open}`.
    open: bool,
}

impl<'a> Opening<'a> {
    /// Reads `note[Title]{#id}` or ` note Title`, which stands at an offset.
    fn read(rest: &'a str, at: usize) -> Option<Self> {
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let named = &rest[spaces..];
        let end = named
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'))
            .unwrap_or(named.len());
        let (name, mut after) = named.split_at(end);
        if !name.starts_with(char::is_alphabetic)
            || !after.is_empty() && !after.starts_with([' ', '\t', '[', '{', ':'])
        {
            return None;
        }
        // A line that ends with its colons is a paragraph written like a container: ":::note text:::".
        if after.trim_end().ends_with(":::") {
            return None;
        }
        let mut open = false;
        if let Some(from) = after.rfind('{')
            && after.ends_with('}')
        {
            open = after[from + 1..after.len() - 1]
                .split_whitespace()
                .any(|word| word == "open");
            after = after[..from].trim_end();
        }
        let name_at = at + spaces;
        let trimmed = after.trim_start();
        let mut from = name_at + end + (after.len() - trimmed.len());
        let mut title = trimmed.trim_end();
        if let Some(inner) = title
            .strip_prefix('[')
            .and_then(|inner| inner.strip_suffix(']'))
            && after.starts_with('[')
        {
            from += 1 + (inner.len() - inner.trim_start().len());
            title = inner.trim();
        }
        Some(Self {
            name,
            name_at,
            spaces,
            title: (!title.is_empty() && title != ":").then(|| from..from + title.len()),
            open,
        })
    }

    fn is_known(&self) -> bool {
        KNOWN.contains(&self.name.to_lowercase().as_str()) || self.is_transparent()
    }

    /// VitePress' ways of keeping its style sheet or its templates away.
    fn is_transparent(&self) -> bool {
        matches!(self.name, "raw" | "v-pre")
    }

    fn kind(&self) -> Kind {
        let title = if self.title.is_some() {
            Title::Follows
        } else {
            Title::Usual
        };
        let name = self.name.to_lowercase();
        match name.as_str() {
            _ if self.is_transparent() => Kind::Transparent,
            "code-group" => Kind::Tabs,
            "details" => Kind::Details {
                name,
                title,
                open: self.open,
            },
            _ => Kind::Alert { name, title },
        }
    }
}
