//! `[check]`: how much each rule matters, for the whole site and in parts of it.

use crate::check::{Policy, Rule, RuleDefault, named};
use crate::diagnostic::{Diagnostic, Severity};
use crate::read::matcher;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

/// The key of the table whose keys are globs.
const IN: &str = "in";

/// How much each rule matters. Keys of maps of rules are codes or patterns such as `front-matter*`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckConfig {
    /// For the whole site.
    pub(crate) rules: BTreeMap<String, RuleConfig>,
    /// For the files that a glob covers.
    pub(crate) folders: BTreeMap<String, BTreeMap<String, RuleConfig>>,
    /// What the command line says; stands above everything else.
    pub(crate) flags: CheckFlags,
}

/// What the command line says of rules; each is a code or a pattern such as `front-matter*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckFlags {
    /// Findings of these are errors; `warnings` stands for everything that is a warning otherwise.
    pub deny: Vec<String>,
    /// Findings of these are warnings.
    pub warn: Vec<String>,
    /// These are not held to.
    pub allow: Vec<String>,
    /// When given, only these are held to, also where they are off otherwise.
    pub only: Vec<String>,
}

/// The word in [`CheckFlags::deny`] that stands for every warning.
pub(crate) const WARNINGS: &str = "warnings";

/// Whether a rule is held to, and how much its findings matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Not held to.
    Off,
    /// Held to; its findings matter as much as the rule says.
    On,
    /// Held to; its findings matter as much as this.
    Severity(Severity),
}

/// What a configuration says of a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RuleConfig {
    /// Whether it is held to.
    pub setting: Option<Setting>,
    /// Its options by name.
    pub options: BTreeMap<String, OptionValue>,
}

/// The value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OptionValue {
    Number(u32),
    Words(Vec<String>),
}

/// What is wrong with a value, and the keys that lead to it.
struct Wrong {
    path: Vec<String>,
    message: String,
    hint: Option<String>,
}

/// What is wrong with `[check]`, with its place in bytes.
pub(super) struct Placed {
    pub span: Range<usize>,
    pub message: String,
    pub hint: Option<String>,
}

impl CheckConfig {
    /// The same under what the command line says; an error names the word that is no rule, with a suggestion.
    pub fn with_flags(mut self, flags: CheckFlags) -> Result<Self, String> {
        for pattern in [&flags.deny, &flags.warn, &flags.allow, &flags.only]
            .into_iter()
            .flatten()
        {
            if pattern != WARNINGS {
                named(pattern).map_err(|hint| format!("there is no rule `{pattern}`; {hint}"))?;
            }
        }
        if let Some(list) = [
            ("--warn", &flags.warn),
            ("--allow", &flags.allow),
            ("--only", &flags.only),
        ]
        .into_iter()
        .find(|(_, list)| list.iter().any(|word| word == WARNINGS))
        {
            return Err(format!("`{WARNINGS}` is for --deny, not for {}", list.0));
        }
        self.flags = flags;
        Ok(self)
    }

    /// How much findings of a rule matter where no folder says otherwise; none if it is off there.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let finding = Diagnostic::new(rule.severity, rule.code, "", "");
        let policy = Policy::new(self);
        let severity = policy.severity(&finding);
        severity.filter(|_| policy.is_asked_for(rule.code))
    }

    fn read(table: &Table) -> Result<Self, Wrong> {
        let mut config = Self::default();
        for (key, value) in table {
            match (key.as_str(), value) {
                (IN, Value::Table(folders)) => {
                    for (glob, rules) in folders {
                        let rules = in_folder(glob, rules).map_err(|wrong| wrong.under(IN))?;
                        config.folders.insert(glob.clone(), rules);
                    }
                }
                (IN, _) => {
                    let message = format!("`{IN}` holds tables: [check.{IN}.\"archive/**\"]");
                    return Err(Wrong::new(IN, message));
                }
                _ => {
                    config.rules.insert(key.clone(), rule(key, value)?);
                }
            }
        }
        Ok(config)
    }
}

impl<'de> Deserialize<'de> for CheckConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let table = Table::deserialize(deserializer)?;
        Self::read(&table).map_err(|wrong| de::Error::custom(wrong.message))
    }
}

/// What is wrong with `[check]`, if something is.
pub(super) fn wrong(file: &DeTable<'_>, text: &str) -> Option<Placed> {
    let check = file.iter().find(|(key, _)| key.get_ref() == "check")?;
    let values = toml::from_str::<Table>(text).ok()?;
    let wrong = match values.get("check")? {
        Value::Table(table) => CheckConfig::read(table).err()?,
        _ => Wrong {
            path: Vec::new(),
            message: "`check` is a table: [check]".into(),
            hint: None,
        },
    };
    // As deep into the table as the path leads, to the key that is to blame.
    let (mut span, mut at) = (check.0.span(), check.1.get_ref());
    for key in &wrong.path {
        let DeValue::Table(table) = at else { break };
        let Some((name, value)) = table.iter().find(|(name, _)| name.get_ref() == key) else {
            break;
        };
        (span, at) = (name.span(), value.get_ref());
    }
    Some(Placed {
        span,
        message: wrong.message,
        hint: wrong.hint,
    })
}

