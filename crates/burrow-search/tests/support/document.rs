//! Documents for tests, written in a line.

use burrow_search::{Document, PassageText};

/// A document from its title and `(heading, text)` passages.
pub fn document(title: &str, passages: &[(&str, &str)]) -> Document {
    Document {
        title: title.into(),
        keywords: String::new(),
        passages: passages
            .iter()
            .map(|(heading, text)| PassageText {
                heading: (*heading).into(),
                text: (*text).into(),
            })
            .collect(),
    }
}
