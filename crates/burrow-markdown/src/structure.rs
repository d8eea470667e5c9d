//! What a page is made of: headings and blocks with their places, for rules about writing. Nothing of it is shown.

mod sketch;

pub use sketch::Sketch;

use crate::{
    Place, References, addresses, level,
    outline::Outline,
    parse::Placed,
    raw_html::{self, Piece, Tag as RawTag},
    source::Prepared,
};
use burrow_model::Level;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use sketch::Words;
use std::ops::Range;

/// Headings and blocks of a page in reading order, and what is missing from its images, links and fences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Every Markdown heading.
    pub headings: Vec<HeadingUse>,
    /// Every block that stands in no other and is no heading; comments, rules and footnotes are none.
    pub blocks: Vec<Block>,
    /// Images that say nothing to those who do not see them.
    pub images_without_text: Vec<Place>,
    /// Links that hold neither text nor an image.
    pub links_without_text: Vec<Place>,
    /// Links whose whole text is code, or holds raw HTML: what they say may be a name.
    pub links_of_code: Vec<Place>,
    /// Fenced code that names no language.
    pub fences_without_language: Vec<Place>,
    /// Web and mail addresses in the text that no markup makes links, each as written.
    pub bare_addresses: Vec<(String, Place)>,
    /// Where the text, outside of links and quotation marks, asks to “click here”.
    pub click_heres: Vec<Place>,
    /// What is wrong with links and footnotes by reference.
    pub references: References,
}

/// One heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingUse {
    /// Its anchor.
    pub id: String,
    /// Its rank, 1 to 6.
    pub rank: u8,
    /// Its plain text.
    pub text: String,
    /// The level that its own text states.
    pub level: Option<Level>,
    /// The number in “Level 2”, if it is a level that a heading can have.
    pub step: Option<u32>,
    /// Whether it is a text with a line of `=` or `-` below it, and not marked with `#`.
    pub underlined: bool,
    /// Whether it begins with emphasis.
    pub emphasised: bool,
    /// Whether it starts a passage; one inside a quote, a list or a `<details>` does not.
    pub passage: bool,
    /// How many of the page's blocks stand before it.
    pub blocks_before: usize,
    /// Where it stands.
    pub place: Place,
}

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it begins.
    pub place: Place,
    /// Lines of source.
    pub lines: u32,
    /// Words, as far as they hold letters or digits.
    pub words: u32,
    /// What its words amount to, for finding it again on other pages; only for text long enough.
    pub sketch: Option<Box<Sketch>>,
    /// Its plain text when it is a paragraph of few words.
    pub short: Option<String>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A paragraph that holds images and nothing else.
    Image,
    /// A list of any kind, with all its items.
    List,
    /// A table.
    Table,
    /// A block of code.
    Code,
    /// A quote or an alert.
    Quote,
    /// Raw HTML.
    Html,
}

/// How far in the source an address is looked for.
const NEAR: usize = 8_000;
/// Words up to which a paragraph keeps its text.
const SHORT: u32 = 6;

