//! Markdown to sanitised HTML, outline and passages; pure: no files, no network, no clock.
//!
//! A page goes through these steps, one module each: `source` cleans the text and remembers where everything
//! stood, `blocks` marks what dialects add to Markdown's blocks, `kramdown` takes out what is markup in that dialect, `parse` is the Markdown parser, `spans` adds
//! what dialects have inside a line, `outline` names the
//! headings, `writer` turns events into HTML passage by passage, `sanitise` lets only what is on its list through,
//! and `passages` builds the tree. Nothing else in the program makes [`Html`].

mod addresses;
mod anchors;
mod blocks;
mod comments;
mod construct;
mod dialect;
mod dollars;
pub mod drawing;
mod emoji;
mod highlight;
mod kramdown;
mod language;
mod level;
mod liquid;
mod math;
mod outline;
mod parse;
mod passages;
mod raw_html;
mod references;
mod rewrite;
mod sanitise;
mod slug;
mod source;
mod spans;
mod structure;
mod words;
mod writer;

pub use anchors::Anchors;
pub use comments::{Comment, comments};
pub use dialect::Dialect;
pub use language::Language;
pub use references::References;
pub use structure::{Block, BlockKind, HeadingUse, Sketch, Structure};

use burrow_model::{Html, PagePath, Passage};

/// The Markdown of one page.
#[derive(Clone, Debug, Default)]
pub struct Source<'a> {
    /// The body: what follows the front matter.
    pub text: &'a str,
    /// Lines of the file before the body, so that places count from the top of the file.
    pub line_offset: u32,
    /// What is markup beyond CommonMark and GitHub's additions.
    pub dialect: Dialect,
}

/// Answers where links and images lead and what diagrams look like: all that this crate asks of the world.
pub trait Links {
    /// What the target of a link stands for. Fragments (`#x`) are never asked.
    fn link(&self, target: &str) -> Resolved;
    /// What the target of an image stands for.
    fn image(&self, target: &str) -> Resolved;
    /// The same for a link at a place: what was put into a page may count from where it comes from.
    fn link_at(&self, target: &str, place: Place) -> Resolved {
        let _ = place;
        self.link(target)
    }
    /// The same for an image at a place.
    fn image_at(&self, target: &str, place: Place) -> Resolved {
        let _ = place;
        self.image(target)
    }
    /// Who draws diagrams; without one their source is shown.
    fn draw(&self) -> Option<&dyn drawing::Draw> {
        None
    }
}

/// Where a link or image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A page of this site.
    Page {
        /// Its address.
        path: PagePath,
        /// The anchor on it, without `#`.
        anchor: Option<String>,
    },
    /// A file of this site.
    Asset {
        /// Its path under the site, as in `bundle/assets/x.png`.
        path: String,
        /// Width and height in CSS pixels, for images that tell.
        size: Option<(u32, u32)>,
    },
    /// An absolute address elsewhere; http, https, mailto or tel, anything else is refused.
    External(String),
    /// Nothing answers.
    Missing {
        /// Where such a page would answer.
        path: Option<PagePath>,
    },
    /// Something that is left out of the site: nothing of its name may be told.
    Withheld,
    /// A scheme that no link may have.
    Refused,
}

/// A page, rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The page's text as a tree of passages.
    pub root: Passage,
    /// Footnote definitions as one list; empty when there are none.
    pub footnotes: Html,
    /// Words of all passages and the footnotes.
    pub words: u32,
    /// The first rank-1 heading as plain text, without the stars that label its level.
    pub h1: Option<String>,
    /// The first paragraph of prose as plain text, at most about 200 characters.
    pub summary: Option<String>,
    /// Every id that a `#fragment` can name: headings, authors' own anchors, footnotes.
    pub anchors: Vec<String>,
    /// Every link and image as written, in order.
    pub links: Vec<LinkUse>,
    /// Ids of headings that their author keeps out of tables of contents.
    pub unlisted: Vec<String>,
    /// What was found wrong, in order of place.
    pub findings: Vec<Finding>,
    /// What the page is made of, for rules about writing.
    pub structure: Structure,
}

/// One link or image as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkUse {
    /// The target as written.
    pub target: String,
    /// The link's text or the image's alternative text.
    pub text: String,
    /// Whether it is an image.
    pub image: bool,
    /// Where it stands.
    pub place: Place,
}

/// Something wrong or doubtful in a page's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable name for the kind of finding.
    pub code: &'static str,
    /// What was found, for a person.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its anchor; the same as in what [`render`] makes.
    pub id: String,
    /// Its rank, 1 to 6.
    pub rank: u8,
    /// Its plain text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// Renders a page. Never panics and never fails: what cannot be shown is left out and found.
pub fn render(source: &Source<'_>, links: &dyn Links) -> Rendered {
    let prepared = source::Prepared::new(source);
    let parse::Parsed {
        events,
        definitions,
        undefined,
    } = parse::parse(&prepared, &source.dialect);
    let outline = outline::Outline::new(&prepared, &events);
    let structure = Structure {
        references: references::of(&prepared, &events, &definitions, &undefined),
        ..structure::of(&prepared, &events, &outline)
    };
    let written = writer::write(&prepared, &events, outline, &source.dialect, links);
    Rendered {
        structure,
        ..passages::assemble(written)
    }
}

/// The headings of a page, without rendering it.
pub fn headings(source: &Source<'_>) -> Vec<Heading> {
    let prepared = source::Prepared::new(source);
    let events = parse::events(&prepared, &source.dialect);
    outline::Outline::new(&prepared, &events)
        .entries
        .into_iter()
        .map(|entry| Heading {
            id: entry.id,
            rank: entry.rank,
            text: entry.text,
            place: prepared.place(entry.at),
        })
        .collect()
}

/// A heading's plain text without the stars that label its level: for menus and titles. What [`render`] makes of
/// headings has none either.
pub fn label(heading: &str) -> String {
    level::without_stars(heading)
}
