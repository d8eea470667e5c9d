//! What becomes of each element of HTML that an author writes.

use crate::sanitise;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is written, under this name.
    Keep(&'static str),
    /// Its tags are left out, its content stays.
    Drop,
    /// It goes with all that it holds.
    DropWithContent,
    /// It is no element at all: its tag is text.
    Show,
}

/// Elements whose content is no text for people.
const WITH_CONTENT: [&str; 17] = [
    "applet", "audio", "canvas", "iframe", "math", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements of HTML, SVG and MathML that are left out, their content kept.
const TAGS_ONLY: [&str; 92] = [
    "acronym",
    "animate",
    "area",
    "base",
    "basefont",
    "bgsound",
    "big",
    "blink",
    "body",
    "button",
    "circle",
    "clippath",
    "command",
    "data",
    "datalist",
    "defs",
    "desc",
    "dialog",
    "dir",
    "ellipse",
    "embed",
    "fieldset",
    "filter",
    "font",
    "foreignobject",
    "form",
    "frame",
    "frameset",
    "g",
    "head",
    "html",
    "image",
    "input",
    "isindex",
    "keygen",
    "label",
    "legend",
    "line",
    "lineargradient",
    "link",
    "listing",
    "map",
    "marker",
    "marquee",
    "mask",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mrow",
    "ms",
    "msqrt",
    "msub",
    "msup",
    "mtext",
    "nextid",
    "nobr",
    "optgroup",
    "option",
    "output",
    "param",
    "path",
    "pattern",
    "picture",
    "plaintext",
    "polygon",
    "polyline",
    "portal",
    "progress",
    "radialgradient",
    "rb",
    "rect",
    "rtc",
    "search",
    "selectedcontent",
    "set",
    "slot",
    "source",
    "spacer",
    "stop",
    "symbol",
    "text",
    "time",
    "track",
    "tspan",
    "use",
    "wbr",
    "xmp",
];

pub(super) fn fate(name: &str) -> Fate {
    if let Some(kept) = sanitise::element(name).or_else(|| stand_in(name)) {
        Fate::Keep(kept)
    } else if WITH_CONTENT.contains(&name) {
        Fate::DropWithContent
    } else if TAGS_ONLY.contains(&name) {
        Fate::Drop
    } else {
        Fate::Show
    }
}

/// The element that takes the place of one we do not write.
fn stand_in(name: &str) -> Option<&'static str> {
    match name {
        "address" | "article" | "center" | "footer" | "header" | "hgroup" | "main" | "nav"
        | "section" => Some("div"),
        "strike" => Some("s"),
        "tt" => Some("code"),
        _ => None,
    }
}

/// Elements that stand inside a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "var"
    )
}

/// Whether opening an element ends the one that is open.
pub(super) fn ends(opening: &str, open: &str) -> bool {
    match open {
        "li" => opening == "li",
        "dt" | "dd" => matches!(opening, "dt" | "dd"),
        "td" | "th" => matches!(opening, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "tr" => matches!(opening, "tr" | "tbody" | "tfoot"),
        "thead" | "tbody" => matches!(opening, "tbody" | "tfoot"),
        "a" => opening == "a",
        _ => false,
    }
}

/// Attributes that hold a count.
pub(super) fn is_number(attribute: &str) -> bool {
    matches!(
        attribute,
        "colspan" | "rowspan" | "span" | "start" | "value"
    )
}