/// Takes note of what a page is made of.
pub(crate) fn of(page: &Prepared, events: &[Placed<'_>], outline: &Outline) -> Structure {
    let mut walk = Walk {
        page,
        found: Structure::default(),
        depth: 0,
        open: None,
        words: Words::default(),
        images: 0,
        link: None,
        closed: 0,
        elements: 0,
    };
    for (number, (event, range)) in events.iter().enumerate() {
        if let Event::Start(Tag::Heading { .. }) = event
            && let Some(entry) = outline.number_at(number)
        {
            let entry = &outline.entries[entry];
            let source = page.text[range.clone()].trim_start();
            walk.found.headings.push(HeadingUse {
                id: entry.id.clone(),
                rank: entry.rank,
                text: entry.text.clone(),
                level: entry.level,
                step: level::numbered(&entry.text).filter(|step| (1..=3).contains(step)),
                underlined: !source.starts_with('#'),
                emphasised: source
                    .trim_start_matches(['#', ' '])
                    .starts_with(['*', '_']),
                passage: entry.passage,
                blocks_before: walk.found.blocks.len(),
                place: page.place(entry.at),
            });
        }
        walk.event(event, range);
    }
    walk.found
}

struct Walk<'a> {
    page: &'a Prepared,
    found: Structure,
    depth: u32,
    /// The outermost block at hand: what it is and where it stands.
    open: Option<(BlockKind, Range<usize>)>,
    /// The words of that block.
    words: Words,
    /// Images seen in it.
    images: u32,
    /// The link at hand: where it stands, whether anything was seen in it, and whether any of that was code or markup.
    link: Option<(usize, bool, bool)>,
    /// In how many links, images and blocks of code we are.
    closed: u32,
    /// In how many inline elements of raw HTML we are.
    elements: u32,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => {
                if self.depth == 0 {
                    self.open = kind(tag).map(|kind| (kind, range.clone()));
                    self.words.clear();
                    self.images = 0;
                    self.elements = 0;
                }
                self.depth += 1;
                self.closed += u32::from(is_closed(&tag.to_end()));
                self.start(tag, range);
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                self.closed = self.closed.saturating_sub(u32::from(is_closed(end)));
                self.end(*end);
                if self.depth == 0
                    && let Some((kind, range)) = self.open.take()
                {
                    self.close(kind, &range);
                }
            }
            Event::Text(text) => {
                self.prose(text, range);
                self.text(text);
            }
            Event::Code(text) => {
                self.saw_code();
                self.text(text);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
            Event::Html(html) => self.html(html, range.start),
            Event::InlineHtml(html) => {
                self.saw_code();
                self.html(html, range.start);
                self.elements = match html.as_bytes() {
                    [b'<', b'/', ..] => self.elements.saturating_sub(1),
                    [b'<', name, ..] if name.is_ascii_alphabetic() && !is_void(html) => {
                        self.elements + 1
                    }
                    _ => self.elements,
                };
            }
            Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Link { .. } => self.link = Some((range.start, false, false)),
            Tag::Image { .. } => {
                self.images += 1;
                self.saw();
                if self.page.text[range.clone()].starts_with("![]") {
                    let place = self.page.place(range.start);
                    self.found.images_without_text.push(place);
                }
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if info.trim().is_empty() => {
                let place = self.page.place(range.start);
                self.found.fences_without_language.push(place);
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        if end == TagEnd::Link
            && let Some((at, seen, code)) = self.link.take()
        {
            let place = self.page.place(at);
            if code {
                self.found.links_of_code.push(place);
            } else if !seen {
                self.found.links_without_text.push(place);
            }
        }
    }

    /// Takes note of addresses that nothing marks as such, and of what leads nowhere by itself.
    fn prose(&mut self, text: &str, range: &Range<usize>) {
        if self.closed > 0 || self.elements > 0 {
            return;
        }
        let source = &self.page.text[range.clone()];
        let mut from: usize = 0;
        for found in addresses::bare(text) {
            let written = &text[found.range];
            // Where something is escaped, the text is not the source; it is never far off.
            let near = source.floor_char_boundary(from.saturating_add(NEAR));
            let at = source[from..near]
                .find(written)
                .map_or(from, |at| from + at);
            from = source.floor_char_boundary(at + written.len());
            let place = self.page.place(range.start + at);
            self.found.bare_addresses.push((written.to_owned(), place));
        }
        for at in click_heres(text) {
            let at = if text.len() == source.len() { at } else { 0 };
            let place = self.page.place(range.start + at);
            self.found.click_heres.push(place);
        }
    }

    /// Code or markup stands in the link at hand.
    fn saw_code(&mut self) {
        if let Some((_, _, code)) = &mut self.link {
            *code = true;
        }
    }

    /// Something stands in the link at hand.
    fn saw(&mut self) {
        if let Some((_, seen, _)) = &mut self.link {
            *seen = true;
        }
    }

    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.saw();
        }
        self.words.add(text);
    }

    fn html(&mut self, html: &str, at: usize) {
        for (offset, piece) in raw_html::pieces(html) {
            match piece {
                Piece::Text(text) => self.text(text),
                Piece::Open(tag) => {
                    self.saw();
                    self.words.see_markup();
                    if tag.name == "img" {
                        self.images += 1;
                        if says_nothing(&tag) {
                            let place = self.page.place(at + offset);
                            self.found.images_without_text.push(place);
                        }
                    }
                }
                Piece::Close(_) | Piece::Comment(_) | Piece::Mark(_) => {}
            }
        }
    }

    fn close(&mut self, kind: BlockKind, range: &Range<usize>) {
        let words = self.words.count();
        let kind = match kind {
            BlockKind::Paragraph if words == 0 && self.images > 0 => BlockKind::Image,
            BlockKind::Html if self.words.is_untouched() => return, // a comment
            kind => kind,
        };
        let text = self.page.text[range.clone()].trim_end();
        let is_text = matches!(
            kind,
            BlockKind::Paragraph
                | BlockKind::List
                | BlockKind::Table
                | BlockKind::Quote
                | BlockKind::Code
        );
        let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        self.found.blocks.push(Block {
            kind,
            place: self.page.place(range.start),
            lines: u32::try_from(lines).unwrap_or(u32::MAX),
            words,
            sketch: is_text.then(|| self.words.sketch().map(Box::new)).flatten(),
            short: (kind == BlockKind::Paragraph && words <= SHORT).then(|| text.to_owned()),
        });
    }
}

