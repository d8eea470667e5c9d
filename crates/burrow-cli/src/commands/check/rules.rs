//! `burrow check --list` and `--explain`: the rules themselves.

use crate::failure::Failure;
use crate::manual;
use crate::terminal::{BOLD, DIM, say};
use burrow_bundle::{CheckConfig, Rule, RuleDefault, rules};
use serde_json::json;

/// Prints every rule with what holds for it on the whole site.
pub fn list(config: &CheckConfig, is_json: bool) -> Result<(), Failure> {
    let mut all: Vec<&Rule> = rules().collect();
    all.sort_by_key(|rule| rule.code);
    let state = |rule: &Rule| match config.severity(rule) {
        Some(severity) => severity.to_string(),
        None => "off".to_owned(),
    };
    if is_json {
        let rules: Vec<_> = all
            .iter()
            .map(|rule| {
                let options: serde_json::Map<_, _> =
                    rule.options.iter().map(|option| (option.name.to_owned(), default(option.default))).collect();
                json!({
                    "code": rule.code, "severity": state(rule), "default": rule.severity, "on": rule.on,
                    "about": rule.about, "options": options,
                })
            })
            .collect();
        return say(json!({ "format": 1, "rules": rules }));
    }
    let width = all.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    for rule in all {
        let state = state(rule);
        let about = rule.about;
        let paint = if state == "off" { DIM } else { BOLD };
        say(format_args!(
            "{paint}{:width$}{paint:#}  {state:<7}  {about}",
            rule.code
        ))?;
    }
    Ok(())
}

/// Prints the manual's page about a rule, then its options.
pub fn explain(code: &str) -> Result<(), Failure> {
    let Some(rule) = rules().find(|rule| rule.code == code) else {
        let hint = burrow_bundle::suggest_rule(code);
        return Err(Failure::Usage(format!("there is no rule `{code}`; {hint}")));
    };
    let state = if rule.on {
        ""
    } else {
        ", off unless asked for"
    };
    say(format_args!(
        "{BOLD}{code}{BOLD:#} ({}{state})",
        rule.severity
    ))?;
    say(format_args!(
        "\n{}",
        manual::page(code).unwrap_or(rule.about)
    ))?;
    for option in rule.options {
        let default = default(option.default);
        say(format_args!(
            "\n{BOLD}{}{BOLD:#} = {default}: {}",
            option.name, option.about
        ))?;
    }
    Ok(())
}

fn default(default: RuleDefault) -> serde_json::Value {
    match default {
        RuleDefault::Number(number) => number.into(),
        RuleDefault::Words(words) => words.into(),
    }
}
