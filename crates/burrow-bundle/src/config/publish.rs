//! `[publish]`: what a build writes beside the pages, for search engines, programs, feeds and hosts.

use serde::Deserialize;

/// `[publish]`: what is written beside the pages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct PublishConfig {
    /// Whether each page also stands beside its HTML as Markdown.
    pub markdown: bool,
    /// Whether all pages also stand in one file, `llms-full.txt`; else only where that is small.
    pub llms_full: Option<bool>,
    /// Whether pages that changed are told in `feed.xml`.
    pub feed: bool,
    /// Whether rules for hosts are written: `_redirects`, `_headers`, and snippets for nginx and Caddy.
    pub hosts: bool,
    /// Whether an image is drawn for each page, for link previews.
    pub cards: bool,
    /// The font of those images where the built-in one lacks letters: path of a TrueType or OpenType file in the tree.
    pub card_font: Option<String>,
}

impl Default for PublishConfig {
    fn default() -> Self {
        Self {
            markdown: true,
            llms_full: None,
            feed: true,
            hosts: true,
            cards: false,
            card_font: None,
        }
    }
}
