//! Addresses: deep links, back, reload, a site below a path.

use burrow_e2e::{Tree, journey};

const LONG_PAGE: &str = "/resources/authoring/every-feature/";

#[test]
fn a_deep_link_scrolls_to_its_anchor() {
    journey(Tree::Sample, |reader| {
        reader.open(&format!("{LONG_PAGE}#alerts"));
        reader.comes_into_view("#alerts");
        assert!(reader.scrolled() > 300, "scrolled by {}", reader.scrolled());
        assert_eq!(reader.address(), format!("{LONG_PAGE}#alerts"));
    });
}

#[test]
fn a_deep_link_into_a_folded_passage_unfolds_it() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        let anchor = reader.map(".passage[data-level='3'] > h2", "e.id");
        reader.open("/");
        reader.open(&format!("/features/#{}", anchor[0]));
        reader.comes_into_view(".passage[data-level='3'] > .fold > .bw-prose");
    });
}

#[test]
fn back_returns_to_the_place_that_was_left() {
    journey(Tree::Sample, |reader| {
        reader.open(LONG_PAGE);
        reader.scroll_to(900);
        reader.click(".bw-nav a[href$='/features/']");
        reader.shows("Features");
        reader.until("a new page starts at its top", "window.scrollY === 0");
        reader.go_back();
        reader.shows("Every feature on one page");
        reader.until(
            "it is where it was left",
            "Math.abs(window.scrollY - 900) < 4",
        );
        reader.go_forward();
        reader.shows("Features");
        reader.arrives_at("/features/");
    });
}

#[test]
fn reload_keeps_the_page_and_the_place() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        reader.click(".bw-nav a[href$='/resources/']");
        reader.shows("Resources");
        reader.open(LONG_PAGE);
        reader.scroll_to(1200);
        reader.reload();
        reader.shows("Every feature on one page");
        reader.until(
            "it is where it was left",
            "Math.abs(window.scrollY - 1200) < 4",
        );
    });
}

#[test]
fn the_outline_scrolls_and_marks_what_is_read() {
    journey(Tree::Sample, |reader| {
        reader.open(LONG_PAGE);
        reader.click(".bw-outline a[href='#alerts']");
        reader.arrives_at(&format!("{LONG_PAGE}#alerts"));
        reader.comes_into_view("#alerts");
        reader.until(
            "the outline marks the heading being read",
            "document.querySelector(\".bw-outline a[aria-current]\")?.hash === '#alerts'",
        );
        reader.go_back();
        reader.until("back returns to the top", "window.scrollY === 0");
    });
}

#[test]
fn a_site_below_a_path_works_the_same() {
    journey(Tree::SampleBelowDocs, |reader| {
        reader.open("/");
        assert_eq!(reader.count(".bw-card"), 5);
        reader.click(".bw-card-title a[href$='/features/']");
        reader.shows("Features");
        reader.arrives_at("/features/");
        reader.open(&format!("{LONG_PAGE}#alerts"));
        reader.comes_into_view("#alerts");
        let links = reader.map("#bw-app a[href^='/']", "e.getAttribute('href')");
        let astray: Vec<_> = links
            .iter()
            .filter(|link| !link.starts_with("/docs/"))
            .collect();
        assert!(astray.is_empty(), "links leave the base path: {astray:?}");
        let broken = reader.map(
            "#bw-app img",
            "e.complete && e.naturalWidth === 0 ? e.src : ''",
        );
        assert!(
            broken.iter().all(String::is_empty),
            "images do not load: {broken:?}"
        );
    });
}
