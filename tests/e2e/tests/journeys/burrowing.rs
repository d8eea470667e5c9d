//! Going down a link and coming home: previews, pages unfolded in place, the trail, the key sheet.

use burrow_e2e::{Key, Reader, Tree, journey};

/// A page whose text links to others.
const PAGE: &str = "/features/core-platform/";
const LINK: &str =
    ".bw-text > .bw-prose a[href$='/warm-up/'], .bw-text > .passage .bw-prose a[href$='/warm-up/']";
/// A page with a link, in a table, to a passage of a page that links back.
const ROUND: &str = "/features/development/api-basics/?depth=3";
const THERE: &str = "td a[href$='/authentication/#errors']";

fn focus_on(reader: &Reader, css: &str) {
    reader.run(&format!("document.querySelector({css:?}).focus()"));
}

fn is_unfolded(reader: &Reader, pages: &[&str]) {
    let open = |reader: &Reader| reader.map(".bw-unfolded", "e.dataset.at");
    reader.until(
        &format!("unfolded: {pages:?}"),
        &format!(
            "[...document.querySelectorAll('.bw-unfolded')].map(e => e.dataset.at).join() === '{}'",
            pages.join(",")
        ),
    );
    assert_eq!(open(reader), pages);
}

#[test]
fn a_link_that_is_looked_at_tells_where_it_leads() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        reader.comes_into_view(LINK);
        reader.rest_on(LINK);
        reader.until("a preview", "document.querySelector('.bw-preview')");
        assert_eq!(reader.text(".bw-preview-title"), "Warm-up");
        assert!(reader.text(".bw-preview").contains("Level 3"));
        assert!(reader.text("#bw-preview-text").len() > 20);
        assert_eq!(
            reader.map(LINK, "e.getAttribute('aria-describedby')")[0],
            "bw-preview-text"
        );
        reader.press(Key::Escape);
        reader.until("no preview", "!document.querySelector('.bw-preview')");
        assert_eq!(reader.address(), PAGE, "a look is no visit");
        reader.click(LINK);
        reader.shows("Warm-up");
    });
}

#[test]
fn the_keyboard_looks_and_unfolds_as_the_mouse_does() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        // Focus that comes by script after a key counts as the keyboard's.
        reader.press(Key::Tab);
        focus_on(reader, LINK);
        reader.until("a preview", "document.querySelector('.bw-preview')");
        reader.press(Key::Tab);
        reader.press(Key::Tab);
        assert_eq!(
            reader.map(".bw-preview button:focus", "e.textContent"),
            ["Unfold it hereo"],
            "the preview comes next"
        );
        reader.press(Key::Enter);
        is_unfolded(reader, &["features/core-platform/warm-up"]);
        assert_eq!(reader.focus(), "section#bw-u1");
        assert_eq!(reader.map(LINK, "e.ariaExpanded")[0], "true");
        focus_on(reader, LINK);
        reader.type_text("o");
        is_unfolded(reader, &[]);
        assert_eq!(reader.map(LINK, "e.ariaExpanded")[0], "null");
    });
}

#[test]
fn an_unfolded_page_shows_how_it_begins_and_what_is_in_it() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        focus_on(reader, LINK);
        reader.type_text("o");
        is_unfolded(reader, &["features/core-platform/warm-up"]);
        let closed = reader.map(".bw-unfolded > .passage > * > button", "e.ariaExpanded");
        assert!(!closed.is_empty() && closed.iter().all(|open| open == "false"));
        reader.click(".bw-unfolded > .passage > * > button");
        reader.until(
            "its first part open",
            "document.querySelector('.bw-unfolded > .passage > .fold:not([hidden])')",
        );
        let twice = reader.run(
            "const ids = [...document.querySelectorAll('#bw-app [id]')].map(e => e.id); \
             return ids.filter((id, at) => ids.indexOf(id) !== at).join()",
        );
        assert_eq!(twice, "", "no id stands twice in the page");
    });
}

