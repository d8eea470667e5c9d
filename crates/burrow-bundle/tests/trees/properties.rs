//! Any bytes, as any file that is read: nothing panics, and what is found lies inside the file.
#![allow(clippy::print_stdout, reason = "a skipped test is a printed fact")]

use crate::real_tree::corpora;
use burrow_bundle::{
    Bundler, Config, Diagnostic, DocTree, MemoryTree, NoProgress, TreeFile, decode,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

/// Bytes as a broken file may hold them: pieces of what is read, and noise.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: [&[u8]; 44] = [
        b"---\n",
        b"\n",
        b"\r\n",
        b"\r",
        b"title: a\n",
        b"title: ",
        b"permalink: /a/../b\n",
        b"parent: x\n",
        b"level: 9\n",
        b"- ",
        b"key:\n  - ",
        b"{a: [",
        b"]}",
        b"&a ",
        b"*a",
        b"|\n  x\n",
        b"\"",
        b"'",
        b"# H\n",
        b"## H {#x}\n",
        b"[a](b.md)",
        b"![](",
        b"<b x=\"",
        b"<!-- ",
        b"-->",
        b"```",
        b"```mermaid\n",
        b"$$",
        b"|a|b|\n|-|-|\n",
        b"[^1]",
        b"{: .note }\n",
        b"{% raw %}",
        b"{{#include a.md}}",
        b":::note\n",
        b"!!! note\n    ",
        b"=== \"a\"\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\0",
        b"\xe2\x82",
        b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2",
        b"\xe2\x88\x9a\xc2\xa9",
        b"\xe2\x80\xae",
        b"\xc2\xa0",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(&PIECES[..]).prop_map(<[u8]>::to_vec),
        1 => proptest::collection::vec(any::<u8>(), 0..6),
        1 => "[a-z0-9 .:/#-]{0,12}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Builds; every place must lie in the text of its file.
fn holds(files: &[(&str, &[u8])]) {
    let mut tree = MemoryTree::new("docs");
    for (path, bytes) in files {
        tree.insert(path, bytes);
    }
    let bundle = Bundler::new(Config::default())
        .build(&tree, &NoProgress)
        .expect("there is a page");
    let texts: BTreeMap<&str, String> = files
        .iter()
        .map(|(path, bytes)| (*path, decode(bytes).text))
        .collect();
    for one in &bundle.diagnostics {
        assert_ne!(one.code, "render-failed", "{one}");
        let Some(text) = texts.get(one.file.as_str()) else {
            assert_eq!(one.line, 0, "{one}");
            continue;
        };
        let lines: Vec<&str> = text.split('\n').collect();
        assert!(one.line as usize <= lines.len(), "{one} in {text:?}");
        if one.line > 0 {
            let line = lines[one.line as usize - 1];
            assert!(
                one.column as usize <= line.chars().count() + 1,
                "{one} in {text:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_page(bytes in bytes()) {
        holds(&[("index.md", b"# Home\n"), ("a.md", &bytes)]);
    }

    #[test]
    fn any_bytes_are_front_matter(bytes in bytes()) {
        holds(&[("index.md", b"# Home\n"), ("a.md", &[b"---\n", &bytes[..], b"\n---\n# A\n"].concat())]);
    }

    #[test]
    fn any_bytes_are_the_configuration_of_another_program(bytes in bytes()) {
        for name in ["_config.yml", "mkdocs.yml", "book.toml", "SUMMARY.md", "docusaurus.config.js", "sidebars.js", "astro.config.mjs", ".pages", "_category_.json"] {
            holds(&[("index.md", b"# Home\n"), (name, &bytes)]);
        }
    }

    #[test]
    fn any_bytes_are_a_configuration_or_an_error_at_a_place_in_them(bytes in bytes()) {
        let text = String::from_utf8_lossy(&bytes);
        if let Err(error) = Config::parse(&text, "burrow.toml")
            && let Some((line, column)) = error.place
        {
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!((1..=lines.len()).contains(&(line as usize)), "{error}");
            prop_assert!(column as usize <= lines[line as usize - 1].chars().count() + 1, "{error}");
        }
    }
}

#[test]
fn a_tree_of_hostile_files_builds_with_every_page() {
    let hostile = corpora().join("hostile");
    if !hostile.is_dir() {
        println!(
            "SKIPPED: {} is not there; set BURROW_CORPORA",
            hostile.display()
        );
        return;
    }
    let mut open: Vec<PathBuf> = vec![hostile];
    let mut tree = MemoryTree::new("docs");
    let mut pages = 1;
    tree.insert("index.md", "# Home\n");
    while let Some(at) = open.pop() {
        if at.is_dir() {
            open.extend(
                std::fs::read_dir(at)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
            continue;
        }
        let bytes = std::fs::read(&at).unwrap();
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        for part in lines.chunks(40) {
            tree.insert(&format!("{pages}.md"), part.concat());
            pages += 1;
        }
    }
    let bundle = Bundler::new(Config::default())
        .build(&tree, &NoProgress)
        .unwrap();
    assert_eq!(bundle.pages.len(), pages);
    let failed: Vec<_> = bundle
        .diagnostics
        .iter()
        .filter(|one| one.code == "render-failed")
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

/// A tree that counts how often each file is read, and whose files change after they were.
struct Changing(MemoryTree, Mutex<BTreeMap<String, usize>>);

impl DocTree for Changing {
    fn name(&self) -> &str {
        self.0.name()
    }
    fn files(&self) -> &[TreeFile] {
        self.0.files()
    }
    fn skipped(&self) -> &[Diagnostic] {
        self.0.skipped()
    }
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut read = self.1.lock().unwrap();
        let count = read.entry(path.to_owned()).or_default();
        *count += 1;
        let mut bytes = self.0.read(path)?;
        if *count > 1 {
            bytes.extend(b" changed");
        }
        Ok(bytes)
    }
}

#[test]
fn a_file_that_changes_during_the_build_is_read_once() {
    let tree = MemoryTree::new("docs")
        .with("index.md", "# H\n\n![x](x.gif) ![x](x.gif) [a](a.md)\n")
        .with("a.md", "# A\n\n![x](x.gif)\n")
        .with("x.gif", b"GIF89a\x02\x00\x01\x00")
        .with("_config.yml", "title: T\n");
    let tree = Changing(tree, Mutex::default());
    Bundler::new(Config::default())
        .build(&tree, &NoProgress)
        .unwrap();
    let read = tree.1.into_inner().unwrap();
    assert_eq!(read.len(), 4, "{read:?}");
    assert!(read.values().all(|count| *count == 1), "{read:?}");
}
