//! Python-Markdown's blocks as Material for MkDocs uses them: `!!! note "Title"`, `??? note`, `=== "Tab"`.
//!
//! What they hold is indented by four columns more than they are. The step takes those columns away, so that any
//! Markdown can stand inside, and marks where each block ends.

use super::{
    Step,
    lines::{self, Fence, Line},
};
use crate::{
    construct::{self, Constructs, Kind, TITLE_START, Title},
    rewrite::Edit,
};

/// Columns by which content stands in from its block.
const INDENT: usize = 4;

/// A block whose end has not been found.
struct Frame {
    number: usize,
    quotes: usize,
    /// Columns before its mark.
    indent: usize,
    /// A group of tabs: it holds tabs and nothing else. The number of the one that is open.
    group: Option<usize>,
    /// What its lines start with once rewritten.
    lead: String,
    /// Marks of the lists that stand open inside, by their column.
    lists: Vec<usize>,
}

struct Scanner<'a> {
    constructs: &'a mut Constructs,
    step: Step,
    frames: Vec<Frame>,
    /// Lists that stand open outside of any block.
    lists: Vec<usize>,
    fence: Option<(Fence, usize)>,
}

/// Finds them.
pub(super) fn find(text: &str, constructs: &mut Constructs) -> Step {
    let mut scanner = Scanner {
        constructs,
        step: Step::default(),
        frames: Vec::new(),
        lists: Vec::new(),
        fence: None,
    };
    for line in lines::lines(text) {
        if !line.is_blank() {
            scanner.line(&line);
        }
    }
    let line_end = if text.ends_with('\n') { "" } else { "\n" };
    let mut ends = String::from(line_end);
    while let Some(frame) = scanner.frames.pop() {
        ends.push_str(&format!("{}{}\n", frame.lead, construct::end(frame.number)));
    }
    if ends.len() > line_end.len() {
        scanner.step.edits.push(Edit::insert(text.len(), ends));
    }
    scanner.step
}

impl Scanner<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let content = line.text();
        let opening = Opening::read(content).filter(|_| line.content <= lines::MAX_LEAD);
        let mut ends = String::new();
        while let Some(frame) = self.frames.last() {
            let holds = if frame.group.is_some() {
                line.quotes == frame.quotes
                    && line.indent == frame.indent
                    && matches!(
                        opening,
                        Some(Opening::Tab {
                            new_group: false,
                            ..
                        })
                    )
            } else {
                line.quotes >= frame.quotes && line.indent >= frame.indent + INDENT
            };
            if holds {
                break;
            }
            ends.push_str(&format!("{}{}\n", frame.lead, construct::end(frame.number)));
            self.frames.pop();
            self.fence
                .take_if(|(_, frames)| *frames > self.frames.len());
        }
        if !ends.is_empty() {
            self.step.edits.push(Edit::insert(line.start, ends));
        }
        let depth = self
            .frames
            .iter()
            .filter(|frame| frame.group.is_none())
            .count();
        let cut = line.bytes_of(depth * INDENT);
        if cut > 0 {
            let from = line.start + line.quoted;
            self.step.edits.push(Edit::cut(from..from + cut));
        }
        if let Some((fence, _)) = self.fence {
            if fence.is_closed_by(content) {
                self.fence = None;
            }
            return;
        }
        if let Some(fence) = Fence::opened_by(content) {
            self.fence = Some((fence, self.frames.len()));
            return;
        }
        let continues = self
            .frames
            .last()
            .is_some_and(|frame| frame.group.is_some());
        let lists = self
            .frames
            .last_mut()
            .map_or(&mut self.lists, |frame| &mut frame.lists);
        while lists.pop_if(|mark| *mark >= line.indent).is_some() {}
        // Beyond this column stands indented code.
        let room = lists.last().map_or(depth * INDENT, |mark| mark + INDENT) + INDENT;
        if line.indent >= room && !continues {
            return;
        }
        match opening {
            Some(opening) => self.open(line, &opening, depth),
            None if lines::list_mark(content).is_some() => lists.push(line.indent),
            None => {}
        }
    }

    fn open(&mut self, line: &Line<'_>, opening: &Opening<'_>, depth: usize) {
        let indent = line.indent.saturating_sub(depth * INDENT);
        let lead = format!("{}{}", line.quote_marks(), " ".repeat(indent));
        let mut marks = String::new();
        if let Opening::Tab { .. } = opening
            && self.frames.last().is_none_or(|frame| frame.group.is_none())
        {
            let number = self.constructs.add(Kind::Tabs, "", "");
            marks = format!("{}\n{lead}", construct::opening(number));
            self.push(number, line, lead.clone(), Some(0));
        }
        let kind = match opening {
            Opening::Block { name, title, fold } => {
                let name = name.to_lowercase();
                let title = match title {
                    None => Title::Usual,
                    Some("") => Title::None,
                    Some(_) => Title::Follows,
                };
                match *fold {
                    None => Kind::Alert { name, title },
                    Some(open) => Kind::Details { name, title, open },
                }
            }
            Opening::Tab { select, .. } => self.tab(*select),
        };
        let number = self.constructs.add(kind, line.text(), "");
        marks.push_str(&construct::opening(number));
        match opening.title().filter(|title| !title.is_empty()) {
            Some(title) => {
                let from = line.at() + (title.as_ptr() as usize - line.text().as_ptr() as usize);
                self.step.edits.push(Edit::replace(
                    line.at()..from,
                    format!("{marks}\n{lead}\n{lead}{TITLE_START}"),
                ));
                self.step.edits.push(Edit::replace(
                    from + title.len()..line.end(),
                    format!("\n{lead}"),
                ));
            }
            None => self
                .step
                .edits
                .push(Edit::replace(line.at()..line.end(), marks)),
        }
        self.push(number, line, lead, None);
    }

    fn push(&mut self, number: usize, line: &Line<'_>, lead: String, group: Option<usize>) {
        self.frames.push(Frame {
            number,
            quotes: line.quotes,
            indent: line.indent,
            group,
            lead,
            lists: Vec::new(),
        });
    }

    /// The next tab of the group that stands open: the first is open, or the one that asks for it.
    fn tab(&mut self, select: bool) -> Kind {
        let Some(frame) = self.frames.last_mut() else {
            return Kind::Transparent;
        };
        let group = frame.number;
        let first = frame.group == Some(0);
        if select && let Some(other) = frame.group.filter(|_| !first) {
            self.constructs.close_tab(other);
        }
        let open = first || select;
        if open {
            // The number that the construct added next gets; a group stands before it, so it is never 0.
            frame.group = Some(self.constructs.len());
        }
        Kind::Tab { group, open }
    }
}

