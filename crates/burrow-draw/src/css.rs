//! The style sheet that merman writes into a drawing: enough of CSS to know what applies to an element.

use roxmltree::Node;

/// Properties that a drawing can take over.
const PROPERTIES: [&str; 17] = [
    "display",
    "dominant-baseline",
    "fill",
    "fill-opacity",
    "font-size",
    "font-style",
    "font-weight",
    "opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "visibility",
    "color",
];

/// A style sheet, its rules in the order in which they win.
#[derive(Default)]
pub(crate) struct Sheet<'a> {
    rules: Vec<Rule<'a>>,
}

struct Rule<'a> {
    /// From the element outwards; whether what stands outside must be its parent.
    parts: Vec<(Compound<'a>, bool)>,
    weight: (u32, u32, u32),
    declarations: Vec<Declaration<'a>>,
}

#[derive(Default)]
struct Compound<'a> {
    tag: Option<&'a str>,
    id: Option<&'a str>,
    classes: Vec<&'a str>,
    attributes: Vec<(&'a str, char, &'a str)>,
    not: Vec<&'a str>,
}

/// A property, what it is set to, and whether that is important.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Declaration<'a> {
    pub(crate) property: &'a str,
    pub(crate) value: &'a str,
    pub(crate) important: bool,
}

/// Declarations between braces, or in a `style` attribute: those that a drawing can take over.
pub(crate) fn declarations(text: &str) -> impl Iterator<Item = Declaration<'_>> {
    text.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let property = property.trim();
        let value = value.trim();
        let plain = value
            .strip_suffix("important")
            .and_then(|value| value.trim_end().strip_suffix('!'));
        PROPERTIES.contains(&property).then_some(Declaration {
            property,
            value: plain.unwrap_or(value).trim_end(),
            important: plain.is_some(),
        })
    })
}

impl<'a> Sheet<'a> {
    /// Reads a style sheet; at-rules are left out.
    pub(crate) fn parse(text: &'a str) -> Self {
        let mut rules = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let head = rest[..open].trim();
            let close = block_end(&rest[open..]);
            let body = &rest[open + 1..open + close];
            if !head.starts_with('@') {
                let declarations: Vec<_> = declarations(body).collect();
                if !declarations.is_empty() {
                    for selector in head.split(',') {
                        rules.extend(rule(selector, &declarations));
                    }
                }
            }
            rest = rest.get(open + close + 1..).unwrap_or_default();
        }
        rules.sort_by_key(|rule| rule.weight);
        Self { rules }
    }

    /// What applies to an element, the weaker first.
    pub(crate) fn of(&self, node: Node<'_, '_>) -> Vec<Declaration<'a>> {
        let matching = self.rules.iter().filter(|rule| rule.applies(node));
        let mut found: Vec<_> = matching
            .flat_map(|rule| rule.declarations.iter().copied())
            .collect();
        found.sort_by_key(|declaration| declaration.important);
        found
    }
}

/// Bytes from an opening brace to the one that closes it.
fn block_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len().max(1)
}

