//! The forms in which a page holds a payload, each as the author writes it and as a browser would get it unsanitised.

/// Where in a page a payload stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As the whole text: raw HTML where it is HTML, Markdown where it is Markdown.
    Alone,
    /// Inside a raw `<div>`, as one HTML block.
    Block,
    /// Inside a line of text.
    Line,
    /// As the target of links and images.
    Target,
    /// As a heading, and in a table.
    Heading,
    /// As the value of attributes of raw HTML.
    Attribute,
    /// In lists, quotes, footnotes and definitions.
    Container,
    /// As code, with the payload as its language too, as a diagram and as a formula.
    Code,
    /// As titles and contents of callouts, tabs and boxes.
    Callout,
    /// In attribute lists, components and expressions.
    Markup,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 10] = [
        Self::Alone,
        Self::Block,
        Self::Line,
        Self::Target,
        Self::Heading,
        Self::Attribute,
        Self::Container,
        Self::Code,
        Self::Callout,
        Self::Markup,
    ];

    /// The Markdown of a page that holds the payload so.
    pub fn markdown(self, payload: &str) -> String {
        let line = payload.replace(['\r', '\n'], " ");
        let inside = payload.replace('\n', "\n    ");
        match self {
            Self::Alone => payload.to_owned(),
            Self::Block => format!("<div>\n{payload}\n</div>\n"),
            Self::Line => format!("a {line} b"),
            Self::Target => {
                format!(
                    "[a]({line}) ![a]({line}) [a](<{line}>) [b][c] <{line}>\n\n[c]: <{line}>\n[b]: {line}\n"
                )
            }
            Self::Heading => {
                format!(
                    "# {line}\n\n## {line} ⭐⭐\n\n[[toc]]\n\n| {line} | b |\n|---|:-:|\n| {line} | {line} |\n"
                )
            }
            Self::Attribute => format!(
                "<a href=\"{line}\" title='{line}' id=\"{line}\" class=\"{line}\">a</a> <img src='{line}' alt=\"{line}\">\n\n\
                 <td colspan={line}>\n"
            ),
            Self::Container => format!(
                "> {line}\n\n- [ ] {line}\n\n  {line}\n\n1. {line}\n\nA[^1] *{line}* ~~{line}~~ [^{line}]\n\n[^1]: {line}\n\n\
                 {line}\n: {line}\n\n*[A]: {line}\n"
            ),
            Self::Code => format!(
                "`{line}` ``{line}``\n\n```{line}\n{payload}\n```\n\n```html title=\"{line}\" {{1}}\n{payload}\n```\n\n```mermaid\n\
                 graph TD\n  A[\"{line}\"] -->|{line}| B({line})\n  click A \"{line}\"\n```\n\n```mermaid\nsequenceDiagram\n  \
                 A->>B: {line}\n```\n\n$\\text{{{line}}}$ $$\\href{{{line}}}{{x}}$$\n\n```math\n{payload}\n```\n"
            ),
            Self::Callout => format!(
                "!!! note \"{line}\"\n\n    {inside}\n\n??? {line}\n    {inside}\n\n=== \"{line}\"\n\n    {inside}\n\n\
                 ::: tip {line}\n{payload}\n:::\n\n:::note[{line}]\n{payload}\n:::\n\n> [!NOTE] {line}\n> {line}\n\n\
                 {line}\n{{: .note-title }}\n> {line}\n"
            ),
            Self::Markup => format!(
                "a\n{{: {line} title=\"{line}\" #{line} .{line}}}\n\n*a*{{: {line}}} `a`{{ {line} }}\n\n# a {{#{line} {line}}}\n\n\
                 <Tabs {line}>\n<TabItem label=\"{line}\" value='{line}'>\n\n{payload}\n\n</TabItem>\n</Tabs>\n\n\
                 <Card title=\"{line}\" href=\"{line}\" icon={{`{line}`}} />\n\n{{{line}}}\n\n\
                 {{% raw %}}{payload}{{% endraw %}}\n"
            ),
        }
    }

    /// What a page without a sanitiser would make of it, where that says something: the control.
    pub fn unsanitised(self, payload: &str) -> Option<String> {
        let quoted = payload.replace('"', "&quot;");
        match self {
            Self::Alone => Some(payload.to_owned()),
            Self::Target => Some(format!(
                "<a href=\"{quoted}\">a</a> <img src=\"{quoted}\" alt=\"a\">"
            )),
            Self::Attribute => Some(format!(
                "<a href=\"{payload}\" title='{payload}'>a</a> <img src='{payload}' alt=\"{payload}\">"
            )),
            _ => None,
        }
    }
}
