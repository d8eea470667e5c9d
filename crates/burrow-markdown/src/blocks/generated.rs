//! Places where MkDocs' plug-ins put documentation that they make from code: `::: package.module` with options below.
//!
//! Nothing is run, so the name of what would stand there is shown in its place, and reported.

use super::{Found, Step, lines};
use crate::{parse, rewrite::Edit};

/// Columns by which options are indented.
const INDENT: usize = 4;

/// Finds them; `loose` where no other block starts with colons.
pub(super) fn find(text: &str, loose: bool) -> Step {
    let code = parse::code_block_ranges(text);
    let mut step = Step::default();
    let mut all = lines::lines(text).peekable();
    while let Some(line) = all.next() {
        let Some(name) = line.text().strip_prefix(":::").map(str::trim) else {
            continue;
        };
        let next = code.partition_point(|range| range.end <= line.at());
        let is_code = code.get(next).is_some_and(|range| range.start <= line.at());
        if is_code || !is_identifier(name) || !loose && !name.contains('.') {
            continue;
        }
        let mut end = line.end();
        while let Some(option) = all.next_if(|option| {
            let is_deeper = option.indent >= line.indent + INDENT;
            is_deeper && option.quotes == line.quotes && !option.is_blank()
        }) {
            end = option.end();
        }
        step.edits
            .push(Edit::replace(line.at()..end, format!("`{name}`")));
        step.found.push(Found {
            at: line.at(),
            code: "directive-unknown",
            message: format!(
                "documentation that would be made from the code of `{name}` stands here; only the name is shown"
            ),
            hint: Some("link to where it can be read, or write it here"),
        });
    }
    step
}

/// Whether a plug-in could look something up by this name.
fn is_identifier(name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '/');
    name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str, loose: bool) -> String {
        let step = find(text, loose);
        let text = crate::rewrite::Rewritten::new(text.to_owned());
        text.edit(&step.edits).0.text
    }

    #[test]
    fn a_name_is_shown_and_its_options_are_not() {
        let text = "a\n\n::: pkg.mod.Class\n    options:\n      members:\n      - x\n\nb\n";
        assert_eq!(rewritten(text, true), "a\n\n`pkg.mod.Class`\n\nb\n");
        assert_eq!(
            rewritten("::: mkdocs-click\n    :depth: 1\n", true),
            "`mkdocs-click`\n"
        );
    }

    #[test]
    fn what_is_code_or_another_block_stays() {
        for (text, loose) in [
            ("```\n::: a.b\n```\n", true),
            ("::: note\n", false),
            ("::: note Title\n", true),
            (":::\n", true),
        ] {
            assert_eq!(rewritten(text, loose), text);
        }
    }
}
