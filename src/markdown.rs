//! A page's Markdown as far as it is open. Pure: lines are read only as far as it takes to find headings.

/// A heading of the page as it stands on the screen, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its rank, from 1.
    pub rank: u8,
    /// Whether what is below it is open.
    pub is_open: bool,
}

/// The text without what is folded: of a folded passage the heading stays, with an ellipsis for what is left out. Where
/// the headings of the text are not those of the page, which a heading written in HTML does, the text is given whole.
pub fn as_open(text: &str, headings: &[Open]) -> String {
    let found: Vec<usize> = heading_lines(text);
    if found.len() != headings.len() || headings.iter().all(|heading| heading.is_open) {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut folded_below: Option<u8> = None;
    let mut next = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if found.get(next) == Some(&number) {
            let Open { rank, is_open } = headings[next];
            next += 1;
            if folded_below.is_some_and(|folded| rank <= folded) {
                folded_below = None;
            }
            if folded_below.is_none() {
                out.push_str(line);
                if !is_open {
                    folded_below = Some(rank);
                    out.push_str("\n…\n\n");
                }
            }
        } else if folded_below.is_none() {
            out.push_str(line);
        }
    }
    out
}

/// The numbers of the lines that are headings: `#` and text, or text above a line of `=` or `-`; not in code.
fn heading_lines(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut fence = None;
    let mut before = "";
    for (number, line) in text.lines().enumerate() {
        let own = line.trim_start_matches(' ');
        let indent = line.len() - own.len();
        let marks = |mark: char| own.chars().take_while(|c| *c == mark).count();
        let mark = own.chars().next().unwrap_or(' ');
        if let Some((open, length)) = fence {
            if mark == open && marks(mark) >= length && own.trim_end().chars().all(|c| c == mark) {
                fence = None;
            }
        } else if indent < 4 && matches!(mark, '`' | '~') && marks(mark) >= 3 {
            fence = Some((mark, marks(mark)));
        } else if indent < 4 && mark == '#' && marks('#') <= 6 {
            let rest = own.trim_start_matches('#');
            if rest.is_empty() || rest.starts_with([' ', '\t']) {
                found.push(number);
            }
        } else if indent < 4
            && matches!(mark, '=' | '-')
            && own.trim_end().chars().all(|c| c == mark)
            && is_text(before)
        {
            // A line of one's own above: where a table or a list stood it would be something else.
            found.push(number - 1);
        }
        before = if fence.is_some() { "" } else { line };
    }
    found
}

fn is_text(line: &str) -> bool {
    let line = line.trim_end();
    !line.trim().is_empty()
        && !line.starts_with("    ")
        && !line
            .trim_start()
            .starts_with(['#', '>', '|', '-', '*', '+', '=', '<', '`', '~'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(headings: &[(u8, bool)]) -> Vec<Open> {
        let one = |(rank, is_open): &(u8, bool)| Open {
            rank: *rank,
            is_open: *is_open,
        };
        headings.iter().map(one).collect()
    }

    const PAGE: &str = "# Mail\n\nWhat it is.\n\n## Why\n\nBecause.\n\n### More\n\nMuch.\n\n## How\n\n```sh\n# no heading\n```\n";

    #[test]
    fn what_is_folded_leaves_its_heading() {
        let all = open(&[(1, true), (2, false), (3, true), (2, true)]);
        assert_eq!(
            as_open(PAGE, &all),
            "# Mail\n\nWhat it is.\n\n## Why\n\n…\n\n## How\n\n```sh\n# no heading\n```\n"
        );
        let inner = open(&[(1, true), (2, true), (3, false), (2, false)]);
        assert_eq!(
            as_open(PAGE, &inner),
            "# Mail\n\nWhat it is.\n\n## Why\n\nBecause.\n\n### More\n\n…\n\n## How\n\n…\n\n"
        );
    }

    #[test]
    fn nothing_is_left_out_where_headings_do_not_agree_or_all_is_open() {
        let fewer = open(&[(1, true), (2, false)]);
        assert_eq!(as_open(PAGE, &fewer), PAGE);
        let whole = open(&[(1, true), (2, true), (3, true), (2, true)]);
        assert_eq!(as_open(PAGE, &whole), PAGE);
        assert_eq!(as_open("", &[]), "");
    }

    #[test]
    fn headings_are_found_as_markdown_has_them() {
        let text = "Mail\n====\n\na\n---\n\n- b\n---\n\n| a |\n---\n\n    # code\n#none\n#\n~~~\n# code\n```\n~~~\n## Last";
        assert_eq!(heading_lines(text), [0, 3, 14, 19]);
    }
}
