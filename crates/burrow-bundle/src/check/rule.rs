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
        }
    }
}
