//! What is held to, and how much it matters: the rules' own word, the configuration's, the command line's.

use super::rule::{Rule, RuleDefault};
use super::rules;
use crate::config::{CheckConfig, OptionValue, RuleConfig, Setting, WARNINGS};
use crate::diagnostic::{Diagnostic, Severity};
use crate::read::{covers, matcher};
use globset::{Glob, GlobMatcher};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How alike a mistyped code and a rule must be.
const ALIKE: f64 = 0.8;

/// The rules that a code or a pattern such as `front-matter*` names; else a suggestion.
pub(crate) fn named(pattern: &str) -> Result<Vec<&'static Rule>, String> {
    let found: Vec<_> = if pattern.contains(['*', '?', '[', '{']) {
        let glob = Glob::new(pattern)
            .map_err(|error| format!("it is no pattern: {}", error.kind()))?
            .compile_matcher();
        rules().filter(|rule| glob.is_match(rule.code)).collect()
    } else {
        rules().filter(|rule| rule.code == pattern).collect()
    };
    if !found.is_empty() {
        return Ok(found);
    }
    Err(suggest_rule(pattern))
}

/// What was probably meant by a name that no rule has.
pub fn suggest_rule(name: &str) -> String {
    let nearest = rules()
        .map(|rule| (strsim::jaro_winkler(name, rule.code), rule.code))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, code)) if likeness > ALIKE => format!("did you mean `{code}`?"),
        _ => "`burrow check --list` shows all".to_owned(),
    }
}

/// What somebody says of single rules.
#[derive(Default)]
struct Layer {
    settings: HashMap<&'static str, Setting>,
    options: HashMap<&'static str, HashMap<String, OptionValue>>,
}

/// What is held to, and how much it matters.
pub(crate) struct Policy {
    table: HashMap<&'static str, &'static Rule>,
    site: Layer,
    /// The longest glob first.
    folders: Vec<(GlobMatcher, Layer)>,
    flags: Layer,
    deny_warnings: bool,
    only: Option<HashSet<&'static str>>,
}

impl Policy {
    /// What `config` comes to; what it names that is no rule has been refused when it was read.
    pub fn new(config: &CheckConfig) -> Self {
        let mut folders: Vec<_> = config.folders.iter().collect();
        folders.sort_by_key(|(glob, _)| (std::cmp::Reverse(glob.len()), *glob));
        let folders = folders
            .into_iter()
            .filter_map(|(glob, rules)| Some((matcher(glob)?, Layer::new(rules))))
            .collect();
        let flags = &config.flags;
        let mut said = BTreeMap::new();
        for (patterns, setting) in [
            (&flags.allow, Setting::Off),
            (&flags.warn, Setting::Severity(Severity::Warning)),
            (&flags.deny, Setting::Severity(Severity::Error)),
        ] {
            for pattern in patterns {
                let config = RuleConfig {
                    setting: Some(setting),
                    ..RuleConfig::default()
                };
                said.insert(pattern.clone(), config);
            }
        }
        let only: HashSet<_> = flags
            .only
            .iter()
            .flat_map(|pattern| codes(pattern))
            .collect();
        Self {
            table: rules().map(|rule| (rule.code, rule)).collect(),
            site: Layer::new(&config.rules),
            folders,
            flags: Layer::new(&said),
            deny_warnings: flags.deny.iter().any(|word| word == WARNINGS),
            only: (!flags.only.is_empty()).then_some(only),
        }
    }

    /// Whether a rule is held to anywhere: what takes long to find need not be looked for otherwise.
    pub fn wants(&self, code: &str) -> bool {
        if let Some(only) = &self.only {
            return only.contains(code);
        }
        if let Some(setting) = self.flags.settings.get(code) {
            return *setting != Setting::Off;
        }
        let mut folders = self.folders.iter();
        let is_on = |layer: &Layer| {
            matches!(
                layer.settings.get(code),
                Some(Setting::On | Setting::Severity(_))
            )
        };
        self.sitewide(code) != Setting::Off || folders.any(|(_, layer)| is_on(layer))
    }

