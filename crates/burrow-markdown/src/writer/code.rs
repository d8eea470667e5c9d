//! Code blocks: the one seam for highlighting and diagrams.

use super::{Writer, escape};
use crate::sanitise::is_language_char;
use pulldown_cmark::{CodeBlockKind, Event, TagEnd};
use std::ops::Range;

/// A code block in a language; empty when it names none.
pub(super) fn code_block(language: &str, code: &str) -> String {
    let mut html = String::with_capacity(code.len() + 64);
    // Long lines scroll inside the block, so the keyboard must reach it.
    html.push_str("<pre tabindex=\"0\"");
    if !language.is_empty() {
        escape::attribute(&mut html, "data-lang", language);
    }
    html.push_str("><code");
    if !language.is_empty() {
        escape::attribute(
            &mut html,
            "class",
            &format!("language-{}", language.to_ascii_lowercase()),
        );
    }
    html.push('>');
    escape::text(&mut html, code);
    html.push_str("</code></pre>\n");
    html
}

/// The language word of a fence's info string: `rust` in `rust,ignore title="x"`.
fn language(info: &str) -> &str {
    let info = info.trim_start_matches(['{', '.', ' ']);
    &info[..info.find(|c| !is_language_char(c)).unwrap_or(info.len())]
}

impl Writer<'_> {
    /// Writes a whole code block; gives the number of the event after it.
    pub(super) fn code(
        &mut self,
        number: usize,
        kind: &CodeBlockKind<'_>,
        range: &Range<usize>,
    ) -> usize {
        let mut code = String::new();
        let mut next = number + 1;
        while let Some((event, _)) = self.events.get(next) {
            next += 1;
            match event {
                Event::Text(text) => code.push_str(text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => {
                if !is_closed(&self.page.text[range.clone()]) {
                    self.find(
                        "fence-unclosed",
                        "this code block is never closed: all that follows is shown as code".into(),
                        Some("close it with a line that holds the same fence and nothing else"),
                    );
                }
                info
            }
            CodeBlockKind::Indented => "",
        };
        self.out.push_str(&code_block(language(info), &code));
        next
    }
}

/// Whether a fenced block's source ends with its own closing fence.
fn is_closed(block: &str) -> bool {
    let mut lines = block.trim_end().lines();
    let Some(first) = lines.next() else {
        return true;
    };
    let fence = first.trim_start();
    let Some(mark) = fence.chars().next() else {
        return true;
    };
    let length = fence.chars().take_while(|c| *c == mark).count();
    lines.next_back().is_some_and(|last| {
        let last = last.trim_start_matches([' ', '\t', '>']);
        last.chars().count() >= length && last.chars().all(|c| c == mark)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_first_word() {
        assert_eq!(language("rust,ignore"), "rust");
        assert_eq!(language("{.python .x}"), "python");
        assert_eq!(language("C++ title"), "C++");
        assert_eq!(language(""), "");
    }

    #[test]
    fn a_block_is_closed_by_its_own_fence_alone() {
        assert!(is_closed("```rust\na\n```"));
        assert!(is_closed("~~~\n> a\n> ~~~~"));
        assert!(!is_closed("```\na\n"));
        assert!(!is_closed("```"));
        assert!(!is_closed("````\na\n```"));
        assert!(!is_closed("```\na\n```yaml"));
    }
}
