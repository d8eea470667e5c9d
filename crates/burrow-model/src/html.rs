//! HTML that is safe to set: the only kind the reader ever sets.

use crate::read::{Json, Read};
use serde::{Deserialize, Serialize};

/// Sanitised HTML, independent of the base path it will be shown under.
///
/// It is made by burrow-markdown after sanitising, or decoded from a bundle. Internal addresses in attributes start
/// with the marker `&/` (as in `href="&/guide/start/#dns"`). The serialiser writes every other `&` as an entity, so
/// the marker cannot occur anywhere else; [`Html::rebase`] turns it into a base path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Takes text that has been sanitised. Fenced: only burrow-markdown may call this (see clippy.toml).
    pub fn from_sanitised(html: String) -> Self {
        Self(html)
    }

    /// The markup, with the base marker still in it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup with internal addresses under `base`, which ends with a slash (`/` or `/docs/`).
    pub fn rebase(&self, base: &str) -> String {
        let mut html = String::with_capacity(self.0.len());
        for (number, part) in self.0.split('&').enumerate() {
            match part.strip_prefix('/').filter(|_| html.ends_with('"')) {
                Some(path) if number > 0 => html.extend([base, path]),
                _ if number > 0 => html.extend(["&", part]),
                _ => html.push_str(part),
            }
        }
        html
    }

    /// Whether an element in it has this `id`.
    pub fn has_id(&self, id: &str) -> bool {
        let mut before = "";
        self.0.split('"').any(|part| {
            let is_here = part == id && before.ends_with("id=");
            before = part;
            is_here
        })
    }

    /// The words a person sees: tags dropped, the entities our serialiser writes decoded, blocks kept apart by a space.
    /// A formula is its source; a drawing has none, because its source stands beside it.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some(at) = rest.find(['<', '&']) {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with('<') {
                let end = tag_end(rest);
                if let Some((source, end)) = built(rest, end) {
                    let source = Self(source.to_owned()).text();
                    text.extend([if source.is_empty() { "" } else { " " }, &source, " "]);
                    rest = &rest[end..];
                    continue;
                }
                if is_block(&rest[..end]) && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
                rest = &rest[end..];
            } else {
                let (decoded, length) = ENTITIES
                    .iter()
                    .find(|(entity, _)| rest.starts_with(entity))
                    .map_or(("&", 1), |(entity, decoded)| (*decoded, entity.len()));
                text.push_str(decoded);
                rest = &rest[length..];
            }
        }
        text.push_str(rest);
        text.trim().to_owned()
    }
}

const ENTITIES: [(&str, &str); 6] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&nbsp;", "\u{a0}"),
    ("&#39;", "'"),
];

/// What a drawing or a formula that `html` starts with says, and where it ends; its first tag ends at `tag`.
fn built(html: &str, tag: usize) -> Option<(&str, usize)> {
    let close = ["</svg>", "</math>"]
        .into_iter()
        .find(|close| html[1..].starts_with(&close[2..close.len() - 1]))?;
    let source = html[..tag].split_once("alttext=\"");
    let source = source.and_then(|(_, rest)| rest.split_once('"'));
    let end = html.find(close).map_or(html.len(), |at| at + close.len());
    Some((source.map_or("", |(source, _)| source), end))
}

/// Where the tag that `html` starts with ends; a `>` inside a quoted attribute does not end it.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// Whether a tag parts words: everything but the tags that stand inside a line.
fn is_block(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = &name[..name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len())];
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "var"
    )
}

impl Read for Html {
    fn read<J: Json>(json: &J) -> Option<Self> {
        json.text().map(Self)
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests make Html by hand")]
mod tests {
    use super::*;

    #[test]
    fn only_marked_addresses_move_under_the_base_path() {
        let html = Html::from_sanitised(
            r##"<a href="&/a/b/">x</a> <a href="#c">y</a> &amp;/ <code>"&amp;/"</code>"##.into(),
        );
        assert_eq!(
            html.rebase("/docs/"),
            r##"<a href="/docs/a/b/">x</a> <a href="#c">y</a> &amp;/ <code>"&amp;/"</code>"##
        );
    }

    #[test]
    fn an_element_is_known_by_its_id_alone() {
        let html =
            Html::from_sanitised(r#"<p title="a">say "x" <a id="b" class="c">d</a></p>"#.into());
        assert!(html.has_id("b"));
        assert!(!html.has_id("a") && !html.has_id("c") && !html.has_id("x"));
    }

    #[test]
    fn text_is_what_a_person_reads() {
        let html = Html::from_sanitised(
            r#"<p>Tom &amp; <em>Ann</em>ie</p><ul><li>one</li><li><a title="a > b">two</a></li></ul>"#.into(),
        );
        assert_eq!(html.text(), "Tom & Annie one two");
        let html = Html::from_sanitised(
            r#"<p>a<math alttext="x^2"><mi>x</mi></math></p><svg aria-label="n"><text>n</text></svg><p>b</p>"#.into(),
        );
        assert_eq!(html.text(), "a x^2  b");
    }
}
