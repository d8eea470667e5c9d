//! The real tree and the seeds, where they are at hand (`BURROW_CORPORA`).
#![allow(
    clippy::print_stdout,
    reason = "a skipped test and measured figures are printed facts"
)]

use crate::support::{build, codes, outline};
use burrow_bundle::{Bundle, DiskTree, DocTree};
use burrow_model::NavTree;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

/// The folder that holds the real tree; the seeds lie beside it.
pub fn corpora() -> PathBuf {
    let default = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
    std::env::var_os("BURROW_CORPORA").map_or_else(default, PathBuf::from)
}

/// Opens a folder of the corpora, or says that the test is skipped.
pub fn open(folder: &str) -> Option<DiskTree> {
    let path = corpora().join(folder);
    if !path.is_dir() {
        println!(
            "SKIPPED: {} is not there; set BURROW_CORPORA",
            path.display()
        );
        return None;
    }
    Some(DiskTree::open(path).expect("the corpora can be listed"))
}

#[test]
fn no_page_of_the_real_tree_is_lost() {
    let Some(tree) = open("penguinmails") else {
        return;
    };
    let bundle = build(&tree);
    every_source_is_a_page(&tree, &bundle);
    every_page_is_in_the_nav(&bundle);
    no_words_are_lost(&tree, &bundle);
    no_front_matter_is_shown(&bundle);
    let unknown = codes(&bundle)
        .iter()
        .filter(|code| **code == "persona-unknown")
        .count();
    assert!(
        unknown <= 2,
        "{unknown} of the tree's words for readers are unknown"
    );
    let broken = codes(&bundle)
        .iter()
        .filter(|code| **code == "broken-link")
        .count();
    let guessed = codes(&bundle)
        .iter()
        .filter(|code| **code == "link-guessed")
        .count();
    println!(
        "{} pages, {} words, {broken} broken links, {guessed} guessed",
        bundle.pages.len(),
        bundle.words
    );
    assert!(
        (900..1_300).contains(&(broken + guessed)),
        "about 1,000 links have no target: {broken} + {guessed}"
    );
}

fn every_source_is_a_page(tree: &DiskTree, bundle: &Bundle) {
    let sources: BTreeSet<&str> = tree
        .files()
        .iter()
        .map(|file| &*file.path)
        .filter(|path| path.ends_with(".md"))
        .collect();
    let pages: Vec<&str> = bundle
        .pages
        .iter()
        .filter_map(|page| page.source.as_deref())
        .collect();
    assert_eq!(pages.len(), 1_151);
    assert_eq!(pages.into_iter().collect::<BTreeSet<_>>(), sources);
}

fn every_page_is_in_the_nav(bundle: &Bundle) {
    let pages = &bundle.manifest.pages;
    let nav = NavTree::new(pages);
    let reached: BTreeSet<u32> = nav.reading_order().iter().copied().collect();
    let lost: Vec<_> = (0..)
        .zip(pages)
        .filter(|(number, page)| !reached.contains(number) && !page.hidden)
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert_eq!(
        nav.descendants(0).len() + 1,
        pages.len(),
        "nothing is hidden in this tree"
    );
    assert!(
        (0..)
            .zip(pages)
            .skip(1)
            .all(|(number, page)| page.parent.is_some_and(|parent| parent < number))
    );
}

fn no_words_are_lost(tree: &DiskTree, bundle: &Bundle) {
    let mut short = Vec::new();
    for page in &bundle.pages {
        let Some(source) = &page.source else { continue };
        let text = String::from_utf8_lossy(&tree.read(source).unwrap()).into_owned();
        let text = burrow_bundle::repair(&text, false).map_or(text, |repaired| repaired.text);
        let mut shown = words(&visible(page.footnotes.as_str()));
        for passage in page.root.in_order() {
            let html = format!("{} {}", passage.heading.as_str(), passage.html.as_str());
            for (word, count) in words(&visible(&html)) {
                *shown.entry(word).or_default() += count;
            }
        }
        let written = words(&prose(&text));
        let total: usize = written.values().sum();
        let kept: usize = written
            .iter()
            .map(|(word, count)| *count.min(shown.get(word).unwrap_or(&0)))
            .sum();
        if kept * 100 < total * 99 {
            let missing: Vec<_> = written
                .iter()
                .filter(|(word, count)| *shown.get(*word).unwrap_or(&0) < **count)
                .take(12)
                .collect();
            short.push(format!(
                "{source}: {kept} of {total} words, without {missing:?}"
            ));
        }
    }
    assert!(
        short.is_empty(),
        "{} pages lose words:\n{}",
        short.len(),
        short.join("\n")
    );
}

fn no_front_matter_is_shown(bundle: &Bundle) {
    for page in &bundle.pages {
        let opening: String = page.root.html.text().chars().take(400).collect();
        for key in [
            "title: \"",
            "last_modified_date:",
            "persona: \"",
            "nav_order:",
            "description: \"",
        ] {
            assert!(
                !opening.contains(key),
                "{:?} shows {key}: {opening}",
                page.source
            );
        }
    }
}

