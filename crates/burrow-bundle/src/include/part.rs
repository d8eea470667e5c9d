//! Parts of files: lines, anchors and regions.

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// From a line to a line, both included; none is the start or the end.
    Lines(Option<usize>, Option<usize>),
    /// What a name marks.
    Named(String),
}

impl Part {
    /// `name`, `3`, `3:`, `:7` or `3:7`, as it stands behind the colon of a path.
    pub fn parse(written: &str) -> Self {
        let number = |text: &str| text.trim().parse::<usize>().ok();
        let is_range = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ':');
        match written.split_once(':') {
            _ if written.is_empty() => Self::Whole,
            Some((from, to)) if is_range(written) => {
                Self::Lines(number(from), number(to.split(':').next().unwrap_or("")))
            }
            None if is_range(written) => Self::Lines(number(written), number(written)),
            _ => Self::Named(written.split(':').next().unwrap_or("").to_owned()),
        }
    }
}

/// How a line may mark where a named part starts and ends.
const MARKS: [(&str, &str); 4] = [
    ("ANCHOR:", "ANCHOR_END:"),
    ("[start:", "[end:"),
    ("#region ", "#endregion "),
    ("region ", "endregion "),
];

/// Takes a part of a text, with the line it starts on; none if the text has no such part. Lines that mark parts are
/// left out.
pub(crate) fn take(text: &str, part: &Part) -> Option<(String, u32)> {
    let lines = (1..).zip(text.split_inclusive('\n'));
    match part {
        Part::Whole => {
            let marked = text.contains("ANCHOR") || text.contains("--8<-- [");
            if !marked {
                return Some((text.to_owned(), 1));
            }
            let kept = lines.filter(|(_, line)| !is_hard_mark(line));
            Some((kept.map(|(_, line)| line).collect(), 1))
        }
        Part::Lines(from, to) => {
            let from = from.unwrap_or(1).max(1);
            let to = to.unwrap_or(usize::MAX);
            let kept = lines.filter(|(number, _)| (from..=to).contains(number));
            Some((kept.map(|(_, line)| line).collect(), from as u32))
        }
        Part::Named(name) => {
            let (start, end) = MARKS
                .into_iter()
                .find(|(start, _)| text.lines().any(|line| marks(line, start, name)))?;
            let mut taken = String::new();
            let mut first = None;
            for (number, line) in lines {
                if first.is_none() {
                    if marks(line, start, name) {
                        first = Some(number + 1);
                    }
                } else if marks(line, end, name) {
                    break;
                } else if !is_hard_mark(line) {
                    taken.push_str(line);
                }
            }
            Some((taken, first.unwrap_or(1) as u32))
        }
    }
}

/// Whether a line marks a part of this name.
fn marks(line: &str, mark: &str, name: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let rest = line[at + mark.len()..].trim_start();
        before.is_none_or(|c| !c.is_alphanumeric())
            && rest.strip_prefix(name).is_some_and(|rest| {
                !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'))
            })
    })
}

/// Whether a line marks a part in a way that nobody writes for another reason.
fn is_hard_mark(line: &str) -> bool {
    line.contains("ANCHOR:")
        || line.contains("ANCHOR_END:")
        || (line.contains("8<--") && (line.contains("[start:") || line.contains("[end:")))
}

/// A text without the indentation that all its lines share.
pub(super) fn dedent(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = || text.split_inclusive('\n');
    let filled = lines().filter(|line| !line.trim().is_empty());
    let shared = filled.map(indent).min().unwrap_or(0);
    lines()
        .map(|line| line.get(shared.min(indent(line))..).unwrap_or(line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_lines_or_names() {
        assert_eq!(Part::parse(""), Part::Whole);
        assert_eq!(Part::parse("2"), Part::Lines(Some(2), Some(2)));
        assert_eq!(Part::parse("2:"), Part::Lines(Some(2), None));
        assert_eq!(Part::parse(":9"), Part::Lines(None, Some(9)));
        assert_eq!(Part::parse("2:9"), Part::Lines(Some(2), Some(9)));
        assert_eq!(Part::parse("two"), Part::Named("two".into()));
    }

    #[test]
    fn named_parts_are_found_however_they_are_marked() {
        for (start, end) in [
            ("// ANCHOR: a", "// ANCHOR_END: a"),
            ("# --8<-- [start:a]", "# --8<-- [end:a]"),
            ("// #region a", "// #endregion a"),
            ("<!-- region a -->", "<!-- endregion a -->"),
        ] {
            let text = format!("x\n{start}\ny\n{end}\nz\n");
            assert_eq!(
                take(&text, &Part::Named("a".into())),
                Some(("y\n".into(), 3)),
                "{start}"
            );
            assert_eq!(take(&text, &Part::Named("b".into())), None);
        }
        let lines = Part::Lines(Some(2), Some(3));
        assert_eq!(take("a\nb\nc\nd", &lines), Some(("b\nc\n".into(), 2)));
        assert_eq!(
            take("a\n// ANCHOR: x\nb\n", &Part::Whole),
            Some(("a\nb\n".into(), 1))
        );
    }

    #[test]
    fn shared_indentation_goes() {
        assert_eq!(dedent("    a\n\n      b\n"), "a\n\n  b\n");
    }
}
