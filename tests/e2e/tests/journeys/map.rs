//! The map: every page of the tree in one picture.

use burrow_e2e::{Key, Tree, journey};

#[test]
fn every_page_stands_on_the_map_and_opens_from_it() {
    for tree in [Tree::Sample, Tree::Real] {
        journey(tree, |reader| {
            let pages = reader.site().manifest().pages;
            let shown = pages.iter().filter(|page| !page.hidden).count();
            reader.open("/");
            reader.click(".bw-nav a[href$='/burrow/map/']");
            reader.shows("Map");
            let tiles = reader.count(".bw-tile");
            assert!(
                tiles < shown && tiles * 10 > shown * 9,
                "{tiles} of {shown}"
            );
            reader.click(".bw-map ul ul .bw-tile");
            reader.until(
                "the page is there",
                "document.querySelector('h1').textContent !== 'Map'",
            );
        });
    }
}

#[test]
fn arrow_keys_move_on_the_map_and_enter_opens() {
    journey(Tree::Sample, |reader| {
        reader.open("/burrow/map/");
        reader.until(
            "tiles stop once for Tab",
            "document.querySelectorAll('.bw-tile[tabindex=\"-1\"]').length > 0",
        );
        reader.run("document.querySelector('.bw-tile').focus()");
        let at = || {
            reader.run(
                "return [...document.querySelectorAll('.bw-tile')].indexOf(document.activeElement)",
            )
        };
        reader.press(Key::Right);
        assert_eq!(at(), 1);
        reader.press(Key::Left);
        assert_eq!(at(), 0);
        reader.press(Key::Down);
        assert!(at().as_i64() > Some(0));
        reader.press(Key::Enter);
        reader.until(
            "the page is there",
            "document.querySelector('h1').textContent !== 'Map'",
        );
    });
}

#[test]
fn the_map_marks_what_was_read_and_what_is_for_others() {
    journey(Tree::Sample, |reader| {
        reader.open("/getting-started/");
        reader.until(
            "the page counts as read",
            "Object.values(localStorage).some(kept => kept.includes('read\\tgetting-started'))",
        );
        reader.open("/burrow/map/?as=technical");
        reader.until(
            "it is marked",
            "document.querySelector('.bw-tile[data-read]')?.textContent.includes('Getting started')",
        );
        assert!(reader.count(".bw-tile[data-others]") > 0);
        let names =
            "document.querySelector('.bw-map ul ul span').getBoundingClientRect().width > 20";
        assert!(!reader.holds(names));
        reader.click(".bw-map summary");
        reader.until("the section is called by names", names);
    });
}
