//! Reads the prose of a prerendered page back from its HTML, so that it need not travel twice.

use crate::{
    page_data::{Branch, Heading, PageData, PageLink, PageSeed, Prose},
    route::Address,
};
use burrow_model::{Html, Level, PageId, Passage, PersonaId};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, NodeList, window};

/// The first element of HTML that `burrow build` wrote, in a document of its own in which nothing loads or runs. It is
/// only read: what is shown goes through the prose view.
pub fn parsed(html: &str) -> Option<Element> {
    let template = window()?.document()?.create_element("template").ok()?;
    template.set_inner_html(html);
    let template: HtmlTemplateElement = template.unchecked_into();
    template.content().first_element_child()
}

/// Completes a page's seed by what stands in `root`, the page's HTML: nav tree, outline, ways on and prose.
pub fn complete(root: &Element, seed: &mut PageSeed, base: &str) -> Prose {
    if let Some(list) = find(root, "#bw-nav > .bw-nav-list") {
        branches(&list, PageId::default(), base, &mut seed.page.nav);
    }
    seed.page.outline = all(root, ".bw-outline li")
        .iter()
        .filter_map(heading)
        .collect();
    for (path, card) in seed.page.paths.iter_mut().zip(all(root, ".bw-path")) {
        let items = all(&card, "li");
        path.stops
            .extend(items.iter().filter_map(|item| link(item, base)));
    }
    let onward = &mut seed.page.onward;
    for (selector, links) in [
        (".bw-deeper li", &mut onward.deeper),
        (".bw-simpler li", &mut onward.simpler),
        (".bw-related li", &mut onward.related),
        (".bw-linked li", &mut onward.linked_from),
    ] {
        let items = all(root, selector);
        links.extend(items.iter().filter_map(|item| link(item, base)));
    }
    prose(root, &seed.page)
}

/// The branch of the nav tree that a list shows, and those inside it.
fn branches(list: &Element, parent: PageId, base: &str, found: &mut Vec<Branch>) {
    let items = all(list, ":scope > li");
    let links = items.iter().filter_map(|item| link(item, base)).collect();
    let place = found.len();
    found.push(Branch { parent, links });
    for item in &items {
        if let Some(inside) = find(item, ":scope > .bw-nav-list")
            && let Some(link) = link(item, base)
        {
            branches(&inside, link.id, base, found);
        }
    }
    // A list without pages is none.
    if found[place].links.is_empty() {
        found.truncate(place);
    }
}

fn link(item: &Element, base: &str) -> Option<PageLink> {
    let link = find(item, ":scope > a")?;
    let path = Address::parse(base, &link.get_attribute("href")?, "", "")?
        .path()
        .clone();
    let personas = link.get_attribute("data-for").unwrap_or_default();
    let level = find(item, ":scope > .bw-level").and_then(|badge| badge.get_attribute("data-of"));
    Some(PageLink {
        id: PageId::new(
            link.get_attribute("data-id")
                .unwrap_or_else(|| path.as_str().to_owned()),
        ),
        path,
        title: link.text_content()?,
        level: level.as_deref().and_then(level_of),
        personas: named(&personas),
        has_children: find(item, ":scope > button").is_some(),
        ..PageLink::default()
    })
}

fn level_of(digit: &str) -> Option<Level> {
    Level::try_from(digit.parse::<u8>().ok()?).ok()
}

pub(super) fn named(personas: &str) -> Vec<PersonaId> {
    let names = personas.split(',').filter(|name| !name.is_empty());
    names.map(PersonaId::new).collect()
}

fn heading(item: &Element) -> Option<Heading> {
    let link = find(item, "a")?;
    Some(Heading {
        id: link
            .get_attribute("href")?
            .trim_start_matches('#')
            .to_owned(),
        text: link.text_content()?,
        rank: item.get_attribute("data-rank")?.parse().ok()?,
    })
}

fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    elements(root.query_selector_all(selector).ok())
}

pub(super) fn elements(nodes: Option<NodeList>) -> Vec<Element> {
    let Some(nodes) = nodes else {
        return Vec::new();
    };
    (0..nodes.length())
        .filter_map(|at| nodes.item(at)?.dyn_into().ok())
        .collect()
}

/// The prose of the page that stands in `root`.
fn prose(root: &Element, page: &PageData) -> Prose {
    let find = |selector: &str| find(root, selector);
    Prose {
        root: Passage {
            rank: 1,
            level: page.level,
            heading: inner(find("#bw-title > span")),
            html: inner(find(".bw-text > .bw-prose")),
            children: passages(root.query_selector_all(".bw-text > .passage").ok()),
            ..Passage::default()
        },
        footnotes: inner(find(".bw-footnotes > .bw-prose")),
    }
}

fn passages(sections: Option<NodeList>) -> Vec<Passage> {
    elements(sections).iter().filter_map(passage).collect()
}

fn passage(section: &Element) -> Option<Passage> {
    let heading = section
        .query_selector(":scope > :is(h2, h3, h4, h5, h6)")
        .ok()??;
    let level = section.get_attribute("data-level");
    Some(Passage {
        id: heading.id(),
        rank: heading
            .tag_name()
            .as_bytes()
            .get(1)
            .map_or(2, |digit| digit - b'0'),
        level: level.as_deref().and_then(level_of),
        heading: inner(
            heading
                .query_selector(":scope > span, :scope > .bw-fold-toggle > span")
                .ok()
                .flatten(),
        ),
        html: inner(
            section
                .query_selector(":scope > .fold > .bw-prose")
                .ok()
                .flatten(),
        ),
        unlisted: false,
        words: 0,
        children: passages(section.query_selector_all(":scope > .fold > .passage").ok()),
    })
}

#[allow(
    clippy::disallowed_methods,
    reason = "what `burrow build` wrote, or what already stands in this document"
)]
fn inner(element: Option<Element>) -> Html {
    element
        .map(|element| Html::from_sanitised(element.inner_html()))
        .unwrap_or_default()
}
