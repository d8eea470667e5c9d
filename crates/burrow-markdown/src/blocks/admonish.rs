//! Blocks of code that mdbook-admonish shows as callouts: a fence with `admonish warning "Title"` behind it.

use super::Step;
use crate::{
    construct::{self, Constructs, Kind, Title},
    parse,
    rewrite::Edit,
};

/// Finds them.
pub(super) fn find(text: &str, constructs: &mut Constructs) -> Step {
    let mut step = Step::default();
    for range in parse::code_block_ranges(text) {
        let block = &text[range.clone()];
        let first = block.lines().next().unwrap_or_default();
        let fence = first.len() - first.trim_start_matches(['`', '~']).len();
        let Some(kind) = read(&first[fence..]) else {
            continue;
        };
        let Some(last) = closing(block, first.len(), &first[..fence]) else {
            continue; // never closed: shown as the code it would be, and reported as that
        };
        let number = constructs.add(kind, first, &first[..fence]);
        let at = range.start;
        let opening = construct::opening(number);
        step.edits
            .push(Edit::replace(at..at + first.len(), opening));
        let end = construct::end(number);
        step.edits
            .push(Edit::replace(at + last.start..at + last.end, end));
    }
    step
}

/// Where the closing fence of a block stands in it.
fn closing(block: &str, from: usize, fence: &str) -> Option<std::ops::Range<usize>> {
    let whole = block.trim_end();
    let line = whole.get(from..)?.rfind('\n')? + from + 1;
    let mark = whole[line..].trim_start_matches([' ', '\t', '>']);
    let is_fence =
        mark.len() >= fence.len() && mark.bytes().all(|byte| fence.as_bytes()[0] == byte);
    is_fence.then(|| whole.len() - mark.len()..whole.len())
}

/// What an info string asks for: `admonish`, `admonish tip "Title"`, `admonish info.class title='x', collapsible=true`.
fn read(info: &str) -> Option<Kind> {
    let rest = info.trim().strip_prefix("admonish")?;
    if !rest.is_empty() && !rest.starts_with([' ', '\t', ',', '.']) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '\t', ',']);
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'))
        .unwrap_or(rest.len());
    let (name, after) = match rest[end..].starts_with('=') {
        true => ("", rest),
        false => rest.split_at(end),
    };
    let value = |key: &str| {
        let at = after.find(&format!("{key}="))? + key.len() + 1;
        let value = &after[at..];
        match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].split(quote).next(),
            None => value.split([' ', ',']).next(),
        }
    };
    let bare = || {
        let quoted = after.trim_start_matches(|c: char| c != '"' && c != '=');
        quoted.strip_prefix('"')?.split('"').next()
    };
    let name = value("type").unwrap_or(name).to_lowercase();
    let name = if name.is_empty() { "note".into() } else { name };
    let title = match value("title").or_else(bare) {
        None => Title::Usual,
        Some(title) if title.trim().is_empty() => Title::None,
        Some(title) => Title::Words(title.trim().to_owned()),
    };
    if value("collapsible") != Some("true") {
        return Some(Kind::Alert { name, title });
    }
    // What folds needs something to unfold it by.
    let title = match title {
        Title::None => Title::Usual,
        title => title,
    };
    Some(Kind::Details {
        name,
        title,
        open: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn info_strings_of_mdbook_admonish_are_understood() {
        let alert = |name: &str, title| {
            let name = name.to_owned();
            Some(Kind::Alert { name, title })
        };
        let words = |words: &str| Title::Words(words.to_owned());
        assert_eq!(read("admonish"), alert("note", Title::Usual));
        assert_eq!(read("admonish warning"), alert("warning", Title::Usual));
        assert_eq!(
            read("admonish tip \"Of tea\""),
            alert("tip", words("Of tea"))
        );
        assert_eq!(read("admonish tip \"\""), alert("tip", Title::None));
        assert_eq!(
            read("admonish bug.wide title='a'"),
            alert("bug", words("a"))
        );
        assert_eq!(read("admonish title=\"a\""), alert("note", words("a")));
        assert_eq!(read("admonish class=\"x\""), alert("note", Title::Usual));
        let folded = Kind::Details {
            name: "note".to_owned(),
            title: Title::Usual,
            open: false,
        };
        assert_eq!(
            read("admonish note, title='', collapsible=true"),
            Some(folded)
        );
        for other in ["admonishing", "rust", "", "admonish-x"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn only_closed_fences_are_marked_and_what_they_hold_stays() {
        let mut constructs = Constructs::default();
        let text = "````admonish\n```rust\na\n```\n````\n\n> ~~~admonish tip\n> b\n> ~~~\n\n```admonish\nc\n";
        let step = find(text, &mut constructs);
        let cut: Vec<_> = step
            .edits
            .iter()
            .map(|edit| &text[edit.range.clone()])
            .collect();
        assert_eq!(cut, ["````admonish", "````", "~~~admonish tip", "~~~"]);
    }
}
