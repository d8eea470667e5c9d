//! Diagnostics: what the program has to say about a tree, as data. Printing them is the caller's job.

use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something a reader will run into: a link that leads nowhere, a page that could not be read as meant.
    Error,
    /// Something that was read in a way its author may not have meant.
    Warning,
    /// Worth knowing, nothing to repair.
    Info,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        })
    }
}

/// One thing to say, at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Short, stable name of the kind: `broken-link`.
    pub code: Cow<'static, str>,
    /// The file, relative to the tree, `/` between parts; empty when it concerns the tree as a whole.
    pub file: String,
    /// Line in the file, from 1; 0 when it concerns the file as a whole.
    pub line: u32,
    /// Column in characters, from 1; 0 when it concerns the line or the file as a whole.
    pub column: u32,
    /// Line and column of the first character after what it concerns; none when only the beginning is known.
    pub end: Option<(u32, u32)>,
    /// What is the matter, in one sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// What puts it right, where that is certain enough to be done without asking.
    pub fix: Option<Fix>,
}

/// Changes to one file that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The changes, apart from each other.
    pub edits: Vec<Edit>,
}

/// One text in place of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Edit {
    /// Line in the file on which `from` begins, from 1.
    pub line: u32,
    /// Column of its first character, from 1. As in every place, byte order marks do not count.
    pub column: u32,
    /// What stands there, `\n` for every line end; where something else stands, the change is not made.
    pub from: String,
    /// What shall stand there, `\n` for every line end.
    pub to: String,
}

impl Fix {
    /// One change at a line and column, both from 1.
    pub fn replace(
        (line, column): (u32, u32),
        from: impl Into<String>,
        to: impl Into<String>,
    ) -> Self {
        let (from, to) = (from.into(), to.into());
        Self {
            edits: vec![Edit {
                line,
                column,
                from,
                to,
            }],
        }
    }
}

impl Diagnostic {
    /// A diagnostic about a whole file, without a hint.
    pub fn new(
        severity: Severity,
        code: impl Into<Cow<'static, str>>,
        file: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            code: code.into(),
            file: file.into(),
            line: 0,
            column: 0,
            end: None,
            message: message.into(),
            hint: None,
            fix: None,
        }
    }

    /// An error about a whole file.
    pub fn error(
        code: impl Into<Cow<'static, str>>,
        file: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Error, code, file, message)
    }

    /// A warning about a whole file.
    pub fn warning(
        code: impl Into<Cow<'static, str>>,
        file: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, code, file, message)
    }

    /// A remark about a whole file.
    pub fn info(
        code: impl Into<Cow<'static, str>>,
        file: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Info, code, file, message)
    }

    /// The same at a line and column, both from 1.
    #[must_use]
    pub fn at(mut self, line: u32, column: u32) -> Self {
        (self.line, self.column) = (line, column);
        self
    }

    /// The same up to a line and column: those of the first character after what it concerns.
    #[must_use]
    pub fn until(mut self, line: u32, column: u32) -> Self {
        self.end = Some((line, column));
        self
    }

    /// The same with what puts it right.
    #[must_use]
    pub fn fixed_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// The same with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    /// `path:line:column: error[code]: message`, without the hint.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}:", self.file)?;
            if self.line > 0 {
                write!(f, "{}:{}:", self.line, self.column.max(1))?;
            }
            f.write_str(" ")?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}

/// Puts diagnostics in the one order they are ever shown in: file, line, column, code, message.
pub(crate) fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.file, a.line, a.column, &a.code, &a.message)
            .cmp(&(&b.file, b.line, b.column, &b.code, &b.message))
    });
    diagnostics.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_prints_its_place_and_serialises_every_key() {
        let diagnostic = Diagnostic::error("broken-link", "a/b.md", "nothing at \"c\"").at(3, 7);
        assert_eq!(
            diagnostic.to_string(),
            "a/b.md:3:7: error[broken-link]: nothing at \"c\""
        );
        assert_eq!(
            serde_json::to_string(&diagnostic).unwrap(),
            r#"{"severity":"error","code":"broken-link","file":"a/b.md","line":3,"column":7,"end":null,"message":"nothing at \"c\"","hint":null,"fix":null}"#
        );
    }

    #[test]
    fn order_is_file_then_place_then_code() {
        let mut all = vec![
            Diagnostic::info("b", "z.md", "x"),
            Diagnostic::info("b", "a.md", "x").at(2, 1),
            Diagnostic::info("a", "a.md", "x").at(2, 1),
            Diagnostic::info("c", "a.md", "x").at(1, 9),
        ];
        sort(&mut all);
        let order: Vec<_> = all.iter().map(|d| (&*d.file, &*d.code)).collect();
        assert_eq!(
            order,
            [("a.md", "c"), ("a.md", "a"), ("a.md", "b"), ("z.md", "b")]
        );
    }
}
