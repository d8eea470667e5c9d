//! A page as the rules about single pages look at it.

use super::{Checked, Rule};
use crate::Diagnostic;
use crate::render::Built;
use crate::site::SitePage;
use crate::source::Source;
use burrow_markdown::{Place, Structure};

/// How many pages must follow a practice before it counts as the tree's own.
const PRACTICE: usize = 3;

/// A page that was read from a file and could be rendered.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// Its number in the site.
    pub number: usize,
    /// Where it stands.
    pub page: &'a SitePage,
    /// What was read.
    pub source: &'a Source,
    /// What was made of it.
    pub built: &'a Built,
}

impl<'a> Checked<'a> {
    /// The pages that were read from files and could be rendered.
    pub(super) fn subjects(&self) -> impl Iterator<Item = Subject<'a>> + Clone {
        let pages = self.site.pages.iter().zip(self.built).enumerate();
        pages.filter_map(|(number, (page, built))| {
            let subject = Subject {
                number,
                page,
                source: page.source.as_deref()?,
                built,
            };
            subject.built.failure.is_none().then_some(subject)
        })
    }

    /// Whether most pages of the tree do something, so that its lack is worth a word on the others.
    pub(super) fn is_practice(&self, does: impl Fn(Subject<'a>) -> bool) -> bool {
        let all = self.subjects().count();
        let doing = self.subjects().filter(|subject| does(*subject)).count();
        doing >= PRACTICE && doing * 2 > all
    }

    /// Whether most pages of the tree state their level: its authors write for readers who go deeper step by step.
    pub(super) fn is_layered(&self) -> bool {
        self.is_practice(|subject| subject.page.level.is_some())
    }
}

impl<'a> Subject<'a> {
    /// Its headings and blocks.
    pub fn structure(&self) -> &'a Structure {
        &self.built.structure
    }

    /// What a rule has to say of it at a place.
    pub fn found(
        &self,
        rule: &Rule,
        place: impl Into<At>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        let At(line, column) = place.into();
        Diagnostic::new(rule.severity, rule.code, &*self.source.path, message)
            .at(line, column)
            .hint(hint)
    }

    /// Where its title stands: in front matter, else as its first heading of rank 1, else the top.
    pub fn title_place(&self) -> At {
        let front = &self.source.front;
        if front.title.is_some() {
            return front.place("title").into();
        }
        let mut headings = self.structure().headings.iter();
        let h1 = headings.find(|heading| heading.rank == 1);
        h1.map_or(At(1, 1), |heading| heading.place.into())
    }
}

/// Line and column, from 1.
#[derive(Clone, Copy)]
pub(super) struct At(pub u32, pub u32);

impl From<Place> for At {
    fn from(place: Place) -> Self {
        Self(place.line, place.column)
    }
}

impl From<(u32, u32)> for At {
    fn from((line, column): (u32, u32)) -> Self {
        Self(line, column)
    }
}

/// The first of some names in a row, and how many more there are: “a, b, c and 4 more”.
pub(super) fn listed(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = names[..names.len().min(SHOWN)].join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
