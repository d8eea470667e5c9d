//! Blocks fenced by slashes, as PyMdown has them: `/// note | Title`, `/// tab | Name`, `/// details | Why`.
//!
//! A line of as many slashes closes one. Lines right below the opening that are indented by four columns are options.
//! One that is never closed ends before the next heading, so that it cannot take the rest of a page with it.

use super::{
    Found, Step,
    lines::{self, Line},
};
use crate::{
    Language,
    construct::{self, Constructs, Kind, TITLE_START, Title},
    parse,
    rewrite::Edit,
};
use std::ops::Range;

/// Blocks that may stand inside each other; deeper ones are taken for text.
const MAX_DEPTH: usize = 100;
/// Columns by which options are indented.
const INDENT: usize = 4;
/// Blocks that only say what element their content is.
const PLAIN: [&str; 5] = [
    "html",
    "define",
    "caption",
    "figure-caption",
    "table-caption",
];

/// A block found.
struct Block<'a> {
    line: Line<'a>,
    slashes: usize,
    opening: Opening<'a>,
    /// Where its closing line stands, or where it must end without one.
    end: Range<usize>,
    is_closed: bool,
    /// The first heading in it and in nothing inside it.
    heading: Option<usize>,
    /// The tab of its own that ended last: its group, and where it ended.
    last_tab: Option<(usize, usize)>,
    /// Its group, if it is a tab.
    group: Option<usize>,
}

/// Neighbouring tabs.
struct Group {
    first: usize,
    last: usize,
    /// The tab that is open.
    open: usize,
    number: usize,
}

/// Finds them.
pub(super) fn find(text: &str, constructs: &mut Constructs) -> Step {
    let (all, mut groups) = scan(text);
    for group in &mut groups {
        group.number = constructs.add(Kind::Tabs, "", "");
    }
    let mut step = Step::default();
    for (place, block) in all.iter().enumerate() {
        let group = block.group.map(|group| &groups[group]);
        block.mark(text, place, group, constructs, &mut step);
    }
    // What is put in at a place comes before what is replaced there.
    step.edits
        .sort_by_key(|edit| (edit.range.start, edit.range.end));
    step
}

fn scan(text: &str) -> (Vec<Block<'_>>, Vec<Group>) {
    let code = parse::code_block_ranges(text);
    let is_code = |at: usize| {
        let next = code.partition_point(|range| range.end <= at);
        code.get(next).is_some_and(|range| range.start <= at)
    };
    let mut all: Vec<Block<'_>> = Vec::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut last_tab = None;
    // Options are no lines of their own.
    let mut options_end = 0;
    for line in lines::lines(text) {
        if line.start < options_end {
            continue;
        }
        let content = line.text();
        if lines::is_heading(content)
            && let Some(last) = open.last()
            && !is_code(line.at())
        {
            all[*last].heading.get_or_insert(line.start);
        }
        let slashes = content.bytes().take_while(|byte| *byte == b'/').count();
        if slashes < 3 || line.content > lines::MAX_LEAD || is_code(line.at()) {
            continue;
        }
        if slashes == content.len() {
            let closes = |number: &usize| all[*number].slashes == slashes;
            let Some(place) = open.iter().rposition(closes) else {
                continue;
            };
            for unclosed in open.drain(place + 1..) {
                all[unclosed].end = line.start..line.start;
            }
            let closed = open.pop().unwrap_or_default();
            all[closed].end = line.at()..line.end();
            all[closed].is_closed = true;
            if let Some(group) = all[closed].group {
                let tab = Some((group, line.end()));
                match open.last() {
                    Some(outer) => all[*outer].last_tab = tab,
                    None => last_tab = tab,
                }
            }
        } else if open.len() < MAX_DEPTH
            && let Some(opening) = Opening::read(&content[slashes..], line.at() + slashes)
        {
            let opening = opening.with_options(text, &line);
            options_end = opening.end;
            let number = all.len();
            let group = (opening.name == "tab").then(|| {
                let before = open.last().map_or(last_tab, |outer| all[*outer].last_tab);
                let goes_on = before
                    .filter(|(_, end)| !opening.is_new && text[*end..line.start].trim().is_empty());
                let group = goes_on.map_or(groups.len(), |(group, _)| group);
                if goes_on.is_none() {
                    groups.push(Group {
                        first: number,
                        last: number,
                        open: number,
                        number: 0,
                    });
                }
                groups[group].last = number;
                if opening.is_open {
                    groups[group].open = number;
                }
                group
            });
            open.push(number);
            all.push(Block {
                line,
                slashes,
                opening,
                end: text.len()..text.len(),
                is_closed: false,
                heading: None,
                last_tab: None,
                group,
            });
        }
    }
    (all, groups)
}

