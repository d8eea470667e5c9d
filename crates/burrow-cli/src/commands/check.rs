//! `burrow check`: what is wrong with a tree, without building it.

mod fix;
mod rules;

use crate::failure::Failure;
use crate::findings::baseline::{Baseline, Matched};
use crate::findings::places::Places;
use crate::findings::summary::{Ways, summary};
use crate::findings::{self, github, human, json, sarif};
use crate::progress::Bar;
use crate::project::{Project, ProjectArgs};
use crate::terminal::{self, note, say};
use burrow_bundle::{CheckFlags, Diagnostic, DiskTree, Severity};
use clap::ValueEnum;
use indicatif::HumanCount;
use std::path::PathBuf;

/// List broken links, unreadable front matter and other findings, each with its place and a way out
///
/// A few findings are shown in full; of many, the files that need most, a line a finding. Remarks are counted. With
/// --all, or --only for some rules, every finding is shown in full, remarks too.
///
/// Ends with exit code 1 when there are errors; warnings and remarks do not count unless --deny makes them errors.
/// What is an error is said by the rules, by [check] in burrow.toml and by the flags, the later above the earlier.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  burrow check docs
  burrow check docs --only broken-link                 all findings of a rule, in full
  burrow check docs --deny warnings --allow 'heading-*'
  burrow check docs --write-baseline known.json        from now on, only what is new counts:
  burrow check docs --baseline known.json
  burrow check docs --fix                              show what can be put right; --write does it
  burrow check docs --format json | jq '.diagnostics[] | select(.code == \"broken-link\")'
  burrow check --explain broken-link")]
pub struct Args {
    #[command(flatten)]
    project: ProjectArgs,
    #[command(flatten)]
    flags: Flags,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Output,
    /// One line for every finding, remarks too: no source, no help, no summary
    #[arg(short, long)]
    quiet: bool,
    /// Show every finding in full, remarks too
    #[arg(long, conflicts_with_all = ["quiet", "fix"])]
    all: bool,
    /// Show at most so many findings, the weightiest; all are counted
    #[arg(long, value_name = "N")]
    max: Option<usize>,
    /// Leave out what this file knows; only what is new is shown and counts
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write a file that knows everything that is found now
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "baseline"])]
    write_baseline: Option<PathBuf>,
    /// Show as a diff what can be put right without asking; changes nothing
    #[arg(long, conflicts_with = "baseline")]
    fix: bool,
    /// With --fix: make the changes
    #[arg(long, requires = "fix")]
    write: bool,
    /// List all rules with what holds for them here
    #[arg(long, conflicts_with_all = ["fix", "baseline", "write_baseline"])]
    list: bool,
    /// Print what the manual says of a rule
    #[arg(long, value_name = "CODE", conflicts_with_all = ["fix", "baseline", "write_baseline", "list"])]
    explain: Option<String>,
}

/// Which rules are held to; each takes codes and patterns such as `front-matter*`, with commas between.
#[derive(Debug, clap::Args)]
struct Flags {
    /// Make findings of these rules errors; `warnings` stands for every warning
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    deny: Vec<String>,
    /// Make findings of these rules warnings
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    warn: Vec<String>,
    /// Do not hold pages to these rules
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,
    /// Hold pages to these rules and no others, also where they are off
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    only: Vec<String>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Output {
    /// By file, with the line they stand on
    #[default]
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// GitHub annotations beside the changed lines
    Github,
}

impl Args {
    /// Checks the tree and prints what it finds.
    pub fn run(&self) -> Result<(), Failure> {
        if let Some(code) = &self.explain {
            return rules::explain(code);
        }
        let project = self.open()?;
        if self.list {
            return rules::list(&project.config.check, self.format == Output::Json);
        }
        let tree = project.tree()?;
        let mut bundler = project.bundler();
        let bar = Bar::new(self.format != Output::Human);
        if self.fix {
            if self.format != Output::Human {
                return Err(Failure::Usage(
                    "--fix shows a diff; the other formats name the fix of each finding instead"
                        .into(),
                ));
            }
            return fix::run(&mut bundler, &tree, self.write, &bar);
        }
        let known = self.baseline.as_deref().map(Baseline::read).transpose()?;
        let found = bundler.check(&tree, &bar)?;
        bar.finish();
        if let Some(path) = &self.write_baseline {
            Baseline::of(&found).write(path)?;
            let count = human::number(found.len(), "finding");
            return say(format_args!(
                "{}: {count} known from now on",
                path.display()
            ));
        }
        let is_new_only = known.is_some();
        let matched = known.unwrap_or_default().matched(found);
        self.print(&matched, is_new_only, &project, &tree)?;
        if findings::errors(&matched.new) > 0 {
            Err(Failure::Content)
        } else {
            Ok(())
        }
    }