    /// A rule's option that is a number, as it holds for a file.
    ///
    /// # Panics
    /// When the rule has no such option: that is a fault of this program and shows in every test of the rule.
    #[allow(dead_code, reason = "for rules with options, which come next")]
    pub fn number(&self, code: &str, name: &str, file: &str) -> u32 {
        match (self.option(code, name, file), self.default(code, name)) {
            (Some(OptionValue::Number(number)), _) => *number,
            (_, RuleDefault::Number(number)) => number,
            (_, RuleDefault::Words(_)) => panic!("{code}: `{name}` is no number"),
        }
    }

    /// A rule's option that is a list of words, as it holds for a file.
    ///
    /// # Panics
    /// When the rule has no such option: that is a fault of this program and shows in every test of the rule.
    #[allow(dead_code, reason = "for rules with options, which come next")]
    pub fn words(&self, code: &str, name: &str, file: &str) -> Vec<&str> {
        match (self.option(code, name, file), self.default(code, name)) {
            (Some(OptionValue::Words(words)), _) => words.iter().map(String::as_str).collect(),
            (_, RuleDefault::Words(words)) => words.to_vec(),
            (_, RuleDefault::Number(_)) => panic!("{code}: `{name}` is no list"),
        }
    }

    fn default(&self, code: &str, name: &str) -> RuleDefault {
        let rule = self.table.get(code);
        rule.and_then(|rule| rule.options.iter().find(|option| option.name == name))
            .unwrap_or_else(|| panic!("{code} has no option `{name}`"))
            .default
    }

    fn option(&self, code: &str, name: &str, file: &str) -> Option<&OptionValue> {
        let folders = self.folders.iter().filter(|(glob, _)| covers(glob, file));
        folders
            .map(|(_, layer)| layer)
            .chain([&self.site])
            .find_map(|layer| layer.options.get(code)?.get(name))
    }

    fn sitewide(&self, code: &str) -> Setting {
        let said = self.site.settings.get(code).copied();
        let is_on = self.table.get(code).is_none_or(|rule| rule.on);
        said.unwrap_or(if is_on { Setting::On } else { Setting::Off })
    }

    /// What holds for a rule in a file, `only` aside.
    fn setting(&self, code: &str, file: &str) -> Setting {
        if let Some(setting) = self.flags.settings.get(code) {
            return *setting;
        }
        let folders = self.folders.iter().filter(|(glob, _)| covers(glob, file));
        let by_folder = folders
            .filter_map(|(_, layer)| layer.settings.get(code))
            .next();
        let setting = by_folder.copied().unwrap_or_else(|| self.sitewide(code));
        match &self.only {
            Some(only) if setting == Setting::Off && only.contains(code) => Setting::On,
            _ => setting,
        }
    }

    /// Whether a rule is held to in a file.
    pub fn is_on(&self, code: &str, file: &str) -> bool {
        self.setting(code, file) != Setting::Off
    }

    /// Whether findings of a rule are asked for.
    pub fn is_asked_for(&self, code: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(code))
    }

    /// How much a finding matters; none if its rule is not held to.
    pub fn severity(&self, diagnostic: &Diagnostic) -> Option<Severity> {
        let code = &*diagnostic.code;
        let severity = match self.setting(code, &diagnostic.file) {
            Setting::Off => return None,
            Setting::On => diagnostic.severity,
            Setting::Severity(severity) => severity,
        };
        let is_flagged = self.flags.settings.contains_key(code);
        let denied = self.deny_warnings && severity == Severity::Warning && !is_flagged;
        Some(if denied { Severity::Error } else { severity })
    }
}

