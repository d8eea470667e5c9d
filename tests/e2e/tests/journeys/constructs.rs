//! Tabs, boxes, code, tables, diagrams: all that stands in a page beyond text is reached and used by keyboard.

use burrow_e2e::{Key, Reader, Tree, journey, skip};

/// Presses Tab until the focus is on what `css` finds; every stop on the way must be in sight.
fn tab_to(reader: &Reader, css: &str) {
    let here = format!("document.activeElement.matches({css:?})");
    for _ in 0..80 {
        reader.press(Key::Tab);
        assert!(
            reader.holds("document.activeElement.getClientRects().length > 0"),
            "the focus is on {}, which cannot be seen",
            reader.focus()
        );
        if reader.holds(&here) {
            return;
        }
    }
    panic!("80 steps of the Tab key do not lead to {css}");
}

#[test]
fn what_stands_in_a_page_is_reached_and_used_by_keyboard() {
    journey(Tree::Tour, |reader| {
        reader.open("/everything/");
        let tab = |number: usize| format!(".tabs > .tab:nth-child({number})");
        let (tea, coffee) = (tab(1), tab(2));
        reader.comes_into_view(&format!("{tea} p"));
        assert!(
            !reader.shows_element(&format!("{coffee} p")),
            "one tab is open"
        );

        tab_to(reader, &format!("{coffee} > summary"));
        reader.press(Key::Enter);
        reader.until(
            "the other tab is open",
            &format!(
                "document.querySelector({coffee:?}).open && !document.querySelector({tea:?}).open"
            ),
        );
        reader.comes_into_view(&format!("{coffee} p"));
        assert!(!reader.shows_element(&format!("{tea} p")));

        tab_to(reader, ".tab pre");
        let inside = "document.activeElement.scrollWidth > document.activeElement.clientWidth";
        assert!(
            reader.holds(inside),
            "a long line of code can be scrolled to"
        );

        tab_to(reader, "details.alert > summary");
        reader.press(Key::Enter);
        reader.until(
            "the box is open",
            "document.querySelector('details.alert').open",
        );
        assert!(reader.shows_element("details.alert p"));
        tab_to(reader, "details.alert a");
        reader.comes_into_view("details.alert a");

        tab_to(reader, ".table-wrap");
        assert!(
            reader.map(".table-wrap", "e.getAttribute('aria-label') ?? ''")[0].len() > 2,
            "a table that can be scrolled has a name"
        );
    });
}

#[test]
fn no_rule_of_axe_is_broken_by_what_stands_in_a_page() {
    if !Reader::has_accessibility_checker() {
        return skip("BURROW_AXE does not name axe-core's script");
    }
    journey(Tree::Tour, |reader| {
        reader.open("/everything/");
        for _ in ["one theme", "the other"] {
            let found = reader.accessibility_violations();
            assert!(found.is_empty(), "{}", found.join("\n"));
            reader.click("#bw-theme");
        }
    });
}
