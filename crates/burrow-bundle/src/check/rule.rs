//! What a rule is, as the program lists it.

use crate::diagnostic::Severity;

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Short, stable name: `broken-link`. Its manual page has the same name.
    pub code: &'static str,
    /// How much its findings matter when nobody says otherwise.
    pub severity: Severity,
    /// Whether it is held to when nobody says otherwise.
    pub on: bool,
    /// What it finds, in one sentence.
    pub about: &'static str,
    /// What `[check]` can set about it beside its severity.
    pub options: &'static [RuleOption],
}

/// Something about a rule that a configuration can set: `long-heading = { max = 80 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleOption {
    /// Its key.
    pub name: &'static str,
    /// What holds when nobody says otherwise.
    pub default: RuleDefault,
    /// What it decides, in a few words.
    pub about: &'static str,
}

/// What an option holds when nobody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleDefault {
    /// A whole number, at least 0.
    Number(u32),
    /// A list of words.
    Words(&'static [&'static str]),
}

impl RuleOption {
    /// An option that is a whole number.
    pub(crate) const fn number(name: &'static str, default: u32, about: &'static str) -> Self {
        let default = RuleDefault::Number(default);
        Self {
            name,
            default,
            about,
        }
    }

    /// An option that is a list of words.
    pub(crate) const fn words(
        name: &'static str,
        default: &'static [&'static str],
        about: &'static str,
    ) -> Self {
        let default = RuleDefault::Words(default);
        Self {
            name,
            default,
            about,
        }
    }
}

impl Rule {
    /// A rule whose findings are errors.
    pub(crate) const fn error(code: &'static str, about: &'static str) -> Self {
        Self::new(code, Severity::Error, about)
    }

    /// A rule whose findings are warnings.
    pub(crate) const fn warning(code: &'static str, about: &'static str) -> Self {
        Self::new(code, Severity::Warning, about)
    }

    /// A rule whose findings are remarks.
    pub(crate) const fn info(code: &'static str, about: &'static str) -> Self {
        Self::new(code, Severity::Info, about)
    }

    const fn new(code: &'static str, severity: Severity, about: &'static str) -> Self {
        Self {
            code,
            severity,
            on: true,
            about,
            options: &[],
        }
    }

    /// The same, held to only where a configuration or a flag asks for it.
    #[must_use]
    pub(crate) const fn off(mut self) -> Self {
        self.on = false;
        self
    }

    /// The same with options.
    #[must_use]
    pub(crate) const fn taking(mut self, options: &'static [RuleOption]) -> Self {
        self.options = options;
        self
    }
}