impl Block<'_> {
    fn mark(
        &self,
        text: &str,
        place: usize,
        group: Option<&Group>,
        constructs: &mut Constructs,
        step: &mut Step,
    ) {
        let line = &self.line;
        let name = self.opening.name;
        if !self.is_closed && !self.opening.is_known() {
            return; // a line of text that happens to start with slashes
        }
        let kind = match group {
            Some(group) => Kind::Tab {
                group: group.number,
                open: group.open == place,
            },
            None => self.opening.kind(),
        };
        let has_title = match &kind {
            Kind::Alert { title, .. } | Kind::Details { title, .. } => *title == Title::Follows,
            kind => matches!(kind, Kind::Tab { .. }),
        };
        let written = [line.text(), &text[self.end.clone()]];
        let number = constructs.add(kind, written[0], written[1]);
        let lead = format!("{}{}", line.quote_marks(), " ".repeat(line.indent));
        let mut opening = construct::opening(number);
        let mut end = construct::end(number);
        if let Some(group) = group {
            if group.first == place {
                opening = format!("{}\n{lead}{opening}", construct::opening(group.number));
            }
            if group.last == place {
                end = format!("{end}\n{lead}{}", construct::end(group.number));
            }
        }
        let title = self.opening.title.clone().filter(|_| has_title);
        match title {
            Some(title) => {
                let opening = format!("{opening}\n{lead}\n{lead}{TITLE_START}");
                step.edits
                    .push(Edit::replace(line.at()..title.start, opening));
                let rest = title.end..self.opening.end;
                step.edits.push(Edit::replace(rest, format!("\n{lead}")));
            }
            None if has_title => {
                let opening = format!(
                    "{opening}\n{lead}\n{lead}{TITLE_START}{}\n{lead}",
                    place + 1
                );
                step.edits
                    .push(Edit::replace(line.at()..self.opening.end, opening));
            }
            None => step
                .edits
                .push(Edit::replace(line.at()..self.opening.end, opening)),
        }
        if self.is_closed {
            step.edits.push(Edit::replace(self.end.clone(), end));
            return;
        }
        step.found.push(Found {
            at: line.at(),
            code: "directive-unclosed",
            message: format!(
                "this “{name}” block is never closed; it ends before the next heading"
            ),
            hint: Some("close it with a line of as many slashes"),
        });
        let before = self.heading.unwrap_or(self.end.start);
        let line_end = if text[..before].ends_with('\n') {
            ""
        } else {
            "\n"
        };
        step.edits
            .push(Edit::insert(before, format!("{line_end}{lead}{end}\n")));
    }
}

/// An opening line and its options.
struct Opening<'a> {
    name: &'a str,
    /// Where its title stands in the text.
    title: Option<Range<usize>>,
    /// Where the line, or the last of its options, ends in the text.
    end: usize,
    is_open: bool,
    is_new: bool,
    /// What an `admonition` or `details` is.
    kind: &'a str,
}

impl<'a> Opening<'a> {
    /// Reads `note | Title`, which stands at an offset.
    fn read(rest: &'a str, at: usize) -> Option<Self> {
        let (name, title) = match rest.split_once('|') {
            Some((name, title)) => (name, Some(title)),
            None => (rest, None),
        };
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let name = name.trim();
        if !name.starts_with(char::is_alphabetic) || !name.chars().all(is_name) {
            return None;
        }
        let title = title.map(str::trim).filter(|title| !title.is_empty());
        let title = title.map(|title| {
            let from = at + (title.as_ptr() as usize - rest.as_ptr() as usize);
            from..from + title.len()
        });
        Some(Self {
            name,
            title,
            end: at + rest.len(),
            is_open: false,
            is_new: false,
            kind: "",
        })
    }

