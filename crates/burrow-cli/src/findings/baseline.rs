//! A baseline: findings that are known and do not count, so that an old tree can start clean.

use crate::failure::Failure;
use burrow_bundle::Diagnostic;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Changes when fingerprints are made in another way.
const FORMAT: u32 = 1;

/// Known findings by file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<String, OfFile>);

/// By code and fingerprint: how many there are, and what they say.
type OfFile = BTreeMap<(String, String), (usize, String)>;

/// What a baseline makes of findings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// Findings that are new.
    pub new: Vec<Diagnostic>,
    /// How many are known.
    pub known: usize,
    /// How many that the baseline knows are found no more.
    pub gone: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    format: u32,
    files: BTreeMap<String, Vec<Known>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    code: String,
    print: String,
    #[serde(default = "once")]
    count: usize,
    message: String,
}

fn once() -> usize {
    1
}

/// What a finding is known by in its file: its words without the numbers in them, so that lines may move.
pub fn fingerprint(one: &Diagnostic) -> String {
    let mut words = String::with_capacity(one.message.len());
    for c in one.message.chars() {
        match c.is_ascii_digit() {
            true if words.ends_with('#') => {}
            true => words.push('#'),
            false => words.push(c),
        }
    }
    let digest = Sha256::digest(words.as_bytes());
    digest[..6].iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Baseline {
    /// The baseline that knows all these findings.
    pub fn of(found: &[Diagnostic]) -> Self {
        let mut baseline = Self::default();
        for one in found {
            let of_file = baseline.0.entry(one.file.clone()).or_default();
            let key = (one.code.to_string(), fingerprint(one));
            of_file.entry(key).or_insert((0, one.message.clone())).0 += 1;
        }
        baseline
    }

    /// Reads a baseline.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error))?;
        let unfit = |why: String| {
            Failure::Usage(format!(
                "{} is no baseline: {why}; write it anew with --write-baseline",
                path.display()
            ))
        };
        let stored: Stored =
            serde_json::from_str(&text).map_err(|error| unfit(error.to_string()))?;
        if stored.format != FORMAT {
            return Err(unfit(format!(
                "its format is {}, not {FORMAT}",
                stored.format
            )));
        }
        let files = stored.files.into_iter().map(|(file, known)| {
            let known = known
                .into_iter()
                .map(|one| ((one.code, one.print), (one.count, one.message)));
            (file, known.collect())
        });
        Ok(Self(files.collect()))
    }

    /// Writes the baseline, whole or not at all.
    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        let failed = |error| Failure::io("write", path, &error);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let stage = path.with_file_name(format!(".{name}.burrow-{}", std::process::id()));
        let written = fs::write(&stage, self.text()).and_then(|()| fs::rename(&stage, path));
        written.map_err(|error| {
            let _ = fs::remove_file(&stage);
            failed(error)
        })
    }

    /// JSON with one line a finding, in order, so that a diff shows what has come and gone.
    fn text(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let files: Vec<String> = self
            .0
            .iter()
            .map(|(file, known)| {
                let known: Vec<String> = known
                    .iter()
                    .map(|((code, print), (count, message))| {
                        let count = match count {
                            1 => String::new(),
                            count => format!("\"count\": {count}, "),
                        };
                        format!(
                            "      {{ \"code\": {}, \"print\": {}, {count}\"message\": {} }}",
                            quoted(code),
                            quoted(print),
                            quoted(message)
                        )
                    })
                    .collect();
                format!("    {}: [\n{}\n    ]", quoted(file), known.join(",\n"))
            })
            .collect();
        let files = if files.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{\n{}\n  }}", files.join(",\n"))
        };
        format!("{{\n  \"format\": {FORMAT},\n  \"files\": {files}\n}}\n")
    }

    /// Parts findings into known and new.
    pub fn matched(mut self, found: Vec<Diagnostic>) -> Matched {
        let mut matched = Matched::default();
        for one in found {
            let of_file = self.0.get_mut(&one.file);
            let key = (one.code.to_string(), fingerprint(&one));
            match of_file
                .and_then(|known| known.get_mut(&key))
                .filter(|(count, _)| *count > 0)
            {
                Some((count, _)) => {
                    *count -= 1;
                    matched.known += 1;
                }
                None => matched.new.push(one),
            }
        }
        let left = self.0.values().flat_map(BTreeMap::values);
        matched.gone = left.map(|(count, _)| count).sum();
        matched
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(file: &str, line: u32, message: &str) -> Diagnostic {
        Diagnostic::error("broken-link", file, message).at(line, 1)
    }

    fn read_back(baseline: &Baseline) -> Baseline {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("known.json");
        baseline.write(&path).unwrap();
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        Baseline::read(&path).unwrap()
    }

    #[test]
    fn known_findings_stay_known_when_lines_move_and_one_more_is_new() {
        let old = [
            one("a.md", 3, "nothing at `b`"),
            one("a.md", 9, "see line 12"),
        ];
        let baseline = Baseline::of(&old);
        assert_eq!(read_back(&baseline), baseline);
        let now = vec![
            one("a.md", 30, "nothing at `b`"),
            one("a.md", 31, "nothing at `b`"),
            one("a.md", 40, "see line 43"),
        ];
        let matched = baseline.matched(now);
        assert_eq!((matched.known, matched.gone), (2, 0));
        assert_eq!(matched.new.len(), 1);
        assert_eq!(matched.new[0].line, 31);
    }

    #[test]
    fn what_is_found_no_more_is_counted() {
        let old = [
            one("a.md", 3, "x"),
            one("b \"c\".md", 3, "x"),
            one("b \"c\".md", 4, "x"),
        ];
        let baseline = read_back(&Baseline::of(&old));
        let matched = baseline.matched(vec![one("a.md", 3, "x")]);
        assert_eq!((matched.known, matched.gone), (1, 2));
        assert_eq!(read_back(&Baseline::default()), Baseline::default());
    }

    #[test]
    fn a_line_a_finding() {
        let text = Baseline::of(&[one("a.md", 3, "x"), one("a.md", 4, "x")]).text();
        assert_eq!(
            text,
            "{\n  \"format\": 1,\n  \"files\": {\n    \"a.md\": [\n      { \"code\": \"broken-link\", \"print\": \
             \"2d711642b726\", \"count\": 2, \"message\": \"x\" }\n    ]\n  }\n}\n"
        );
    }
}
