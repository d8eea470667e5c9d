//! Reads the corpora, each in the format its own project keeps it in.

use crate::Payload;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// One row of the manifest.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// Where it lies in the folder of the corpora.
    pub name: String,
    /// How many cases its manifest counts.
    pub cases: usize,
    /// Its payloads, in order.
    pub payloads: Vec<Payload>,
}

/// The corpora, in the order of their manifest; none where they are not there, with a printed word.
#[allow(clippy::print_stderr, reason = "a skipped test is a printed fact")]
pub fn corpora() -> Option<Vec<Corpus>> {
    let folder = env::var_os("BURROW_CORPORA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora"),
        PathBuf::from,
    );
    let folder = folder.join("hostile");
    let Ok(manifest) = fs::read_to_string(folder.join("MANIFEST.tsv")) else {
        eprintln!(
            "SKIPPED: the hostile corpora are not there (set BURROW_CORPORA); our own payloads remain"
        );
        return None;
    };
    let rows = manifest.lines().skip(1);
    let corpora = rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (name, cases) = (cells.next()?, cells.nth(2)?);
        let mut texts = Vec::new();
        for file in files(&folder, name) {
            texts.extend(read(name, &file));
        }
        let payloads = texts.into_iter().zip(1..).map(|(text, number)| Payload {
            source: name.to_owned(),
            number,
            text,
        });
        Some(Corpus {
            name: name.to_owned(),
            cases: cases.parse().unwrap_or(0),
            payloads: payloads.collect(),
        })
    });
    Some(corpora.collect())
}

/// The files of a row: a file, a folder with all below, or the files in a folder with an extension (`a/*.txt`).
fn files(folder: &Path, name: &str) -> Vec<PathBuf> {
    let (name, extension) = match name.split_once("/*.") {
        Some((name, extension)) => (name, Some(extension)),
        None => (name, None),
    };
    let mut found = Vec::new();
    collect(&folder.join(name), &mut found);
    found.retain(|file| {
        extension.is_none_or(|wanted| file.extension().is_some_and(|own| own == wanted))
    });
    // Papers, not payloads.
    found.retain(|file| file.extension().is_none_or(|kind| kind != "md"));
    found.sort();
    found
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries
            .flatten()
            .for_each(|entry| collect(&entry.path(), found)),
        Err(_) => found.push(path.to_owned()),
    }
}

/// The payloads of a file, in the format of its corpus; one of no known format is cut at its blank lines.
fn read(corpus: &str, file: &Path) -> Vec<String> {
    let bytes = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    match corpus.split('/').collect::<Vec<_>>().as_slice() {
        ["dompurify", ..] => json(&text)
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|case| case["payload"].as_str().map(str::to_owned))
            .collect(),
        ["html5lib", "tree-construction"] => tree_construction(&text),
        ["html5lib", "tokenizer"] => tokenizer(&json(&text)),
        ["html5lib", "serializer"] => serializer(&json(&text)),
        ["blns", ..] => {
            let mut strings = Vec::new();
            strings_of(&json(&text), &mut strings);
            strings
        }
        ["markdown-it", ..] => between_dots(&text),
        ["bleach", ..] => text.split("\n--\n").take(1).map(str::to_owned).collect(),
        ["cmark-gfm", ..] => text.lines().filter_map(dictionary_word).collect(),
        _ => text.split("\n\n").map(str::to_owned).collect(),
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Every string in a JSON value.
fn strings_of(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings_of(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| strings_of(value, found)),
        _ => {}
    }
}

/// What stands between `#data` and `#errors`.
fn tree_construction(text: &str) -> Vec<String> {
    let text = format!("\n{text}");
    let cases = text.split("\n#data\n").skip(1);
    cases
        .map(|case| {
            let end = case.find("\n#errors").unwrap_or(0);
            case[..end].to_owned()
        })
        .collect()
}

/// `input` of every test; where it is escaped twice, what it stands for.
fn tokenizer(json: &Value) -> Vec<String> {
    let lists = json
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    let tests = lists.filter_map(Value::as_array).flatten();
    tests
        .filter_map(|test| {
            let input = test["input"].as_str()?;
            let escaped = test["doubleEscaped"] == Value::Bool(true);
            Some(if escaped {
                unescape(input)
            } else {
                input.to_owned()
            })
        })
        .collect()
}

/// The HTML that each test expects a serialiser to write.
fn serializer(json: &Value) -> Vec<String> {
    let tests = json["tests"].as_array().into_iter().flatten();
    tests
        .map(|test| {
            let mut written = Vec::new();
            strings_of(&test["expected"], &mut written);
            strings_of(&test["xhtml"], &mut written);
            written.join("\n")
        })
        .collect()
}

/// Inputs in files of `.`, input, `.`, output, `.`.
fn between_dots(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut input: Vec<&str> = Vec::new();
    let mut dots = 0;
    for line in text.lines() {
        if line == "." {
            dots += 1;
            if dots % 3 == 2 {
                found.push(input.join("\n"));
                input.clear();
            }
        } else if dots % 3 == 1 {
            input.push(line);
        }
    }
    found
}

/// `name="value"` of a fuzzer's dictionary.
fn dictionary_word(line: &str) -> Option<String> {
    let (_, value) = line.split_once('=')?;
    let value = value.strip_prefix('"')?.strip_suffix('"')?;
    let named = value.replace("\\\"", "\"").replace("\\\\", "\\");
    (!line.starts_with('#'))
        .then(|| named.replace("\\x", "\\u00"))
        .map(|text| unescape(&text))
}

/// Undoes `\uXXXX`; halves of pairs that stand alone become U+FFFD.
fn unescape(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u") {
        units.extend(rest[..at].encode_utf16());
        let digits = rest.get(at + 2..at + 6);
        match digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                units.push(unit);
                rest = &rest[at + 6..];
            }
            None => {
                units.extend("\\u".encode_utf16());
                rest = &rest[at + 2..];
            }
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}