    /// The same with the options that stand below its line.
    fn with_options(mut self, text: &'a str, line: &Line<'_>) -> Self {
        let below = line.start + line.whole.len();
        for (number, option) in lines::lines(&text[below..]).enumerate() {
            let said = option.text();
            let pair = said.split_once(':');
            let is_option = option.quotes == line.quotes
                && option.indent >= line.indent + INDENT
                && !said.is_empty()
                && (number > 0 || pair.is_some_and(|(key, _)| !key.contains(' ')));
            if !is_option {
                break;
            }
            self.end = below + option.end();
            let Some((key, value)) = pair else { continue };
            let value = value.trim().trim_matches(['"', '\'']);
            match key {
                "open" | "select" => self.is_open = value.eq_ignore_ascii_case("true"),
                "new" => self.is_new = value.eq_ignore_ascii_case("true"),
                "type" => self.kind = value,
                _ => {}
            }
        }
        self
    }

    /// Whether it is a block even where nothing closes it. Sites name more kinds than these.
    fn is_known(&self) -> bool {
        let name = self.name.to_lowercase();
        let admonitions = ["admonition", "details", "tab"];
        admonitions.contains(&&*name) || PLAIN.contains(&&*name) || Language::knows(&name)
    }

    fn kind(&self) -> Kind {
        let name = self.name.to_lowercase();
        let title = match self.title {
            Some(_) => Title::Follows,
            None => Title::Usual,
        };
        let named = |usual: &str| match self.kind {
            "" => usual.to_owned(),
            kind => kind.to_lowercase(),
        };
        match &*name {
            name if PLAIN.contains(&name) => Kind::Transparent,
            "details" => Kind::Details {
                name: named("details"),
                title,
                open: self.is_open,
            },
            "admonition" => Kind::Alert {
                name: named("note"),
                title,
            },
            _ => Kind::Alert { name, title },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> String {
        let mut constructs = Constructs::default();
        let step = find(text, &mut constructs);
        let text = crate::rewrite::Rewritten::new(text.to_owned());
        let text = text.edit(&step.edits).0.text;
        text.replace("<?\u{1}", "<")
            .replace("?>", ">")
            .replace('\u{a0}', "~")
    }

    #[test]
    fn a_block_ends_at_as_many_slashes_and_its_options_go() {
        assert_eq!(
            rewritten("/// note | A *b*\n    open: true\n    attrs: {class: x}\n\nc\n///\nd\n"),
            "<0>\n\n~A *b*\n\n\nc\n</0>\nd\n"
        );
        assert_eq!(
            rewritten("//// html | div.x\n/// tip\na\n///\n////\n"),
            "<0>\n<1>\na\n</1>\n</0>\n"
        );
    }

    #[test]
    fn tabs_with_nothing_between_them_are_a_group() {
        assert_eq!(
            rewritten(
                "/// tab | A\na\n///\n\n/// tab | B\nb\n///\n\n/// tab | C\n    new: true\n\nc\n///\n"
            ),
            "<0>\n<2>\n\n~A\n\na\n</2>\n\n<3>\n\n~B\n\nb\n</3>\n</0>\n\n<1>\n<4>\n\n~C\n\n\nc\n</4>\n</1>\n"
        );
    }

    #[test]
    fn an_unclosed_block_ends_before_the_next_heading_and_other_lines_stay() {
        assert_eq!(rewritten("/// note\na\n\n## B\n"), "<0>\na\n\n</0>\n## B\n");
        for text in [
            "/// like this\n",
            "///\n",
            "// note\n",
            "/// odd\n",
            "```\n/// note\n///\n```\n",
        ] {
            assert_eq!(rewritten(text), text);
        }
    }
}
