//! Light and dark, wide and narrow.

use burrow_e2e::{Reader, Tree, journey, skip};

#[test]
fn the_theme_is_kept_and_set_before_the_first_paint() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        let paper = |reader: &Reader| {
            reader
                .map("body", "getComputedStyle(e).backgroundColor")
                .join("")
        };
        let before = (reader.map("html", "e.dataset.theme"), paper(reader));
        reader.click("#bw-theme");
        reader.until(
            "the theme is another",
            &format!(
                "document.documentElement.dataset.theme !== '{}'",
                before.0.join("")
            ),
        );
        let after = (reader.map("html", "e.dataset.theme"), paper(reader));
        assert_ne!(before.1, after.1, "the paper changes its colour");
        reader.reload();
        assert_eq!(
            (reader.map("html", "e.dataset.theme"), paper(reader)),
            after
        );
        reader.click("#bw-theme");
        reader.until(
            "and back",
            &format!(
                "document.documentElement.dataset.theme !== '{}'",
                after.0.join("")
            ),
        );
        assert_eq!(paper(reader), before.1);
    });
}

/// Where the page is wider than the window: the outermost culprits.
const TOO_WIDE: &str = "(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return '';
    const wide = [...document.querySelectorAll('body *')].filter(e => {
        if (e.getBoundingClientRect().right <= width + 1) return false;
        for (let up = e.parentElement; up; up = up.parentElement)
            if (up !== document.body && getComputedStyle(up).overflowX !== 'visible') return false;
        return true;
    });
    return document.documentElement.scrollWidth + ' px: '
        + wide.slice(0, 5).map(e => e.localName + '.' + e.className + '#' + e.id).join(', ');
})()";

#[test]
fn nothing_scrolls_sideways_on_a_narrow_phone() {
    journey(Tree::Sample, |reader| {
        if !reader.resize(320, 640) {
            return skip("this engine's window does not get as narrow as a phone");
        }
        for page in [
            "/",
            "/features/",
            "/features/core-platform/warm-up/",
            "/resources/authoring/every-feature/",
        ] {
            reader.open(&format!("{page}?depth=3"));
            assert_eq!(
                reader.map("html", TOO_WIDE),
                [""],
                "{page} is wider than 320 px"
            );
        }
        reader.click("#bw-search-open");
        reader.until(
            "search is open",
            "document.querySelector('dialog.bw-search').open",
        );
        assert_eq!(
            reader.map("html", TOO_WIDE),
            [""],
            "search is wider than 320 px"
        );
    });
}

#[test]
fn on_a_phone_the_contents_open_from_the_menu() {
    journey(Tree::Sample, |reader| {
        if !reader.resize(360, 740) {
            return skip("this engine's window does not get as narrow as a phone");
        }
        reader.open("/");
        let link = ".bw-nav a[href$='/resources/']";
        assert!(!reader.sees(link), "the contents are put away");
        reader.click(".bw-menu");
        reader.comes_into_view(link);
        reader.click(link);
        reader.shows("Resources");
        reader.until("the contents are put away again", &format!("!document.querySelector(\"{link}\")?.checkVisibility({{visibilityProperty: true}}) || document.querySelector(\"{link}\").getBoundingClientRect().right <= 0"));
    });
}