impl Layer {
    /// A code says more than a pattern, a longer pattern more than a shorter one.
    fn new(said: &BTreeMap<String, RuleConfig>) -> Self {
        let mut said: Vec<_> = said.iter().collect();
        said.sort_by_key(|(pattern, _)| {
            let is_code = rules().any(|rule| rule.code == **pattern);
            (is_code, pattern.len())
        });
        let mut layer = Self::default();
        for (pattern, config) in said {
            for code in codes(pattern) {
                if let Some(setting) = config.setting {
                    layer.settings.insert(code, setting);
                }
                let options = config.options.iter();
                let options = options.map(|(name, value)| (name.clone(), value.clone()));
                layer.options.entry(code).or_default().extend(options);
            }
        }
        layer
    }
}

fn codes(pattern: &str) -> impl Iterator<Item = &'static str> {
    named(pattern)
        .unwrap_or_default()
        .into_iter()
        .map(|rule| rule.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CheckFlags, Config};

    fn policy(config: &str, flags: CheckFlags) -> Policy {
        let config = Config::parse(config, "burrow.toml").unwrap();
        Policy::new(&config.check.with_flags(flags).unwrap())
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn severity(policy: &Policy, diagnostic: &Diagnostic) -> Option<Severity> {
        policy
            .severity(diagnostic)
            .filter(|_| policy.is_asked_for(&diagnostic.code))
    }

    #[test]
    fn a_code_stands_above_a_pattern_and_a_folder_above_the_site() {
        let policy = policy(
            "[check]\n\"*-link\" = \"off\"\nbroken-link = \"warning\"\n\
             [check.in.\"old/**\"]\nbroken-link = \"info\"\n\
             [check.in.\"old/kept/**\"]\nbroken-link = true\n",
            CheckFlags::default(),
        );
        let at = |file| severity(&policy, &Diagnostic::error("broken-link", file, ""));
        assert_eq!(at("a.md"), Some(Severity::Warning));
        assert_eq!(at("old/a.md"), Some(Severity::Info));
        assert_eq!(at("old/kept/a.md"), Some(Severity::Error));
        assert_eq!(
            severity(&policy, &Diagnostic::warning("empty-link", "a.md", "")),
            None
        );
        assert!(policy.wants("broken-link") && !policy.wants("empty-link"));
    }

    #[test]
    fn flags_stand_above_the_configuration() {
        let flags = CheckFlags {
            deny: words(&["warnings"]),
            warn: words(&["front-matter-*"]),
            allow: words(&["broken-*"]),
            only: Vec::new(),
        };
        let policy = policy(
            "[check]\nbroken-link = \"error\"\nleft-out = \"warning\"\n",
            flags,
        );
        let of = |code| severity(&policy, &Diagnostic::warning(code, "a.md", ""));
        assert_eq!(of("broken-link"), None);
        assert_eq!(of("front-matter-twice"), Some(Severity::Warning));
        assert_eq!(of("empty-link"), Some(Severity::Error));
        assert_eq!(of("left-out"), Some(Severity::Error));
        let info = Diagnostic::info("parent-by-prefix", "a.md", "");
        assert_eq!(severity(&policy, &info), Some(Severity::Info));
    }

    #[test]
    fn only_leaves_the_rest_out_and_switches_on_what_is_off() {
        let flags = CheckFlags {
            only: words(&["empty-link"]),
            ..CheckFlags::default()
        };
        let policy = policy("[check]\nempty-link = \"off\"\n", flags);
        let of = |code| severity(&policy, &Diagnostic::warning(code, "a.md", ""));
        assert_eq!(of("empty-link"), Some(Severity::Warning));
        assert_eq!(of("broken-link"), None);
        assert!(policy.wants("empty-link") && !policy.wants("broken-link"));
    }

    #[test]
    fn a_flag_that_names_no_rule_is_refused_with_a_suggestion() {
        let refused = |flags| Config::default().check.with_flags(flags).unwrap_err();
        let allow = CheckFlags {
            allow: words(&["brokenlink"]),
            ..CheckFlags::default()
        };
        assert_eq!(
            refused(allow),
            "there is no rule `brokenlink`; did you mean `broken-link`?"
        );
        let only = CheckFlags {
            only: words(&["warnings"]),
            ..CheckFlags::default()
        };
        assert_eq!(refused(only), "`warnings` is for --deny, not for --only");
    }
}
