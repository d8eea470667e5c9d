//! A plain reading of a Markdown tree: enough structure to judge a ranking by, and no more.

use burrow_search::{Document, PassageText};
use std::fs;
use std::path::{Path, PathBuf};

/// A page of the tree.
pub struct TreePage {
    /// Its path below `docs/`, without `.md`.
    pub id: String,
    pub document: Document,
}

/// The pages of the real tree in order of path, or none (said aloud) where it is not at hand.
pub fn real_tree() -> Option<Vec<TreePage>> {
    let corpora = std::env::var_os("BURROW_CORPORA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"),
        PathBuf::from,
    );
    let root = corpora.join("penguinmails/docs");
    if !root.is_dir() {
        eprintln!("skipped: no penguinmails tree; set BURROW_CORPORA to the folder that holds it");
        return None;
    }
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    Some(files.iter().map(|file| page(&root, file)).collect())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}

fn page(root: &Path, file: &Path) -> TreePage {
    let source = fs::read_to_string(file).expect("the page can be read");
    let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let id = file
        .strip_prefix(root)
        .expect("the page lies below the root")
        .with_extension("")
        .to_string_lossy()
        .replace('\\', "/");
    let (front_matter, body) = source
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .unwrap_or(("", &source));
    let key = |name: &str| {
        front_matter
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
    };
    let mut passages = vec![PassageText::default()];
    let mut first_heading = None;
    let mut fence: Option<&str> = None;
    for line in body.lines() {
        let trimmed = line.trim_start();
        if let Some(open) = fence {
            if trimmed.starts_with(open) {
                fence = None;
            }
        } else if let Some(open) = ["```", "~~~"].into_iter().find(|f| trimmed.starts_with(f)) {
            fence = Some(open);
            continue;
        } else if let Some(heading) = heading(line) {
            if first_heading.is_none() {
                first_heading = Some(plain(heading));
                continue;
            }
            passages.push(PassageText {
                heading: plain(heading),
                text: String::new(),
            });
            continue;
        }
        let text = &mut passages.last_mut().expect("there is a first").text;
        text.push_str(&plain(line));
        text.push('\n');
    }
    let keywords = [
        key("description").unwrap_or_default(),
        id.replace(['/', '-', '_'], " "),
    ];
    TreePage {
        document: Document {
            title: key("title").or(first_heading).unwrap_or_else(|| id.clone()),
            keywords: keywords.join(" "),
            passages,
        },
        id,
    }
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let rank = line.len() - text.len();
    ((1..=6).contains(&rank) && text.starts_with(' '))
        .then(|| text.trim().trim_end_matches('#').trim())
}

/// Drops the targets of links and what only marks up.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("](") {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once(')').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace(['*', '[', ']', '`', '|', '#'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
