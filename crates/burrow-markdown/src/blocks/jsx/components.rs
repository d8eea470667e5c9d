//! The components that are known, and what each becomes.

use super::read::{Imports, Tag, Value};
use crate::{
    construct::{Kind, Title, escaped, fenced},
    raw_html::attribute,
};

/// What a component becomes.
pub(super) enum Fate {
    /// A construct around what it holds.
    Block(Kind),
    /// The same, and this Markdown as its title, put in first.
    Titled(Kind, String),
    /// One of the tabs of the group around it, with its label.
    Tab(String, bool),
    /// This Markdown in place of its tags.
    Inline(String, String),
    /// These lines of Markdown in place of its opening tag.
    Lines(String),
    /// Its tags go, what it holds stays.
    Open,
    /// As [`Fate::Open`]; but nobody knows what it was for.
    Unknown,
}

/// What becomes of a component.
pub(super) fn fate(tag: &Tag<'_>, labels: &[(String, String)], imports: &Imports<'_>) -> Fate {
    let text = |names: &[&str]| tag.text(names, imports);
    match tag.name {
        "" | "Fragment" | "React.Fragment" | "CodeBlock" | "Icon" | "Head" | "TOCInline" => {
            Fate::Open
        }
        "Tabs" | "TabGroup" | "CodeGroup" => Fate::Block(Kind::Tabs),
        "TabItem" | "Tab" | "Tabs.Tab" => {
            let value = text(&["value"]);
            let listed = labels
                .iter()
                .find(|(other, _)| Some(other) == value.as_ref());
            let label = text(&["label", "title", "name"])
                .or(listed.map(|(_, label)| label.clone()))
                .or(value)
                .unwrap_or_else(|| "…".into());
            Fate::Tab(label, tag.has("default"))
        }
        "Steps" | "Step" => Fate::Block(Kind::Frame("steps")),
        "CardGrid" | "Cards" | "CardGroup" => Fate::Block(Kind::Frame("cards")),
        "FileTree" => Fate::Block(Kind::Frame("file-tree")),
        "Card" | "LinkCard" => card(tag, imports),
        "Aside" | "Admonition" | "Callout" => alert(
            text(&["type"]).unwrap_or_else(|| "note".into()),
            text(&["title"]),
        ),
        "Note" | "Tip" | "Info" | "Warning" | "Caution" | "Danger" | "Important" => {
            alert(tag.name.to_lowercase(), text(&["title"]))
        }
        "Accordion" | "Details" => Fate::Block(Kind::Details {
            name: "details".into(),
            title: text(&["title", "summary"]).map_or(Title::Usual, Title::Words),
            open: tag.has("open"),
        }),
        "Code" => match text(&["code"]) {
            Some(code) => {
                let mut info = text(&["lang", "language"]).unwrap_or_default();
                if let Some(title) = text(&["title"]) {
                    info.push_str(&format!(" title=\"{title}\""));
                }
                Fate::Lines(fenced(&info, &code))
            }
            None => Fate::Unknown,
        },
        "Badge" => {
            let look = match text(&["variant", "type"]).as_deref() {
                Some("success") => " label-green",
                Some("caution" | "warning") => " label-yellow",
                Some("danger") => " label-red",
                Some("tip") => " label-purple",
                Some("note" | "info") => " label-blue",
                _ => "",
            };
            let words = text(&["text"]).map_or(String::new(), |text| escaped(&text));
            Fate::Inline(
                format!("<span class=\"label{look}\">{words}"),
                "</span>".into(),
            )
        }
        "Kbd" => Fate::Inline("<kbd>".into(), "</kbd>".into()),
        "Link" | "LinkButton" => match text(&["to", "href"]) {
            Some(target) => Fate::Inline("[".into(), format!("](<{}>)", address(&target))),
            None => Fate::Open,
        },
        "Image" | "img" => match text(&["src"]) {
            Some(source) => {
                let alternative = text(&["alt"]).unwrap_or_default();
                let mut markup = String::from("<img");
                for (name, value) in [("src", source), ("alt", alternative)] {
                    attribute(&mut markup, name, &value);
                }
                for name in ["width", "height", "title"] {
                    if let Some(value) = number(tag, name).or_else(|| text(&[name])) {
                        attribute(&mut markup, name, &value);
                    }
                }
                markup.push('>');
                Fate::Inline(markup, String::new())
            }
            None => Fate::Unknown,
        },
        _ => Fate::Unknown,
    }
}

fn alert(name: String, title: Option<String>) -> Fate {
    let title = title.map_or(Title::Usual, Title::Words);
    Fate::Block(Kind::Alert { name, title })
}

fn card(tag: &Tag<'_>, imports: &Imports<'_>) -> Fate {
    let text = |names: &[&str]| tag.text(names, imports);
    let Some(title) = text(&["title"]) else {
        return Fate::Block(Kind::Card { titled: false });
    };
    let mut shown = escaped(&title);
    if let Some(target) = text(&["href", "to"]) {
        shown = format!("[{shown}](<{}>)", address(&target));
    }
    if let Some(description) = text(&["description"]) {
        shown.push_str(&format!("\n\n{}", escaped(&description)));
    }
    Fate::Titled(Kind::Card { titled: true }, shown)
}

/// A number in braces, as in `width={300}`.
fn number(tag: &Tag<'_>, name: &str) -> Option<String> {
    let (_, value) = tag.attributes.iter().find(|(other, _)| *other == name)?;
    match value {
        Value::Expression(code) => Some(code.trim().parse::<u32>().ok()?.to_string()),
        _ => None,
    }
}

/// An address between angle brackets.
fn address(target: &str) -> String {
    target.replace(['<', '>', '\n', '\\'], "")
}

/// The labels in `values={[{label: 'A', value: 'a'}]}`, by value.
pub(super) fn labels(tag: &Tag<'_>) -> Vec<(String, String)> {
    let Some((_, Value::Expression(code))) =
        tag.attributes.iter().find(|(name, _)| *name == "values")
    else {
        return Vec::new();
    };
    let field = |object: &str, name: &str| {
        let (_, after) = object.split_once(name)?;
        let after = after
            .trim_start_matches(['"', '\''])
            .trim_start()
            .strip_prefix(':')?
            .trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        after[1..].split(quote).next().map(str::to_owned)
    };
    code.split('{')
        .filter_map(|object| Some((field(object, "value")?, field(object, "label")?)))
        .collect()
}

/// A tag of HTML as HTML has it: no braces, no names that only JSX has. `unknown` hears of values nobody can know.
pub(super) fn plain(tag: &Tag<'_>, imports: &Imports<'_>, mut unknown: impl FnMut(&str)) -> String {
    let mut markup = format!("<{}", tag.name);
    for (name, value) in &tag.attributes {
        let html = match *name {
            "className" => "class",
            "htmlFor" => "for",
            "srcSet" => "srcset",
            name => name,
        };
        match value.text(imports).or_else(|| number(tag, name)) {
            Some(value) => attribute(&mut markup, html, &value),
            None if *value == Value::Bare => markup.push_str(&format!(" {html}")),
            None if matches!(html, "href" | "src") => unknown(html),
            None if matches!(html, "class" | "key" | "ref") => {}
            // An empty one is enough for the list of what is allowed to be asked, and to tell.
            None => markup.push_str(&format!(" {html}=\"\"")),
        }
    }
    markup.push('>');
    markup
}
