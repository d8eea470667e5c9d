//! A run of named steps: what passed, what failed, how long each took.

use crate::Result;
use crate::run::{Tally, seconds};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How a step ended.
enum Verdict {
    Passed,
    Failed(String),
    NotRun(String),
}

/// Steps in the order they ran; a failed step does not stop the next.
#[derive(Default)]
pub struct Report {
    steps: Vec<(String, Duration, Verdict)>,
    tally: Tally,
}

impl Report {
    /// Runs a step, which may add the tests it ran to the tally; tells whether it passed.
    pub fn step(&mut self, name: &str, work: impl FnOnce(&mut Tally) -> Result) -> bool {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let mut tally = Tally::default();
        let outcome = work(&mut tally);
        let passed = outcome.is_ok();
        // A step that failed without a failing test (a lint, a build) counts as one failure.
        if !passed && tally.failed == 0 {
            tally.failed = 1;
        }
        self.tally.passed += tally.passed;
        self.tally.failed += tally.failed;
        let verdict = match outcome {
            Ok(()) => Verdict::Passed,
            Err(sentence) => {
                eprintln!("xtask: {sentence}");
                Verdict::Failed(sentence)
            }
        };
        self.steps.push((name.to_owned(), start.elapsed(), verdict));
        passed
    }

    /// Notes a step that cannot run, with the reason; it neither passes nor fails.
    pub fn not_run(&mut self, name: &str, reason: &str) {
        eprintln!("\n== {name}: not run, {reason}");
        let verdict = Verdict::NotRun(reason.to_owned());
        self.steps.push((name.to_owned(), Duration::ZERO, verdict));
    }

    /// Prints the summary, the tests' sum alone on the last line, and gives the exit code.
    pub fn close(self) -> ExitCode {
        println!("\n{}", self.summary());
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        if self.tally.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn summary(&self) -> String {
        let lines = self.steps.iter().map(|(name, time, verdict)| {
            let time = seconds(*time);
            match verdict {
                Verdict::Passed => format!("  passed   {name} ({time})"),
                Verdict::Failed(why) => format!("  FAILED   {name} ({time}): {why}"),
                Verdict::NotRun(why) => format!("  not run  {name}: {why}"),
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_without_tests_that_fails_counts_as_one_failure() {
        let mut report = Report::default();
        assert!(report.step("tests", |tally| {
            tally.passed = 7;
            Ok(())
        }));
        assert!(!report.step("lint", |_| Err("a lint".into())));
        report.not_run("journeys", "there is no browser");
        assert_eq!(
            report.tally,
            Tally {
                passed: 7,
                failed: 1
            }
        );
        assert!(
            report
                .summary()
                .ends_with("not run  journeys: there is no browser")
        );
    }
}
