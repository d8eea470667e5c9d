//! Code blocks: the one seam for highlighting and diagrams.

use super::{
    Writer, escape,
    fence::{self, Info, Mark},
};
use crate::{
    highlight::{self, Token},
    sanitise,
};
use pulldown_cmark::{CodeBlockKind, Event, TagEnd};
use std::ops::Range;

/// A code block: in its language's colours where that is known, its marked lines marked, under its title.
pub(super) fn code_block(info: &Info<'_>, code: &str) -> String {
    let mut html = String::with_capacity(code.len() * 2 + 64);
    if let Some(title) = info.title {
        html.push_str("<figure class=\"code\"><figcaption>");
        escape::text(&mut html, title);
        html.push_str("</figcaption>\n");
    }
    // Long lines scroll inside the block, so the keyboard must reach it.
    html.push_str("<pre tabindex=\"0\"");
    if !info.language.is_empty() {
        escape::attribute(&mut html, "data-lang", info.language);
    }
    html.push_str("><code");
    if !info.language.is_empty() {
        let class = format!("language-{}", info.language.to_ascii_lowercase());
        escape::attribute(&mut html, "class", &class);
    }
    html.push('>');
    let tokens = highlight::find(info.language)
        .map_or_else(Vec::new, |language| highlight::tokens(language, code));
    if info.marks.is_empty() {
        coloured(&mut html, code, 0, &tokens);
    } else {
        lines(&mut html, code, &tokens, info);
    }
    html.push_str("</code></pre>\n");
    if info.title.is_some() {
        html.push_str("</figure>\n");
    }
    html
}

/// Writes a part of the code with its tokens; the part starts at `from` and each token's place counts from the top.
fn coloured(html: &mut String, part: &str, from: usize, tokens: &[Token]) {
    let mut written = 0;
    for token in tokens {
        // A token that goes over the edge of this part is cut to it.
        let start = token.at.start.saturating_sub(from).max(written);
        let end = (token.at.end - from).min(part.len());
        escape::text(html, &part[written..start]);
        html.push(sanitise::span_mark(token.kind));
        escape::text(html, &part[start..end]);
        html.push(sanitise::SPAN_END);
        written = end;
    }
    escape::text(html, &part[written..]);
}

/// Writes the code line by line, so that marked lines can be wrapped whole.
fn lines(html: &mut String, code: &str, mut tokens: &[Token], info: &Info<'_>) {
    let mut from = 0;
    for (number, line) in code.split_inclusive('\n').enumerate() {
        let end = from + line.len();
        let count = tokens.partition_point(|token| token.at.start < end);
        let mark = info.marks.get(&(number + 1)).map(|mark| match mark {
            Mark::Marked => sanitise::LINES[0].0,
            Mark::Added => sanitise::LINES[1].0,
            Mark::Removed => sanitise::LINES[2].0,
        });
        html.extend(mark);
        coloured(html, line, from, &tokens[..count]);
        html.extend(mark.map(|_| sanitise::SPAN_END));
        // The last one may go on in the next line.
        let goes_on = tokens[..count].last().is_some_and(|last| last.at.end > end);
        tokens = &tokens[count - usize::from(goes_on)..];
        from = end;
    }
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
        let mut info = Info::parse(info);
        if let Some(prefixes) = &self.dialect.hidden_lines {
            fence::take_hidden(&mut code, &info, prefixes);
        }
        fence::take_comments(&mut code, &mut info.marks);
        if !self.diagram(&info, &code, range) {
            self.check_language(info.language);
            self.out.push_str(&code_block(&info, &code));
        }
        next
    }

    /// Finds a language that nobody knows, unless it says on purpose that there is none.
    fn check_language(&mut self, language: &str) {
        if highlight::is_plain(language) || highlight::find(language).is_some() {
            return;
        }
        let hint = match highlight::nearest(language) {
            Some(name) => format!("did you mean “{name}”? Use “text” for what is in no language"),
            None => "use “text” for what is in no language".to_owned(),
        };
        self.find(
            "language-unknown",
            format!("“{language}” is no language known here; the code is shown without colours"),
            Some(&hint),
        );
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
    fn marked_lines_are_wrapped_whole_even_inside_a_token() {
        let info = Info::parse("js {2}");
        let html = sanitise::html(
            &code_block(&info, "/* a\nb */ c\nlet d"),
            &sanitise::Fragments::default(),
        );
        insta::assert_snapshot!(html.as_str(), @r#"
        <pre tabindex="0" data-lang="js"><code class="language-js"><span class="t-c">/* a
        </span><span class="line-mark"><span class="t-c">b */</span> c
        </span><span class="t-k">let</span> d</code></pre>
        "#);
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
