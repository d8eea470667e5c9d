//! What a page says of its surroundings: the pages before and after it, and its outline.

use super::{NO_OUTLINE, Node, Value};

/// What stands in place of a neighbour in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// Nothing stands there.
    pub nothing: bool,
    /// The page that stands there, as written; none is the usual one.
    pub page: Option<String>,
    /// What it is called there.
    pub label: Option<String>,
}

impl Beside {
    /// Nothing there.
    pub fn nothing() -> Self {
        Self {
            nothing: true,
            ..Self::default()
        }
    }

    /// `prev` and `next` of VitePress and Starlight: `false`, a label, or a page with or without a label.
    pub fn of(node: &Node) -> Option<Self> {
        if node.is_false() {
            return Some(Self::nothing());
        }
        if node.is_true() {
            return None;
        }
        let says = |key: &str| node.get(key).and_then(Node::text);
        let text = node.text();
        let is_path = |text: &String| {
            text.ends_with(".md") || text.contains('/') && !text.contains(char::is_whitespace)
        };
        let (page, label) = match text {
            Some(text) if is_path(&text) => (Some(text), None),
            Some(text) => (None, Some(text)),
            None => (says("link"), says("label").or_else(|| says("text"))),
        };
        (page.is_some() || label.is_some()).then_some(Self {
            nothing: false,
            page,
            label,
        })
    }

    /// `pagination_prev` and `pagination_next` of Docusaurus: `null` is nothing, else a page by its id.
    pub fn of_id(node: &Node) -> Option<Self> {
        if node.value == Value::Null || node.is_false() {
            return Some(Self::nothing());
        }
        Some(Self {
            page: Some(node.text()?),
            ..Self::default()
        })
    }
}

/// The ranks that `outline` of VitePress or `tableOfContents` of Starlight lets into the outline; none says nothing.
pub(super) fn outline(node: &Node) -> Option<(u8, u8)> {
    if node.is_false() {
        return NO_OUTLINE;
    }
    match &node.value {
        Value::Text(text) if text == "deep" => Some((2, 6)),
        Value::Text(text) => rank(Some(text.clone())).map(|rank| (rank, rank)),
        Value::List(ranks) => {
            let [from, to] = ranks.as_slice() else {
                return None;
            };
            Some((rank(from.text())?, rank(to.text())?))
        }
        Value::Map(_) => match node.get("level") {
            Some(level) => outline(level),
            None => {
                let says = |key: &str| node.get(key).and_then(Node::text);
                let from = from_rank(None, says("minHeadingLevel"));
                to_rank(from, says("maxHeadingLevel"))
            }
        },
        Value::Null | Value::Computed => None,
    }
}

/// The same ranks from this one on.
pub(super) fn from_rank(ranks: Option<(u8, u8)>, from: Option<String>) -> Option<(u8, u8)> {
    match rank(from) {
        Some(from) => Some((from, ranks.map_or(6, |(_, to)| to))),
        None => ranks,
    }
}

/// The same ranks up to this one.
pub(super) fn to_rank(ranks: Option<(u8, u8)>, to: Option<String>) -> Option<(u8, u8)> {
    match rank(to) {
        Some(to) => Some((ranks.map_or(1, |(from, _)| from), to)),
        None => ranks,
    }
}

fn rank(text: Option<String>) -> Option<u8> {
    let rank = text?.trim().parse().ok()?;
    (1..=6).contains(&rank).then_some(rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front_matter::{FrontMatter, parse_yaml};

    fn read(yaml: &str) -> FrontMatter {
        FrontMatter::read(&parse_yaml(yaml, 1).unwrap()).0
    }

    #[test]
    fn neighbours_are_told_as_each_tool_tells_them() {
        let page = |page: &str, label: Option<&str>| {
            Some(Beside {
                nothing: false,
                page: Some(page.into()),
                label: label.map(str::to_owned),
            })
        };
        let front = read("prev: false\nnext: Go on\n");
        assert_eq!(front.prev, Some(Beside::nothing()));
        assert_eq!(front.next.unwrap().label.as_deref(), Some("Go on"));
        let front = read("prev:\n  text: Back\n  link: /a\nnext: {link: b/, label: On}\n");
        assert_eq!(front.prev, page("/a", Some("Back")));
        assert_eq!(front.next, page("b/", Some("On")));
        let front = read("pagination_prev: null\npagination_next: guide/x\n");
        assert_eq!(front.prev, Some(Beside::nothing()));
        assert_eq!(front.next, page("guide/x", None));
        let front = read("prev: true\nnext: ../x.md\n");
        assert_eq!((front.prev, front.next), (None, page("../x.md", None)));
        let front = read("hide: [navigation, footer]\n");
        assert_eq!(front.next, Some(Beside::nothing()));
        assert_eq!(front.outline, None);
    }

    #[test]
    fn outlines_are_told_as_each_tool_tells_them() {
        for (yaml, ranks) in [
            ("outline: false", NO_OUTLINE),
            ("outline: deep", Some((2, 6))),
            ("outline: 2", Some((2, 2))),
            ("outline: [2, 3]", Some((2, 3))),
            ("outline: {level: [3, 4], label: x}", Some((3, 4))),
            ("outline: left", None),
            ("tableOfContents: false", NO_OUTLINE),
            ("tableOfContents: true", None),
            ("tableOfContents: {maxHeadingLevel: 2}", Some((1, 2))),
            (
                "toc_max_heading_level: 4\ntoc_min_heading_level: 3",
                Some((3, 4)),
            ),
            ("hide_table_of_contents: true", NO_OUTLINE),
            ("hide_table_of_contents: false", None),
            ("hide:\n  - toc", NO_OUTLINE),
            ("aside: left", None),
        ] {
            assert_eq!(read(yaml).outline, ranks, "{yaml}");
        }
    }

    #[test]
    fn a_badge_is_the_status_of_a_page_that_gives_none() {
        assert_eq!(read("sidebar: {badge: New}").status.as_deref(), Some("New"));
        let both = read("sidebar:\n  badge: {text: New, variant: tip}\nstatus: old\n");
        assert_eq!(both.status.as_deref(), Some("old"));
    }
}
