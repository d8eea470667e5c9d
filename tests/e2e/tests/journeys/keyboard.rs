//! The keyboard alone is enough.

use burrow_e2e::{Key, Tree, journey};

#[test]
fn the_first_tab_offers_to_skip_to_the_content() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        reader.press(Key::Tab);
        reader.comes_into_view(".bw-skip:focus");
        reader.press(Key::Enter);
        reader.until(
            "the main part has the focus",
            "document.activeElement.id === 'bw-main'",
        );
    });
}

#[test]
fn escape_closes_search_and_the_focus_returns() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        reader.run("document.querySelector(\".bw-nav a[href$='/resources/']\").focus()");
        for (opened, how) in [(Key::Char('/'), "/"), (Key::Char('k'), "Ctrl+K")] {
            if how == "/" {
                reader.press(opened);
            } else {
                reader.press_with(Key::Control, opened);
            }
            reader.until(
                &format!("{how} opens search"),
                "document.activeElement.matches('dialog.bw-search[open] input')",
            );
            reader.type_text("1");
            reader.press(Key::Escape);
            reader.until(
                "search is closed",
                "!document.querySelector('dialog.bw-search').open",
            );
            assert!(
                reader.holds("document.activeElement.matches(\".bw-nav a[href$='/resources/']\")"),
                "the focus is on {}",
                reader.focus()
            );
        }
        assert_eq!(
            reader.map(".bw-dial input:checked", "e.value"),
            ["1"],
            "no key fires while typing"
        );
    });
}

#[test]
fn enter_on_a_link_opens_it_and_the_heading_gets_the_focus() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        reader.run("document.querySelector(\".bw-card-title a[href$='/features/']\").focus()");
        reader.press(Key::Enter);
        reader.shows("Features");
        reader.until(
            "the heading has the focus",
            "document.activeElement.matches('#bw-main h1')",
        );
        assert!(reader.holds("document.activeElement.closest('main')"));
    });
}

#[test]
fn single_keys_turn_the_dial_and_the_pages() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        reader.press(Key::Char('3'));
        reader.until(
            "the dial is at 3",
            "document.querySelector('.bw-dial input:checked')?.value === '3'",
        );
        reader.press(Key::Char('1'));
        reader.until(
            "the dial is at 1",
            "document.querySelector('.bw-dial input:checked')?.value === '1'",
        );
        reader.press(Key::Char('n'));
        reader.shows("Core platform");
        reader.press(Key::Char('b'));
        reader.shows("Features");
    });
}

#[test]
fn every_step_of_the_tab_key_can_be_seen() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        for step in 1..=30 {
            reader.press(Key::Tab);
            assert!(
                reader.holds("document.activeElement !== document.body && document.activeElement.getClientRects().length > 0"),
                "after {step} tabs the focus is on {}, which cannot be seen",
                reader.focus()
            );
        }
    });
}
