//! `burrow check --fix`: what can be put right without asking, as a diff, and written where that is asked for.

use crate::failure::Failure;
use crate::findings::{self, human};
use crate::progress::Bar;
use crate::terminal::{BOLD, CYAN, DIM, GREEN, RED, note, say};
use burrow_bundle::{Bundler, DiskTree, Mended, mend, write_mended};

/// Shows the changes, and makes them if `write`.
pub fn run(bundler: &mut Bundler, tree: &DiskTree, write: bool, bar: &Bar) -> Result<(), Failure> {
    // A link among the files is mended where it leads.
    let may_change = |file: &str| {
        let metadata = std::fs::symlink_metadata(tree.root().join(file));
        metadata.is_ok_and(|metadata| metadata.is_file())
    };
    let mending = mend(bundler, tree, &may_change, bar)?;
    bar.finish();
    for file in &mending.files {
        say(painted(file).trim_end_matches('\n'))?;
    }
    let findings: usize = mending.files.iter().map(|file| file.findings).sum();
    let (findings, files) = (
        human::number(findings, "finding"),
        human::number(mending.files.len(), "file"),
    );
    let mut unwritten = Vec::new();
    if mending.files.is_empty() {
        note("nothing to put right");
    } else if write {
        for file in &mending.files {
            if let Err(error) = write_mended(tree.root(), file) {
                unwritten.push(error.to_string());
            }
        }
        let of_files = mending.files.len() - unwritten.len();
        note(format_args!(
            "put right in {}",
            human::number(of_files, "file")
        ));
    } else {
        note(format_args!(
            "{findings} can be put right in {files}; --write does it"
        ));
    }
    let left = mending.left.len();
    if left > 0 && !mending.files.is_empty() {
        let then = if write { "left" } else { "would be left" };
        note(format_args!("{} {then}", human::number(left, "finding")));
    }
    if !unwritten.is_empty() {
        return Err(Failure::Io(unwritten.join("\n")));
    }
    // What is shown and not done yet still counts.
    let is_pending = !write && !mending.files.is_empty();
    match is_pending || findings::errors(&mending.left) > 0 {
        true => Err(Failure::Content),
        false => Ok(()),
    }
}

/// A diff in colours.
fn painted(file: &Mended) -> String {
    let mut text = String::new();
    for line in file.diff().split_inclusive('\n') {
        let paint = match line.as_bytes() {
            [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => BOLD,
            [b'+', ..] => GREEN,
            [b'-', ..] => RED,
            [b'@', ..] => CYAN,
            [b'\\', ..] => DIM,
            _ => {
                text.push_str(line);
                continue;
            }
        };
        let (content, end) = match line.strip_suffix('\n') {
            Some(content) => (content, "\n"),
            None => (line, ""),
        };
        text.push_str(&format!("{paint}{content}{paint:#}{end}"));
    }
    text
}
