//! The site's door: hydrates a prerendered page where it stands as it was written, mounts over one that does not, and
//! loads what the address asks for where there is none.

use super::placed::Placed;
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
use leptos::mount::mount_to_renderer;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, window};

/// The element the reader lives in.
const ROOT: &str = "bw-app";
/// The root's attribute that names the views its HTML was written by. The loader takes it away where the page is no
/// longer as it was written.
const BUILD: &str = "data-build";

/// Starts the reader in this document.
pub fn start() {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    let Some(root) = root(&document) else {
        return;
    };
    let config = Config::new(&meta(&document, "burrow-base").unwrap_or_default());
    let navigator = Navigator::new(Driver::History(HistoryDriver::new(config.base.clone())));
    let client = Client::new(config.clone());
    let seed =
        seed(&document).filter(|seed| seed.page.path == *navigator.visit_now().address.path());
    let Some(mut seed) = seed else {
        react::spawn(async move {
            let (site, shown) = match client.catalog().await {
                Ok(catalog) => (catalog.manifest.site.clone(), Shown::Loading(None)),
                Err(error) => (Default::default(), Shown::Failed(error)),
            };
            let start = Start {
                config,
                site,
                shown,
                client,
                navigator,
            };
            place(root, start, false);
        });
        return;
    };
    client.has_read(&seed.page.path);
    let prose = Arc::new(dom::readback::complete(&root, &mut seed, &config.base));
    let start = Start {
        config,
        site: seed.site,
        shown: Shown::Page {
            data: Arc::new(seed.page),
            prose,
        },
        client,
        navigator,
    };
    let is_written = root.get_attribute(BUILD).as_deref() == Some(crate::BUILD);
    place(root, start, is_written);
}

/// Lets the reader live in the root: over what stands there if it was written by the same views, else in its place. The
/// focus stays where it was, if its place has an id.
fn place(root: HtmlElement, start: Start, is_written: bool) {
    let focus = dom::focus::held();
    if !is_written {
        root.set_text_content(None);
    }
    let root: Element = root.into();
    let view = {
        let root = root.clone();
        move || Placed {
            view: app(start),
            root,
            is_written,
        }
    };
    // The reader lives as long as the tab.
    std::mem::forget(mount_to_renderer(&root, view));
    if let Some(id) = focus.filter(|_| !is_written) {
        dom::focus::focus(&id);
    }
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
