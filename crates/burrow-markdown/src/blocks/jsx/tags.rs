//! Tags: components and elements of HTML, opened, closed, alone.

use super::{
    End, Frame, HOLDERS, MAX_DEPTH, Position, Scanner, VOID,
    components::{self, Fate},
    read::{self, Tag},
};
use crate::{
    blocks::Found,
    construct::{self, Kind, TITLE_START, escaped},
    raw_html::{self, Piece},
    rewrite::Edit,
};
use std::ops::Range;

impl<'a> Scanner<'a> {
    /// Reads a tag; gives where what follows it starts, nothing where there is none.
    pub(super) fn tag(&mut self, at: usize, position: &mut Position<'a>) -> Option<usize> {
        let Some(tag) = Tag::read(&self.text[at..]) else {
            self.patience -= 1;
            return None;
        };
        let range = at..at + tag.length;
        if tag.closes {
            return self.closing(&tag, range, position);
        }
        if !tag.is_component() {
            return self.element(&tag, range, position);
        }
        let group = self
            .frames
            .last()
            .filter(|frame| frame.name.starts_with("Tab") || !frame.labels.is_empty());
        let labels = group.map_or(&[][..], |frame| &frame.labels);
        match components::fate(&tag, labels, &self.imports) {
            Fate::Block(_) | Fate::Titled(..) | Fate::Tab(..) | Fate::Lines(_)
                if position.written =>
            {
                Some(self.open_tag(&tag, range, End::Text(String::new()), position))
            }
            Fate::Block(kind) => Some(self.construct(&tag, range, kind, None, position)),
            Fate::Lines(lines) => {
                let at = range.start;
                let end = self.put_lines(range, &lines, position);
                if !tag.alone {
                    self.push(&tag, at, End::Text(String::new()), true, position);
                }
                Some(end)
            }
            Fate::Titled(kind, title) => {
                Some(self.construct(&tag, range, kind, Some(title), position))
            }
            Fate::Tab(label, selected) => {
                let kind = self.tab(&label, selected);
                let title = matches!(kind, Kind::Tab { .. }).then(|| escaped(&label));
                Some(self.construct(&tag, range, kind, title, position))
            }
            Fate::Inline(opening, end) => {
                if tag.alone {
                    self.replace(range.clone(), format!("{opening}{end}"), position);
                    return Some(range.end);
                }
                self.replace(range.clone(), opening, position);
                self.push(&tag, at, End::Text(end), false, position);
                Some(range.end)
            }
            Fate::Open => Some(self.open_tag(&tag, range, End::Text(String::new()), position)),
            Fate::Unknown => {
                self.step.found.push(Found {
                    at,
                    code: "component-unknown",
                    message: format!("<{}> is a component that only its own site can draw; what it holds is shown", tag.name),
                    hint: Some("say in Markdown what it would show"),
                });
                Some(self.open_tag(&tag, range, End::Text(String::new()), position))
            }
        }
    }

    /// Leaves a tag out; what it holds stays.
    fn open_tag(
        &mut self,
        tag: &Tag<'a>,
        range: Range<usize>,
        end: End,
        position: &mut Position<'a>,
    ) -> usize {
        let block = !position.written && self.rest_is_blank(range.end);
        self.replace(range.clone(), String::new(), position);
        if !tag.alone {
            self.push(tag, range.start, end, block, position);
        }
        range.end
    }

