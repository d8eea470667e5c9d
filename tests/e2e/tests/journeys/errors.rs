//! What goes wrong is said in words, with a way on.

use burrow_e2e::{Key, Tree, journey};

#[test]
fn an_unknown_address_is_said_and_offers_search() {
    journey(Tree::Sample, |reader| {
        reader.expects_console("404");
        assert_eq!(reader.host().status("/features/warm-upp/"), 404);
        reader.open("/features/warm-upp/");
        assert!(
            reader.text(".bw-not-found").contains("warm-upp"),
            "the address is named"
        );
        assert!(
            reader
                .map(".bw-not-found a[href]", "e.pathname")
                .contains(&"/features/core-platform/warm-up/".to_owned()),
            "the nearest pages are offered"
        );
        reader.click(".bw-not-found button");
        reader.until(
            "search is open with the words",
            "document.querySelector('.bw-search[open] input').value.includes('warm')",
        );
        reader.until(
            "there are hits",
            "document.querySelector('.bw-search [role=option]')",
        );
        reader.press(Key::Enter);
        reader.until(
            "the page is found",
            "!document.querySelector('.bw-not-found')",
        );
    });
}

#[test]
fn a_page_that_cannot_be_loaded_is_said_and_tried_again() {
    journey(Tree::Sample, |reader| {
        reader.expects_console("503");
        reader.open("/");
        reader.host().refuse("/features/");
        reader.click(".bw-nav a[href$='/features/']");
        let words = reader.text(".bw-load-error");
        assert!(words.contains("503"), "the reason is said: {words}");
        assert!(reader.sees(".bw-load-error a[href]"), "there is a way out");
        reader.host().relent();
        reader.click(".bw-load-error button");
        reader.shows("Features");
        assert_eq!(reader.count(".bw-load-error"), 0);
    });
}

#[test]
fn a_search_index_that_cannot_be_loaded_leaves_the_pages_readable() {
    journey(Tree::Sample, |reader| {
        reader.expects_console("503");
        reader.open("/");
        reader.host().refuse("/bundle/search/");
        reader.press(Key::Char('/'));
        reader.until(
            "the field has the focus",
            "document.activeElement.matches('.bw-search input')",
        );
        reader.type_text("warm-up");
        reader.until(
            "it is said",
            "document.querySelector('.bw-search .bw-answer')?.textContent.includes('could not')",
        );
        reader.press(Key::Escape);
        reader.click(".bw-nav a[href$='/features/']");
        reader.shows("Features");
    });
}
