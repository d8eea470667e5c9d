//! One page of a bundle, as its JSON file holds it.

use crate::{Html, Level, PageId, PersonaId, record};

record! {
    /// A page: what its own source determines and nothing else, so that editing one page changes one file.
    pub struct Page {
        /// The page's identity.
        pub id: PageId,
        /// The label used in navigation, breadcrumb and window title.
        pub title: String,
        /// The author's summary, plain text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// The file it was read from, relative to the tree; none for a generated folder page.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
        /// The page's own level; none means unlabelled: always open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Who it is for; empty means everyone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<PersonaId>,
        /// Free words the author filed it under.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub keywords: Vec<String>,
        /// The author's status word, as written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Last change as the author wrote it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub modified: Option<String>,
        /// Its text says itself what is below it: no list of that is shown.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub no_cards: bool,
        /// Words readable with the dial at 1, 2 and 3.
        pub words: [u32; 3],
        /// The page's text: the run before the first section, with the sections below it.
        pub root: Passage,
        /// Footnote definitions, shown at the end; empty when there are none.
        #[serde(default, skip_serializing_if = "Html::is_empty")]
        pub footnotes: Html,
    }
}

record! {
    /// The text under one heading, down to the next heading of any rank, and the passages below it.
    ///
    /// The root passage of a page has rank 1; its heading is the page's own H1 or, where it has none, empty
    /// (the reader then shows the title).
    pub struct Passage {
        /// The heading's anchor as GitHub makes it, unique in the page, never starting with `bw-`; empty on a root without H1.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub id: String,
        /// The heading's rank, 1 to 6.
        pub rank: u8,
        /// The level written in the heading (stars, "Level 2"), or that of the passage above it; none is always open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Kept out of the page's outline.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub unlisted: bool,
        /// The heading's inline markup.
        #[serde(default, skip_serializing_if = "Html::is_empty")]
        pub heading: Html,
        /// The text up to the next heading; may be empty.
        #[serde(default, skip_serializing_if = "Html::is_empty")]
        pub html: Html,
        /// Words of `heading` and `html`, children not counted.
        #[serde(default)]
        pub words: u32,
        /// The passages whose headings rank below this one, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub children: Vec<Passage>,
    }
}

impl Passage {
    /// This passage and all below it in reading order: the order in which search numbers them.
    pub fn in_order(&self) -> Vec<&Passage> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.in_order());
        }
        all
    }
}
