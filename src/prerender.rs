//! The reader's own views rendered natively: what `burrow build` writes into every page's HTML.

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
use burrow_model::Page;
use leptos::prelude::*;
use std::sync::Arc;

/// The script that sets the root's attributes before the first paint, inline and the same on every page.
pub const BOOT_SCRIPT: &str = include_str!("prerender/boot.js");

/// A page rendered.
#[derive(Clone, Debug)]
pub struct Prerendered {
    /// What stands inside `#bw-app`.
    pub body: String,
    /// The page's seed as JSON, safe inside a script element.
    pub seed: String,
    /// For the window and search engines.
    pub title: String,
    /// For search engines; none when the author gave no summary.
    pub description: Option<String>,
}

/// Renders page `number` of the catalog for a site under `base`.
pub fn page(catalog: &Catalog, number: u32, page: &Page, base: &str) -> Prerendered {
    let seed = PageSeed::new(catalog, number, page);
    let json = serde_json::to_string(&seed)
        .unwrap_or_default()
        .replace('<', "\\u003c");
    let site_title = seed.site.title.clone();
    let title = if seed.page.title == site_title {
        site_title
    } else {
        format!("{} · {site_title}", seed.page.title)
    };
    let description = seed.page.description.clone();
    Prerendered {
        body: render(seed, Prose::of(page), base),
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
        tidy(&app(start).to_html())
    })
}

/// Drops what only hydration needs: the reader mounts over this HTML (docs/decisions.md). Neither occurs in prose,
/// which is serialised without comments and without end tags of void elements.
fn tidy(html: &str) -> String {
    html.replace("<!>", "").replace("</input>", "")
}
