//! The real tree: every page renders, and no words are lost.

use crate::{check, world};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn markdown_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder)
        .expect("a readable folder")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            markdown_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            out.push(path);
        }
    }
    out.sort();
}

/// What follows the front matter.
fn body(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let Some(rest) = text.strip_prefix("---") else {
        return text;
    };
    rest.split_once("\n---").map_or(text, |(_, body)| {
        body.split_once('\n').map_or("", |(_, body)| body)
    })
}

/// Words of a Markdown source by a much simpler reading than ours: targets, tags and markers left out.
fn source_words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut fence: Option<String> = None;
    let mut script = false;
    for line in text.lines() {
        let trimmed = line.trim_start_matches(['>', ' ', '\t', '-', '*', '+']);
        let mark: String = trimmed
            .chars()
            .take_while(|c| matches!(c, '`' | '~'))
            .collect();
        if mark.len() >= 3 {
            match &fence {
                None => fence = Some(mark),
                Some(open) if mark.starts_with(open.as_str()) && trimmed.trim_end() == mark => {
                    fence = None
                }
                Some(_) => plain.push_str(line),
            }
            continue;
        }
        script = (script || line.contains("<script")) && !line.contains("</script");
        if fence.is_some() {
            plain.push_str(line);
        } else if !script && !trimmed.starts_with("{:") && !trimmed.starts_with("{%") {
            plain.push_str(&without_markup(line));
        }
        plain.push('\n');
    }
    tokens(&plain)
}

/// A line without list numbers, link targets and labels, images and tags.
fn without_markup(line: &str) -> String {
    let start = line.trim_start_matches(['>', ' ', '\t']);
    let start = start.strip_prefix("- [x]").unwrap_or(start);
    let digits = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut rest = if digits.starts_with(". ") {
        digits
    } else {
        start
    };
    if rest.starts_with('[')
        && let Some(end) = rest.find("]:")
    {
        let note = rest.starts_with("[^");
        rest = if note { &rest[end + 2..] } else { "" };
    }
    let mut out = String::new();
    while let Some(at) = rest.find(['<', ']', '[', '!', '{']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let end = if rest.starts_with("](") || rest.starts_with("![") {
            rest.find(')')
        } else if rest.starts_with("][") || rest.starts_with("[^") {
            rest[1..].find(']').map(|end| end + 1)
        } else if rest.starts_with("{% raw")
            || rest.starts_with("{% endraw")
            || rest.starts_with("{:")
        {
            rest.find('}')
        } else if rest.starts_with('<') && tag && !rest.contains("://") {
            rest.find('>')
        } else {
            None
        };
        out.push(' ');
        rest = &rest[end.unwrap_or(0) + 1..];
    }
    out + rest
}

fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn no_page_of_the_real_tree_loses_its_words() {
    let Some(corpora) = world::corpora("the real tree") else {
        return;
    };
    let mut paths = Vec::new();
    markdown_files(&corpora.join("penguinmails"), &mut paths);
    let (mut bytes, mut words, mut html, mut took, mut slowest) =
        (0, 0, 0, Duration::ZERO, Duration::ZERO);
    let mut codes: HashMap<&str, u32> = HashMap::new();
    let mut bad = Vec::new();
    for path in &paths {
        let file =
            String::from_utf8_lossy(&std::fs::read(path).expect("a readable page")).into_owned();
        let text = body(&file);
        let start = Instant::now();
        let page = world::render_as(text, 0, true);
        let this = start.elapsed();
        took += this;
        slowest = slowest.max(this);
        bytes += text.len();
        words += page.words;
        html += world::all_html(&page)
            .iter()
            .map(|html| html.len())
            .sum::<usize>();
        for finding in &page.findings {
            *codes.entry(finding.code).or_default() += 1;
        }
        let mut there: HashMap<String, u32> = HashMap::new();
        let shown = page
            .root
            .in_order()
            .iter()
            .map(|passage| format!("{} {}", passage.heading.text(), passage.html.text()))
            .collect::<Vec<_>>();
        for token in tokens(&format!("{} {}", shown.join(" "), page.footnotes.text())) {
            *there.entry(token).or_default() += 1;
        }
        let wanted = source_words(text);
        let missing: Vec<&String> = wanted
            .iter()
            .filter(|word| match there.get_mut(*word) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            })
            .collect();
        if missing.len() * 100 > wanted.len() {
            bad.push(format!(
                "{}: {} of {} words missing: {missing:?}",
                path.display(),
                missing.len(),
                wanted.len()
            ));
        }
        let faults = check::page_faults(&page);
        if !faults.is_empty() {
            bad.push(format!("{}: {faults:?}", path.display()));
        }
    }
    eprintln!(
        "{} pages, {bytes} bytes, {words} words, {html} bytes of HTML, {took:?} (slowest {slowest:?}), findings {codes:?}",
        paths.len()
    );
    assert!(paths.len() > 1_000);
    assert!(
        bad.is_empty(),
        "{} pages fail:\n{}",
        bad.len(),
        bad.join("\n")
    );
}
