//! Words that merman leaves to HTML, as lines of text.

use burrow_markdown::drawing::{Attribute, Content, Element, Paint, Shape};
use roxmltree::Node;

use crate::numbers::{first, short};
use crate::paint;

/// Height of a line, in pixels.
const LINE: f32 = 21.0;
/// What a letter is wide, taken over a whole line.
const LETTER: f32 = 8.0;
/// Height up to which a box was made for one line.
const ONE_LINE: f32 = 30.0;

/// The lines of a foreign object, in the middle of its box; on the line of an edge, which they hide, when they stand there.
pub(crate) fn lines(node: Node<'_, '_>, ground: Option<Paint>, on_line: bool) -> Vec<Element> {
    let length = |name| node.attribute(name).and_then(first).unwrap_or(0.0);
    let (left, top, width, height) = (length("x"), length("y"), length("width"), length("height"));
    let mut words = String::new();
    gather(node, &mut words, 0);
    let mut lines: Vec<String> = Vec::new();
    for line in words.lines() {
        let mut written = String::new();
        for word in line.split_whitespace() {
            let long = written.chars().count() + word.chars().count() + 1;
            #[expect(clippy::cast_precision_loss, reason = "lines are short")]
            if !written.is_empty()
                && height > ONE_LINE
                && long as f32 * LETTER > width.max(80.0) + LETTER
            {
                lines.push(std::mem::take(&mut written));
            }
            if !written.is_empty() {
                written.push(' ');
            }
            written.push_str(word);
        }
        if !written.is_empty() {
            lines.push(written);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "lines are few")]
    let first_line = top + height / 2.0 - (lines.len() as f32 - 1.0) * LINE / 2.0;
    let mut y = first_line;
    let line = |text: String| {
        let element = Element {
            shape: Shape::Text,
            attributes: vec![
                (Attribute::X, short(left + width / 2.0)),
                (Attribute::Y, short(y)),
                (Attribute::FontSize, short(16.0 * crate::convert::SMALLER)),
                (Attribute::Anchor, "middle".into()),
                (Attribute::Baseline, "middle".into()),
            ],
            fill: Some(paint::ink_on(ground)),
            stroke: None,
            content: vec![Content::Text(text)],
        };
        y += LINE;
        element
    };
    let behind = (on_line && !lines.is_empty()).then(|| Element {
        shape: Shape::Rect,
        attributes: vec![
            (Attribute::X, short(left)),
            (Attribute::Y, short(top)),
            (Attribute::Width, short(width)),
            (Attribute::Height, short(height)),
        ],
        fill: Some(Paint::Raised),
        stroke: None,
        content: Vec::new(),
    });
    behind
        .into_iter()
        .chain(lines.into_iter().map(line))
        .collect()
}

fn gather(node: Node<'_, '_>, words: &mut String, depth: usize) {
    if depth > 40 {
        return;
    }
    for child in node.children() {
        if child.is_text() {
            words.push_str(&child.text().unwrap_or_default().replace('\n', " "));
        } else if child.is_element() {
            let block = matches!(child.tag_name().name(), "br" | "p" | "div" | "li");
            gather(child, words, depth + 1);
            if block {
                words.push('\n');
            }
        }
    }
}
