//! `cargo xtask test [--full]`: everything that must hold, in the order that finds a mistake soonest.

use crate::report::Report;
use crate::run::{run, run_tests};
use crate::setup::{self, Engine};
use crate::workspace::Workspace;
use crate::{Result, reader, size};
use std::process::ExitCode;

/// How often `--full` runs the journeys in each engine: what fails one time in a few shows itself.
const REPEATS: usize = 3;

/// Browsers at one time: each takes about a core.
const BROWSERS: &str = "--test-threads=2";

/// What was asked for.
pub struct Options {
    full: bool,
}

impl Options {
    /// Reads `[--full]`.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        match arguments {
            [] => Ok(Self { full: false }),
            [flag] if flag == "--full" => Ok(Self { full: true }),
            _ => Err(
                "test takes nothing but --full; for one test use `cargo test -p CRATE NAME`".into(),
            ),
        }
    }
}

/// Runs all steps and sums up; steps go on after a failure wherever they still mean something.
pub fn test(workspace: &Workspace, options: &Options) -> Result<ExitCode> {
    let mut report = Report::default();
    let ready = report.step("setup", |_| {
        setup::for_reader(workspace)?;
        setup::engine(workspace, Engine::Chromium)
    });
    if !ready {
        return Ok(report.close());
    }
    let mut check = |name: &str, arguments: &[&str]| {
        report.step(name, |_| run(name, &mut workspace.cargo(arguments)))
    };
    check("format", &["fmt", "--all", "--check"]);
    check("lints", &LINTS);
    check("lints of the journeys", &JOURNEY_LINTS);
    check("lints of the reader as wasm", &WASM_LINTS);
    let built = report.step("reader", |_| reader::build(workspace));
    report.step("tests", |tally| {
        let mut cargo = workspace.cargo(&["test", "--workspace", "--no-fail-fast"]);
        if options.full {
            cargo.env("BURROW_ALL_PAYLOADS", "1");
        }
        run_tests("cargo test", &mut cargo, tally)
    });
    if built {
        report.step("size budget", |_| {
            size::measure(workspace, &workspace.program("debug"))
        });
        hosts(workspace, &mut report, options);
        journeys(workspace, &mut report, options);
    } else {
        report.not_run("size budget", "there is no reader to measure");
        report.not_run("web servers", "there is no reader to serve");
        report.not_run("journeys", "there is no reader to open");
    }
    if options.full {
        supply_chain(workspace, &mut report);
    }
    Ok(report.close())
}

const LINTS: [&str; 7] = [
    "clippy",
    "--workspace",
    "--all-targets",
    "--keep-going",
    "--",
    "-D",
    "warnings",
];

// Not among "all targets": a plain `cargo test` leaves these out.
const JOURNEY_LINTS: [&str; 10] = [
    "clippy",
    "--package",
    "burrow-e2e",
    "--test",
    "journeys",
    "--test",
    "hosts",
    "--",
    "-D",
    "warnings",
];

const WASM_LINTS: [&str; 10] = [
    "clippy",
    "--package",
    "burrow-reader",
    "--package",
    "burrow-search-web",
    "--target",
    "wasm32-unknown-unknown",
    "--",
    "-D",
    "warnings",
];

/// The sample on real web servers, as far as this machine has them; `--full` installs them.
fn hosts(workspace: &Workspace, report: &mut Report, options: &Options) {
    if options.full
        && let Err(reason) = setup::hosts(workspace)
    {
        eprintln!("xtask: {reason}");
    }
    for package in setup::missing_hosts(workspace) {
        let reason = "not installed; `cargo xtask test --full` does, or apt-get install";
        report.not_run(&format!("web servers ({package})"), reason);
    }
    report.step("web servers", |tally| {
        let mut cargo = workspace.cargo(&["test", "--package", "burrow-e2e", "--test", "hosts"]);
        cargo.env("BURROW_BIN", workspace.program("debug"));
        run_tests("the hosts test", &mut cargo, tally)
    });
}

/// The journeys in Chromium; with `--full` in every engine this machine can have, several times.
fn journeys(workspace: &Workspace, report: &mut Report, options: &Options) {
    let axe = setup::axe(workspace).unwrap_or_else(|error| {
        eprintln!("xtask: {error}");
        None
    });
    if axe.is_none() {
        report.not_run(
            "accessibility rules (axe-core)",
            "there is no npm to fetch them with",
        );
    }
    let (engines, repeats): (&[Engine], usize) = if options.full {
        (
            &[Engine::Chromium, Engine::Firefox, Engine::WebKit],
            REPEATS,
        )
    } else {
        (&[Engine::Chromium], 1)
    };
    for engine in engines {
        let name = format!("journeys in {}", engine.name());
        if let Err(reason) = setup::engine(workspace, *engine) {
            report.not_run(&name, &reason);
            continue;
        }
        for round in 1..=repeats {
            let name = if repeats > 1 {
                format!("{name}, round {round} of {repeats}")
            } else {
                name.clone()
            };
            report.step(&name, |tally| {
                let mut cargo =
                    workspace.cargo(&["test", "--package", "burrow-e2e", "--test", "journeys"]);
                cargo
                    .args(["--", BROWSERS])
                    .env("BURROW_BIN", workspace.program("debug"))
                    .env("BURROW_ENGINE", engine.name());
                if let Some(axe) = &axe {
                    cargo.env("BURROW_AXE", axe);
                }
                // Once for each engine: they do not fail one time in a few.
                if options.full && round == 1 {
                    cargo.env("BURROW_ALL_PAYLOADS", "1");
                }
                run_tests(&name, &mut cargo, tally)
            });
        }
    }
}

/// Licences, advisories and sources of what we depend on.
fn supply_chain(workspace: &Workspace, report: &mut Report) {
    if let Err(reason) = setup::cargo_deny(workspace) {
        report.not_run("supply chain (cargo-deny)", &reason);
        return;
    }
    report.step("supply chain (cargo-deny)", |_| {
        run("cargo-deny", &mut workspace.cargo(&["deny", "check"]))
    });
}
