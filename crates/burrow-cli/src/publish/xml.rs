//! Text in XML.

/// The first line of every XML file.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Text as it may stand in an element and in a quoted attribute; what XML 1.0 cannot hold at all is left out.
pub fn escape(text: &str) -> String {
    let holds = |c: &char| {
        let is_space = matches!(c, '\t' | '\n' | '\r');
        let is_none = matches!(c, '\u{fffe}' | '\u{ffff}');
        (is_space || *c >= ' ') && !is_none
    };
    let text: String = text.chars().filter(holds).collect();
    crate::html::escape(&text)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(
            escape("]]><a b='c'>&\u{0}\u{b}\u{ffff}\"é"),
            "]]&gt;&lt;a b=&#39;c&#39;&gt;&amp;&quot;é"
        );
    }
}
