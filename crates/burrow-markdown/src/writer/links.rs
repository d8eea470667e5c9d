//! Links and images: where they lead, and what stands there when they lead nowhere.

use super::{Writer, escape};
use crate::{Anchors, LinkUse, Resolved, sanitise, sanitise::BASE};
use burrow_model::PagePath;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// What a raw `<img>` says of itself beyond its source.
#[derive(Default)]
pub(super) struct ImageTag<'a> {
    pub(super) alt: &'a str,
    pub(super) title: &'a str,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
    pub(super) class: &'a str,
}

impl Writer<'_> {
    pub(super) fn open_markdown_link(&mut self, kind: LinkType, target: &str, title: &str) {
        if kind == LinkType::Email && !target.starts_with("mailto:") {
            return self.open_link(&format!("mailto:{target}"), title, "", None);
        }
        self.open_link(target, title, "", None);
    }

    /// Opens a link; `attributes` are markup of our own.
    pub(super) fn open_link(
        &mut self,
        target: &str,
        title: &str,
        attributes: &str,
        raw: Option<&'static str>,
    ) {
        self.open_links.push(self.links.len());
        self.links.push(LinkUse {
            target: target.to_owned(),
            text: String::new(),
            image: false,
            place: self.page.place(self.at),
        });
        let mut markup = String::new();
        let destination = self.destination(target);
        let close = match &destination {
            Destination::Inside(address) => {
                markup.push_str("<a");
                address_attribute(&mut markup, "href", address);
                "</a>"
            }
            Destination::Outside(address) => {
                markup.push_str("<a");
                escape::attribute(&mut markup, "href", address);
                markup.push_str(" rel=\"noopener noreferrer\"");
                "</a>"
            }
            Destination::Planned(address) => {
                markup.push_str("<a");
                address_attribute(&mut markup, "href", address);
                markup.push_str(" class=\"planned\"");
                "</a>"
            }
            Destination::Unknown => {
                markup.push_str("<span class=\"planned\"");
                "</span>"
            }
            Destination::Refused => {
                markup.push_str("<span");
                "</span>"
            }
        };
        if !title.is_empty() {
            escape::attribute(&mut markup, "title", title);
        }
        markup.push_str(attributes);
        markup.push('>');
        self.push(&markup, close, raw);
    }

    fn destination(&mut self, target: &str) -> Destination {
        if let Some(anchor) = target.strip_prefix('#') {
            return Destination::Inside(match self.heading_alike(anchor) {
                Some(id) => format!("#{id}"),
                None => target.to_owned(),
            });
        }
        let found = match self.world.link_at(target, self.page.place(self.at)) {
            Resolved::Page { path, anchor } => {
                Destination::Inside(page_address(&path, anchor.as_deref()))
            }
            Resolved::Asset { path, .. } => Destination::Inside(asset_address(&path)),
            Resolved::External(url) => {
                external(url).map_or(Destination::Refused, Destination::Outside)
            }
            Resolved::Missing { path: Some(path) } => {
                Destination::Planned(page_address(&path, None))
            }
            Resolved::Missing { path: None } | Resolved::Withheld => Destination::Unknown,
            Resolved::Refused => Destination::Refused,
        };
        if matches!(found, Destination::Refused) {
            let shown: String = target.chars().take(60).collect();
            self.find(
                "link-refused",
                format!("a link may not lead to “{shown}”; its text is shown without it"),
                Some("links may use http, https, mailto and tel"),
            );
        }
        found
    }

    /// The id of the heading that a fragment names in another generator's way.
    fn heading_alike(&self, anchor: &str) -> Option<&str> {
        if !self.dialect.loose_anchors || self.page.text.contains(&format!("\"{anchor}\"")) {
            return None; // it is the author's own anchor
        }
        let ids = || self.outline.entries.iter().map(|entry| entry.id.clone());
        let anchors = self.headings.get_or_init(|| Anchors::new(ids()));
        anchors.elsewhere(anchor)
    }

    /// Writes an image; gives the number of the event after it.
    pub(super) fn markdown_image(&mut self, number: usize, target: &str, title: &str) -> usize {
        let end = self.end_of(number);
        let mut alt = String::new();
        for (event, _) in &self.events[number..end] {
            match event {
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        self.image(
            target,
            &ImageTag {
                alt: &alt,
                title,
                ..ImageTag::default()
            },
        );
        end + 1
    }

    /// Writes a paragraph that is nothing but an image with a title as a figure; gives the number of the event after
    /// the paragraph.
    pub(super) fn figure(&mut self, number: usize) -> Option<usize> {
        let events = self.events;
        let (Event::Start(Tag::Image { title, .. }), range) = events.get(number + 1)? else {
            return None;
        };
        let end = self.end_of(number + 1);
        let alone = matches!(
            events.get(end + 1),
            Some((Event::End(TagEnd::Paragraph), _))
        );
        if title.trim().is_empty() || !alone {
            return None;
        }
        let Event::Start(Tag::Image { dest_url, .. }) = &events[number + 1].0 else {
            return None;
        };
        self.at = range.start;
        self.out.push_str("<figure class=\"image\">");
        self.markdown_image(number + 1, dest_url, "");
        self.out.push_str("<figcaption>");
        escape::text(&mut self.out, title);
        self.out.push_str("</figcaption></figure>\n");
        Some(end + 2)
    }

    pub(super) fn image(&mut self, target: &str, tag: &ImageTag<'_>) {
        let (file, theme) = for_theme(target);
        self.links.push(LinkUse {
            target: target.to_owned(),
            text: tag.alt.to_owned(),
            image: true,
            place: self.page.place(self.at),
        });
        let (source, size, outside) = match self.world.image_at(file, self.page.place(self.at)) {
            Resolved::Asset { path, size } => (asset_address(&path), size, false),
            Resolved::External(url) => match external(url).filter(|url| url.starts_with("http")) {
                Some(url) => (url, None, true),
                None => return self.missing_image(target, tag.alt, true),
            },
            Resolved::Refused => return self.missing_image(target, tag.alt, true),
            Resolved::Withheld if tag.alt.trim().is_empty() => return,
            // Its path would tell that there is something.
            Resolved::Withheld => return self.missing_image("", tag.alt, false),
            Resolved::Page { .. } | Resolved::Missing { .. } => {
                return self.missing_image(target, tag.alt, false);
            }
        };
        let start = self.out.len() + "<img".len();
        let out = &mut self.out;
        out.push_str("<img");
        address_attribute(out, "src", &source);
        escape::attribute(out, "alt", tag.alt);
        if !tag.title.is_empty() {
            escape::attribute(out, "title", tag.title);
        }
        let classes = [tag.class, theme].join(" ");
        if !classes.trim().is_empty() {
            escape::attribute(out, "class", classes.trim());
        }
        let (width, height) = shown_size((tag.width, tag.height), size);
        for (name, length) in [("width", width), ("height", height)] {
            if let Some(length) = length {
                escape::attribute(out, name, &length.to_string());
            }
        }
        // The first of a page may well be what a reader sees first.
        if self.links.iter().filter(|link| link.image).count() > 1 {
            out.push_str(" loading=\"lazy\"");
        }
        out.push_str(" decoding=\"async\"");
        if outside {
            out.push_str(" referrerpolicy=\"no-referrer\"");
        }
        out.push('>');
        self.closed_inline = Some((start, self.out.len()));
    }

    /// A labelled box where an image should be.
    fn missing_image(&mut self, target: &str, alt: &str, refused: bool) {
        if refused {
            let shown: String = target.chars().take(60).collect();
            self.find(
                "link-refused",
                format!(
                    "an image may not come from “{shown}”; a box with its text is shown instead"
                ),
                Some("images may use http, https or a path in this tree"),
            );
        }
        let start = self.out.len() + "<span".len();
        self.out.push_str("<span class=\"missing-image\">");
        escape::text(&mut self.out, alt.trim());
        if !alt.trim().is_empty() && !target.is_empty() {
            self.out.push(' ');
        }
        // A picture written into its address is no path that anybody could look for.
        let shown: String = target.chars().take(200).collect();
        if !shown.is_empty() {
            self.out.push_str("<code>");
            escape::text(&mut self.out, &shown);
            self.out.push_str("</code>");
        }
        self.out.push_str("</span>");
        self.closed_inline = Some((start, self.out.len()));
    }
}

/// A target without the mark that says which theme it is for, and the class that stands for the mark.
fn for_theme(target: &str) -> (&str, &'static str) {
    let marks = [
        ("#gh-dark-mode-only", "only-dark"),
        ("#gh-light-mode-only", "only-light"),
        ("#only-dark", "only-dark"),
        ("#only-light", "only-light"),
    ];
    let found = marks
        .iter()
        .find_map(|(mark, class)| Some((target.strip_suffix(mark)?, *class)));
    found.unwrap_or((target, ""))
}

/// Width and height as written; where one is missing, in proportion to the file's.
fn shown_size(
    written: (Option<u32>, Option<u32>),
    file: Option<(u32, u32)>,
) -> (Option<u32>, Option<u32>) {
    let Some((width, height)) = file else {
        return written;
    };
    let part = |length: u32, of: u32, other: u32| {
        let scaled = u64::from(length) * u64::from(other) / u64::from(of.max(1));
        u32::try_from(scaled.max(1)).ok()
    };
    match written {
        (None, None) => (Some(width), Some(height)),
        (Some(wide), None) => (Some(wide), part(wide, width, height)),
        (None, Some(high)) => (part(high, height, width), Some(high)),
        both => both,
    }
}

/// Where a link leads, as an address.
enum Destination {
    Inside(String),
    Outside(String),
    /// A page that does not exist yet.
    Planned(String),
    /// Nothing, and no page could.
    Unknown,
    Refused,
}

/// An address as an attribute: it may start with the base mark, which escaping would take for content.
fn address_attribute(markup: &mut String, name: &str, address: &str) {
    let start = markup.len() + name.len() + " =\"".len();
    match address.strip_prefix(BASE) {
        Some(rest) => {
            escape::attribute(markup, name, rest);
            markup.insert(start, BASE);
        }
        None => escape::attribute(markup, name, address),
    }
}

fn page_address(path: &PagePath, anchor: Option<&str>) -> String {
    let mut address = format!("{BASE}/");
    if !path.as_str().is_empty() {
        address.push_str(&escape::path(path.as_str()));
        address.push('/');
    }
    if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
        address.push('#');
        address.push_str(&anchor.replace(' ', "%20"));
    }
    address
}

