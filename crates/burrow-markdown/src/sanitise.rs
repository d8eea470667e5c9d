//! The allow-list every byte of HTML passes through, and the one place where [`Html`] is made.

use crate::{Language, highlight::Kind};
use ammonia::Builder;
use burrow_model::Html;
use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

/// Stands for the base path until sanitising is done; content never holds control characters.
pub(crate) const BASE: char = '\u{1}';
/// What stands for a task's box, open and done, in each language.
const TASKS: [(char, &str); 4] = [
    (
        '\u{2}',
        r#"<input type="checkbox" disabled="" aria-label="To do">"#,
    ),
    (
        '\u{3}',
        r#"<input type="checkbox" checked="" disabled="" aria-label="Done">"#,
    ),
    (
        '\u{e}',
        r#"<input type="checkbox" disabled="" aria-label="Por hacer">"#,
    ),
    (
        '\u{f}',
        r#"<input type="checkbox" checked="" disabled="" aria-label="Hecho">"#,
    ),
];

/// Stands for a task's box.
pub(crate) fn task(done: bool, language: Language) -> char {
    let number = usize::from(done)
        + match language {
            Language::English => 0,
            Language::Spanish => 2,
        };
    TASKS[number].0
}

/// Stands on both sides of the number of a [`Fragments`] entry.
pub(crate) const FRAGMENT: char = '\u{4}';
/// Ends what any of the marks below starts.
pub(crate) const SPAN_END: char = '\u{1f}';
/// Starts a line of code that its author marked, added or took away.
pub(crate) const LINES: [(char, &str); 3] = [
    ('\u{5}', "line-mark"),
    ('\u{6}', "line-add"),
    ('\u{7}', "line-del"),
];
/// The first of the marks that start a run of code; the next stand for the other [`Kind`]s in order.
const SPANS: char = '\u{10}';

/// The mark that starts a run of code.
pub(crate) fn span_mark(kind: Kind) -> char {
    char::from(SPANS as u8 + kind as u8)
}

/// Markup that was built element by element by this crate (drawings and formulas), and is put in after cleaning.
#[derive(Default)]
pub(crate) struct Fragments(Vec<String>);

impl Fragments {
    /// Keeps a fragment; gives what stands for it.
    pub(crate) fn keep(&mut self, markup: String) -> String {
        self.0.push(markup);
        format!("{FRAGMENT}{}{FRAGMENT}", self.0.len() - 1)
    }
}

/// The schemes a link may have.
pub(crate) const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Every element that is let through.
const ELEMENTS: [&str; 61] = [
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
];

/// Attributes of any element.
const ATTRIBUTES: [&str; 10] = [
    "aria-hidden",
    "aria-label",
    "class",
    "data-lang",
    "dir",
    "id",
    "lang",
    "role",
    "tabindex",
    "title",
];

/// Attributes of one element.
const ELEMENT_ATTRIBUTES: [(&str, &[&str]); 9] = [
    ("a", &["href", "rel"]),
    (
        "img",
        &[
            "src",
            "alt",
            "width",
            "height",
            "loading",
            "decoding",
            "referrerpolicy",
        ],
    ),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("ol", &["start", "reversed", "type"]),
    ("li", &["value"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("details", &["name", "open"]),
];

/// Attributes that only this crate writes.
const OURS: [&str; 10] = [
    "aria-hidden",
    "data-lang",
    "decoding",
    "loading",
    "name",
    "referrerpolicy",
    "rel",
    "role",
    "scope",
    "tabindex",
];

/// Classes that pages may carry; the reader's style sheet knows them all.
const CLASSES: [&str; 42] = [
    "alert",
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-title",
    "alert-warning",
    "align-center",
    "align-left",
    "align-right",
    "btn",
    "btn-blue",
    "btn-green",
    "btn-outline",
    "btn-primary",
    "btn-purple",
    "card",
    "card-title",
    "cards",
    "code",
    "diagram",
    "drawing",
    "file-tree",
    "footnote-back",
    "footnote-ref",
    "footnotes",
    "formula",
    "image",
    "label",
    "label-blue",
    "label-green",
    "label-purple",
    "label-red",
    "label-yellow",
    "missing-image",
    "only-dark",
    "only-light",
    "planned",
    "steps",
    "tab",
    "tabs",
    "task",
];

const TABLE_WRAP: &str = "table-wrap";

/// An element's name, if it is let through.
pub(crate) fn element(name: &str) -> Option<&'static str> {
    ELEMENTS.iter().find(|element| **element == name).copied()
}

/// Whether an author may give an element this attribute.
pub(crate) fn allows_attribute(element: &str, attribute: &str) -> bool {
    !OURS.contains(&attribute)
        && (ATTRIBUTES.contains(&attribute)
            || ELEMENT_ATTRIBUTES
                .iter()
                .any(|(name, list)| *name == element && list.contains(&attribute)))
}

/// Whether an author may use a class.
pub(crate) fn allows_author_class(class: &str) -> bool {
    ["align-", "btn", "label"]
        .iter()
        .any(|start| class.starts_with(start))
        && CLASSES.contains(&class)
}

fn allows_class(class: &str) -> bool {
    let language = class.strip_prefix("language-");
    CLASSES.contains(&class)
        || class == TABLE_WRAP
        || language.is_some_and(|name| !name.is_empty() && name.chars().all(is_language_char))
}

/// Characters of a code block's language word.
pub(crate) fn is_language_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_' | '.' | '#')
}

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from([
            "script", "style", "svg", "math", "iframe", "noscript", "template",
        ]))
        .generic_attributes(HashSet::from(ATTRIBUTES))
        .tag_attributes(
            ELEMENT_ATTRIBUTES
                .iter()
                .map(|(name, list)| (*name, list.iter().copied().collect()))
                .collect(),
        )
        .url_schemes(HashSet::from(SCHEMES))
        .link_rel(None)
        .attribute_filter(|_, attribute, value| match attribute {
            "class" => classes(value),
            "id" if value
                .get(..3)
                .is_some_and(|start| start.eq_ignore_ascii_case("bw-")) =>
            {
                None
            }
            _ => Some(Cow::Borrowed(value)),
        });
    builder
});

