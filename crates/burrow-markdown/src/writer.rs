//! Writes a page's events as HTML, one run per passage, and balances it on the way.
//!
//! Everything that is opened stands on one stack. Markdown closes what it opened; raw HTML can only close what raw
//! HTML opened since, so that no stray tag swallows the rest of a page.

mod alerts;
mod blocks;
mod code;
mod constructs;
mod diagram;
pub(crate) mod escape;
mod fence;
mod footnotes;
mod inline;
mod links;
mod raw;
mod tables;

use crate::{
    Dialect, Finding, LinkUse, Links, outline::Outline, parse::Placed, sanitise, source::Prepared,
};
use burrow_model::Html;
use pulldown_cmark::Event;
use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

/// Elements that may stand inside each other; deeper ones are left out, their content stays.
const MAX_DEPTH: usize = 200;
/// Bytes of HTML a page may have: this, and [`GROWTH`] times its text. What comes after is shown without markup.
const MAX_OUTPUT: usize = 4_000_000;
const GROWTH: usize = 32;
/// Inline elements of raw HTML that may stand inside each other.
const MAX_RAW_INLINE: usize = 16;

/// A page as written, before its passages are put in a tree.
pub(crate) struct Written {
    /// Passages in reading order; the first is what stands before the first heading.
    pub(crate) passages: Vec<Flat>,
    pub(crate) outline: Outline,
    pub(crate) footnotes: Html,
    pub(crate) summary: Option<String>,
    /// The first `<h1>` that raw HTML wrote, as plain text.
    pub(crate) raw_h1: Option<String>,
    /// Id and markup of a raw `<h1>` that opens the page.
    pub(crate) raw_title: Option<(String, Html)>,
    pub(crate) anchors: Vec<String>,
    pub(crate) links: Vec<LinkUse>,
    pub(crate) findings: Vec<Finding>,
}

/// One passage.
pub(crate) struct Flat {
    /// Number of its heading in the outline; none for the text before the first.
    pub(crate) entry: Option<usize>,
    pub(crate) heading: Html,
    pub(crate) html: Html,
    /// It held a generated table of contents and nothing else.
    pub(crate) only_contents: bool,
}

/// Something opened and not yet closed.
struct Open {
    /// What closes it; empty when it was left out.
    close: Cow<'static, str>,
    /// The element, when raw HTML opened it; [`constructs::CONSTRUCT`], when a dialect's mark did.
    raw: Option<&'static str>,
    /// The number of what a mark opened.
    construct: Option<usize>,
    /// Where its tag's attributes start in the run.
    attributes_at: usize,
}

struct Writer<'a> {
    page: &'a Prepared,
    events: &'a [Placed<'a>],
    dialect: &'a Dialect,
    world: &'a dyn Links,
    outline: Outline,
    /// The run being written.
    out: String,
    stack: Vec<Open>,
    /// Where the event at hand stands in the prepared text.
    at: usize,
    passages: Vec<Flat>,
    /// The heading of the run being written.
    heading: (Option<usize>, Html),
    footnotes: footnotes::Footnotes,
    tables: tables::Tables,
    /// Links whose text is still being read, by number.
    open_links: Vec<usize>,
    /// Where attributes can still be added to the inline element closed last, and the length of `out` then.
    closed_inline: Option<(usize, usize)>,
    /// Block attribute lists that found their block.
    lists_used: HashSet<usize>,
    /// How many frames end with the block that an event ends.
    wrapped: HashMap<usize, usize>,
    /// The next paragraph is the title of what was opened last.
    title_follows: Option<constructs::TitleAs>,
    /// Such a title starts here.
    in_title: bool,
    /// The heading being written, where it starts a passage.
    in_heading: Option<usize>,
    prose: inline::Prose,
    /// Drawings and formulas.
    fragments: sanitise::Fragments,
    links: Vec<LinkUse>,
    findings: Vec<Finding>,
    anchors: Vec<String>,
    /// The ids of headings, once a fragment is looked for among them.
    headings: OnceCell<crate::Anchors>,
    too_deep: bool,
    too_large: bool,
    /// Bytes of the runs that are done.
    done: usize,
    /// The first `<h1>` that raw HTML wrote, as plain text.
    raw_h1: Option<String>,
    /// Id and markup of a raw `<h1>` that opens the page.
    raw_title: Option<(String, Html)>,
    /// A table of contents was dropped from this passage.
    dropped_contents: bool,
    /// A number made of the page's text, once one is asked for.
    fingerprint: Option<u32>,
    /// Raw elements for which no end was found before this event.
    endless: HashMap<String, usize>,
}

/// Writes a page.
pub(crate) fn write<'a>(
    page: &'a Prepared,
    events: &'a [Placed<'a>],
    outline: Outline,
    dialect: &'a Dialect,
    world: &'a dyn Links,
) -> Written {
    let anchors = outline
        .entries
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    let mut writer = Writer {
        page,
        events,
        dialect,
        world,
        outline,
        out: String::new(),
        stack: Vec::new(),
        at: 0,
        passages: Vec::new(),
        heading: (None, Html::default()),
        footnotes: footnotes::Footnotes::default(),
        tables: tables::Tables::default(),
        open_links: Vec::new(),
        closed_inline: None,
        lists_used: HashSet::new(),
        wrapped: HashMap::new(),
        title_follows: None,
        in_title: false,
        in_heading: None,
        prose: inline::Prose::default(),
        fragments: sanitise::Fragments::default(),
        links: Vec::new(),
        findings: page.findings.clone(),
        anchors,
        headings: OnceCell::new(),
        too_deep: false,
        too_large: false,
        done: 0,
        raw_h1: None,
        raw_title: None,
        dropped_contents: false,
        fingerprint: None,
        endless: HashMap::new(),
    };
    let mut next = 0;
    while next < events.len() {
        next = writer.event(next);
        for _ in 0..writer.wrapped.remove(&(next - 1)).unwrap_or(0) {
            writer.close();
        }
    }
    writer.finish()
}