/// What of a file is text to be read: counted here without any of the program's own code, and crudely.
fn prose(text: &str) -> String {
    let text = text.replace('\u{feff}', "").replace("\r\n", "\n");
    let mut lines: Vec<&str> = text.lines().collect();
    // Front matter: the first run of `key: value` lines between or before fences.
    let is_key = |line: &str| {
        let key = line.split(':').next().unwrap_or("");
        line.contains(':')
            && !key.is_empty()
            && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let mut at = 0;
    let mut blocks = 0;
    while blocks < 2 {
        let start = at
            + lines[at..]
                .iter()
                .take_while(|line| line.trim().is_empty() || **line == "---")
                .count();
        let first = lines.get(start).copied().unwrap_or("");
        let heading = usize::from(
            blocks == 0
                && first.starts_with("# ")
                && lines[start..].iter().take(4).any(|line| *line == "---"),
        );
        let start = start
            + heading
            + lines[(start + heading).min(lines.len())..]
                .iter()
                .take_while(|line| line.trim().is_empty() || **line == "---")
                .count();
        if !lines.get(start).is_some_and(|line| is_key(line)) {
            break;
        }
        let length = lines[start..]
            .iter()
            .take_while(|line| {
                is_key(line)
                    || line.trim().is_empty()
                    || line.starts_with("- ")
                    || line.starts_with(' ')
            })
            .count();
        lines.drain(start..start + length);
        at = start;
        blocks += 1;
    }
    let mut kept = String::new();
    let mut fence: Option<&str> = None;
    let mut in_script = false;
    for line in lines {
        in_script |= line.contains("<script");
        if in_script {
            in_script = !line.contains("</script>");
            continue;
        }
        let trimmed = line.trim_start_matches([' ', '>', '-', '*']);
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark))
                if open == mark && trimmed.trim_matches(['`', '~', ' ']).is_empty() =>
            {
                fence = None
            }
            (Some(_), _) => kept.push_str(line),
            (None, None) if line.trim_start().starts_with("{:") || is_definition(line) => {}
            (None, None) => kept.push_str(&without_markup(line)),
        }
        kept.push('\n');
    }
    kept
}

/// Whether a line only says where a reference leads: `[name]: https://…`.
fn is_definition(line: &str) -> bool {
    line.starts_with('[') && !line.starts_with("[^") && line.contains("]: ")
}

/// A line without link targets, images, tags and attribute lists.
fn without_markup(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = without_number(line);
    while let Some(at) = rest.find(['[', ']', '<', '{', '&']) {
        kept.push_str(&rest[..at]);
        let (skip, from) = match &rest[at..] {
            // An image's text is not shown beside the image.
            image if image.starts_with('[') && rest[..at].ends_with('!') => {
                let target = image.find("](").unwrap_or(0);
                (image[target..].find(')').map(|end| target + end + 1), at)
            }
            note if note.starts_with("[^") || note.starts_with("[x]") => {
                (note.find(']').map(|end| end + 1), at)
            }
            reference if reference.starts_with("][") => {
                (reference[1..].find(']').map(|end| end + 2), at)
            }
            link if link.starts_with("](") => (link.find(')').map(|end| end + 1), at),
            tag if tag.starts_with('<')
                && tag[1..]
                    .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) =>
            {
                (tag.find('>').map(|end| end + 1), at)
            }
            list if list.starts_with("{:") || list.starts_with("{%") => {
                (list.find('}').map(|end| end + 1), at)
            }
            entity if entity.starts_with('&') => (
                entity.find(';').filter(|end| *end < 9).map(|end| end + 1),
                at,
            ),
            _ => (None, at),
        };
        let skip = skip.unwrap_or(1);
        kept.push(' ');
        rest = &rest[from + skip..];
    }
    kept.push_str(rest);
    kept
}

/// A line without the number of a list item, which the browser writes.
fn without_number(line: &str) -> &str {
    let item = line.trim_start_matches([' ', '>', '-', '*', '\t']);
    let rest = item.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(text) if rest.len() < item.len() && text.starts_with(' ') => text,
        _ => line,
    }
}

/// What a person reads of markup; a footnote's number does not run into the word before it.
fn visible(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        let (tag, rest) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
        if !matches!(
            name,
            "a" | "b" | "code" | "del" | "em" | "i" | "span" | "strong" | "sub"
        ) {
            text.push(' ');
        }
        text.push_str(rest);
    }
    text.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
}

fn words(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

#[test]
fn the_docs_folder_alone_reads_too_and_its_absolute_links_hold() {
    let Some(whole) = open("penguinmails") else {
        return;
    };
    let Some(docs) = open("penguinmails/docs") else {
        return;
    };
    let count = |bundle: &Bundle| {
        codes(bundle)
            .iter()
            .filter(|code| **code == "broken-link")
            .count()
    };
    let (whole, docs) = (build(&whole), build(&docs));
    assert_eq!(
        docs.pages
            .iter()
            .filter(|page| page.source.is_some())
            .count(),
        1_149
    );
    assert!(
        count(&docs) <= count(&whole) + 5,
        "{} against {}",
        count(&docs),
        count(&whole)
    );
}

#[test]
fn the_seeds_open_as_a_tree() {
    let Some(tree) = open("../seeds") else { return };
    let bundle = build(&tree);
    println!("{}", outline(&bundle));
    assert_eq!(
        bundle
            .pages
            .iter()
            .filter(|page| page.source.is_some())
            .count(),
        5
    );
    assert!(bundle.words > 5_000);
    assert!(
        bundle
            .manifest
            .pages
            .iter()
            .skip(1)
            .all(|page| page.parent == Some(0))
    );
    assert!(
        bundle
            .manifest
            .pages
            .iter()
            .any(|page| page.title == "Technical Implementation")
    );
    no_front_matter_is_shown(&bundle);
}