#[test]
fn what_links_back_is_not_unfolded_round_and_round() {
    journey(Tree::Sample, |reader| {
        reader.open(ROUND);
        focus_on(reader, THERE);
        reader.type_text("o");
        is_unfolded(
            reader,
            &["features/security-and-compliance/authentication#errors"],
        );
        focus_on(reader, ".bw-unfolded a[href$='/api-basics/#rate-limits']");
        reader.type_text("o");
        reader.until(
            "it is said why not",
            "document.querySelector('.bw-app > .bw-live').textContent.includes('open around')",
        );
        assert_eq!(reader.count(".bw-unfolded"), 1);
        reader.click(".bw-unfolded-head button");
        is_unfolded(reader, &[]);
    });
}

#[test]
fn the_trail_leads_home_to_the_very_place() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        focus_on(reader, LINK);
        reader.type_text("o");
        is_unfolded(reader, &["features/core-platform/warm-up"]);
        reader.scroll_to(300);
        let left = reader.scrolled();
        reader.click(".bw-unfolded-head > a");
        reader.shows("Warm-up");
        assert_eq!(reader.texts(".bw-trail li"), ["Core platform"]);
        // The trail itself may lie over what stands at the window's edge.
        reader.run("document.querySelector(\".bw-prose a[href$='/warm-up-plan/']\").scrollIntoView({ block: 'center' })");
        reader.click(".bw-prose a[href$='/warm-up-plan/']");
        reader.shows("Warm-up plan");
        assert_eq!(reader.texts(".bw-trail li"), ["Core platform", "Warm-up"]);

        reader.reload();
        assert_eq!(
            reader.texts(".bw-trail li"),
            ["Core platform", "Warm-up"],
            "a reload keeps it"
        );
        reader.type_text("s");
        reader.shows("Core platform");
        is_unfolded(reader, &["features/core-platform/warm-up"]);
        reader.until(
            "the place that was left",
            &format!("Math.abs(scrollY - {left}) < 2"),
        );
        assert_eq!(reader.count(".bw-trail"), 0);

        reader.go_back();
        reader.shows("Warm-up plan");
        assert_eq!(reader.texts(".bw-trail li"), ["Core platform", "Warm-up"]);
    });
}

#[test]
fn who_goes_by_the_nav_tree_begins_a_trail_of_their_own() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        reader.click(LINK);
        reader.shows("Warm-up");
        reader.until("a trail", "document.querySelector('.bw-trail')");
        reader.click("#bw-nav a[href$='/unified-inbox/']");
        reader.shows("Unified inbox");
        assert_eq!(reader.count(".bw-trail"), 0);
    });
}

#[test]
fn every_key_stands_on_the_sheet_and_none_fires_while_typing() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        reader.type_text("?");
        reader.until("the sheet", "document.querySelector('#bw-keys[open]')");
        assert_eq!(reader.count("#bw-keys dl > div"), 15);
        let dial = reader.map(".bw-dial input:checked", "e.value");
        reader.type_text("3");
        assert_eq!(reader.map(".bw-dial input:checked", "e.value"), dial);
        reader.press(Key::Escape);
        reader.until("no sheet", "!document.querySelector('#bw-keys[open]')");
        reader.type_text("gh");
        reader.arrives_at("/");
        reader.type_text("/");
        reader.until("search", "document.querySelector('#bw-search[open]')");
        reader.type_text("gh3s?");
        assert_eq!(reader.map("#bw-search-input", "e.value"), ["gh3s?"]);
        assert!(!reader.holds("document.querySelector('#bw-keys[open]')"));
    });
}

#[test]
fn one_key_opens_everything_and_closes_it_again() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        let open = "[...document.querySelectorAll('.bw-fold-toggle')].every(e => e.ariaExpanded === 'true')";
        assert!(!reader.holds(open));
        reader.type_text("e");
        reader.until("everything open", open);
        reader.type_text("e");
        reader.until(
            "everything closed",
            "[...document.querySelectorAll('.bw-fold-toggle')].every(e => e.ariaExpanded === 'false')",
        );
    });
}
