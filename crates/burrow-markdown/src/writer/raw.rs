//! HTML that authors write themselves: read tag by tag, written anew, and what is left out is found.

use super::{Writer, blocks::allowed_classes, escape, links::ImageTag};
use crate::{
    raw_html::{self, Piece, Tag},
    sanitise, words,
};
use pulldown_cmark::{Event, TagEnd};

mod headings;
mod names;
mod vue;

pub(super) use headings::is_heading;
use names::{Fate, fate};

impl Writer<'_> {
    /// Writes a whole HTML block; gives the number of the event after it.
    pub(super) fn html_block(&mut self, number: usize) -> usize {
        let mut html = String::new();
        let mut places = Vec::new();
        let mut next = number + 1;
        while let Some((event, range)) = self.events.get(next) {
            next += 1;
            match event {
                Event::Html(part) | Event::Text(part) => {
                    places.push((html.len(), range.start));
                    html.push_str(part);
                }
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        self.raw(&html, &places, true);
        next
    }

    /// Writes a tag inside a line; gives the number of the next event, past the content that goes with the tag.
    pub(super) fn inline_html(&mut self, number: usize, html: &str) -> usize {
        if let Some((_, Piece::Open(tag))) = raw_html::pieces(html).into_iter().next()
            && fate(&tag.name) == Fate::DropWithContent
            && let Some(end) = self.end_of_raw(number, &tag.name)
        {
            self.removed(&tag.name, true);
            return end + 1;
        }
        self.raw(html, &[(0, self.at)], false);
        number + 1
    }

    /// The event in the same block that closes a raw element.
    fn end_of_raw(&mut self, number: usize, name: &str) -> Option<usize> {
        if self.endless.get(name).is_some_and(|until| number < *until) {
            return None;
        }
        let mut depth = 0_usize;
        for (at, (event, _)) in self.events.iter().enumerate().skip(number + 1) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => {
                    self.endless.insert(name.to_owned(), at);
                    return None;
                }
                Event::End(_) => depth -= 1,
                Event::InlineHtml(html) if depth == 0 => {
                    let closes = |piece: &(usize, Piece<'_>)| matches!(&piece.1, Piece::Close(other) if other == name);
                    if raw_html::pieces(html).iter().any(closes) {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Writes raw HTML. `places` maps offsets of it, in order, to offsets of the prepared text.
    pub(super) fn raw(&mut self, html: &str, places: &[(usize, usize)], block: bool) {
        let pieces = raw_html::pieces(html);
        let mut closed_later = ClosedLater::new(&pieces);
        let mut next = 0;
        while let Some((offset, piece)) = pieces.get(next) {
            let known = places
                .partition_point(|(from, _)| from <= offset)
                .saturating_sub(1);
            if let Some((from, at)) = places.get(known) {
                self.at = at + (offset - from);
            }
            match piece {
                Piece::Text(text) if is_beside_mark(&pieces, next) && text.trim().is_empty() => {}
                Piece::Text(text) => self.raw_text(text),
                Piece::Mark(mark) => self.mark(*mark, block),
                Piece::Comment(true) => {}
                Piece::Comment(false) => self.find(
                    "comment-unclosed",
                    "this comment is never closed: what follows it is not shown".into(),
                    Some("close it with -->"),
                ),
                Piece::Close(name) => self.raw_close(name),
                Piece::Open(tag) => {
                    if fate(&tag.name) == Fate::DropWithContent
                        && let Some(end) = closed_later.find(next, &tag.name)
                    {
                        self.removed(&tag.name, true);
                        next = end;
                    } else {
                        self.raw_open(tag, block);
                    }
                }
            }
            next += 1;
        }
    }

    fn raw_text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            escape::text(&mut self.out, &rest[..at]);
            rest = &rest[at..];
            if let Some((c, length)) = raw_html::numeric(rest) {
                escape::text(&mut self.out, c.encode_utf8(&mut [0; 4]));
                rest = &rest[length..];
            } else {
                let name = rest[1..]
                    .find(|c: char| !c.is_ascii_alphanumeric())
                    .unwrap_or(0);
                let named = name > 0 && rest[1 + name..].starts_with(';');
                self.out.push_str(if named { "&" } else { "&amp;" });
                rest = &rest[1..];
            }
        }
        escape::text(&mut self.out, rest);
    }

    pub(super) fn raw_open(&mut self, tag: &Tag, block: bool) {
        let written = match fate(&tag.name) {
            Fate::Keep(name) => name,
            Fate::Drop | Fate::DropWithContent => {
                if tag.name == "input"
                    && tag
                        .get("type")
                        .is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"))
                {
                    let done = tag.get("checked").is_some();
                    self.out.push(sanitise::task(done, self.dialect.language));
                } else if !matches!(tag.name.as_str(), "picture" | "source") {
                    // The image in a picture stays; that it has no other forms harms nobody.
                    self.removed(&tag.name, false);
                }
                return;
            }
            Fate::Show if self.is_component() => return self.leave_component_out(tag),
            Fate::Show => return self.show_as_text(tag),
        };
        self.removed_attributes(tag);
        match written {
            "img" => return self.raw_image(tag),
            "br" => return self.out.push_str("<br>"),
            "col" | "hr" => {
                self.close_paragraph();
                let attributes = self.raw_attributes(tag, written);
                return self.out.push_str(&format!("<{written}{attributes}>"));
            }
            _ => {}
        }
        let inline = names::is_inline(written);
        if !inline && block {
            self.close_paragraph();
        }
        if self
            .stack
            .last()
            .and_then(|open| open.raw)
            .is_some_and(|open| names::ends(written, open))
        {
            self.pop();
        }
        if inline
            && self
                .stack
                .iter()
                .filter(|open| open.raw.is_some_and(names::is_inline))
                .count()
                > super::MAX_RAW_INLINE
        {
            return;
        }
        let attributes = self.raw_attributes(tag, written);
        if written == "a" {
            if let Some(target) = tag.get("href") {
                return self.open_link(target, "", &attributes, Some("a"));
            }
            // A mere anchor: no link to collect text for.
            self.open_links.push(usize::MAX);
        }
        self.push(
            &format!("<{written}{attributes}>"),
            format!("</{written}>"),
            Some(written),
        );
    }

    fn raw_close(&mut self, name: &str) {
        let Fate::Keep(name) = fate(name) else { return };
        let raws = self
            .stack
            .iter()
            .rev()
            .take_while(|open| open.raw.is_some() && open.construct.is_none());
        let Some(above) = raws.into_iter().position(|open| open.raw == Some(name)) else {
            return;
        };
        for _ in 0..=above {
            self.pop();
        }
        if name == "h1" {
            self.take_raw_title();
        }
    }

    /// Attributes that may stay, written anew.
    fn raw_attributes(&mut self, tag: &Tag, written: &'static str) -> String {
        let mut markup = String::new();
        let mut classes: Vec<&str> = tag
            .get("class")
            .unwrap_or_default()
            .split_ascii_whitespace()
            .collect();
        match tag.get("align").map(str::to_ascii_lowercase).as_deref() {
            Some("center") => classes.push("align-center"),
            Some("right") => classes.push("align-right"),
            Some("left") => classes.push("align-left"),
            _ if tag.name == "center" => classes.push("align-center"),
            _ => {}
        }
        let classes = allowed_classes(&classes);
        if !classes.is_empty() && written != "a" {
            escape::attribute(&mut markup, "class", &classes);
        }
        let named = if written == "a" {
            tag.get("name")
        } else {
            None
        };
        if let Some(id) = tag.get("id").or(named)
            && self.claim(id)
        {
            escape::attribute(&mut markup, "id", id);
        }
        for (name, value) in &tag.attributes {
            let here = !matches!(name.as_str(), "id" | "class" | "href" | "src");
            if here && sanitise::allows_attribute(written, name) {
                let capped = if names::is_number(name) {
                    number(value).to_string()
                } else {
                    value.clone()
                };
                escape::attribute(&mut markup, name, &capped);
            }
        }
        markup
    }

    fn raw_image(&mut self, tag: &Tag) {
        let classes: Vec<&str> = tag
            .get("class")
            .unwrap_or_default()
            .split_ascii_whitespace()
            .collect();
        let length = |name| {
            tag.get(name)
                .and_then(|value| value.trim_end_matches("px").parse().ok())
        };
        let shown = ImageTag {
            alt: tag.get("alt").unwrap_or_default(),
            title: tag.get("title").unwrap_or_default(),
            width: length("width"),
            height: length("height"),
            class: &allowed_classes(&classes),
        };
        self.image(tag.get("src").unwrap_or_default(), &shown);
    }

    /// A tag that HTML does not know was meant as text: `Promise<void>`, `<your-domain>`.
    fn show_as_text(&mut self, tag: &Tag) {
        let shown = self.page.text[self.at..]
            .find('>')
            .map(|end| &self.page.text[self.at..=self.at + end]);
        let shown = shown
            .filter(|text| text.starts_with('<'))
            .map_or_else(|| format!("<{}>", tag.name), words::squeeze);
        escape::text(&mut self.out, &shown);
        self.find(
            "html-unknown",
            format!("{shown} is no HTML element; it is shown as text"),
            Some("write it as code: `<name>`"),
        );
    }

    fn removed(&mut self, name: &str, with_content: bool) {
        let what = if with_content {
            " and what it holds were"
        } else {
            " was"
        };
        self.find(
            "html-removed",
            format!("<{name}>{what} removed"),
            Some("write it in Markdown, or link to what it showed"),
        );
    }

    fn removed_attributes(&mut self, tag: &Tag) {
        for (name, _) in &tag.attributes {
            let silent = matches!(
                name.as_str(),
                "align" | "target" | "rel" | "loading" | "decoding" | "markdown"
            ) || (name == "name" && tag.name == "a");
            if !silent && !sanitise::allows_attribute(&tag.name, name) {
                self.find(
                    "html-attribute-removed",
                    format!("“{name}” was removed from <{}>", tag.name),
                    Some("leave it out: nothing in a page may run, and looks are the theme's"),
                );
            }
        }
    }
}

/// Whether a piece stands right before or after a mark.
fn is_beside_mark(pieces: &[(usize, Piece<'_>)], number: usize) -> bool {
    [number.checked_sub(1), Some(number + 1)]
        .into_iter()
        .flatten()
        .any(|beside| matches!(pieces.get(beside), Some((_, Piece::Mark(_)))))
}

/// A count as authors write it, kept small.
fn number(value: &str) -> u32 {
    value.trim().parse::<u32>().unwrap_or(1).min(1000)
}

/// Finds closing tags among pieces, looking at each only once in vain.
struct ClosedLater<'a> {
    pieces: &'a [(usize, Piece<'a>)],
    endless: Vec<String>,
}

impl<'a> ClosedLater<'a> {
    fn new(pieces: &'a [(usize, Piece<'a>)]) -> Self {
        Self {
            pieces,
            endless: Vec::new(),
        }
    }

    /// The piece after `number` that closes `name`.
    fn find(&mut self, number: usize, name: &str) -> Option<usize> {
        if self.endless.iter().any(|other| other == name) {
            return None;
        }
        let closes =
            |piece: &(usize, Piece<'_>)| matches!(&piece.1, Piece::Close(other) if other == name);
        let found = self.pieces[number..]
            .iter()
            .position(closes)
            .map(|after| number + after);
        if found.is_none() {
            self.endless.push(name.to_owned());
        }
        found
    }
}
