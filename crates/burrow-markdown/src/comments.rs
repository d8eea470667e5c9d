//! Comments of a page that stand outside code: notes that authors leave for programs.

use crate::{Place, parse};

/// A comment: `<!-- … -->`, or `{/* … */}` where JSX is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What stands in it, without spaces around.
    pub text: String,
    /// Where it begins.
    pub place: Place,
    /// The line on which it ends.
    pub last_line: u32,
}

const HTML: (&str, &str) = ("<!--", "-->");
const JSX: (&str, &str) = ("{/*", "*/}");

/// The comments of a page's body, in order. `line_offset` counts the lines of the file before `text`, whose line
/// ends are `\n`; `jsx` says that the page is MDX, which knows no code by indentation.
pub fn comments(text: &str, line_offset: u32, jsx: bool) -> Vec<Comment> {
    let mut kinds = if jsx { vec![HTML, JSX] } else { vec![HTML] };
    let is_code = |at: usize| !jsx || text[at..].starts_with(['`', '~']);
    let code = parse::code_ranges(text);
    let mut code = code.iter().filter(|range| is_code(range.start)).peekable();
    let mut lines = Lines {
        text,
        at: 0,
        line: line_offset + 1,
        column: 1,
    };
    let mut comments = Vec::new();
    let mut from = 0;
    while let Some((start, (opening, closing))) = next(text, from, &kinds) {
        while code.next_if(|range| range.end <= start).is_some() {}
        if let Some(range) = code.peek().filter(|range| range.start <= start) {
            from = range.end.max(start + 1);
            continue;
        }
        from = start + opening.len();
        if is_escaped(text, start) {
            continue;
        }
        let Some(end) = text[from..].find(closing).map(|at| at + from) else {
            kinds.retain(|kind| kind.0 != opening); // no later one of its kind ends either
            continue;
        };
        let place = lines.place(start);
        comments.push(Comment {
            text: text[from..end].trim().to_owned(),
            place,
            last_line: lines.place(end).line,
        });
        from = end + closing.len();
    }
    comments
}

/// Where the next comment may begin, and what encloses it.
fn next<'a>(
    text: &str,
    from: usize,
    kinds: &[(&'a str, &'a str)],
) -> Option<(usize, (&'a str, &'a str))> {
    let found = kinds
        .iter()
        .filter_map(|kind| Some((text[from..].find(kind.0)? + from, *kind)));
    found.min_by_key(|(at, _)| *at)
}

fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    before
        .iter()
        .rev()
        .take_while(|byte| **byte == b'\\')
        .count()
        % 2
        == 1
}

/// Counts lines and columns while going through a text once.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    column: u32,
}

impl Lines<'_> {
    fn place(&mut self, at: usize) -> Place {
        for c in self.text[self.at..at].chars() {
            match c {
                '\n' => (self.line, self.column) = (self.line + 1, 1),
                _ => self.column += 1,
            }
        }
        self.at = at;
        Place {
            line: self.line,
            column: self.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, jsx: bool) -> Vec<String> {
        let comments = comments(text, 0, jsx).into_iter();
        comments.map(|comment| comment.text).collect()
    }

    #[test]
    fn comments_are_found_with_their_lines() {
        let found = comments("a é<!-- one -->\n\n<!--\ntwo\n-->\n", 4, false);
        assert_eq!(found[0].text, "one");
        assert_eq!((found[0].place.line, found[0].place.column), (5, 4));
        assert_eq!(found[1].text, "two");
        assert_eq!((found[1].place.line, found[1].last_line), (7, 9));
    }

    #[test]
    fn code_escapes_and_comments_without_an_end_hold_none() {
        for text in [
            "`<!-- a -->`",
            "```\n<!-- a -->\n```\n",
            "    <!-- a -->\n",
            "~~~\n<!-- a -->",
            "\\<!-- a -->",
            "<!-- a",
            "<!-- a --",
            "{/* a */}",
        ] {
            assert_eq!(texts(text, false), [""; 0], "{text:?}");
        }
        assert_eq!(
            texts("`x` <!-- b --> `<!-- a -->` <!-- c -->", false),
            ["b", "c"]
        );
    }

    #[test]
    fn jsx_has_comments_of_its_own_and_no_indented_code() {
        assert_eq!(
            texts(
                "<Tabs>\n    {/* a */}\n\n    <!-- b -->\n</Tabs>\n\n`{/* c */}`\n",
                true
            ),
            ["a", "b"]
        );
    }

    #[test]
    fn openings_without_an_end_take_linear_time() {
        burrow_effort::assert_linear("openings", 20_000, |count| {
            assert_eq!(comments(&"<!-- ".repeat(count), 0, false), []);
        });
    }
}
