//! The end of a page: deeper, simpler, related, and the pages that link to it.

use burrow_e2e::{Reader, Tree, journey};

/// A page that leads on in every way.
const PAGE: &str = "/features/core-platform/warm-up/";

/// All that the end of the page says.
fn ways_on(reader: &Reader) -> Vec<String> {
    reader.texts(".bw-onward :is(h2, li, summary)")
}

#[test]
fn a_page_leads_on_to_pages_like_it() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        let related = reader.texts(".bw-related a");
        assert!((2..=5).contains(&related.len()), "{related:?}");
        reader.click(".bw-related a");
        reader.shows(&related[0]);
        reader.go_back();
        reader.shows("Warm-up");
        assert_eq!(reader.texts(".bw-related a"), related);
    });
}

#[test]
fn who_links_to_a_page_leads_to_it() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        let linked = reader.texts(".bw-linked > ul a");
        assert!((1..=5).contains(&linked.len()), "{linked:?}");
        reader.click(".bw-linked a");
        reader.shows(&linked[0]);
        assert!(reader.count(".bw-prose a[href*='core-platform/warm-up']") > 0);
    });
}

#[test]
fn a_page_reached_by_a_link_leads_on_as_one_that_was_opened() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/core-platform/");
        reader.click("nav.bw-nav a[href$='/warm-up/']");
        reader.shows("Warm-up");
        let by_link = ways_on(reader);
        assert!(!by_link.is_empty());
        reader.reload();
        assert_eq!(ways_on(reader), by_link);
    });
}

#[test]
fn the_lens_puts_ways_on_for_this_reader_first_and_loses_none() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        let before = reader.texts(".bw-related a");
        reader.choose("#bw-lens", "technical");
        let is_dim = "e.classList.contains('is-dim') ? 'others' : 'mine'";
        let order = reader.map(".bw-related li", is_dim);
        let sorted = {
            let mut sorted = order.clone();
            sorted.sort();
            sorted
        };
        assert_eq!(order, sorted, "mine stand before others");
        let mut after = reader.texts(".bw-related a");
        after.sort();
        let mut before = before;
        before.sort();
        assert_eq!(after, before);
    });
}