fn classes(value: &str) -> Option<Cow<'_, str>> {
    if allows_class(value) {
        return Some(Cow::Borrowed(value));
    }
    let kept: Vec<&str> = value
        .split_ascii_whitespace()
        .filter(|class| allows_class(class))
        .collect();
    (!kept.is_empty()).then(|| Cow::Owned(kept.join(" ")))
}

/// Makes [`Html`]: balances, lets only the allow-list through, then puts in what the marks stand for.
#[allow(
    clippy::disallowed_methods,
    reason = "the one gate through which Html is made, after sanitising"
)]
pub(crate) fn html(markup: &str, fragments: &Fragments) -> Html {
    let clean = if markup.contains(['<', '&', '>']) {
        Cow::Owned(BUILDER.clean(markup).to_string())
    } else {
        Cow::Borrowed(markup)
    };
    let mut html = String::with_capacity(clean.len() + clean.len() / 4);
    let mut rest = clean.trim_matches(char::is_whitespace);
    while let Some(at) = rest.find(is_mark) {
        html.push_str(&rest[..at]);
        let mark = char::from(rest.as_bytes()[at]);
        rest = &rest[at + 1..];
        match mark {
            BASE => html.push('&'),
            SPAN_END => html.push_str("</span>"),
            FRAGMENT => {
                let (number, after) = rest.split_once(FRAGMENT).unwrap_or((rest, ""));
                let fragment = number
                    .parse()
                    .ok()
                    .and_then(|number: usize| fragments.0.get(number));
                html.push_str(fragment.map_or("", String::as_str));
                rest = after;
            }
            mark if let Some((_, box_)) = TASKS.iter().find(|(task, _)| *task == mark) => {
                html.push_str(box_);
            }
            mark => {
                let line = LINES.iter().find(|(line, _)| *line == mark);
                let class = line.map(|(_, class)| *class).or_else(|| {
                    let kind = (mark as u8).checked_sub(SPANS as u8)?;
                    Kind::ALL.get(usize::from(kind)).map(|kind| kind.class())
                });
                html.extend(["<span class=\"", class.unwrap_or_default(), "\">"]);
            }
        }
    }
    html.push_str(rest);
    Html::from_sanitised(html)
}

/// Whether a character stands for markup: content never holds one.
fn is_mark(c: char) -> bool {
    c.is_ascii_control() && !c.is_ascii_whitespace()
}

/// Two runs as one.
#[allow(clippy::disallowed_methods, reason = "both halves have been sanitised")]
pub(crate) fn join(first: Html, second: Html) -> Html {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second,
        (_, true) => first,
        _ => Html::from_sanitised(format!("{}\n{}", first.as_str(), second.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(markup: &str) -> String {
        html(markup, &Fragments::default()).as_str().to_owned()
    }

    #[test]
    fn marks_become_markup_after_cleaning() {
        let mut fragments = Fragments::default();
        let drawing = fragments.keep("<svg></svg>".into());
        let keyword = span_mark(Kind::Keyword);
        let markup = format!(
            "<p>{keyword}a &lt; b{SPAN_END}{drawing}{}",
            task(true, Language::English)
        );
        assert_eq!(
            html(&markup, &fragments).as_str(),
            r#"<p><span class="t-k">a &lt; b</span><svg></svg><input type="checkbox" checked="" disabled="" aria-label="Done"></p>"#
        );
        let unknown = format!("{FRAGMENT}7{FRAGMENT}x");
        assert_eq!(html(&unknown, &fragments).as_str(), "x");
    }

    #[test]
    fn only_the_list_gets_through() {
        assert_eq!(
            clean(
                r#"<p onclick="x" class="label evil" id="BW-x" style="x">a<script>b</script><svg>c</svg><input></p>"#
            ),
            r#"<p class="label">a</p>"#
        );
        assert_eq!(clean(r#"<a href="javascript:x">a</a>"#), "<a>a</a>");
        assert_eq!(clean("a<b>c"), "a<b>c</b>");
    }
}
