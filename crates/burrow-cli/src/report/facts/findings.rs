//! What the check found, by rule, by folder and by file.

use super::PageFacts;
use burrow_bundle::{Diagnostic, Severity, Survey};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// What the check found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Errors, warnings and remarks.
    pub total: [u32; 3],
    /// Links that lead nowhere: to no page, or to no heading of one.
    pub broken: u32,
    /// By rule: errors before warnings before remarks, and the most frequent first.
    pub rules: Vec<RuleFacts>,
    /// By folder, the one with the most errors first; folders without findings are there too.
    pub folders: Vec<FolderFacts>,
    /// Numbers of the pages with errors or warnings, the worst first.
    pub worst: Vec<usize>,
}

/// The findings of one rule.
#[derive(Clone, Debug)]
pub struct RuleFacts {
    /// The rule's name.
    pub code: String,
    /// How much its findings matter; of several, the most.
    pub severity: Severity,
    /// How many there are.
    pub count: u32,
    /// What the rule finds, in one sentence; empty for a rule that nobody lists.
    pub about: &'static str,
    /// The files with findings, those with the most first.
    pub files: Vec<FileFacts>,
}

/// The findings of one rule in one file.
#[derive(Clone, Debug)]
pub struct FileFacts {
    /// The file; empty when they concern the tree as a whole.
    pub file: String,
    /// How many there are.
    pub count: u32,
    /// The first of them.
    pub first: Diagnostic,
}

/// The findings of one folder, those below it not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderFacts {
    /// The folder, relative to the tree; empty at the top.
    pub folder: String,
    /// Pages in it that have a file.
    pub pages: u32,
    /// Errors, warnings and remarks.
    pub found: [u32; 3],
    /// Links that lead nowhere.
    pub broken: u32,
}

/// Rules whose findings are links that lead nowhere.
const BROKEN: [&str; 2] = ["broken-link", "broken-anchor"];

impl Findings {
    /// Counts what was found and tells the pages their share.
    pub(super) fn count(survey: &Survey, pages: &mut [PageFacts]) -> Self {
        let numbers: HashMap<String, usize> = pages
            .iter()
            .enumerate()
            .filter_map(|(number, page)| Some((page.file.clone()?, number)))
            .collect();
        let mut folders: BTreeMap<&str, FolderFacts> = BTreeMap::new();
        for file in survey.pages.iter().filter_map(|page| page.file.as_deref()) {
            folders.entry(folder(file)).or_default().pages += 1;
        }
        let mut findings = Self::default();
        let mut rules: BTreeMap<&str, BTreeMap<&str, FileFacts>> = BTreeMap::new();
        for found in &survey.diagnostics {
            let kind = found.severity as usize;
            let broken = u32::from(BROKEN.contains(&&*found.code));
            findings.total[kind] += 1;
            findings.broken += broken;
            let folder = folders.entry(folder(&found.file)).or_default();
            folder.found[kind] += 1;
            folder.broken += broken;
            if let Some(number) = numbers.get(&found.file) {
                pages[*number].found[kind] += 1;
            }
            let files = rules.entry(&found.code).or_default();
            let file = files.entry(&found.file).or_insert_with(|| FileFacts {
                file: found.file.clone(),
                count: 0,
                first: found.clone(),
            });
            file.count += 1;
            file.first.severity = file.first.severity.min(found.severity);
        }
        findings.rules = rules
            .into_iter()
            .map(|(code, files)| rule(code, files))
            .collect();
        findings
            .rules
            .sort_by_key(|rule| (rule.severity, Reverse(rule.count)));
        let folders = folders.into_iter().map(|(name, facts)| FolderFacts {
            folder: name.to_owned(),
            ..facts
        });
        findings.folders = folders.collect();
        findings.folders.sort_by_key(|folder| Reverse(folder.found));
        findings.worst = (0..pages.len())
            .filter(|number| pages[*number].found[..2] != [0, 0])
            .collect();
        findings
            .worst
            .sort_by_key(|number| Reverse(pages[*number].found));
        findings
    }
}

fn rule(code: &str, files: BTreeMap<&str, FileFacts>) -> RuleFacts {
    let mut files: Vec<FileFacts> = files.into_values().collect();
    files.sort_by_key(|file| Reverse(file.count));
    let known = burrow_bundle::rules().find(|rule| rule.code == code);
    let severities = files.iter().map(|file| file.first.severity);
    RuleFacts {
        code: code.to_owned(),
        severity: severities.min().unwrap_or(Severity::Info),
        count: files.iter().map(|file| file.count).sum(),
        about: known.map_or("", |rule| rule.about),
        files,
    }
}

/// The folder of a file.
pub fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}