fn asset_address(path: &str) -> String {
    format!("{BASE}/{}", escape::path(path.trim_start_matches('/')))
}

/// An absolute address with a scheme that links may have.
fn external(url: String) -> Option<String> {
    if url.starts_with("//") {
        return Some(format!("https:{url}"));
    }
    let (scheme, rest) = url.split_once(':')?;
    let mut schemes = sanitise::SCHEMES.into_iter();
    let allowed = schemes.find(|allowed| scheme.eq_ignore_ascii_case(allowed))?;
    if !allowed.starts_with("http") || rest.starts_with("//") {
        return Some(url);
    }
    // `http:/a.org` leads to a place of this site's own host in a browser, which nobody means.
    let host = rest.trim_start_matches(['/', '\\']);
    (!host.is_empty()).then(|| format!("{allowed}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_keeps_its_proportions_and_its_theme() {
        assert_eq!(
            shown_size((None, None), Some((640, 480))),
            (Some(640), Some(480))
        );
        assert_eq!(
            shown_size((Some(320), None), Some((640, 480))),
            (Some(320), Some(240))
        );
        assert_eq!(
            shown_size((None, Some(240)), Some((640, 480))),
            (Some(320), Some(240))
        );
        assert_eq!(
            shown_size((Some(9), Some(9)), Some((0, 0))),
            (Some(9), Some(9))
        );
        assert_eq!(shown_size((Some(9), None), None), (Some(9), None));
        assert_eq!(for_theme("a.png#only-dark"), ("a.png", "only-dark"));
        assert_eq!(
            for_theme("a.svg#gh-light-mode-only"),
            ("a.svg", "only-light")
        );
        assert_eq!(for_theme("a.svg#x"), ("a.svg#x", ""));
    }
}
