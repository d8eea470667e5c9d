//! Text as HTML text, and as attribute values.

use crate::source::is_control;

/// Writes text so that none of it is markup.
pub(crate) fn text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(shown(c)),
        }
    }
}

/// A space, the name, and the value in double quotes.
pub(crate) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(shown(c)),
        }
    }
    out.push('"');
}

/// Control characters stand for the writer's own marks, so none may come from content.
fn shown(c: char) -> char {
    if is_control(c) { '\u{fffd}' } else { c }
}

/// A path as it stands in an address: `/` kept, what an address cannot hold percent-encoded.
pub(super) fn path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_control()
            || matches!(
                c,
                ' ' | '"' | '#' | '%' | '<' | '>' | '?' | '\\' | '^' | '`' | '{' | '|' | '}'
            )
        {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escapes() {
        let mut out = String::new();
        text(&mut out, "a<b>&\u{1}");
        attribute(&mut out, "title", "\"<&>\u{2}");
        assert_eq!(
            out,
            "a&lt;b&gt;&amp;\u{fffd} title=\"&quot;&lt;&amp;&gt;\u{fffd}\""
        );
        assert_eq!(path("a b/c#?%.md/é"), "a%20b/c%23%3F%25.md/é");
    }
}