/// A selector with its declarations, if all of it is understood.
fn rule<'a>(selector: &'a str, declarations: &[Declaration<'a>]) -> Option<Rule<'a>> {
    let mut parts = Vec::new();
    let mut weight = (0, 0, 0);
    // A child combinator stands right of what must be the parent.
    let mut child = false;
    for word in selector.split_whitespace() {
        let mut pieces = word.split('>').peekable();
        while let Some(piece) = pieces.next() {
            if !piece.is_empty() {
                let compound = compound(piece)?;
                weight.0 += u32::from(compound.id.is_some());
                weight.1 += u32::try_from(
                    compound.classes.len() + compound.attributes.len() + compound.not.len(),
                )
                .ok()?;
                weight.2 += u32::from(compound.tag.is_some());
                parts.push((compound, child));
                child = false;
            }
            child |= pieces.peek().is_some();
        }
    }
    parts.reverse();
    (!parts.is_empty()).then(|| Rule {
        parts,
        weight,
        declarations: declarations.to_vec(),
    })
}

fn compound(text: &str) -> Option<Compound<'_>> {
    let mut found = Compound::default();
    let mut rest = text;
    while let Some(mark) = rest.chars().next() {
        let start = usize::from(matches!(mark, '.' | '#' | '[' | ':'));
        let end = match mark {
            '[' => rest.find(']')?,
            ':' => rest.find(')')?,
            _ => rest[start..]
                .find(['.', '#', '[', ':'])
                .map_or(rest.len(), |end| start + end),
        };
        let name = &rest[start..end];
        match mark {
            '.' => found.classes.push(name),
            '#' => found.id = Some(name),
            '[' => {
                let (name, value) = name.split_once('=').unwrap_or((name, ""));
                let kind = name
                    .chars()
                    .next_back()
                    .filter(|c| matches!(c, '$' | '^' | '*'));
                let value = value.trim_matches(['"', '\'']);
                found.attributes.push((
                    name.trim_end_matches(['$', '^', '*']),
                    kind.unwrap_or('='),
                    value,
                ));
            }
            ':' => found.not.push(name.strip_prefix("not(.")?),
            '*' => {}
            _ => found.tag = Some(name),
        }
        rest = &rest[end + usize::from(matches!(mark, '[' | ':'))..];
    }
    Some(found)
}

impl Rule<'_> {
    fn applies(&self, node: Node<'_, '_>) -> bool {
        let Some(((own, mut child), outer)) = self
            .parts
            .split_first()
            .map(|(first, rest)| ((&first.0, first.1), rest))
        else {
            return false;
        };
        if !own.fits(node) {
            return false;
        }
        let mut here = node;
        for (part, next_child) in outer {
            loop {
                let Some(parent) = here.parent_element() else {
                    return false;
                };
                here = parent;
                if part.fits(here) {
                    break;
                }
                if child {
                    return false;
                }
            }
            child = *next_child;
        }
        true
    }
}

impl Compound<'_> {
    fn fits(&self, node: Node<'_, '_>) -> bool {
        if self.tag.is_some_and(|tag| node.tag_name().name() != tag) {
            return false;
        }
        if self.id.is_some_and(|id| node.attribute("id") != Some(id)) {
            return false;
        }
        let class = node.attribute("class").unwrap_or_default();
        let has = |name: &&str| class.split_ascii_whitespace().any(|class| class == *name);
        self.classes.iter().all(has)
            && !self.not.iter().any(has)
            && self.attributes.iter().all(|(name, kind, value)| {
                node.attribute(*name).is_some_and(|written| match kind {
                    '$' => written.ends_with(value),
                    '^' => written.starts_with(value),
                    '*' => written.contains(value),
                    _ => value.is_empty() || written == *value,
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(sheet: &str, markup: &str) -> Option<String> {
        let document = roxmltree::Document::parse(markup).expect("well formed");
        let leaf = document.descendants().rfind(Node::is_element)?;
        let sheet = Sheet::parse(sheet);
        let declared = sheet.of(leaf);
        let last = declared
            .iter()
            .rfind(|declaration| declaration.property == "fill")?;
        Some(last.value.to_owned())
    }

    #[test]
    fn the_heavier_rule_wins_and_the_important_one_before_all() {
        let markup = r#"<svg id="d"><g class="node x"><rect class="a b" data-y="1z"/></g></svg>"#;
        let of = |sheet| fill(sheet, markup).unwrap_or_default();
        assert_eq!(of("#d .node rect{fill:red;}rect{fill:blue}"), "red");
        assert_eq!(of("#d rect{fill:red}.a{fill:blue !important}"), "blue");
        assert_eq!(of("@keyframes k{from{fill:red}}.a.b{fill:green}"), "green");
        assert_eq!(of("g > rect{fill:red}svg>rect{fill:blue}"), "red");
        assert_eq!(of("[data-y$=\"z\"]{fill:red}.a:not(.b){fill:blue}"), "red");
        assert_eq!(of("rect:first-of-type{fill:red}.c,.a{fill:blue}"), "blue");
        assert_eq!(of("}{{{fill:red"), "");
        assert_eq!(of("rect{fill"), "");
    }
}