    fn open(&self) -> Result<Project, Failure> {
        let mut project = self.project.open()?;
        let flags = CheckFlags {
            deny: self.flags.deny.clone(),
            warn: self.flags.warn.clone(),
            allow: self.flags.allow.clone(),
            only: self.flags.only.clone(),
        };
        let check = std::mem::take(&mut project.config.check);
        project.config.check = check.with_flags(flags).map_err(Failure::Usage)?;
        Ok(project)
    }

    fn print(
        &self,
        matched: &Matched,
        is_new_only: bool,
        project: &Project,
        tree: &DiskTree,
    ) -> Result<(), Failure> {
        if self.format == Output::Human {
            return self.print_human(matched, is_new_only, project, tree);
        }
        let mut found = matched.new.clone();
        findings::with_ends(&mut found, tree);
        let places = Places::around(tree.root());
        match self.format {
            Output::Human => Ok(()),
            Output::Json => say(json::report(&found, is_new_only.then_some(matched))),
            Output::Sarif => {
                let exit_code = u8::from(findings::errors(&found) > 0);
                say(sarif::log(&found, &places, exit_code))
            }
            Output::Github => self.print_commands(&found, &places),
        }
    }

    fn print_commands(&self, found: &[Diagnostic], places: &Places) -> Result<(), Failure> {
        let commands = github::commands(found, places);
        let shown = self.max.unwrap_or(commands.len()).min(commands.len());
        for command in &commands[..shown] {
            say(command)?;
        }
        if shown > github::SHOWN {
            note(format_args!(
                "GitHub shows {} annotations of each severity for a step; the log holds {}",
                github::SHOWN,
                match shown == commands.len() {
                    true => "all".to_owned(),
                    false => format!("{shown} of {}", commands.len()),
                }
            ));
        }
        Ok(())
    }

    fn print_human(
        &self,
        matched: &Matched,
        is_new_only: bool,
        project: &Project,
        tree: &DiskTree,
    ) -> Result<(), Failure> {
        let dir = project.dir.display().to_string();
        let style = human::Style {
            quiet: self.quiet,
            all: self.all || !self.flags.only.is_empty(),
            max: self.max,
            width: terminal::width(),
        };
        human::print(&matched.new, tree, style, |text| say(text))?;
        if !self.quiet {
            match matched.new.is_empty() {
                true if is_new_only => say(format_args!("{dir}: nothing new found"))?,
                true => say(format_args!("{dir}: nothing found"))?,
                false => self.summarise(&matched.new, is_new_only, style)?,
            }
        }
        if is_new_only && !self.quiet {
            note(format_args!(
                "{} known",
                human::number(matched.known, "finding")
            ));
        }
        if matched.gone > 0 {
            let is = if matched.gone == 1 { "is" } else { "are" };
            let file = self
                .baseline
                .as_deref()
                .unwrap_or(std::path::Path::new("FILE"));
            note(format_args!(
                "{} of the baseline {is} gone: write it anew with --write-baseline {}",
                HumanCount(matched.gone as u64),
                file.display()
            ));
        }
        Ok(())
    }

    fn summarise(
        &self,
        found: &[Diagnostic],
        is_new_only: bool,
        style: human::Style,
    ) -> Result<(), Failure> {
        let listed = style.all || found.iter().any(|one| one.severity != Severity::Info);
        let blank = if listed { "\n" } else { "" };
        let ways = Ways {
            all: style.all,
            baseline: is_new_only,
            width: style.width,
        };
        say(format_args!("{blank}{}", summary(found, ways).trim_end()))
    }
}
