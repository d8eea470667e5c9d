//! Where front matter ends and Markdown begins, also where the author did not quite say so.

/// How the front matter was marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// There is none.
    None,
    /// `---`, lines, `---`, at the top.
    Fenced,
    /// The opening `---` is missing.
    MissingOpening,
    /// Both fences are missing; the block ends where its lines stop looking like YAML.
    Unfenced,
    /// One H1 stands before the block.
    AfterHeading,
    /// The closing `---` is missing; the block ends where its lines stop looking like YAML.
    Unclosed,
}

/// YAML lines and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The lines between the fences.
    pub yaml: String,
    /// Line of the file on which `yaml` starts, from 1.
    pub line: u32,
}

/// A file taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    /// How the front matter was marked.
    pub shape: Shape,
    /// The front matter.
    pub block: Option<Block>,
    /// A second block right after the first; it is not part of the body.
    pub second: Option<Block>,
    /// The Markdown.
    pub body: String,
    /// Lines of the file before `body`.
    pub line_offset: u32,
}

/// Keys that tell front matter from prose where its fences do not.
const TELLING: [&str; 12] = [
    "title",
    "description",
    "level",
    "persona",
    "parent",
    "nav_order",
    "layout",
    "keywords",
    "permalink",
    "last_modified_date",
    "status",
    "tags",
];

/// Takes decoded text apart.
pub(crate) fn split(text: &str) -> Split {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = skip_blank(&lines, 0);
    if first < lines.len() {
        if is_fence(lines[first])
            && let Some(split) = fenced(&lines, first)
        {
            return split;
        }
        if let Some(split) = without_opening(&lines, first) {
            return split;
        }
        if lines[first].starts_with("# ")
            && let Some(split) = after_heading(&lines, first)
        {
            return split;
        }
    }
    Split {
        shape: Shape::None,
        block: None,
        second: None,
        body: text.to_owned(),
        line_offset: 0,
    }
}

fn fenced(lines: &[&str], opening: usize) -> Option<Split> {
    let start = opening + 1;
    let content = skip_blank(lines, start);
    let looks_like_yaml = lines
        .get(content)
        .is_some_and(|line| is_fence(line) || is_key(line) || line.starts_with('#'));
    if !looks_like_yaml {
        return None; // a thematic break
    }
    let closing = closing_fence(lines, start);
    let prose = (start..closing.unwrap_or(lines.len()))
        .find(|at| !is_yaml_like(lines[*at]) && *at > start && lines[*at - 1].trim().is_empty());
    match (closing, prose) {
        (Some(closing), None) => Some(finish(lines, Shape::Fenced, start, closing, closing + 1)),
        (None, None) if !(start..lines.len()).any(|at| is_key(lines[at])) => None,
        _ => {
            let stop = end_of_keys(lines, start);
            Some(finish(lines, Shape::Unclosed, start, stop, stop))
        }
    }
}

fn without_opening(lines: &[&str], first: usize) -> Option<Split> {
    if let Some(closing) = closing_fence(lines, first) {
        let block = &lines[first..closing];
        if block.iter().all(|line| is_yaml_like(line)) && telling(block) > 0 {
            return Some(finish(
                lines,
                Shape::MissingOpening,
                first,
                closing,
                closing + 1,
            ));
        }
    }
    let end = end_of_keys(lines, first);
    (telling(&lines[first..end]) > 1).then(|| finish(lines, Shape::Unfenced, first, end, end))
}

fn after_heading(lines: &[&str], heading: usize) -> Option<Split> {
    let opening = skip_blank(lines, heading + 1);
    if !lines.get(opening).is_some_and(|line| is_fence(line)) {
        return None;
    }
    let closing = closing_fence(lines, opening + 1)?;
    let block = &lines[opening + 1..closing];
    if !block.iter().all(|line| is_yaml_like(line)) || telling(block) == 0 {
        return None;
    }
    let mut split = finish(
        lines,
        Shape::AfterHeading,
        opening + 1,
        closing,
        closing + 1,
    );
    // The heading stays the first line of the body; blank lines keep every other line at its number.
    let blank = "\n".repeat(split.line_offset as usize - heading - 1);
    split.body = format!("{}{blank}{}", lines[heading], split.body);
    split.line_offset = heading as u32;
    Some(split)
}

/// Cuts the block `start..stop` out; the body begins at `body`, or after a second block that stands there.
fn finish(lines: &[&str], shape: Shape, start: usize, stop: usize, body: usize) -> Split {
    let second = second_block(lines, body);
    let body = second.map_or(body, |(_, closing)| closing + 1);
    Split {
        shape,
        block: Some(block(lines, start, stop)),
        second: second.map(|(start, closing)| block(lines, start, closing)),
        body: lines[body.min(lines.len())..].concat(),
        line_offset: body.min(lines.len()) as u32,
    }
}

fn second_block(lines: &[&str], body: usize) -> Option<(usize, usize)> {
    let opening = skip_blank(lines, body);
    if !lines.get(opening).is_some_and(|line| is_fence(line)) {
        return None;
    }
    let closing = closing_fence(lines, opening + 1)?;
    let inside = &lines[opening + 1..closing];
    let accepted = inside.iter().all(|line| is_yaml_like(line)) && telling(inside) > 0;
    accepted.then_some((opening + 1, closing))
}

