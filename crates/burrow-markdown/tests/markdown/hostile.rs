//! Everything in the hostile corpora, as Markdown and inside it: only the allow-list comes out.

use crate::{check, world};
use serde_json::Value;
use std::path::Path;

/// Every string in a JSON value.
fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, out)),
        Value::Object(fields) => fields.values().for_each(|value| strings(value, out)),
        _ => {}
    }
}

/// The payloads of one file: strings of JSON, else the parts between blank lines, and the whole.
fn payloads(path: &Path) -> Vec<String> {
    let text = String::from_utf8_lossy(&std::fs::read(path).expect("a readable file")).into_owned();
    let mut found = Vec::new();
    match serde_json::from_str(&text) {
        Ok(json) => strings(&json, &mut found),
        Err(_) => {
            found.extend(text.split("\n\n").map(str::to_owned));
            found.push(text);
        }
    }
    found
}

fn files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder)
        .expect("a readable folder")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
    out.sort();
}

#[test]
fn no_payload_gets_through() {
    let Some(corpora) = world::corpora("the hostile payloads") else {
        return;
    };
    let mut paths = Vec::new();
    files(&corpora.join("hostile"), &mut paths);
    let (mut count, mut bad) = (0, Vec::new());
    for path in &paths {
        for payload in payloads(path) {
            for text in [
                payload.clone(),
                format!("<div>\n{payload}\n</div>\n"),
                format!("a {} b", payload.replace('\n', " ")),
                format!("[a]({payload}) ![a]({payload}) [b][c]\n\n[c]: <{payload}>\n"),
                format!("# {payload}\n\n| {payload} |\n|---|\n"),
            ] {
                count += 1;
                let faults = check::page_faults(&match count % 3 {
                    0 => world::page(&text),
                    1 => world::render_as(&text, 0, true),
                    _ => world::render_in(&text, world::all_dialects()),
                });
                if !faults.is_empty() {
                    bad.push(format!("{}: {faults:?}\n{text}", path.display()));
                }
            }
        }
    }
    eprintln!("{count} hostile texts");
    assert!(
        count > 20_000,
        "the corpora hold fewer payloads than they did"
    );
    assert!(
        bad.is_empty(),
        "{} got through:\n{}",
        bad.len(),
        bad[..bad.len().min(10)].join("\n----\n")
    );
}
