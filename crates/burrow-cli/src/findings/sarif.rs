//! Findings as SARIF 2.1.0, which code hosts and editors read.

use super::baseline::fingerprint;
use super::places::Places;
use crate::manual;
use burrow_bundle::{Diagnostic, Edit, Rule, Severity, rules};
use serde_json::{Value, json};
use std::collections::HashMap;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// The name of the folder that locations are relative to.
const ROOT: &str = "%SRCROOT%";

/// The log as one JSON object.
pub fn log(found: &[Diagnostic], places: &Places, exit_code: u8) -> String {
    let mut all: Vec<&Rule> = rules().collect();
    all.sort_by_key(|rule| rule.code);
    let numbers: HashMap<&str, usize> = all
        .iter()
        .enumerate()
        .map(|(at, rule)| (rule.code, at))
        .collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let results: Vec<Value> = found
        .iter()
        .map(|one| {
            let print = fingerprint(one);
            let times = seen
                .entry(format!("{}\n{}\n{print}", one.file, one.code))
                .or_default();
            *times += 1;
            // Two findings in the same words are still two.
            result(
                one,
                numbers.get(&*one.code).copied(),
                &format!("{print}:{times}"),
                places,
            )
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "burrow",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": all.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "uri": places.root_uri() } },
            "invocations": [{ "executionSuccessful": true, "exitCode": exit_code }],
            "results": results,
        }],
    });
    log.to_string()
}

fn descriptor(rule: &Rule) -> Value {
    let page = manual::page(rule.code).unwrap_or(rule.about);
    json!({
        "id": rule.code,
        "name": pascal(rule.code),
        "shortDescription": { "text": rule.about },
        "fullDescription": { "text": manual::why(rule.code).unwrap_or_else(|| rule.about.to_owned()) },
        "help": { "text": page, "markdown": page },
        // The manual stands wherever its reader has put it; this names the rule until there is one address for all.
        "helpUri": format!("urn:burrow:rule:{}", rule.code),
        "defaultConfiguration": { "level": level(rule.severity), "enabled": rule.on },
        "properties": { "tags": ["documentation"] },
    })
}

fn result(one: &Diagnostic, rule: Option<usize>, print: &str, places: &Places) -> Value {
    let mut result = json!({
        "ruleId": one.code,
        "level": level(one.severity),
        "message": { "text": match &one.hint {
            Some(hint) => format!("{} ({hint})", one.message),
            None => one.message.clone(),
        }},
        "partialFingerprints": { "burrow/v1": print },
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = json!(rule);
    }
    if !one.file.is_empty() {
        let mut location = json!({ "artifactLocation": artifact(&one.file, places) });
        if one.line > 0 {
            location["region"] = region(one);
        }
        result["locations"] = json!([{ "physicalLocation": location }]);
    }
    if let Some(fix) = &one.fix {
        let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
        result["fixes"] = json!([{
            "description": { "text": one.hint.as_deref().unwrap_or("Put it right") },
            "artifactChanges": [{
                "artifactLocation": artifact(&one.file, places),
                "replacements": replacements,
            }],
        }]);
    }
    result
}

fn artifact(file: &str, places: &Places) -> Value {
    json!({ "uri": places.uri(file), "uriBaseId": ROOT })
}

fn region(one: &Diagnostic) -> Value {
    let mut region = json!({ "startLine": one.line });
    if one.column > 0 {
        region["startColumn"] = json!(one.column);
        if let Some((line, column)) = one.end {
            region["endLine"] = json!(line);
            region["endColumn"] = json!(column);
        }
    }
    region
}

fn replacement(edit: &Edit) -> Value {
    let breaks = edit.from.matches('\n').count() as u32;
    let last = edit.from.rsplit('\n').next().unwrap_or_default();
    let length = last.chars().filter(|c| *c != '\u{feff}').count() as u32;
    let column = if breaks > 0 { 1 } else { edit.column };
    json!({
        "deletedRegion": {
            "startLine": edit.line,
            "startColumn": edit.column,
            "endLine": edit.line + breaks,
            "endColumn": column + length,
        },
        "insertedContent": { "text": edit.to },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// `broken-link` as `BrokenLink`.
fn pascal(code: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    };
    code.split('-').map(word).collect()
}
