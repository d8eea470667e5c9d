//! Reads a page from the HTML that its address answers: seed and prose in one file, and nothing else is needed to show
//! it. A visitor who follows a link so waits for one request, and a site of any size has no list of pages to read first.

use super::{LoadError, fetch, fetch::Freshness};
use crate::{
    dom::{prose_links, readback},
    page_data::{PageSeed, Prose},
    route::Address,
};
use burrow_model::{FORMAT_VERSION, PagePath, read::browser};

/// What follows the page in its HTML: the seed, with nothing of the author's behind it.
const SEED: &str = "<script type=\"application/json\" id=\"bw-seed\">";
/// Where the page begins.
const ROOT: &str = "<div id=\"bw-app\"";

/// Reads the HTML of the page at `path` under `base`; with ids that begin as `apart` says, where the page is to stand
/// inside another. None when what answers there is no page of this site that stands at `path`: a host's own
/// page, the file that sends on from a former address.
pub(super) async fn read(
    base: &str,
    path: &PagePath,
    freshness: Freshness,
    apart: Option<&str>,
) -> Result<Option<(PageSeed, Prose)>, LoadError> {
    let bytes = fetch::fetch(&url(base, path), freshness).await?;
    let Some((page, seed)) = std::str::from_utf8(&bytes).ok().and_then(parts) else {
        return Ok(None);
    };
    let seed = browser::read::<PageSeed>(seed).filter(|seed| seed.page.path == *path);
    let Some(mut seed) = seed else {
        return Ok(None);
    };
    if seed.format != FORMAT_VERSION {
        return Err(LoadError::Format { found: seed.format });
    }
    let prose = readback::parsed(page).map(|root| {
        if let Some(prefix) = apart {
            prose_links::set_apart(&root, prefix, &url(base, path));
        }
        readback::complete(&root, &mut seed, base)
    });
    Ok(prose.map(|prose| (seed, prose)))
}

/// Where a page's HTML is.
pub(super) fn url(base: &str, path: &PagePath) -> String {
    Address::page(path.clone()).href(base)
}

/// The page and its seed in a document that `burrow build` wrote.
fn parts(html: &str) -> Option<(&str, &str)> {
    let (before, after) = html.rsplit_once(SEED)?;
    let (seed, _) = after.split_once("</script>")?;
    Some((&before[before.find(ROOT)?..], seed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_parted_into_page_and_seed() {
        let html = format!(
            "<head></head><body>{ROOT} data-nodes=\"1 0\"><p>a</p></div>\n{SEED}{{\"a\":1}}</script></body>"
        );
        let page = format!("{ROOT} data-nodes=\"1 0\"><p>a</p></div>\n");
        assert_eq!(parts(&html), Some((page.as_str(), "{\"a\":1}")));
        for other in ["", "<p>a host's own page</p>", SEED, ROOT] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
