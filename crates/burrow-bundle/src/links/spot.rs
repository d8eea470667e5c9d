//! Where the target of a link or image stands in the text of its page, to the character.

use crate::lines::Lines;
use burrow_markdown::{LinkUse, Place};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// A link's text and target are looked for in at most so many bytes after its beginning.
const REACH: usize = 8 << 10;

/// A page's text and where its lines begin.
pub(crate) struct Text<'a> {
    text: &'a str,
    line_offset: u32,
    lines: Lines,
    definitions: OnceCell<HashMap<String, Option<Range<usize>>>>,
}

/// Where a link stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// What a finding about it concerns: its target, or all of it where the target is empty or stands elsewhere.
    pub shown: Range<usize>,
    /// Its target, as written.
    pub target: Range<usize>,
}

impl<'a> Text<'a> {
    /// The body of a page, and how many lines of its file stand before it.
    pub fn new(text: &'a str, line_offset: u32) -> Self {
        Self {
            text,
            line_offset,
            lines: Lines::new(text),
            definitions: OnceCell::new(),
        }
    }

    /// What stands at a range.
    pub fn get(&self, range: &Range<usize>) -> &'a str {
        &self.text[range.clone()]
    }

    /// The place of a byte.
    pub fn place(&self, at: usize) -> (u32, u32) {
        let (line, column) = self.lines.place(self.text, at);
        (line as u32 + self.line_offset + 1, column)
    }

    /// The byte of a place.
    pub fn offset(&self, place: Place) -> Option<usize> {
        let line = place.line.checked_sub(self.line_offset + 1)? as usize;
        self.lines.offset(self.text, line, place.column)
    }

    /// Where a link or image of this page stands; none where its syntax hides that.
    pub fn spot(&self, link: &LinkUse) -> Option<Spot> {
        let start = self.offset(link.place)?;
        let rest = &self.text[start..];
        match rest.as_bytes().first()? {
            b'!' if rest.starts_with("![") => self.bracketed(start, start + 1),
            b'[' => self.bracketed(start, start),
            b'<' => self.tag(start, &link.target),
            _ if rest.starts_with(&link.target) && !link.target.is_empty() => {
                let target = start..start + link.target.len();
                let shown = target.clone();
                Some(Spot { shown, target })
            }
            _ => None,
        }
    }

    /// `[text](target "title")`, `[text][label]`, `[label][]` or `[label]`; `open` is where the bracket stands.
    fn bracketed(&self, start: usize, open: usize) -> Option<Spot> {
        let limit = self.limit(start);
        let close = closing(&self.text[..limit], open)?;
        let after = &self.text[close + 1..limit];
        if after.starts_with('(') {
            let (target, end) = destination(&self.text[..limit], close + 2)?;
            let end = end + self.text[end..limit].find(')').map_or(0, |at| at + 1);
            let shown = if target.is_empty() {
                start..end
            } else {
                target.clone()
            };
            return Some(Spot { shown, target });
        }
        let label = open + 1..close;
        let (label, end) = match after.starts_with('[') {
            true => match closing(&self.text[..limit], close + 1)? {
                end if end == close + 2 => (label, end + 1),
                end => (close + 2..end, end + 1),
            },
            false => (label, close + 1),
        };
        let target = self.definition(&self.text[label])?;
        let shown = start..end;
        Some(Spot { shown, target })
    }

    /// `<target>`, or an element with the target in an attribute.
    fn tag(&self, start: usize, target: &str) -> Option<Spot> {
        let limit = self.limit(start);
        let end = start + self.text[start..limit].find('>')?;
        let inside = start + 1..end;
        if self.get(&inside) == target {
            let (shown, target) = (inside.clone(), inside);
            return Some(Spot { shown, target });
        }
        let attributes = self.get(&inside);
        let at = attributes
            .match_indices(target)
            .map(|(at, _)| at)
            .find(|at| {
                let before = attributes[..*at].trim_end_matches(['"', '\'']);
                let quote = &attributes[before.len()..*at];
                let after = &attributes[at + target.len()..];
                before.ends_with('=') && quote.len() == 1 && after.starts_with(quote)
            })?;
        let target = start + 1 + at..start + 1 + at + target.len();
        let shown = if target.is_empty() {
            start..end + 1
        } else {
            target.clone()
        };
        Some(Spot { shown, target })
    }

    /// The end of the paragraph that `start` stands in, and not too far.
    fn limit(&self, start: usize) -> usize {
        let mut far = self.text.len().min(start + REACH);
        while !self.text.is_char_boundary(far) {
            far -= 1;
        }
        self.text[start..far]
            .find("\n\n")
            .map_or(far, |blank| start + blank)
    }

    /// The target in the only definition of a label.
    fn definition(&self, label: &str) -> Option<Range<usize>> {
        let definitions = self.definitions.get_or_init(|| {
            let mut definitions: HashMap<String, Option<Range<usize>>> = HashMap::new();
            for (number, start) in self.lines.starts().iter().enumerate() {
                let next = self.lines.starts().get(number + 1);
                let end = next.copied().unwrap_or(self.text.len());
                if end - start > REACH {
                    continue;
                }
                let line = self.text[*start..end].trim_start_matches([' ', '\t', '>']);
                let open = end - line.len();
                if !line.starts_with('[') {
                    continue;
                }
                let Some(close) = closing(&self.text[..end], open) else {
                    continue;
                };
                if !self.text[close + 1..end].starts_with(':') {
                    continue;
                }
                if let Some((target, _)) = destination(&self.text[..end], close + 2) {
                    let label = normal(&self.text[open + 1..close]);
                    // Where one label is defined twice, which of them holds is not for us to say.
                    let only = definitions.entry(label).or_insert(Some(target.clone()));
                    *only = only.take().filter(|other| *other == target);
                }
            }
            definitions
        });
        definitions.get(&normal(label))?.clone()
    }
}

