//! Findings as GitHub annotations: workflow commands that show them beside the changed lines.

use super::places::Places;
use burrow_bundle::{Diagnostic, Severity};

/// GitHub shows so many annotations of each severity for one step and drops the rest.
pub const SHOWN: usize = 10;

/// One command a finding, errors first: GitHub shows the first few.
pub fn commands(found: &[Diagnostic], places: &Places) -> Vec<String> {
    let mut found: Vec<_> = found.iter().collect();
    found.sort_by_key(|one| one.severity);
    found.into_iter().map(|one| command(one, places)).collect()
}

fn command(one: &Diagnostic, places: &Places) -> String {
    let kind = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    if !one.file.is_empty() {
        properties.push(format!("file={}", property(&places.path(&one.file))));
        let last_line = one.end.map_or(one.line, |(line, _)| line);
        if one.line > 0 {
            properties.push(format!("line={},endLine={last_line}", one.line));
        }
        // Columns are for findings on one line; the last one is part of what is marked.
        if one.line > 0 && one.column > 0 && last_line == one.line {
            let end = one
                .end
                .map_or(one.column, |(_, column)| column.saturating_sub(1));
            properties.push(format!(
                "col={},endColumn={}",
                one.column,
                end.max(one.column)
            ));
        }
    }
    properties.push(format!("title={}", property(&one.code)));
    let message = match &one.hint {
        Some(hint) => format!("{}\nhelp: {hint}", one.message),
        None => one.message.clone(),
    };
    format!("::{kind} {}::{}", properties.join(","), data(&message))
}

/// What stands after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What stands after `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn lines(found: &[Diagnostic]) -> Vec<String> {
        commands(found, &Places::around(Path::new("/nowhere")))
    }

    #[test]
    fn commands_are_escaped_and_errors_come_first() {
        let found = [
            Diagnostic::info("left-out", "a.md", "100 %\r\n"),
            Diagnostic::error("broken-link", "a,b:c.md", "nothing at ::x::")
                .at(3, 5)
                .until(3, 9)
                .hint("y"),
        ];
        assert_eq!(
            lines(&found),
            [
                "::error file=a%2Cb%3Ac.md,line=3,endLine=3,col=5,endColumn=8,title=broken-link::\
                 nothing at ::x::%0Ahelp: y",
                "::notice file=a.md,title=left-out::100 %25%0D%0A",
            ]
        );
    }

    #[test]
    fn a_finding_over_several_lines_has_no_columns() {
        let found = [Diagnostic::warning("x", "a.md", "y").at(3, 5).until(4, 2)];
        assert_eq!(
            lines(&found),
            ["::warning file=a.md,line=3,endLine=4,title=x::y"]
        );
        let whole = [Diagnostic::warning("x", "", "y")];
        assert_eq!(lines(&whole), ["::warning title=x::y"]);
    }
}
