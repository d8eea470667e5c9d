//! No rule of axe-core is broken on any kind of view, in light and in dark.

use burrow_e2e::{Key, Reader, Tree, journey, skip};

fn every_view_keeps_the_rules(dark: bool) {
    if !Reader::has_accessibility_checker() {
        return skip(
            "BURROW_AXE does not name axe-core's script; `cargo xtask test` fetches it where there is npm",
        );
    }
    journey(Tree::Sample, |reader| {
        reader.expects_console("404");
        reader.open("/");
        if reader.holds("matchMedia('(prefers-color-scheme: dark)').matches") != dark {
            reader.click("#bw-theme");
        }
        let mut broken = Vec::new();
        let mut check = |view: &str| {
            let found = reader.accessibility_violations();
            broken.extend(
                found
                    .into_iter()
                    .map(|violation| format!("{view}: {violation}")),
            );
        };
        check("home");
        for (view, address) in [
            ("a section, folded", "/features/"),
            ("a section, open", "/features/?depth=3"),
            ("a page", "/features/core-platform/warm-up/"),
            ("every feature", "/resources/authoring/every-feature/"),
            (
                "a stop of a path",
                "/what-is-penguinmails/?path=business-leader",
            ),
            ("home, with a place to read on", "/"),
            ("the map", "/burrow/map/"),
            ("not found", "/no/such/page/"),
        ] {
            reader.open(address);
            check(view);
        }
        reader.open("/features/?as=technical");
        check("a section through the lens");
        reader.open("/features/core-platform/");
        reader.press(Key::Tab);
        reader.run("document.querySelector(\".bw-prose a[href$='/warm-up/']\").focus()");
        reader.until("a preview", "document.querySelector('.bw-preview')");
        check("a preview");
        reader.press(Key::Escape);
        reader.press(Key::Char('o'));
        reader.until("a page unfolded", "document.querySelector('.bw-unfolded')");
        check("a page unfolded");
        reader.press(Key::Char('?'));
        reader.until("the sheet", "document.querySelector('#bw-keys[open]')");
        check("the sheet of keys");
        reader.press(Key::Escape);
        reader.click(".bw-unfolded-head > a");
        reader.until("a trail", "document.querySelector('.bw-trail')");
        check("a page with a trail");
        reader.press(Key::Char('/'));
        reader.until(
            "the field has the focus",
            "document.activeElement.matches('.bw-search input')",
        );
        check("search, empty");
        reader.type_text("warm-up");
        reader.until(
            "there are hits",
            "document.querySelector('.bw-search [role=option]')",
        );
        check("search, with hits");
        assert!(
            broken.is_empty(),
            "{} violations:\n{}",
            broken.len(),
            broken.join("\n")
        );
    });
}

#[test]
fn every_view_keeps_the_rules_in_light() {
    every_view_keeps_the_rules(false);
}

#[test]
fn every_view_keeps_the_rules_in_dark() {
    every_view_keeps_the_rules(true);
}
