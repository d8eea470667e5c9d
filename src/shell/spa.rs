//! The site's door: takes over a prerendered page, or loads what the address asks for.

use crate::{
    app::app,
    bundle::Client,
    config::Config,
    dom,
    location::{Driver, HistoryDriver, Navigator},
    page_data::PageSeed,
    react,
    reader::{Shown, Start},
};
use burrow_model::FORMAT_VERSION;
use leptos::mount::mount_to;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, window};

/// The element the reader lives in.
const ROOT: &str = "bw-app";

/// Starts the reader in this document.
pub fn start() {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    let config = Config::new(&meta(&document, "burrow-base").unwrap_or_default());
    let navigator = Navigator::new(Driver::History(HistoryDriver::new(config.base.clone())));
    let client = Client::new(config.clone());
    let seed =
        seed(&document).filter(|seed| seed.page.path == *navigator.visit_now().address.path());
    match seed.zip(root(&document)) {
        Some((seed, root)) => {
            let prose = Arc::new(dom::readback::prose(&root, &seed.page));
            let shown = Shown::Page {
                data: Arc::new(seed.page),
                prose,
            };
            mount(Start {
                config,
                site: seed.site,
                shown,
                client,
                navigator,
            });
        }
        None => react::spawn(async move {
            let (site, shown) = match client.catalog().await {
                Ok(catalog) => (catalog.manifest.site.clone(), Shown::Loading(None)),
                Err(error) => (Default::default(), Shown::Failed(error)),
            };
            mount(Start {
                config,
                site,
                shown,
                client,
                navigator,
            });
        }),
    }
}

fn mount(start: Start) {
    let Some(root) = window()
        .and_then(|window| window.document())
        .and_then(|document| root(&document))
    else {
        return;
    };
    root.set_text_content(None);
    // The reader lives as long as the tab.
    std::mem::forget(mount_to(root, move || app(start)));
}

fn root(document: &Document) -> Option<HtmlElement> {
    document.get_element_by_id(ROOT)?.dyn_into().ok()
}

fn meta(document: &Document, name: &str) -> Option<String> {
    document
        .query_selector(&["meta[name=\"", name, "\"]"].concat())
        .ok()??
        .get_attribute("content")
}

/// The seed of a prerendered page; none on a page that has none or one of another version.
fn seed(document: &Document) -> Option<PageSeed> {
    let text = document.get_element_by_id("bw-seed")?.text_content()?;
    let seed: PageSeed = burrow_model::read::browser::read(&text)?;
    (seed.format == FORMAT_VERSION).then_some(seed)
}
