//! Blocks: paragraphs, headings, lists, quotes, and what kramdown's attribute lists make of them.

use super::{Writer, escape};
use crate::{kramdown, level, sanitise};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Writer<'_> {
    /// Opens what a start event opens, or writes all of it; gives the number of the next event.
    pub(super) fn start(&mut self, number: usize, tag: &Tag<'_>, range: &Range<usize>) -> usize {
        if self.dialect.toc && matches!(tag, Tag::Paragraph) && self.is_contents(number) {
            self.dropped_contents = true;
            return number + 3;
        }
        if is_block(tag) {
            self.close_paragraph();
            if let Some(list) = self.attribute_list(tag, range) {
                return self.start_with(number, tag, range, list);
            }
        }
        self.start_plain(number, tag, range, None)
    }

    /// A block with an attribute list: a table of contents is dropped, a callout gets its frame.
    fn start_with(
        &mut self,
        number: usize,
        tag: &Tag<'_>,
        range: &Range<usize>,
        list: usize,
    ) -> usize {
        let attributes = &self.page.lists[list].attributes;
        if attributes.words.iter().any(|word| word == "toc") && matches!(tag, Tag::List(_)) {
            self.dropped_contents = true;
            return self.end_of(number) + 1;
        }
        let Some(callout) = self.callout(attributes) else {
            return self.start_plain(number, tag, range, Some(list));
        };
        if matches!(tag, Tag::Heading { .. }) {
            return self.start_plain(number, tag, range, None);
        }
        self.open_callout(&callout);
        if matches!(tag, Tag::BlockQuote(_)) {
            return number + 1;
        }
        *self.wrapped.entry(self.end_of(number)).or_default() += 1;
        self.start_plain(number, tag, range, None)
    }

    fn start_plain(
        &mut self,
        number: usize,
        tag: &Tag<'_>,
        range: &Range<usize>,
        list: Option<usize>,
    ) -> usize {
        match tag {
            Tag::Paragraph => match list.map_or_else(|| self.figure(number), |_| None) {
                Some(next) => return next,
                None => self.open_paragraph(number, range, list),
            },
            Tag::Heading { .. } => self.open_heading(number),
            Tag::BlockQuote(kind) => return self.open_quote(number, *kind),
            Tag::CodeBlock(kind) => return self.code(number, kind, range),
            Tag::HtmlBlock => return self.html_block(number),
            Tag::List(start) => {
                let attributes = self.block_attributes(list);
                match start {
                    None => self.open(&format!("<ul{attributes}>\n"), "</ul>\n"),
                    Some(1) => self.open(&format!("<ol{attributes}>\n"), "</ol>\n"),
                    Some(start) => {
                        self.open(&format!("<ol start=\"{start}\"{attributes}>\n"), "</ol>\n")
                    }
                }
            }
            Tag::Item => {
                let task = match self.events.get(number + 1) {
                    Some((Event::TaskListMarker(_), _)) => true,
                    Some((Event::Start(Tag::Paragraph), _)) => {
                        matches!(
                            self.events.get(number + 2),
                            Some((Event::TaskListMarker(_), _))
                        )
                    }
                    _ => false,
                };
                self.open(if task { "<li class=\"task\">" } else { "<li>" }, "</li>\n");
            }
            Tag::FootnoteDefinition(label) => self.open_footnote(label),
            Tag::DefinitionList => self.open("<dl>\n", "</dl>\n"),
            Tag::DefinitionListTitle => self.open("<dt>", "</dt>\n"),
            Tag::DefinitionListDefinition => self.open("<dd>", "</dd>\n"),
            Tag::Table(alignments) => self.open_table(number, alignments),
            Tag::TableHead => self.open_row(true),
            Tag::TableRow => self.open_row(false),
            Tag::TableCell => self.open_cell(range),
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.open("<del>", "</del>"),
            Tag::Superscript => self.open("<sup>", "</sup>"),
            Tag::Subscript => self.open("<sub>", "</sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.open_markdown_link(*link_type, dest_url, title),
            Tag::Image {
                dest_url, title, ..
            } => return self.markdown_image(number, dest_url, title),
            Tag::MetadataBlock(_) => self.open("", ""),
        }
        number + 1
    }

    /// Whether a paragraph asks for a table of contents and holds nothing else.
    fn is_contents(&self, number: usize) -> bool {
        let inside = (self.events.get(number + 1), self.events.get(number + 2));
        let (Some((Event::Text(text), _)), Some((Event::End(TagEnd::Paragraph), _))) = inside
        else {
            return false;
        };
        matches!(&**text, "[TOC]" | "[[TOC]]" | "[[toc]]" | "[[_TOC_]]")
    }

    pub(super) fn end(&mut self, number: usize, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.close();
                self.prose.end_paragraph();
            }
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::FootnoteDefinition => self.close_footnote(),
            TagEnd::Table => self.close_table(),
            TagEnd::Link => {
                self.close_inline();
                self.open_links.pop();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.close_inline(),
            TagEnd::HtmlBlock | TagEnd::CodeBlock | TagEnd::Image => {
                debug_assert!(false, "written whole: {number}")
            }
            _ => self.close(),
        }
    }

    pub(super) fn open_paragraph(
        &mut self,
        number: usize,
        range: &Range<usize>,
        list: Option<usize>,
    ) {
        self.at = range.start;
        let prose = self.stack.is_empty()
            && !matches!(self.events.get(number + 1), Some((Event::InlineHtml(_), _)));
        if prose {
            self.prose.start_paragraph();
        }
        if let Some(title) = self.title_follows.take() {
            self.in_title = true;
            return self.open(title.opening(), title.end());
        }
        let attributes = self.block_attributes(list);
        self.open(&format!("<p{attributes}>"), "</p>\n");
    }

    fn open_heading(&mut self, number: usize) {
        let Some(found) = self.outline.number_at(number) else {
            return self.open("<p>", "</p>");
        };
        let entry = &self.outline.entries[found];
        if entry.passage {
            self.end_passage();
            self.in_heading = Some(found);
            return;
        }
        let (tag, close) = match entry.rank {
            1 => ("<h1", "</h1>\n"),
            2 => ("<h2", "</h2>\n"),
            3 => ("<h3", "</h3>\n"),
            4 => ("<h4", "</h4>\n"),
            5 => ("<h5", "</h5>\n"),
            _ => ("<h6", "</h6>\n"),
        };
        let mut markup = String::from(tag);
        escape::attribute(&mut markup, "id", &entry.id);
        markup.push('>');
        self.open(&markup, close);
    }

    fn close_heading(&mut self) {
        match self.in_heading.take() {
            Some(entry) => {
                while self.pop().is_some() {}
                let text = &self.outline.entries[entry].text;
                if level::without_stars(text) != *text
                    && let Some(plain) = level::markup_without_stars(&self.out)
                {
                    self.out = plain;
                }
                let heading = self.take();
                self.heading = (Some(entry), heading);
            }
            None => self.close(),
        }
    }

    /// The number of the attribute list that belongs to a block, now used.
    fn attribute_list(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> Option<usize> {
        if self.page.lists.is_empty() {
            return None;
        }
        let container = matches!(tag, Tag::BlockQuote(_) | Tag::List(_)) && self.stack.is_empty();
        let list = [
            kramdown::list_below(self.page, range),
            kramdown::list_above(self.page, range.start),
        ]
        .into_iter()
        .flatten()
        .filter(|list| !self.lists_used.contains(&list.cut))
        .find(|list| !container || !list.nested)?;
        self.lists_used.insert(list.cut);
        self.page
            .lists
            .binary_search_by_key(&list.cut, |other| other.cut)
            .ok()
    }

    /// The attributes a list gives a block: allowed classes and an id nobody has.
    fn block_attributes(&mut self, list: Option<usize>) -> String {
        let page = self.page;
        let mut markup = String::new();
        let Some(list) = list.and_then(|list| page.lists.get(list)) else {
            return markup;
        };
        let classes = allowed_classes(&list.attributes.classes);
        if !classes.is_empty() {
            escape::attribute(&mut markup, "class", &classes);
        }
        if let Some(id) = list.attributes.id.as_deref()
            && self.claim(id)
        {
            escape::attribute(&mut markup, "id", id);
        }
        markup
    }

    /// Takes an author's id, if it can be had.
    pub(super) fn claim(&mut self, id: &str) -> bool {
        let free = self.outline.ids.claim(id);
        if free {
            self.anchors.push(id.to_owned());
        }
        free
    }

    /// The number of the event that ends what an event starts.
    pub(super) fn end_of(&self, number: usize) -> usize {
        let mut depth = 0_usize;
        for (at, (event, _)) in self.events.iter().enumerate().skip(number) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        self.events.len()
    }
}

/// An author's classes that pages may carry, as an attribute value.
pub(super) fn allowed_classes<T: AsRef<str>>(classes: &[T]) -> String {
    let kept: Vec<&str> = classes
        .iter()
        .map(|class| match class.as_ref() {
            // Material's names for the same things.
            "md-button" => "btn",
            "md-button--primary" => "btn-primary",
            class => class,
        })
        .filter(|class| sanitise::allows_author_class(class))
        .collect();
    kept.join(" ")
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::DefinitionList
            | Tag::Table(_)
    )
}