fn block(lines: &[&str], start: usize, stop: usize) -> Block {
    Block {
        yaml: lines[start..stop].concat(),
        line: start as u32 + 1,
    }
}

fn closing_fence(lines: &[&str], from: usize) -> Option<usize> {
    (from..lines.len()).find(|at| is_fence(lines[*at]) || lines[*at].trim_end() == "...")
}

/// Where a block without closing fence ends: after its last line that looks like YAML, blank lines left out.
fn end_of_keys(lines: &[&str], start: usize) -> usize {
    let mut end = start;
    for (at, line) in lines.iter().enumerate().skip(start) {
        if !is_yaml_like(line) || line.starts_with('#') {
            break;
        }
        if !line.trim().is_empty() {
            end = at + 1;
        }
    }
    end
}

fn skip_blank(lines: &[&str], mut at: usize) -> usize {
    while lines.get(at).is_some_and(|line| line.trim().is_empty()) {
        at += 1;
    }
    at
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

fn is_key(line: &str) -> bool {
    let line = line.trim_end();
    line.split_once(':').is_some_and(|(key, value)| {
        key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
            && (value.is_empty() || value.starts_with(' '))
    })
}

fn is_yaml_like(line: &str) -> bool {
    let trimmed = line.trim();
    trimmed.is_empty()
        || is_key(line)
        || line.starts_with([' ', '\t', '#'])
        || trimmed.starts_with("- ")
        || matches!(trimmed, "]" | "}" | "-")
}

/// How many lines hold a key that is seldom the beginning of a sentence.
fn telling(lines: &[&str]) -> usize {
    let is_telling = |line: &&&str| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        is_key(line) && TELLING.contains(&key)
    };
    lines.iter().filter(is_telling).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(yaml: &str, line: u32) -> Option<Block> {
        Some(Block {
            yaml: yaml.into(),
            line,
        })
    }

    #[test]
    fn a_fenced_block_is_taken_off_the_top() {
        let split = split("---\ntitle: A\n---\n\n# A\n");
        assert_eq!(split.shape, Shape::Fenced);
        assert_eq!(split.block, block("title: A\n", 2));
        assert_eq!((&*split.body, split.line_offset), ("\n# A\n", 3));
    }

    #[test]
    fn a_second_block_right_after_is_no_text() {
        let split = split("---\ntitle: A\n---\n\n---\ntitle: B\nlevel: 2\n---\ntext\n");
        assert_eq!(split.block, block("title: A\n", 2));
        assert_eq!(split.second, block("title: B\nlevel: 2\n", 6));
        assert_eq!((&*split.body, split.line_offset), ("text\n", 8));
    }

    #[test]
    fn a_missing_opening_fence_is_forgiven_where_the_keys_are_telling() {
        let split_ = split("title: \"A\"\nlevel: \"2\"\n---\ntext\n");
        assert_eq!(split_.shape, Shape::MissingOpening);
        assert_eq!(split_.block, block("title: \"A\"\nlevel: \"2\"\n", 1));
        assert_eq!(split_.body, "text\n");
        assert_eq!(
            split("Note: a heading by underline\n---\ntext\n").shape,
            Shape::None
        );
    }

    #[test]
    fn keys_without_any_fence_are_no_text() {
        let split_ = split("title: \"A\"\nlevel: \"2\"\n\n# A\n\ntext\n\n---\n\nmore\n");
        assert_eq!(split_.shape, Shape::Unfenced);
        assert_eq!(split_.block, block("title: \"A\"\nlevel: \"2\"\n", 1));
        assert_eq!(split_.body, "\n# A\n\ntext\n\n---\n\nmore\n");
        let prose = "Status: fine\n\ntext\n";
        assert_eq!(split(prose).body, prose);
    }

    #[test]
    fn a_heading_before_the_block_stays_and_lines_keep_their_numbers() {
        let split = split("# A\n\n---\ntitle: B\n---\ntext\n");
        assert_eq!(split.shape, Shape::AfterHeading);
        assert_eq!(split.block, block("title: B\n", 4));
        assert_eq!(
            (&*split.body, split.line_offset),
            ("# A\n\n\n\n\ntext\n", 0)
        );
    }

    #[test]
    fn a_block_that_is_never_closed_does_not_swallow_the_body() {
        let open = split("---\ntitle: A\n\nSome text.\n\nMore.\n");
        assert_eq!(open.shape, Shape::Unclosed);
        assert_eq!(open.block.unwrap().yaml.trim(), "title: A");
        assert_eq!(open.body, "\nSome text.\n\nMore.\n");
        let rule = split("---\ntitle: A\n\nSome text.\n\n---\n\nMore.\n");
        assert_eq!(rule.shape, Shape::Unclosed);
        assert_eq!(rule.body, "\nSome text.\n\n---\n\nMore.\n");
        let heading = split("---\ntitle: A\n# Heading\n");
        assert_eq!(heading.body, "# Heading\n");
        let both = split("---\ntitle: A\n\n# Heading\n\nText.\n");
        assert_eq!(both.body, "\n# Heading\n\nText.\n");
    }

    #[test]
    fn thematic_breaks_are_no_front_matter() {
        for text in [
            "---\n\ntext\n\n---\n",
            "---\n",
            "text\n\n---\ntitle: x\n---\n",
            "",
        ] {
            let split = split(text);
            assert_eq!(split.shape, Shape::None, "{text:?}");
            assert_eq!(split.body, text);
        }
    }
}