/// An opening line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening<'a> {
    Block {
        name: &'a str,
        title: Option<&'a str>,
        /// Whether it folds, and then whether it is open.
        fold: Option<bool>,
    },
    Tab {
        label: &'a str,
        new_group: bool,
        select: bool,
    },
}

impl<'a> Opening<'a> {
    fn read(text: &'a str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix("===") {
            let marks = rest.len() - rest.trim_start_matches(['!', '+']).len();
            let (marks, rest) = rest.split_at(marks);
            return Some(Self::Tab {
                label: quoted(rest.strip_prefix(' ')?.trim())?,
                new_group: marks.contains('!'),
                select: marks.contains('+'),
            });
        }
        let (fold, rest) = if let Some(rest) = text.strip_prefix("!!!") {
            (None, rest)
        } else {
            let rest = text.strip_prefix("???")?;
            match rest.strip_prefix('+') {
                Some(rest) => (Some(true), rest),
                None => (Some(false), rest),
            }
        };
        let rest = rest.trim();
        let (names, title) = match rest.find('"') {
            Some(at) => (rest[..at].trim_end(), Some(quoted(&rest[at..])?)),
            None => (rest, None),
        };
        let mut words = names.split_whitespace();
        let is_name = |word: &str| {
            word.chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        };
        let name = match words.next() {
            Some(name) => name,
            None if fold.is_some() && title.is_some() => "note",
            None => return None,
        };
        (is_name(name) && words.all(is_name)).then_some(Self::Block { name, title, fold })
    }

    fn title(&self) -> Option<&'a str> {
        match self {
            Self::Block { title, .. } => *title,
            Self::Tab { label, .. } => Some(label),
        }
    }
}

/// What stands between two quotation marks that are all else there is.
fn quoted(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    Some(inner.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_lines_are_those_of_python_markdown() {
        let block = |name, title, fold| Some(Opening::Block { name, title, fold });
        assert_eq!(Opening::read("!!! note"), block("note", None, None));
        assert_eq!(
            Opening::read("!!! info inline end \"A \"b\" c\""),
            block("info", Some("A \"b\" c"), None)
        );
        assert_eq!(Opening::read("!!! tip \"\""), block("tip", Some(""), None));
        assert_eq!(
            Opening::read("??? \"Why\""),
            block("note", Some("Why"), Some(false))
        );
        assert_eq!(
            Opening::read("???+ question"),
            block("question", None, Some(true))
        );
        for text in [
            "!!!",
            "!!! What a day!",
            "??? \"a",
            "!!! a \"b\" c",
            "===",
            "=== a",
            "====",
            "===== \"a\"",
        ] {
            assert_eq!(Opening::read(text), None, "{text}");
        }
        assert!(matches!(
            Opening::read("===! \"C++\""),
            Some(Opening::Tab {
                label: "C++",
                new_group: true,
                select: false
            })
        ));
    }
}