/// A label as it is compared: in lower case, with single spaces.
fn normal(label: &str) -> String {
    let words: Vec<_> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The bracket that closes the one at `open`; what is escaped or in code does not count.
fn closing(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (open, 0usize);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => {
                let fence = run(bytes, at, b'`');
                at = code_end(bytes, at + fence, fence).unwrap_or(at + fence);
                continue;
            }
            b'[' => depth += 1,
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn run(bytes: &[u8], at: usize, byte: u8) -> usize {
    bytes[at..].iter().take_while(|b| **b == byte).count()
}

/// Where a code span ends that a run of `fence` backticks before `at` has opened.
fn code_end(bytes: &[u8], mut at: usize, fence: usize) -> Option<usize> {
    while at < bytes.len() {
        match bytes[at] {
            b'`' if run(bytes, at, b'`') == fence => return Some(at + fence),
            b'`' => at += run(bytes, at, b'`'),
            _ => at += 1,
        }
    }
    None
}

/// The target that begins at or after `from`, and where it ends with whatever encloses it.
fn destination(text: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.get(from..)?;
    let start = text.len() - rest.trim_start().len();
    if text[start..].starts_with('<') {
        let end = start + text[start..].find(['>', '\n'])?;
        let closed = text[end..].starts_with('>');
        return closed.then_some((start + 1..end, end + 1));
    }
    let (mut depth, mut escaped) = (0usize, false);
    for (at, c) in text[start..].char_indices() {
        let at = start + at;
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return Some((start..at, at)),
            ')' => depth -= 1,
            c if c.is_whitespace() => return Some((start..at, at)),
            _ => {}
        }
    }
    Some((start..text.len(), text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is shown of the link that begins at `⟨`, and its target as written.
    fn spot(marked: &str, target: &str) -> Option<(String, String)> {
        let at = marked.find('⟨').unwrap();
        let text = marked.replace('⟨', "");
        let page = Text::new(&text, 3);
        let (line, column) = page.place(at);
        let link = LinkUse {
            target: target.into(),
            text: String::new(),
            image: false,
            place: Place { line, column },
        };
        let spot = page.spot(&link)?;
        Some((page.get(&spot.shown).into(), page.get(&spot.target).into()))
    }

    fn same(text: &str) -> Option<(String, String)> {
        Some((text.into(), text.into()))
    }

    #[test]
    fn the_target_of_an_inline_link_is_found_behind_its_text() {
        for text in [
            "é ⟨[x.md](x.md)",
            "⟨[a \\] `]` [b]](x.md \"x.md\") x.md",
            "⟨![](  <x.md>  )",
            "⟨[![x.md](y.png)](x.md)",
            "⟨[a\nb](x.md)",
            "⟨<x.md>",
            "⟨<a class=\"x.md \" href='x.md'>",
            "⟨x.md",
        ] {
            assert_eq!(spot(text, "x.md"), same("x.md"), "{text}");
        }
        assert_eq!(spot("⟨[a](x_(b).md)", "x_(b).md"), same("x_(b).md"));
        assert_eq!(spot("⟨[a]() b", ""), Some(("[a]()".into(), String::new())));
    }

    #[test]
    fn the_target_of_a_reference_stands_in_its_definition() {
        let definition = "\n\n  [The  Label]: <x.md> 'title'\n";
        for link in [
            "[a][the label]",
            "[the label][]",
            "[the label]",
            "![a][The Label]",
        ] {
            let text = format!("⟨{link}{definition}");
            assert_eq!(spot(&text, "x.md"), Some((link.into(), "x.md".into())));
        }
        let twice = format!("⟨[the label]{definition}\n[the label]: y.md\n");
        assert_eq!(spot(&twice, "x.md"), None);
    }

    #[test]
    fn what_is_hidden_is_not_guessed() {
        for text in [
            "⟨[a",
            "⟨[a]\n\n(x.md)",
            "⟨[a](<x.md",
            "⟨<a href=x.md",
            "⟨",
            "⟨other",
        ] {
            assert_eq!(spot(text, "x.md"), None, "{text}");
        }
    }
}