/// What an outermost block is; none for headings, footnotes and what is no block.
fn kind(tag: &Tag<'_>) -> Option<BlockKind> {
    match tag {
        Tag::Paragraph => Some(BlockKind::Paragraph),
        Tag::List(_) | Tag::DefinitionList => Some(BlockKind::List),
        Tag::Table(_) => Some(BlockKind::Table),
        Tag::CodeBlock(_) => Some(BlockKind::Code),
        Tag::BlockQuote(_) => Some(BlockKind::Quote),
        Tag::HtmlBlock => Some(BlockKind::Html),
        _ => None,
    }
}

/// Where a text asks to “click here”; in quotation marks it is spoken of.
fn click_heres(text: &str) -> Vec<usize> {
    const PHRASES: [&str; 3] = ["click here", "haz clic aquí", "haga clic aquí"];
    let lower = text.to_ascii_lowercase();
    let found = PHRASES
        .iter()
        .flat_map(|phrase| lower.match_indices(phrase));
    let stands = |(at, phrase): &(usize, &str)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        !before.is_some_and(|c| c.is_alphanumeric() || "\"'“‘«".contains(c))
            && !after.is_some_and(char::is_alphanumeric)
    };
    found.filter(stands).map(|(at, _)| at).collect()
}

/// Whether the text inside is no prose, or a link already.
fn is_closed(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock)
}

/// Whether a tag has nothing inside.
fn is_void(tag: &str) -> bool {
    const VOID: [&str; 6] = ["area", "br", "hr", "img", "input", "wbr"];
    let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next();
    tag.ends_with("/>")
        || name.is_some_and(|name| VOID.iter().any(|it| it.eq_ignore_ascii_case(name)))
}

