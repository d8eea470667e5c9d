//! Finds what dialects add to Markdown's blocks, outside code, and marks it in the text.

use crate::{
    Dialect,
    construct::Constructs,
    rewrite::{Edit, Rewritten},
    spans::Abbreviations,
};

mod abbreviations;
mod admonish;
mod admonitions;
mod containers;
mod generated;
mod in_html;
mod jsx;
mod lines;
mod slashes;

/// A finding before it has a place: offset in the text that a step read.
pub(super) struct Found {
    pub(super) at: usize,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) hint: Option<&'static str>,
}

/// What one step makes of a text.
#[derive(Default)]
pub(super) struct Step {
    /// In order and apart.
    pub(super) edits: Vec<Edit>,
    pub(super) found: Vec<Found>,
}

/// What all steps make of a text.
pub(crate) struct Blocks {
    pub(crate) text: Rewritten,
    pub(crate) constructs: Constructs,
    pub(crate) abbreviations: Abbreviations,
    /// What was found; offsets are those of the original.
    pub(crate) found: Vec<Found>,
}

/// Marks every construct of the dialect.
pub(crate) fn find(text: String, dialect: &Dialect) -> Blocks {
    let mut blocks = Blocks {
        text: Rewritten::new(text),
        constructs: Constructs::default(),
        abbreviations: Abbreviations::new(),
        found: Vec::new(),
    };
    if dialect.jsx {
        blocks.step(jsx::find);
    }
    if dialect.containers && blocks.text.text.contains(":::") {
        blocks.step(containers::find);
    }
    if (dialect.admonitions || dialect.kramdown) && blocks.text.text.contains("markdown") {
        blocks.step(|text, _| in_html::find(text));
    }
    if dialect.admonish && blocks.text.text.contains("admonish") {
        blocks.step(admonish::find);
    }
    if dialect.admonitions && blocks.text.text.contains(":::") {
        blocks.step(|text, _| generated::find(text, !dialect.containers));
    }
    if dialect.admonitions && blocks.text.text.contains("///") {
        blocks.step(slashes::find);
    }
    if dialect.admonitions
        && ["!!!", "???", "==="]
            .iter()
            .any(|sign| blocks.text.text.contains(sign))
    {
        blocks.step(admonitions::find);
    }
    if (dialect.admonitions || dialect.kramdown) && blocks.text.text.contains("*[") {
        let mut abbreviations = Abbreviations::new();
        blocks.step(|text, _| abbreviations::find(text, &mut abbreviations));
        blocks.abbreviations = abbreviations;
    }
    blocks
}

impl Blocks {
    fn step(&mut self, find: impl FnOnce(&str, &mut Constructs) -> Step) {
        let step = find(&self.text.text, &mut self.constructs);
        self.found.extend(step.found.into_iter().map(|found| Found {
            at: self.text.origin(found.at),
            ..found
        }));
        let text = std::mem::take(&mut self.text);
        self.text = text.edit(&step.edits).0;
    }
}