    fn push(&mut self, tag: &Tag<'a>, at: usize, end: End, block: bool, position: &Position<'a>) {
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(Frame {
                name: tag.name,
                at,
                end,
                lead: position.lead.clone(),
                block,
                base: None,
                labels: components::labels(tag),
                open_tab: None,
                language: tag.text(&["language"], &self.imports).unwrap_or_default(),
            });
        }
    }

    /// Opens a construct on lines of its own; one that is alone is closed there as well.
    fn construct(
        &mut self,
        tag: &Tag<'a>,
        range: Range<usize>,
        kind: Kind,
        title: Option<String>,
        position: &mut Position<'a>,
    ) -> usize {
        if self.frames.len() >= MAX_DEPTH {
            return self.open_tag(tag, range, End::Text(String::new()), position);
        }
        let number = self.constructs.add(kind, &self.text[range.clone()], "");
        let mut lines = construct::opening(number);
        if let Some(title) = title {
            lines.push_str(&format!("\n\n{TITLE_START}{title}\n"));
        }
        if tag.alone {
            lines.push_str(&format!("\n{}", construct::end(number)));
        }
        let at = range.start;
        let end = self.put_lines(range, &lines, position);
        if !tag.alone {
            let closing = End::Mark(number);
            self.push(tag, at, closing, true, position);
        }
        end
    }

    /// The next tab of the group around it; one without a group folds.
    fn tab(&mut self, label: &str, selected: bool) -> Kind {
        let number = self.constructs.len();
        let group = self
            .frames
            .iter_mut()
            .rev()
            .find_map(|frame| match frame.end {
                End::Mark(group) if self.constructs.is_group(group) => Some((frame, group)),
                _ => None,
            });
        let Some((frame, group)) = group else {
            return Kind::Details {
                name: "details".into(),
                title: construct::Title::Words(label.to_owned()),
                open: true,
            };
        };
        let open = selected || frame.open_tab.is_none();
        if open && let Some(other) = frame.open_tab.replace(number) {
            self.constructs.close_tab(other);
        }
        Kind::Tab { group, open }
    }

    fn closing(
        &mut self,
        tag: &Tag<'_>,
        range: Range<usize>,
        position: &mut Position<'_>,
    ) -> Option<usize> {
        let Some(found) = self.frames.iter().rposition(|frame| frame.name == tag.name) else {
            if !tag.is_component() {
                return None;
            }
            self.replace(range.clone(), String::new(), position);
            return Some(range.end);
        };
        let closed = self.frames.split_off(found);
        let mut text = String::new();
        let mut marks = Vec::new();
        for frame in closed.iter().rev() {
            match &frame.end {
                End::Mark(number) => marks.push(construct::end(*number)),
                End::Text(end) => text.push_str(end),
                End::Break => marks.push(String::new()),
            }
        }
        if marks.is_empty() {
            self.replace(range.clone(), text, position);
            return Some(range.end);
        }
        if let Some(frame) = closed.first() {
            if !position.written && !position.moved {
                // The end stands where the beginning does, whatever its own indentation.
                let line = &position.line;
                let from = line.start;
                self.step
                    .edits
                    .push(Edit::replace(from..range.start, frame.lead.clone()));
                position.moved = true;
            }
            position.lead.clone_from(&frame.lead);
        }
        Some(self.put_lines(range, &format!("{text}{}", marks.join("\n")), position))
    }

    /// A tag of HTML: one that holds Markdown is a construct, one that HTML cannot read is written so that it can.
    fn element(
        &mut self,
        tag: &Tag<'a>,
        range: Range<usize>,
        position: &mut Position<'a>,
    ) -> Option<usize> {
        let mut unknown = Vec::new();
        let plain = components::plain(tag, &self.imports, |name| unknown.push(name.to_owned()));
        for name in unknown {
            self.step.found.push(Found {
                at: range.start,
                code: "expression-shown",
                message: format!(
                    "“{name}” of <{}> is worked out by a program; it is left out",
                    tag.name
                ),
                hint: Some("write the address itself"),
            });
        }
        if tag.name == "summary" && !position.written && !tag.alone {
            let number = self
                .constructs
                .add(Kind::Summary, &self.text[range.clone()], "");
            let mut lines = construct::opening(number);
            if !self.rest_is_blank(range.end) {
                lines.push_str(&format!("\n\n{TITLE_START}"));
            }
            let at = range.start;
            let end = self.put_title(range, &lines, position);
            self.push(tag, at, End::Break, true, position);
            return Some(end);
        }
        if HOLDERS.contains(&tag.name)
            && !position.written
            && !tag.alone
            && let Some((_, Piece::Open(element))) = raw_html::pieces(&plain).into_iter().next()
        {
            return Some(self.construct(tag, range, Kind::Element(element), None, position));
        }
        let is_void = VOID.contains(&tag.name);
        let odd = tag.attributes.iter().any(|(name, value)| {
            matches!(value, read::Value::Expression(_))
                || matches!(*name, "className" | "htmlFor" | "srcSet")
        });
        if !odd && (!tag.alone || is_void) {
            return None;
        }
        let end = if tag.alone && !is_void {
            format!("</{}>", tag.name)
        } else {
            String::new()
        };
        self.replace(range.clone(), format!("{plain}{end}"), position);
        Some(range.end)
    }
}
