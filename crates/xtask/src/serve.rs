//! `cargo xtask serve [DIR] [--port N]`: read a tree of Markdown in the browser.

use crate::run::run;
use crate::workspace::Workspace;
use crate::{Result, program, reader, setup};
use std::path::PathBuf;

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    folder: Option<PathBuf>,
    port: Option<String>,
}

impl Options {
    /// Reads `[DIR] [--port N]` in any order.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--port" => {
                    let port = arguments.next().ok_or("--port wants a number")?;
                    options.port = Some(port.clone());
                }
                flag if flag.starts_with("--port=") => {
                    options.port = flag.strip_prefix("--port=").map(str::to_owned);
                }
                flag if flag.starts_with('-') => {
                    return Err(format!(
                        "serve knows no `{flag}`: cargo xtask serve [DIR] [--port N]"
                    ));
                }
                folder if options.folder.is_none() => options.folder = Some(folder.into()),
                second => {
                    return Err(format!(
                        "serve takes one folder; `{second}` is a second one"
                    ));
                }
            }
        }
        Ok(options)
    }
}

/// Sets up, builds, and hands over to `burrow serve`, which prints the address.
pub fn serve(workspace: &Workspace, options: &Options) -> Result {
    let folder = match &options.folder {
        // The program runs in the root of the clone, the person may not.
        Some(folder) => folder
            .canonicalize()
            .map_err(|error| format!("cannot open {}: {error}", folder.display()))?,
        None => workspace.sample(),
    };
    setup::for_reader(workspace)?;
    reader::build(workspace)?;
    let program = program::build(workspace)?;
    let mut burrow = workspace.command(&program.to_string_lossy());
    burrow.arg("serve").arg(folder);
    if let Some(port) = &options.port {
        burrow.args(["--port", port]);
    }
    run("burrow serve", &mut burrow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &str) -> Result<Options> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words)
    }

    #[test]
    fn folder_and_port_come_in_any_order() {
        let both = Options {
            folder: Some("docs".into()),
            port: Some("80".into()),
        };
        assert_eq!(parse("docs --port 80").unwrap(), both);
        assert_eq!(parse("--port=80 docs").unwrap(), both);
        assert_eq!(parse("").unwrap(), Options::default());
    }

    #[test]
    fn what_serve_does_not_know_is_named() {
        assert!(parse("--prot 80").unwrap_err().contains("`--prot`"));
        assert!(parse("a b").unwrap_err().contains("`b`"));
        assert!(parse("--port").unwrap_err().contains("number"));
    }
}
