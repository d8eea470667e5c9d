//! Expressions: text where that can be known, else code, and found.

use super::{Position, Scanner, read};
use crate::{
    blocks::Found,
    construct::{escaped, fenced},
};

impl Scanner<'_> {
    /// Reads an expression; gives where what follows it starts, nothing where there is none.
    pub(super) fn expression(&mut self, at: usize, position: &mut Position<'_>) -> Option<usize> {
        let rest = &self.text[at..];
        // Attribute lists of Markdown have braces too.
        if rest.starts_with("{#") || rest.starts_with("{:") || rest.starts_with("{.") {
            return None;
        }
        let Some(length) = read::expression(rest) else {
            self.patience -= 1;
            return None;
        };
        let range = at..at + length;
        let code = rest[1..length - 1].trim();
        let comment = code
            .strip_prefix("/*")
            .and_then(|inner| inner.strip_suffix("*/"));
        if code.is_empty() || comment.is_some() {
            let id = comment
                .map(str::trim)
                .filter(|inner| inner.starts_with('#') && !inner.contains(char::is_whitespace));
            let with = id.map_or(String::new(), |id| format!("{{{id}}}"));
            self.replace(range.clone(), with, position);
            return Some(range.end);
        }
        if let Some(value) = read::literal(code) {
            let block = self.frames.last().filter(|frame| frame.name == "CodeBlock");
            if let Some(block) = block.filter(|_| !position.written) {
                let lines = fenced(&block.language, &value);
                return Some(self.put_lines(range, &lines, position));
            }
            let shown = if value.trim().is_empty() {
                " ".into()
            } else {
                escaped(&value)
            };
            self.replace(range.clone(), shown, position);
            return Some(range.end);
        }
        self.step.found.push(Found {
            at,
            code: "expression-shown",
            message: "this expression is worked out by a program; it is shown as written".into(),
            hint: Some("write what it stands for"),
        });
        if code.contains('\n') && !position.written && self.rest_is_blank(range.end) {
            let lines = fenced("jsx", &rest[..length]);
            return Some(self.put_lines(range, &lines, position));
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let ticks = "`".repeat(longest + 1);
        let space = if longest > 0 { " " } else { "" };
        let shown = crate::words::squeeze(&rest[..length]);
        self.replace(
            range.clone(),
            format!("{ticks}{space}{shown}{space}{ticks}"),
            position,
        );
        Some(range.end)
    }
}
