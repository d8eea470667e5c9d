//! Reads the prose of a prerendered page back from its HTML, so that it need not travel twice.

use crate::page_data::{PageData, Prose};
use burrow_model::{Html, Level, Passage};
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

/// The prose of the page that stands in `root`.
pub fn prose(root: &Element, page: &PageData) -> Prose {
    let find = |selector: &str| root.query_selector(selector).ok().flatten();
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
    let Some(sections) = sections else {
        return Vec::new();
    };
    (0..sections.length())
        .filter_map(|at| sections.item(at)?.dyn_into().ok())
        .filter_map(|section| passage(&section))
        .collect()
}

fn passage(section: &Element) -> Option<Passage> {
    let heading = section
        .query_selector(":scope > :is(h2, h3, h4, h5, h6)")
        .ok()??;
    let level = section
        .get_attribute("data-level")
        .and_then(|level| level.parse::<u8>().ok());
    Some(Passage {
        id: heading.id(),
        rank: heading
            .tag_name()
            .as_bytes()
            .get(1)
            .map_or(2, |digit| digit - b'0'),
        level: level.and_then(|level| Level::try_from(level).ok()),
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
