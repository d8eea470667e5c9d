//! The `burrow` program: builds, serves, checks and searches a tree of Markdown.

mod base;
mod bundle_files;
mod commands;
mod failure;
mod finder;
mod findings;
mod hosts;
mod html;
mod manual;
mod mime;
mod panics;
mod policy;
mod precompress;
mod progress;
mod project;
mod publish;
mod reader;
mod report;
mod server;
mod site;
mod terminal;
mod theme;
mod watcher;
mod workshop;

use clap::Parser;
use commands::Command;
use std::process::ExitCode;

/// Turns a tree of Markdown into documentation that people read at the depth they want.
///
/// Point it at any tree: nothing has to be changed or configured first.
#[derive(Debug, Parser)]
#[command(name = "burrow", version, max_term_width = 100, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  burrow serve docs                    read docs/ in the browser; it follows every change
  burrow build docs --out site         write a static site that any web server can serve
  burrow check docs                    list broken links and other findings
  burrow report docs --out report.html one page on the state of the docs, for every week
  burrow search docs \"warm up\"         ask the index that readers ask
  burrow init docs                     write a commented burrow.toml to start from

Exit codes: 0 fine, 1 the content has errors, 2 the command or burrow.toml has, 3 a file or socket could not be used.";

fn main() -> ExitCode {
    let outcome = panics::guard(|| Cli::parse().command.run());
    match outcome {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(failure)) => {
            if !matches!(failure, failure::Failure::Content) {
                terminal::error(&failure);
            }
            failure.exit_code()
        }
        Err(panic) => {
            terminal::error(format_args!(
                "burrow met a fault of its own and stopped: {panic}\n\
                 Nothing was written. Please report this with the command you gave."
            ));
            ExitCode::from(3)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_holds_together() {
        super::Cli::command().debug_assert();
    }
}
