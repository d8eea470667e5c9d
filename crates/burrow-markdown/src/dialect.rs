//! What a tree's Markdown may hold beyond CommonMark and GitHub's additions.

use crate::Language;

/// What is markup beyond CommonMark and GitHub's additions. The default is neither more nor less than GitHub's.
///
/// Every part can be had on its own. Where a part is off, its constructs are shown as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// kramdown as Jekyll runs it: attribute lists, `{:toc}`, callouts, definition lists, `{% raw %}`, Liquid in
    /// link targets.
    pub kramdown: bool,
    /// Callouts by class name, with their title; Just the Docs' usual five are known without being listed.
    pub callouts: Vec<(String, Option<String>)>,
    /// Python-Markdown as Material for MkDocs runs it: `!!! note`, `??? note`, `=== "Tab"`, abbreviations,
    /// definition lists, `++ctrl+k++`, `==mark==`, icons.
    pub admonitions: bool,
    /// mdbook-admonish: fences with `admonish note "Title"` behind them are callouts.
    pub admonish: bool,
    /// Definition lists, also without the dialects above.
    pub definition_lists: bool,
    /// Straight quotes become curly ones, `--` a dash, `...` an ellipsis.
    pub smart_punctuation: bool,
    /// Blocks fenced by colons, as in Docusaurus, Starlight and VitePress: `:::note[Title]`, `::: code-group`.
    pub containers: bool,
    /// Attribute lists in braces, `{#id .class}`, on headings, blocks and spans.
    pub attributes: bool,
    /// `[TOC]` and `[[toc]]` ask for a table of contents.
    pub toc: bool,
    /// MDX: `import` and `export`, `{expressions}` and components such as `<Tabs>`.
    pub jsx: bool,
    /// `$x$` and `$$x$$` are formulas, each where it looks like one: no space inside its ends, no digit behind it, no
    /// word beside it. With kramdown `$x$` is one only where it holds what only TeX writes.
    pub math: bool,
    /// Lines of code that are there to compile and not to be read, as in mdBook: in Rust those that begin with `# `, in
    /// the languages named here those that begin with the sign behind their name. None where no line is hidden.
    pub hidden_lines: Option<Vec<(String, String)>>,
    /// A fragment that is no id names the heading whose id has the same letters and digits: generators make ids in
    /// different ways, and links follow theirs.
    pub loose_anchors: bool,
    /// The language of the words that are put into the text: titles of alerts, labels of boxes.
    pub language: Language,
}
