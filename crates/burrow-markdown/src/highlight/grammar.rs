//! The table by which the scanner for most languages knows one from another.

use super::Kind;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A kind of string.
pub(super) struct Quote {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    /// Whether a backslash takes the next character's meaning away.
    pub(super) escapes: bool,
    /// Whether it may go on after the end of its line.
    pub(super) lines: bool,
    /// What opens code inside it; that ends with the bracket this one ends with.
    pub(super) hole: Option<&'static str>,
}

const fn quote(open: &'static str, close: &'static str, escapes: bool, lines: bool) -> Quote {
    Quote {
        open,
        close,
        escapes,
        lines,
        hole: None,
    }
}

impl Quote {
    const fn hole(self, hole: &'static str) -> Self {
        Self {
            hole: Some(hole),
            ..self
        }
    }
}

pub(super) const DOUBLE: Quote = quote("\"", "\"", true, false);
pub(super) const SINGLE: Quote = quote("'", "'", true, false);
pub(super) const BACKTICK: Quote = quote("`", "`", true, false);
/// A backslash is a character like others, as in SQL.
pub(super) const PLAIN_DOUBLE: Quote = quote("\"", "\"", false, false);
pub(super) const PLAIN_SINGLE: Quote = quote("'", "'", false, true);
pub(super) const LONG_DOUBLE: Quote = quote("\"\"\"", "\"\"\"", true, true);
pub(super) const LONG_SINGLE: Quote = quote("'''", "'''", true, true);
pub(super) const LINES_DOUBLE: Quote = quote("\"", "\"", true, true);
pub(super) const RAW_BACKTICK: Quote = quote("`", "`", false, true);
pub(super) const TEMPLATE: Quote = quote("`", "`", true, true).hole("${");
pub(super) const DOUBLE_DOLLAR: Quote = quote("\"", "\"", true, false).hole("${");
pub(super) const LONG_DOLLAR: Quote = quote("\"\"\"", "\"\"\"", true, true).hole("${");
pub(super) const DOUBLE_HASH: Quote = quote("\"", "\"", true, true).hole("#{");
pub(super) const LONG_HASH: Quote = quote("\"\"\"", "\"\"\"", true, true).hole("#{");
pub(super) const SWIFT_DOUBLE: Quote = quote("\"", "\"", true, false).hole("\\(");
pub(super) const SWIFT_LONG: Quote = quote("\"\"\"", "\"\"\"", true, true).hole("\\(");
pub(super) const LUA_LONG: Quote = quote("[[", "]]", false, true);
pub(super) const NIX_LONG: Quote = quote("''", "''", false, true).hole("${");
pub(super) const RUST_RAW: Quote = quote("r\"", "\"", false, true);
pub(super) const RUST_RAW_HASH: Quote = quote("r#\"", "\"#", false, true);
pub(super) const AT_DOUBLE: Quote = quote("@\"", "\"", false, true);
pub(super) const DOLLAR_DOUBLE: Quote = quote("$\"", "\"", true, false).hole("{");
pub(super) const HERE_DOUBLE: Quote = quote("@\"", "\"@", false, true);
pub(super) const HERE_SINGLE: Quote = quote("@'", "'@", false, true);

/// What sets a language apart, beyond its words and marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// Keywords are the same in capitals.
    AnyCase,
    /// `Name` is a type, `NAME` a constant.
    Capitals,
    /// `name(` is called.
    Calls,
    /// `name!` is called.
    Bang,
    /// `/x/` may be a regular expression.
    Regex,
    /// `<Name>` may stand where a value may.
    Jsx,
    /// `'a'` is a character, `'a` a name.
    Lifetimes,
    /// `$name` is a variable.
    Dollar,
    /// `@name` speaks to the compiler.
    At,
    /// `@name` is a variable.
    AtVariable,
    /// `:name` is a symbol.
    Symbols,
    /// `name:` or `name =` is a key.
    Keys,
    /// A `#` that starts a line speaks to the compiler.
    Preprocessor,
    /// `#[...]` speaks to the compiler.
    HashBracket,
    /// `-` stands inside words.
    Dashes,
    /// The first word of a line is what it does.
    LineHead,
    /// The first word of a statement is what it does.
    StatementHead,
    /// The first word in round brackets is what is called.
    Lists,
    /// `%name` is a variable or register.
    Percent,
    /// `\name` is a command.
    Backslash,
    /// Block comments stand inside each other.
    NestedComments,
}

/// A language as a table.
pub(super) struct Grammar {
    /// What starts a comment that ends with its line.
    pub(super) line_comments: &'static [&'static str],
    /// What opens and closes a comment.
    pub(super) block_comments: &'static [(&'static str, &'static str)],
    /// Its strings; of two that start alike the longer stands first.
    pub(super) quotes: &'static [Quote],
    /// Words by a space.
    pub(super) keywords: &'static str,
    pub(super) types: &'static str,
    pub(super) literals: &'static str,
    pub(super) traits: &'static [Trait],
}

/// What most have in common: nothing but words and numbers.
pub(super) const NONE: Grammar = Grammar {
    line_comments: &[],
    block_comments: &[],
    quotes: &[DOUBLE],
    keywords: "",
    types: "",
    literals: "",
    traits: &[],
};

/// A grammar, with its words ready to look up.
pub(super) struct Ready {
    pub(super) grammar: &'static Grammar,
    words: OnceLock<HashMap<&'static str, Kind>>,
    traits: u32,
}

impl Ready {
    pub(super) const fn new(grammar: &'static Grammar) -> Self {
        let mut traits = 0;
        let mut next = 0;
        while next < grammar.traits.len() {
            traits |= 1 << grammar.traits[next] as u32;
            next += 1;
        }
        Self {
            grammar,
            words: OnceLock::new(),
            traits,
        }
    }

    pub(super) fn has(&self, what: Trait) -> bool {
        self.traits & (1 << what as u32) != 0
    }

    /// What a word is, where the language says so.
    pub(super) fn word(&self, word: &str) -> Option<Kind> {
        let words = self.words.get_or_init(|| {
            let grammar = self.grammar;
            let kinds = [
                (grammar.types, Kind::Type),
                (grammar.literals, Kind::Literal),
                (grammar.keywords, Kind::Keyword),
            ];
            kinds
                .into_iter()
                .flat_map(|(words, kind)| words.split_whitespace().map(move |word| (word, kind)))
                .collect()
        });
        if self.has(Trait::AnyCase) {
            // Longer words are no keywords; the bound keeps long names from being copied.
            return (word.len() <= 24)
                .then(|| words.get(word.to_ascii_lowercase().as_str()).copied())
                .flatten();
        }
        words.get(word).copied()
    }
}
