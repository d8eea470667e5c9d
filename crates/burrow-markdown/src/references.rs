//! Links and footnotes by reference: labels that nothing defines, and definitions that nothing names.

use crate::{
    Place,
    parse::{Definition, Placed},
    source::Prepared,
};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

/// The longest name of a footnote that is looked for, in bytes.
const LONGEST: usize = 100;

/// What is wrong with a page's references, each label with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// `[text][label]` and `[label][]`, links and images, and `[^1]`, whose label nothing defines.
    pub undefined: Vec<(String, Place)>,
    /// Definitions whose label no link, image or footnote names. What leads nowhere (`[//]: # (…)`) is a comment.
    pub unused: Vec<(String, Place)>,
    /// Definitions of a label that is defined above.
    pub repeated: Vec<(String, Place)>,
}

/// Looks through a page.
pub(crate) fn of(
    page: &Prepared,
    events: &[Placed<'_>],
    definitions: &[Definition],
    undefined: &[(String, Range<usize>)],
) -> References {
    let mut found = References::default();
    let mut seen = HashSet::new();
    for (label, range) in undefined {
        // Footnotes are no links, `[x]` is a box that is ticked, and the parser may come to one twice.
        let is_link = !label.starts_with('^') && !label.eq_ignore_ascii_case("x");
        if is_link && seen.insert(range.start) {
            let place = page.place(range.start);
            found.undefined.push((label.clone(), place));
        }
    }
    for (label, at) in notes_undefined(page, events) {
        found.undefined.push((label, page.place(at)));
    }
    let mut used = HashSet::new();
    let mut leaves = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) if !id.is_empty() => {
                used.insert(plain(id));
            }
            Event::FootnoteReference(label) => {
                used.insert(format!("^{label}"));
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Table(_),
            ) => leaves.push(range.clone()),
            _ => {}
        }
    }
    for Definition {
        label,
        target,
        range,
    } in definitions
    {
        let is_comment = matches!(target.as_str(), "" | "#");
        if !is_comment && !used.contains(&plain(label)) {
            let place = page.place(range.start);
            found.unused.push((label.clone(), place));
        }
    }
    let mut notes = HashSet::new();
    for (event, range) in events {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            let label = format!("^{label}");
            let place = page.place(range.start);
            if notes.contains(&label) {
                found.repeated.push((label, place));
            } else {
                if !used.contains(&label) {
                    found.unused.push((label.clone(), place));
                }
                notes.insert(label);
            }
        }
    }
    for (label, at) in repeated(&page.text, &leaves, definitions) {
        found.repeated.push((label, page.place(at)));
    }
    found.undefined.sort_by_key(|(_, place)| *place);
    found.unused.sort_by_key(|(_, place)| *place);
    found.repeated.sort_by_key(|(_, place)| *place);
    found
}

/// References to footnotes that nothing defines, which are text to the parser: by a number, or by a name on a page
/// that has footnotes.
fn notes_undefined(page: &Prepared, events: &[Placed<'_>]) -> Vec<(String, usize)> {
    let is_note =
        |(event, _): &Placed<'_>| matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
    let has_notes = events.iter().any(is_note);
    let mut found = Vec::new();
    let mut code = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => code -= 1,
            // Where something is escaped, brackets may be, too.
            Event::Text(text) if code == 0 && text.len() == range.len() => {
                for (at, _) in text.match_indices("[^") {
                    let near = text.floor_char_boundary(at + LONGEST);
                    let Some((label, _)) = text[at + 1..near].split_once(']') else {
                        continue;
                    };
                    let name = &label[1..];
                    let fits = match has_notes {
                        true => |c: char| c.is_alphanumeric() || matches!(c, '-' | '_'),
                        false => |c: char| c.is_ascii_digit(),
                    };
                    let at = range.start + at;
                    if !name.is_empty()
                        && name.chars().all(fits)
                        && !page.text[..at].ends_with('\\')
                    {
                        found.push((label.to_owned(), at));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Lines that look like definitions, stand in no block and are not the one that counts: the parser passes over them.
fn repeated(
    text: &str,
    leaves: &[Range<usize>],
    definitions: &[Definition],
) -> Vec<(String, usize)> {
    let counts: HashSet<usize> = definitions.iter().map(|it| it.range.start).collect();
    let known: HashSet<String> = definitions.iter().map(|it| plain(&it.label)).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut at, mut leaf) = (0, 0);
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let start = at + indent;
        at += line.len();
        while leaves.get(leaf).is_some_and(|leaf| leaf.end <= start) {
            leaf += 1;
        }
        let inside = leaves.get(leaf).is_some_and(|leaf| leaf.contains(&start));
        if indent > 3 || inside || counts.contains(&start) {
            continue;
        }
        let label = line[indent..].strip_prefix('[').and_then(|rest| {
            let (label, _) = rest.split_once("]:")?;
            (!label.starts_with('^') && !label.contains(['[', ']'])).then_some(label)
        });
        if let Some(label) = label.filter(|label| known.contains(&plain(label))) {
            found.push((label.to_owned(), start));
        }
    }
    found
}

/// A label as labels are compared: without case, every run of white space one space.
fn plain(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, Source, parse};

    /// Labels with their lines: undefined, unused, repeated.
    fn references(text: &str) -> [Vec<(String, u32)>; 3] {
        let source = Source {
            text,
            line_offset: 0,
            dialect: Dialect::default(),
        };
        let page = Prepared::new(&source);
        let parsed = parse::parse(&page, &source.dialect);
        let found = of(
            &page,
            &parsed.events,
            &parsed.definitions,
            &parsed.undefined,
        );
        [found.undefined, found.unused, found.repeated].map(|labels| {
            let labels = labels.into_iter();
            labels.map(|(label, at)| (label, at.line)).collect()
        })
    }

    fn labels(labels: &[(&str, u32)]) -> Vec<(String, u32)> {
        let labels = labels.iter();
        labels
            .map(|(label, line)| ((*label).to_owned(), *line))
            .collect()
    }

    #[test]
    fn what_nothing_defines_is_told_from_brackets() {
        let text = "[a][b] [c][] ![d][e] [f] [x][x] [ ] [!NOTE] `[g][h]` [i][j] [k]\\[l]\n\n- [ ] task\n\n[j]: /j\n";
        let [undefined, unused, repeated] = references(text);
        assert_eq!(undefined, labels(&[("b", 1), ("c", 1), ("e", 1)]));
        assert_eq!([unused, repeated], [vec![], vec![]]);
    }

    #[test]
    fn definitions_that_nothing_names_or_that_come_twice_are_found() {
        let text = "[A b][]\n\n[a  B]: /one\n[c]: /c\n[a b]: /two\n\n```\n[c]: /in-code\n```\n\n\
                    text\n[a b]: no definition inside a paragraph\n\n[//]: # (a comment)\n";
        let [undefined, unused, repeated] = references(text);
        assert_eq!(undefined, []);
        assert_eq!(unused, labels(&[("c", 4)]));
        assert_eq!(repeated, labels(&[("a b", 5)]));
    }

    #[test]
    fn a_footnote_is_a_reference_too() {
        let text = "One[^1], [^three], `[^4]` \\[^5].\n\n[^1]: One.\n\n[^2]: Two.\n";
        let [undefined, unused, repeated] = references(text);
        assert_eq!(undefined, labels(&[("^three", 1)]));
        assert_eq!(unused, labels(&[("^2", 5)]));
        assert_eq!(repeated, []);
        let [undefined, ..] = references("See[^7], not [^a-z] or \n[^8]\n");
        assert_eq!(undefined, labels(&[("^7", 1), ("^8", 2)]));
    }
}