impl Writer<'_> {
    /// Writes one event, or a run of them; gives the number of the next.
    fn event(&mut self, number: usize) -> usize {
        let events = self.events;
        let (event, range) = &events[number];
        self.at = range.start;
        match event {
            Event::Start(tag) => return self.start(number, tag, range),
            Event::End(tag) => self.end(number, *tag),
            Event::Text(text) => self.text(text),
            Event::Code(code) => self.code_span(code),
            Event::InlineMath(source) => self.math(source, false),
            Event::DisplayMath(source) => self.math(source, true),
            Event::Html(html) => self.raw(html, &[(0, range.start)], true),
            Event::InlineHtml(html) => return self.inline_html(number, html),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => {
                self.close_paragraph();
                self.out.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => {
                self.out.push(sanitise::task(*done, self.dialect.language));
                self.out.push(' ');
            }
        }
        number + 1
    }

    /// Opens an element, or leaves it out when it would stand too deep.
    fn open(&mut self, markup: &str, close: &'static str) {
        self.push(markup, close, None);
    }

    fn push(
        &mut self,
        markup: &str,
        close: impl Into<Cow<'static, str>>,
        raw: Option<&'static str>,
    ) {
        let name = markup.find([' ', '>']).unwrap_or(0);
        let attributes_at = self.out.len() + name;
        let fits = self.fits();
        if self.stack.len() < MAX_DEPTH && fits {
            self.out.push_str(markup);
            self.stack.push(Open {
                close: close.into(),
                raw,
                construct: None,
                attributes_at,
            });
            return;
        }
        self.stack.push(Open {
            close: "".into(),
            raw,
            construct: None,
            attributes_at,
        });
        if fits && !self.too_deep {
            self.too_deep = true;
            self.find(
                "nesting-too-deep",
                format!("more than {MAX_DEPTH} elements inside each other; the rest are shown without theirs"),
                Some("flatten the lists, quotes or tags here"),
            );
        }
    }

    /// Whether more markup may be written.
    fn fits(&mut self) -> bool {
        let fits = self.done + self.out.len() < MAX_OUTPUT + GROWTH * self.page.text.len();
        if !fits && !self.too_large {
            self.too_large = true;
            self.find(
                "page-too-large",
                "this page grows too large; from here on its text is shown without markup".into(),
                Some("split the page"),
            );
        }
        fits
    }

    /// Closes what Markdown opened last, and the raw elements left open inside it.
    fn close(&mut self) {
        while self.pop().is_some_and(|raw| raw.is_some()) {}
    }

    /// Closes whatever was opened last; gives its name if raw HTML opened it, nothing if nothing is open.
    fn pop(&mut self) -> Option<Option<&'static str>> {
        let open = self.stack.pop()?;
        if open.raw.is_some_and(raw::is_heading) && !open.close.is_empty() {
            self.name_raw_heading(open.attributes_at);
        }
        self.out.push_str(&open.close);
        if open.raw == Some("a") {
            self.open_links.pop();
        }
        Some(open.raw)
    }

    /// A block ends a raw `<p>` that stands open, as in browsers.
    fn close_paragraph(&mut self) {
        if self.stack.last().is_some_and(|open| open.raw == Some("p")) {
            self.pop();
        }
    }

    /// Ends the passage being written.
    fn end_passage(&mut self) {
        let html = self.take();
        let (entry, heading) = std::mem::take(&mut self.heading);
        let only_contents =
            std::mem::take(&mut self.dropped_contents) && html.is_empty() && entry.is_some();
        self.passages.push(Flat {
            entry,
            heading,
            html,
            only_contents,
        });
    }

    /// The run written so far, closed and cleaned.
    fn take(&mut self) -> Html {
        while self.pop().is_some() {}
        self.open_links.clear();
        self.closed_inline = None;
        self.done += self.out.len();
        sanitise::html(&std::mem::take(&mut self.out), &self.fragments)
    }

    fn find(&mut self, code: &'static str, message: String, hint: Option<&str>) {
        self.find_at(self.at, code, message, hint);
    }

    fn find_at(&mut self, at: usize, code: &'static str, message: String, hint: Option<&str>) {
        self.findings.push(Finding {
            code,
            message,
            hint: hint.map(Into::into),
            place: self.page.place(at),
        });
    }

    fn finish(mut self) -> Written {
        self.end_passage();
        let footnotes = self.footnote_list();
        for list in &self.page.lists {
            if !self.lists_used.contains(&list.cut) {
                self.findings.push(Finding {
                    code: "attribute-list-detached",
                    message: "this attribute list belongs to no block and was dropped".into(),
                    hint: Some(
                        "put it right below or above its block, without a blank line".into(),
                    ),
                    place: self.page.original_place(list.stood_at),
                });
            }
        }
        self.findings.sort_by_key(|finding| finding.place);
        Written {
            passages: self.passages,
            outline: self.outline,
            footnotes,
            summary: self.prose.summary,
            raw_h1: self.raw_h1,
            raw_title: self.raw_title,
            anchors: self.anchors,
            links: self.links,
            findings: self.findings,
        }
    }
}