/// Whether an `<img>` leaves its text out; an empty one says on purpose that the image is decoration.
fn says_nothing(tag: &RawTag) -> bool {
    tag.get("alt").is_none() && tag.get("aria-hidden") != Some("true")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, Source, parse};

    fn structure(text: &str) -> Structure {
        let source = Source {
            text,
            line_offset: 0,
            dialect: Dialect::default(),
        };
        let page = Prepared::new(&source);
        let events = parse::events(&page, &source.dialect);
        let outline = Outline::new(&page, &events);
        of(&page, &events, &outline)
    }

    fn kinds(text: &str) -> Vec<(BlockKind, u32, u32)> {
        let blocks = structure(text).blocks;
        let kinds = blocks
            .iter()
            .map(|block| (block.kind, block.place.line, block.words));
        kinds.collect()
    }

    #[test]
    fn blocks_are_counted_outermost_and_without_what_is_not_seen() {
        use BlockKind::{Code, Html, Image, List, Paragraph, Quote, Table};
        let text = "# Title\n\nTwo words.\n\n- a\n  - b\n\n> quoted\n\n```rust\nlet x;\n```\n\n\
                    | a | b |\n| - | - |\n| c | d |\n\n![one](x.png)\n\n<!-- no -->\n\n---\n\n<hr>\n";
        let expected = [
            (Paragraph, 3, 2),
            (List, 5, 2),
            (Quote, 8, 1),
            (Code, 10, 2),
            (Table, 14, 4),
            (Paragraph, 18, 1),
            (Html, 24, 0),
        ];
        assert_eq!(kinds(text), expected);
        assert_eq!(kinds("![](x.png)\n"), [(Image, 1, 0)]);
    }

    #[test]
    fn a_heading_knows_how_many_blocks_stand_before_it() {
        let found = structure("Lead.\n\n# A\n\n## B (⭐⭐)\n\ntext\n\n> ### C\n");
        let headings: Vec<_> = found
            .headings
            .iter()
            .map(|heading| (&*heading.id, heading.rank, heading.blocks_before))
            .collect();
        assert_eq!(
            headings,
            [("a", 1, 1), ("b-", 2, 1), ("c", 3, 2)],
            "{found:?}"
        );
        assert_eq!(found.headings[1].level, Some(Level::Detail));
        assert!(found.headings[1].passage && !found.headings[2].passage);
    }

    #[test]
    fn addresses_without_markup_are_those_that_github_links_by_itself() {
        let text = "See https://a.org/x. <https://b.org> [c](https://c.org) `https://d.org` and\n\
                    \\* me@e.org, <b>https://f.org</b><br> www.g.org\n\n    https://h.org\n\n\
                    <p>https://i.org</p>\n\n[https://j.org](/j) ![https://k.org](/k) https://a.org/x\n";
        let found = structure(text).bare_addresses;
        let found: Vec<_> = found
            .iter()
            .map(|(address, at)| (address.as_str(), at.line, at.column))
            .collect();
        let expected = [
            ("https://a.org/x", 1, 5),
            ("me@e.org", 2, 4),
            ("www.g.org", 2, 39),
            ("https://a.org/x", 8, 42),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn asking_to_click_here_is_found_where_no_link_does() {
        let text = "To go on, Click here: `click here`, [click here](a.md).\n\n\
                    Never write “click here”, nor clickhereabouts. Haz clic aquí.\n";
        let places = structure(text).click_heres;
        let places: Vec<_> = places.iter().map(|at| (at.line, at.column)).collect();
        assert_eq!(places, [(1, 11), (3, 48)]);
    }

    #[test]
    fn what_images_links_and_fences_lack_is_placed() {
        let found = structure(
            "![](a.png) ![x](a.png) <img src=a.png> <img src=a.png alt=\"\">\n\n\
             [](a.md) [ ](a.md) [![x](a.png)](a.md) [x](a.md)\n\n```\ncode\n```\n\n    indented\n",
        );
        let places = |places: &[Place]| -> Vec<(u32, u32)> {
            places.iter().map(|at| (at.line, at.column)).collect()
        };
        assert_eq!(places(&found.images_without_text), [(1, 1), (1, 24)]);
        assert_eq!(places(&found.links_without_text), [(3, 1), (3, 10)]);
        assert_eq!(places(&found.fences_without_language), [(5, 1)]);
    }
}