fn in_folder(glob: &str, value: &Value) -> Result<BTreeMap<String, RuleConfig>, Wrong> {
    if matcher(glob).is_none() {
        return Err(Wrong::new(glob, format!("`{glob}` is no glob")));
    }
    let Value::Table(rules) = value else {
        let message = format!("`{glob}` is a table: [check.{IN}.\"{glob}\"]");
        return Err(Wrong::new(glob, message));
    };
    rules
        .iter()
        .map(|(key, value)| Ok((key.clone(), rule(key, value)?)))
        .collect::<Result<_, Wrong>>()
        .map_err(|wrong| wrong.under(glob))
}

fn rule(pattern: &str, value: &Value) -> Result<RuleConfig, Wrong> {
    let rules = named(pattern).map_err(|hint| Wrong {
        hint: Some(hint),
        ..Wrong::new(pattern, format!("there is no rule `{pattern}`"))
    })?;
    let mut config = RuleConfig::default();
    let Value::Table(table) = value else {
        config.setting = Some(setting(value).map_err(|message| Wrong::new(pattern, message))?);
        return Ok(config);
    };
    for (key, value) in table {
        let wrong = |message: String| Wrong::new(key, message).under(pattern);
        if key == "severity" {
            config.setting = Some(setting(value).map_err(wrong)?);
            continue;
        }
        for rule in &rules {
            let Some(option) = rule.options.iter().find(|option| option.name == key) else {
                let mut known: Vec<_> = rule.options.iter().map(|option| option.name).collect();
                known.insert(0, "severity");
                let message = format!("`{}` has no option `{key}`", rule.code);
                return Err(Wrong {
                    hint: Some(format!("it takes `{}`", known.join("`, `"))),
                    ..wrong(message)
                });
            };
            let value = option_value(option.default, value)
                .map_err(|expected| wrong(format!("`{key}` is {expected}")))?;
            config.options.insert(key.clone(), value);
        }
    }
    Ok(config)
}

fn setting(value: &Value) -> Result<Setting, String> {
    match value {
        Value::Boolean(true) => Ok(Setting::On),
        Value::Boolean(false) => Ok(Setting::Off),
        Value::String(word) => match word.as_str() {
            "error" => Ok(Setting::Severity(Severity::Error)),
            "warning" => Ok(Setting::Severity(Severity::Warning)),
            "info" => Ok(Setting::Severity(Severity::Info)),
            "on" => Ok(Setting::On),
            "off" => Ok(Setting::Off),
            other => Err(other.to_owned()),
        },
        other => Err(other.to_string()),
    }
    .map_err(|other| format!("a rule is `error`, `warning`, `info`, `on` or `off`, not `{other}`"))
}

fn option_value(default: RuleDefault, value: &Value) -> Result<OptionValue, &'static str> {
    match (default, value) {
        (RuleDefault::Number(_), Value::Integer(number)) => u32::try_from(*number)
            .map(OptionValue::Number)
            .map_err(|_| "a whole number from 0 on"),
        (RuleDefault::Number(_), _) => Err("a whole number from 0 on"),
        (RuleDefault::Words(_), Value::Array(words)) => words
            .iter()
            .map(|word| word.as_str().map(str::to_owned))
            .collect::<Option<_>>()
            .map(OptionValue::Words)
            .ok_or("a list of texts"),
        (RuleDefault::Words(_), _) => Err("a list of texts"),
    }
}

impl Wrong {
    fn new(key: &str, message: String) -> Self {
        Self {
            path: vec![key.to_owned()],
            message,
            hint: None,
        }
    }

    fn under(mut self, key: &str) -> Self {
        self.path.insert(0, key.to_owned());
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::Config;

    fn error(text: &str) -> String {
        Config::parse(text, "burrow.toml").unwrap_err().to_string()
    }

    #[test]
    fn an_unknown_rule_is_placed_and_comes_with_a_suggestion() {
        assert_eq!(
            error("[check]\nempty-link = \"off\"\nbroken-lnk = \"off\"\n"),
            "burrow.toml:3:1: there is no rule `broken-lnk`; did you mean `broken-link`?"
        );
        assert_eq!(
            error("[check.in.\"old/**\"]\nbroken-lnk = \"off\"\n"),
            "burrow.toml:2:1: there is no rule `broken-lnk`; did you mean `broken-link`?"
        );
        assert!(error("[check]\n\"zzz*\" = \"off\"\n").contains("there is no rule `zzz*`; "));
    }

    #[test]
    fn a_value_that_no_rule_takes_is_placed() {
        assert_eq!(
            error("[check]\nbroken-link = \"loud\"\n"),
            "burrow.toml:2:1: a rule is `error`, `warning`, `info`, `on` or `off`, not `loud`"
        );
        assert!(error("[check]\nbroken-link = 3\n").starts_with("burrow.toml:2:1: a rule is "));
        assert_eq!(
            error("[check]\nbroken-link = { max = 3 }\n"),
            "burrow.toml:2:17: `broken-link` has no option `max`; it takes `severity`"
        );
        assert!(error("[check.in]\n\"a[\" = {}\n").contains("`a[` is no glob"));
        assert!(error("check = 1\n").contains("`check` is a table"));
        assert!(error("[check]\nin = 1\n").contains("`in` holds tables"));
    }
}
