//! What `docs/publish/hosting.md` says: the configurations in its fences, and the table of headers.

use burrow_e2e::root;
use std::fs;

/// The text of the page.
pub fn text() -> String {
    let file = root().join("docs/publish/hosting.md");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The code blocks in a language, in their order.
pub fn blocks(language: &str) -> Vec<String> {
    let text = text();
    let fence = format!("\n```{language}\n");
    let blocks = text.split(&fence).skip(1);
    blocks
        .map(|block| block.split("\n```").next().unwrap_or_default().to_owned() + "\n")
        .collect()
}

/// A configuration with the lines of `changes` in the place of those that begin with the same words, the last of which
/// differs: `root /a;` is replaced by `root /b;`.
pub fn replaced(configuration: &str, changes: &str) -> String {
    changes
        .lines()
        .fold(configuration.to_owned(), |text, change| {
            let words: Vec<&str> = change.split_whitespace().collect();
            let all_but_last = &words[..words.len() - 1];
            let mut replaced = 0;
            let lines = text.lines().map(|line| {
                let own: Vec<&str> = line.split_whitespace().collect();
                let is_same = own.len() == words.len() && own.starts_with(all_but_last);
                replaced += usize::from(is_same);
                if is_same { change } else { line }
            });
            let text: Vec<&str> = lines.collect();
            assert_eq!(replaced, 1, "`{change}` takes the place of one line");
            text.join("\n") + "\n"
        })
}

/// `Cache-Control` by pattern, from the table; the first that fits counts.
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads the table.
    pub fn read() -> Self {
        let text = text();
        let rows = text
            .split("| Path | `Cache-Control` |\n")
            .nth(1)
            .expect("the table of headers");
        let rows = rows.lines().skip(1).take_while(|row| row.starts_with('|'));
        let mut headers = Vec::new();
        for row in rows {
            let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
            let [patterns, value] = cells[..] else {
                panic!("two cells in {row}");
            };
            for pattern in patterns.split(',') {
                headers.push((bare(pattern), bare(value)));
            }
        }
        Self(headers)
    }

    /// What holds for a file of the site.
    pub fn of(&self, path: &str) -> &str {
        let found = self.0.iter().find(|(pattern, _)| fits(pattern, path));
        &found.expect("the last pattern fits everything").1
    }
}

fn bare(cell: &str) -> String {
    cell.trim().trim_matches('`').to_owned()
}

/// `*` stands for anything within a folder's name, `**` for anything.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => {
            let Some(path) = path.strip_prefix(start) else {
                return false;
            };
            let (rest, anything) = match rest.strip_prefix('*') {
                Some(rest) => (rest, true),
                None => (rest, false),
            };
            let end = match path.find('/') {
                Some(slash) if !anything => slash,
                _ => path.len(),
            };
            let mut ends = (0..=end).filter(|end| path.is_char_boundary(*end));
            ends.any(|end| fits(rest, &path[end..]))
        }
    }
}

#[test]
fn patterns_fit_as_the_page_says() {
    for (pattern, path, expected) in [
        ("bundle/**", "bundle/pages/x.json", true),
        ("reader/*-*.js", "reader/app-0.js", true),
        ("reader/*-*.js", "reader/a/app-0.js", false),
        ("reader/*-*.js", "reader/app.js", false),
        ("search/engine-*", "search/search.js", false),
        ("**", "a/b", true),
    ] {
        assert_eq!(fits(pattern, path), expected, "{pattern} {path}");
    }
}
