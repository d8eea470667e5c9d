//! What a contributor and CI run: this program only orchestrates, and one file holds one subcommand.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking to the terminal is the job"
)]

mod bundle_sample;
mod dist;
mod program;
mod reader;
mod report;
mod run;
mod search_call;
mod serve;
mod setup;
mod size;
mod stamp;
mod test;
mod workspace;

use std::process::ExitCode;
use workspace::Workspace;

/// A result whose error is a sentence for the person at the terminal.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask COMMAND

  serve [DIR] [--port N]  read a tree of Markdown in the browser, with live reload (default: the sample)
  test [--full]           everything CI checks: format, lints, tests, sizes, web servers, journeys in a real browser;
                          --full adds Firefox, WebKit, repeats, the supply chain, and installs the web servers
  reader                  build the reader into dist/
  size                    measure dist/ against size-budget.toml, and what the wasm is made of
  dist                    build the `burrow` program in release, the reader inside; prints its path last
  setup [--browsers]      only install what the commands above need (they do it by themselves)

Needed beforehand: git, rustup with the stable toolchain, and a C linker (Debian: build-essential).
The rest (wasm target, Trunk, wasm-bindgen, wasm-opt) is installed once into ~/.cache/burrow.
Browsers come from the system's packages; where that needs root, the exact command is printed.

New here? `cargo xtask serve` shows the sample; `cargo xtask test` before you push.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match dispatch(&command, &rest) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, arguments: &[String]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    match command {
        "serve" => serve::serve(&workspace, &serve::Options::parse(arguments)?)?,
        "test" => return test::test(&workspace, &test::Options::parse(arguments)?),
        "reader" => {
            setup::for_reader(&workspace)?;
            reader::build(&workspace)?;
        }
        "size" => size::size(&workspace)?,
        "dist" => dist::dist(&workspace)?,
        "setup" => setup::all(&workspace, arguments)?,
        // Called by Trunk's hook, so that a bare `trunk serve` has something to show.
        "bundle-sample" => bundle_sample::bundle_sample(&workspace)?,
        "" | "help" | "-h" | "--help" => print!("{HELP}"),
        unknown => {
            return Err(format!(
                "there is no command `{unknown}`; `cargo xtask` alone lists them"
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}
