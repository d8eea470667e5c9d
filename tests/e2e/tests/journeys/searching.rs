//! Search: as one types, down to the passage.

use burrow_e2e::{Key, Reader, Tree, journey};

fn search_for(reader: &Reader, query: &str) {
    reader.press(Key::Char('/'));
    reader.until(
        "the search field has the focus",
        "document.activeElement.matches('dialog.bw-search[open] input')",
    );
    reader.type_text(query);
    reader.until(
        "there are hits",
        "document.querySelector('.bw-search [role=option]')",
    );
}

/// The id of the row that Enter would open: its text may still grow.
fn chosen(reader: &Reader) -> String {
    reader
        .map(
            ".bw-search input",
            "e.getAttribute('aria-activedescendant')",
        )
        .join("")
}

/// Waits until every file of the index has come.
fn index_comes_whole(tree: Tree) {
    journey(tree, |reader| {
        reader.open("/");
        search_for(reader, "warm up");
        let map = reader.site().search_map();
        let files = 2 + map.shards.len() + map.listings.len();
        let come = "new Set(performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/bundle/search/'))).size";
        // The browser keeps 250 entries.
        reader.until(
            "the index is there as a whole",
            &format!("{come} === {files}"),
        );
    });
}

#[test]
fn a_small_index_comes_whole_when_the_browser_is_idle() {
    index_comes_whole(Tree::Sample);
}

#[test]
fn the_index_of_the_real_tree_comes_whole_when_the_browser_is_idle() {
    index_comes_whole(Tree::Real);
}

#[test]
fn a_hit_opens_its_passage_in_view() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "next day's volume");
        reader.until("the best hit is the passage", "document.querySelector('.bw-search [aria-selected=true]').textContent.includes('Next day')");
        assert!(
            reader.count(".bw-search [role=option] mark") > 0,
            "what was found is marked"
        );
        reader.press(Key::Enter);
        reader.arrives_at("/features/core-platform/warm-up/#next-days-volume");
        reader.comes_into_view("#next-days-volume");
        assert!(!reader.holds("document.querySelector('dialog.bw-search').open"));
    });
}

#[test]
fn arrow_keys_choose_among_the_hits() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "warm-up");
        reader.until(
            "the texts have come",
            "document.querySelector('.bw-hit-excerpt:not(.is-pending)')",
        );
        assert!(reader.count(".bw-search [role=option]") > 2);
        let first = chosen(reader);
        reader.press(Key::Down);
        let second = chosen(reader);
        assert_ne!(first, second);
        reader.press(Key::Up);
        assert_eq!(chosen(reader), first);
        reader.press(Key::Down);
        reader.press(Key::Enter);
        reader.until(
            "the dialog is closed",
            "!document.querySelector('dialog.bw-search').open",
        );
        assert_ne!(reader.address(), "/");
    });
}

#[test]
fn a_hit_in_a_folded_passage_unfolds_it() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "status words");
        reader.until(
            "the passage is the best hit",
            "document.querySelector('.bw-search [aria-selected=true]').textContent.includes('Status words')",
        );
        reader.press(Key::Enter);
        reader.until("the page is there", "location.pathname === '/features/'");
        reader.comes_into_view(".passage[data-level='3'] > .fold > .bw-prose");
    });
}

#[test]
fn a_typing_error_still_finds_the_page() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "supression");
        reader.until(
            "the misspelt word is found",
            "[...document.querySelectorAll('.bw-search [role=option]')].some(e => /suppression/i.test(e.textContent))",
        );
    });
}

#[test]
fn nothing_found_is_said_in_words() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        reader.click("#bw-search-open");
        reader.until(
            "the field has the focus",
            "document.activeElement.matches('.bw-search input')",
        );
        reader.type_text("qqxxqqzz");
        reader.until(
            "it is said",
            "document.querySelector('.bw-search').textContent.includes('qqxxqqzz')",
        );
        assert_eq!(reader.count(".bw-search [role=option]"), 0);
    });
}
