//! A unified diff of two versions of a file that differ here and there; linear in their lengths.

use std::fmt::Write;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;
/// Lines that were taken out or put in are looked for this far; beyond, line stands against line.
const FAR: usize = 64;
/// Lines that must agree for two places to be the same where lines were taken out or put in.
const ALIKE: usize = 2;

/// One step from the old lines to the new.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Same,
    Old,
    New,
}

/// The change from `before` to `after` as `diff -u` shows it.
pub(super) fn unified(file: &str, before: &[u8], after: &[u8]) -> String {
    let (old, new) = (lines(before), lines(after));
    let steps = steps(&old, &new);
    let mut text = format!("--- a/{file}\n+++ b/{file}\n");
    for (first, last) in hunks(&steps) {
        let count = |step| steps[..first].iter().filter(|s| **s != step).count();
        let (mut at_old, mut at_new) = (count(Step::New), count(Step::Old));
        let inside = &steps[first..last];
        let length = |step| inside.iter().filter(|s| **s != step).count();
        let (old_length, new_length) = (length(Step::New), length(Step::Old));
        let start = |at: usize, length: usize| if length == 0 { at } else { at + 1 };
        let _ = writeln!(
            text,
            "@@ -{},{old_length} +{},{new_length} @@",
            start(at_old, old_length),
            start(at_new, new_length)
        );
        for step in inside {
            let (sign, line) = match step {
                Step::Same => (' ', old[at_old]),
                Step::Old => ('-', old[at_old]),
                Step::New => ('+', new[at_new]),
            };
            at_old += usize::from(*step != Step::New);
            at_new += usize::from(*step != Step::Old);
            text.push(sign);
            text.push_str(&String::from_utf8_lossy(line));
            if !line.ends_with(b"\n") {
                text.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    text
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// The way from the old lines to the new. Right whatever the two are, short where they are much alike.
fn steps(old: &[&[u8]], new: &[&[u8]]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let (mut a, mut b) = (0, 0);
    while a < old.len() || b < new.len() {
        if a < old.len() && b < new.len() && old[a] == new[b] {
            steps.push(Step::Same);
            (a, b) = (a + 1, b + 1);
            continue;
        }
        let (out, put) = resync(&old[a..], &new[b..]);
        steps.extend(std::iter::repeat_n(Step::Old, out));
        steps.extend(std::iter::repeat_n(Step::New, put));
        (a, b) = (a + out, b + put);
    }
    steps
}

/// How many lines of each to pass over until the two agree again; at least one.
fn resync(old: &[&[u8]], new: &[&[u8]]) -> (usize, usize) {
    let alike = |a: usize, b: usize| {
        let (rest_old, rest_new) = (&old[a..], &new[b..]);
        let enough = if a == b { 1 } else { ALIKE };
        let both = rest_old.len().min(rest_new.len()).min(enough);
        rest_old[..both] == rest_new[..both] && (both > 0 || rest_old.len() == rest_new.len())
    };
    for apart in 1..=FAR {
        if apart <= old.len() && apart <= new.len() && alike(apart, apart) {
            return (apart, apart);
        }
        for fewer in 0..apart {
            if apart <= old.len() && fewer <= new.len() && alike(apart, fewer) {
                return (apart, fewer);
            }
            if fewer <= old.len() && apart <= new.len() && alike(fewer, apart) {
                return (fewer, apart);
            }
        }
    }
    (old.len().min(FAR), new.len().min(FAR))
}

/// Runs of steps that hold the changes with their context.
fn hunks(steps: &[Step]) -> Vec<(usize, usize)> {
    let mut hunks: Vec<(usize, usize)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if *step == Step::Same {
            continue;
        }
        let (first, last) = (
            at.saturating_sub(CONTEXT),
            (at + CONTEXT + 1).min(steps.len()),
        );
        match hunks.last_mut() {
            Some(hunk) if hunk.1 >= first => hunk.1 = last,
            _ => hunks.push((first, last)),
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_its_surroundings() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9";
        let after = "1\n2\n3\n4\nfive\n6\n7\n8\n9";
        assert_eq!(
            unified("a b.md", before.as_bytes(), after.as_bytes()),
            "--- a/a b.md\n+++ b/a b.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        );
    }

    #[test]
    fn lines_taken_out_are_not_shown_as_changes_of_all_that_follow() {
        let before = "---\na\n---\n---\nb\n---\nx\ny\nz\n";
        let after = "---\na\n---\nx\ny\nz\n";
        let diff = unified("a", before.as_bytes(), after.as_bytes());
        assert_eq!(diff.matches("\n-").count(), 3, "{diff}");
        assert_eq!(diff.matches("\n+").count(), 1, "{diff}");
        assert!(
            unified("a", b"x", b"")
                .ends_with("@@ -1,1 +0,0 @@\n-x\n\\ No newline at end of file\n")
        );
    }

    #[test]
    fn two_files_that_share_nothing_take_linear_time() {
        burrow_effort::assert_linear("lines", 2_000, |lines| {
            let old: String = (0..lines).map(|n| format!("a{n}\n")).collect();
            let new: String = (0..lines).map(|n| format!("b{n}\n")).collect();
            assert!(unified("a", old.as_bytes(), new.as_bytes()).len() > old.len());
        });
    }
}
