//! What attackers write, as plain data: payloads of the corpora and our own, and the forms in which a page holds them.
//!
//! The corpora lie beside the repository (`BURROW_CORPORA` can name another place); our own payloads are always there.

mod corpora;
mod form;
mod own;

pub use corpora::{Corpus, corpora};
pub use form::Form;
pub use own::own;

use std::fmt;

/// Stands in our own payloads for the origin of a server that must never be asked for anything.
pub const CANARY: &str = "http://canary.example";

/// One piece of hostile text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The corpus it comes from, or the class of our own.
    pub source: String,
    /// Its number there, from 1.
    pub number: usize,
    /// The text.
    pub text: String,
}

impl fmt::Display for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {:?}", self.source, self.number, self.text)
    }
}

impl Payload {
    /// What is left of the text when all that varies within one class of payloads is taken out: names of tags,
    /// attributes and schemes and the order of signs stay; words, numbers and repetitions go.
    pub fn shape(&self) -> String {
        let mut shape = String::new();
        let mut word = String::new();
        for c in self.text.chars().chain(['\0']) {
            if c.is_alphanumeric() || c == '-' || c == '_' {
                word.push(c.to_ascii_lowercase());
                continue;
            }
            let tells = shape.ends_with(['<', '/', '!']) || matches!(c, '=' | ':');
            let tells = tells && !shape.ends_with('\\');
            let kept =
                if word.is_empty() || tells && !word.starts_with(|c: char| c.is_ascii_digit()) {
                    word.as_str()
                } else {
                    "x"
                };
            if kept == "x" && shape.ends_with("x ") {
                shape.pop();
            } else if !(kept == "x" && shape.ends_with('x')) {
                shape.push_str(kept);
            }
            word.clear();
            let sign = if c.is_control() || c.is_whitespace() {
                ' '
            } else {
                c
            };
            if !shape.ends_with(sign) {
                shape.push(sign);
            }
        }
        shape
    }
}

/// All payloads: our own, then those of the corpora, where they are there.
pub fn payloads() -> Vec<Payload> {
    let corpora = corpora().unwrap_or_default();
    own()
        .into_iter()
        .chain(corpora.into_iter().flat_map(|corpus| corpus.payloads))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        let payload = Payload {
            source: String::new(),
            number: 1,
            text: text.into(),
        };
        payload.shape()
    }

    #[test]
    fn payloads_of_one_kind_have_one_shape() {
        assert_eq!(
            shape("<a href=\"\\x1Fjavascript:alert(1)\" id=f7>te st</a>"),
            shape("<a href=\"\\x0Bjavascript:prompt(23)\" id=fuzz>text</a>")
        );
        assert_ne!(shape("<a onclick=x>"), shape("<a onfocus=x>"));
        assert_ne!(shape("<p>"), shape("<b>"));
    }

    #[test]
    fn the_corpora_hold_what_their_manifest_counts() {
        for corpus in corpora().unwrap_or_default() {
            assert!(corpus.payloads.len() >= corpus.cases, "{}", corpus.name);
        }
    }
}
