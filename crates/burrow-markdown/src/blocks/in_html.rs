//! Markdown inside of HTML: `<div markdown>`, `<figure markdown="span">`, as kramdown and Python-Markdown read it.
//!
//! CommonMark takes what follows a tag for HTML up to the next blank line. Where an author says that Markdown stands
//! inside, a blank line is put in after the tag.

use super::{Step, lines};
use crate::{parse, rewrite::Edit};

/// Elements that may be open at once; more are taken as they are.
const MAX_DEPTH: usize = 100;

/// Finds where blank lines are to be put in.
pub(super) fn find(text: &str) -> Step {
    let code = parse::code_block_ranges(text);
    let mut step = Step::default();
    let mut open: Vec<&str> = Vec::new();
    let mut all = lines::lines(text).peekable();
    while let Some(line) = all.next() {
        let content = line.text();
        if !content.starts_with('<') || !content.ends_with('>') {
            continue;
        }
        let next_code = code.partition_point(|range| range.end <= line.at());
        let is_code = code
            .get(next_code)
            .is_some_and(|range| range.start <= line.at());
        if is_code {
            continue;
        }
        let opens = Opening::read(content).filter(|_| open.len() < MAX_DEPTH);
        let closes = content.rfind("</").map(|at| name(&content[at + 2..]));
        if let Some(opening) = &opens {
            open.push(opening.name);
        }
        let is_inside = !open.is_empty();
        if let Some(closed) = closes
            && open.last().is_some_and(|last| *last == closed)
        {
            open.pop();
        }
        let is_alone = match (&opens, closes) {
            (Some(opening), _) => opening.length == content.len(),
            (None, closes) => closes.is_some() && is_inside,
        };
        if is_alone
            && let Some(next) = all.peek()
            && !next.is_blank()
            && !next.text().starts_with('<')
        {
            let blank = format!("{}\n", next.quote_marks().trim_end());
            step.edits.push(Edit::insert(next.start, blank));
        }
    }
    step
}

/// A tag that says that Markdown stands inside.
struct Opening<'a> {
    name: &'a str,
    length: usize,
}

impl<'a> Opening<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let name = name(text.strip_prefix('<')?);
        let length = text.find('>')? + 1;
        let attributes = &text[1 + name.len()..length - 1];
        let at = attributes.find("markdown")?;
        let before = attributes[..at].chars().next_back();
        let value = attributes[at + "markdown".len()..].trim_start();
        let says = match value.strip_prefix('=') {
            Some(value) => {
                let value = value.trim_start().trim_start_matches(['"', '\'']);
                ["1", "block", "span", "true", "auto"]
                    .iter()
                    .any(|yes| value.starts_with(yes))
            }
            None => !value.starts_with(|c: char| c.is_alphanumeric() || c == '-'),
        };
        (!name.is_empty() && before.is_some_and(char::is_whitespace) && says)
            .then_some(Self { name, length })
    }
}

/// The name that a text starts with.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric());
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> String {
        let step = find(text);
        let text = crate::rewrite::Rewritten::new(text.to_owned());
        text.edit(&step.edits).0.text
    }

    #[test]
    fn a_blank_line_stands_after_a_tag_that_asks_for_markdown() {
        assert_eq!(
            rewritten(
                "<figure markdown=\"span\">\n  ![a](b)\n  <figcaption>c</figcaption>\n</figure>\nd\n"
            ),
            "<figure markdown=\"span\">\n\n  ![a](b)\n  <figcaption>c</figcaption>\n</figure>\n\nd\n"
        );
        assert_eq!(
            rewritten("> <div class=\"x\" markdown>\n> **a**\n> </div>\n"),
            "> <div class=\"x\" markdown>\n>\n> **a**\n> </div>\n"
        );
    }

    #[test]
    fn what_stands_inside_it_ends_too() {
        assert_eq!(
            rewritten(
                "<details markdown=\"block\">\n  <summary>\n    Contents\n  </summary>\n1. TOC\n{:toc}\n</details>\n"
            ),
            "<details markdown=\"block\">\n  <summary>\n    Contents\n  </summary>\n\n1. TOC\n{:toc}\n</details>\n"
        );
    }

    #[test]
    fn other_html_stays_as_it_is() {
        for text in [
            "<div>\n**a**\n</div>\nb\n",
            "<div markdown=\"0\">\na\n</div>\n",
            "<div data-markdown>\na\n</div>\n",
            "<div markdown>\n\na\n</div>\n",
            "<div markdown>**a**</div>\n",
            "```\n<div markdown>\na\n```\n",
        ] {
            assert_eq!(rewritten(text), text);
        }
    }
}
