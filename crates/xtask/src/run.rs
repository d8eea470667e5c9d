//! Running other programs: announced, timed, and heard from while they are long.

use crate::Result;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a step may be silent before we say that it still runs.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// Tests that ran, as libtest reports them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

/// Runs `command` with its output shown; an error names `what`.
pub fn run(what: &str, command: &mut Command) -> Result {
    let status = with_heartbeat(what, || command.status());
    judge(what, command, status)
}

/// As [`run`], and announces it with a line of its own: for long steps outside a report.
pub fn announce(what: &str, command: &mut Command) -> Result {
    eprintln!("=> {what}");
    let start = Instant::now();
    run(what, command)?;
    eprintln!("   {what}: {}", seconds(start.elapsed()));
    Ok(())
}

/// Runs a command that prints libtest's lines, shows them, and adds them up.
pub fn run_tests(what: &str, command: &mut Command, tally: &mut Tally) -> Result {
    let status = with_heartbeat(what, || {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines() {
                let line = line?;
                if let Some(counted) = parse_result(&line) {
                    tally.passed += counted.passed;
                    tally.failed += counted.failed;
                }
                println!("{line}");
            }
        }
        child.wait()
    });
    judge(what, command, status)
}

/// What a quick command prints, or nothing where it fails or is not there.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

fn judge(what: &str, command: &Command, status: std::io::Result<ExitStatus>) -> Result {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what} failed ({status}): {}", shown(command))),
        Err(error) => Err(format!(
            "{what} could not start ({error}): {}",
            shown(command)
        )),
    }
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn with_heartbeat<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (done, is_done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let start = Instant::now();
            while is_done.recv_timeout(HEARTBEAT) == Err(RecvTimeoutError::Timeout) {
                eprintln!("   ... {what} still runs, {}", seconds(start.elapsed()));
            }
        });
        let result = work();
        drop(done);
        result
    })
}

/// A duration for people: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        whole @ 10..60 => format!("{whole} s"),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

/// Reads libtest's closing line: `test result: ok. 12 passed; 0 failed; 1 ignored; ...`.
fn parse_result(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |name: &str| {
        counts
            .split("; ")
            .find_map(|part| part.strip_suffix(name)?.trim().parse().ok())
    };
    Some(Tally {
        passed: count("passed")?,
        failed: count("failed")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_libtest_are_added_up_and_other_lines_are_not() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(
            parse_result(line),
            Some(Tally {
                passed: 12,
                failed: 3
            })
        );
        assert_eq!(parse_result("test a_test_that_passed ... ok"), None);
    }

    #[test]
    fn durations_read_as_a_person_says_them() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(59)), "59 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn a_failing_command_is_named_as_one_would_type_it() {
        let sentence = run("the check", Command::new("false").arg("x")).unwrap_err();
        assert!(
            sentence.starts_with("the check failed (exit status: 1): false x"),
            "{sentence}"
        );
    }
}
