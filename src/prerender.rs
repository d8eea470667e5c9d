//! The reader's own views rendered natively: what `burrow build` writes into every page's HTML.

mod map;

pub use map::{Map, map, maps};

use crate::{
    app::app,
    bundle::Client,
    catalog::Catalog,
    config::Config,
    location::{Driver, MemoryDriver, Navigator},
    page_data::{PageSeed, Prose},
    reader::{Shown, Start},
    route::Address,
};
use burrow_model::{Onward, Page};
use leptos::prelude::*;
use std::sync::Arc;

/// The script that sets the root's attributes before the first paint, inline and the same on every page.
pub const BOOT_SCRIPT: &str = include_str!("prerender/boot.js");

/// A page rendered.
#[derive(Clone, Debug)]
pub struct Prerendered {
    /// What stands inside `#bw-app`.
    pub body: String,
    /// How many elements and comments stand in the body, as the root's `data-nodes` says.
    pub nodes: String,
    /// The page's seed as JSON, safe inside a script element.
    pub seed: String,
    /// For the window and search engines.
    pub title: String,
    /// For search engines; none when the author gave no summary.
    pub description: Option<String>,
}

/// Renders page `number` of the catalog, which leads on to `onward`, for a site under `base`.
pub fn page(
    catalog: &Catalog,
    number: u32,
    page: &Page,
    onward: &Onward,
    base: &str,
) -> Prerendered {
    let seed = PageSeed::new(catalog, number, page, onward);
    finish(seed, Prose::of(page), base)
}

fn finish(seed: PageSeed, prose: Prose, base: &str) -> Prerendered {
    let json = serde_json::to_string(&seed.beside_html())
        .unwrap_or_default()
        .replace('<', "\\u003c");
    let site_title = seed.site.title.clone();
    let title = if seed.page.title == site_title {
        site_title
    } else {
        format!("{} · {site_title}", seed.page.title)
    };
    let description = seed.page.description.clone();
    let body = render(seed, prose, base);
    Prerendered {
        nodes: count_nodes(&body),
        body,
        seed: json,
        title,
        description,
    }
}

/// Renders the application as a page's seed and prose make it.
pub fn render(seed: PageSeed, prose: Prose, base: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let config = Config::new(base);
        let address = Address::page(seed.page.path.clone());
        let start = Start {
            client: Client::new(config.clone()),
            config,
            site: seed.site,
            shown: Shown::Page {
                data: Arc::new(seed.page),
                prose: Arc::new(prose),
            },
            navigator: Navigator::new(Driver::Memory(MemoryDriver::new(address))),
        };
        app(start).to_html()
    })
}

/// How many elements and comments stand in HTML of ours, as `elements comments`. The loader counts again before the
/// reader hydrates: a translator, an extension or a network on the way may have changed the page.
fn count_nodes(html: &str) -> String {
    let (mut elements, mut comments) = (0, 0);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        match rest.as_bytes().first() {
            Some(b'!') => comments += 1,
            Some(byte) if byte.is_ascii_alphabetic() => {
                elements += 1;
                // A quoted value may hold what looks like a tag.
                while let Some(at) = rest.find(['"', '>']) {
                    let quoted = rest.as_bytes()[at] == b'"';
                    rest = &rest[at + 1..];
                    if !quoted {
                        break;
                    }
                    rest = rest.split_once('"').map_or("", |(_, rest)| rest);
                }
            }
            _ => {}
        }
    }
    format!("{elements} {comments}")
}

#[cfg(test)]
mod tests {
    use super::count_nodes;

    #[test]
    fn nodes_are_counted_as_a_browser_counts_them() {
        let html = r#"<p title="<b>" class=x>1 &lt; 2<br>a<!>b</p><!--<() />--><img alt=">">"#;
        assert_eq!(count_nodes(html), "3 2");
        assert_eq!(count_nodes("<"), "0 0");
        assert_eq!(count_nodes("<p title=\"open"), "1 0");
    }
}
