//! The page is there before the reader, and stays the same page when the reader comes.

use burrow_e2e::{Key, Reader, Tree, journey};
use serde_json::json;

/// A page with everything beyond plain text is at hand in the tour; this one has passages that fold.
const PAGE: &str = "/features/core-platform/warm-up/";

/// Notes what happens to the page from now on.
const WATCH: &str = r"
    const root = document.getElementById('bw-app');
    window.before = [...root.querySelectorAll('*')];
    window.changes = [];
    const watch = list => list.forEach(change => changes.push(
        change.type === 'attributes' ? `${change.target.localName}.${change.target.className} ${change.attributeName}`
        : `${change.type} in ${change.target.nodeName}.${change.target.className ?? ''}: `
            + [...change.addedNodes, ...change.removedNodes].map(node => node.nodeName).join(' ')));
    window.watcher = new MutationObserver(watch);
    watcher.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    window.shifts = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts += entry.value))
            .observe({ type: 'layout-shift' });";

/// Attributes by which a page that the reader has taken over may differ: what is folded, and where the reader is.
const MAY_CHANGE: [&str; 5] = [
    "hidden",
    "aria-expanded",
    "data-ready",
    "aria-current",
    "class",
];

/// What has changed that must not have.
fn changes(reader: &Reader) -> Vec<String> {
    let found = reader.run("return changes");
    let found: Vec<String> = serde_json::from_value(found).unwrap_or_default();
    let may = |line: &String| {
        MAY_CHANGE
            .iter()
            .any(|name| line.ends_with(&format!(" {name}")))
    };
    found.into_iter().filter(|line| !may(line)).collect()
}

/// Whether the reader took over the nodes that stood there, rather than putting its own in their place.
fn is_hydrated(reader: &Reader) -> bool {
    reader.holds("document.querySelector('#bw-app[data-ready][data-build]')")
        && reader.holds("before.every(element => element.isConnected)")
}

#[test]
fn the_reader_takes_over_without_touching_a_node() {
    for (tree, pages) in [
        (Tree::Sample, ["/", PAGE, "/getting-started/"].as_slice()),
        (Tree::Tour, &["/everything/"]),
        (
            Tree::Real,
            &[
                "/",
                "/docs/business/",
                "/docs/business/performance/performance-dashboard/",
            ],
        ),
    ] {
        journey(tree, |reader| {
            reader.expects_console("503");
            for page in pages {
                reader.open_without_reader(page);
                reader.run(WATCH);
                reader.take_over();
                assert!(is_hydrated(reader), "{page} is not hydrated");
                assert_eq!(changes(reader), Vec::<String>::new(), "{page}");
                assert!(reader.holds("shifts === 0"), "{page} shifts");
                assert_eq!(reader.scrolled(), 0, "{page} scrolls");
            }
        });
    }
}

#[test]
fn scroll_and_focus_stay_where_they_are() {
    journey(Tree::Sample, |reader| {
        reader.expects_console("503");
        reader.open_without_reader(PAGE);
        reader.run(WATCH);
        reader.scroll_to(300);
        reader.run("document.querySelector('.bw-prose a').focus({ preventScroll: true })");
        let focus = reader.run("return document.activeElement.textContent");
        reader.take_over();
        assert_eq!(reader.scrolled(), 300);
        assert_eq!(
            reader.run("return document.activeElement.textContent"),
            focus
        );
    });
}

#[test]
fn what_was_clicked_and_typed_before_is_not_lost() {
    journey(Tree::Sample, |reader| {
        reader.expects_console("503");
        reader.open_without_reader(PAGE);
        let theme = reader.run("return document.documentElement.dataset.theme ?? ''");
        reader.click("#bw-theme");
        reader.click("input[name=bw-depth][value='3']");
        reader.press(Key::Char('/'));
        reader.type_text("warm");
        reader.take_over();
        reader.until(
            "the theme has changed",
            &format!("(document.documentElement.dataset.theme ?? '') !== {theme}"),
        );
        reader.until(
            "the dial is turned",
            "document.documentElement.dataset.depth === '3'",
        );
        reader.until(
            "search is open with the words",
            "document.querySelector('.bw-search[open] input')?.value === 'warm'",
        );
        reader.until(
            "there are hits",
            "document.querySelector('.bw-search [role=option]')",
        );
    });
}

/// What others do to pages on their way, as scripts run before the reader comes.
const ALTERATIONS: [(&str, &str); 4] = [
    (
        "a translator wraps every text",
        r"const walker = document.createTreeWalker(document.getElementById('bw-app'), NodeFilter.SHOW_TEXT);
          const texts = []; while (walker.nextNode()) texts.push(walker.currentNode);
          for (const text of texts) { const font = document.createElement('font'); text.replaceWith(font);
            font.textContent = text.textContent.toUpperCase(); }",
    ),
    (
        "an extension puts an element first",
        "document.getElementById('bw-app').prepend(document.createElement('grammarly-extension'))",
    ),
    (
        "an extension puts an element into the text",
        "document.querySelector('.bw-prose p').append(document.createElement('mark'))",
    ),
    (
        "a network on the way strips comments",
        r"const walker = document.createTreeWalker(document.getElementById('bw-app'), NodeFilter.SHOW_COMMENT);
          const all = []; while (walker.nextNode()) all.push(walker.currentNode);
          for (const comment of all) comment.remove();",
    ),
];

#[test]
fn a_page_that_others_have_altered_comes_alive_all_the_same() {
    journey(Tree::Sample, |reader| {
        reader.expects_console("503");
        for (what, alteration) in ALTERATIONS {
            reader.open_without_reader(PAGE);
            reader.run(alteration);
            reader.take_over();
            assert_eq!(reader.count("#bw-app .bw-header"), 1, "{what}");
            assert_eq!(reader.count("#bw-title"), 1, "{what}");
            let depth = reader.run("return document.documentElement.dataset.depth");
            let other = if depth == "3" { '1' } else { '3' };
            reader.press(Key::Char(other));
            reader.until(
                "the dial is turned",
                &format!("document.documentElement.dataset.depth === '{other}'"),
            );
            reader.click("nav.bw-nav a[href$='/features/']");
            reader.shows("Features");
        }
    });
}

#[test]
fn a_reader_that_fails_at_its_start_is_started_again() {
    journey(Tree::Sample, |reader| {
        for expected in ["503", "no header where", "unreachable", "Uncaught"] {
            reader.expects_console(expected);
        }
        reader.open_without_reader(PAGE);
        // As many nodes as before, but others: only the reader itself can see that.
        reader.run(
            "const header = document.querySelector('.bw-header'); const other = document.createElement('div'); \
             other.append(...header.childNodes); header.replaceWith(other)",
        );
        reader.take_over();
        assert_eq!(reader.count(".bw-header"), 1);
        reader.click("nav.bw-nav a[href$='/features/']");
        reader.shows("Features");
    });
}

#[test]
fn every_page_is_counted_as_the_browser_counts_it() {
    for tree in [Tree::Tour, Tree::Sample, Tree::Seeds, Tree::Real] {
        journey(tree, |reader| {
            reader.open("/");
            let site = reader.site();
            let addresses: Vec<String> = site
                .manifest()
                .pages
                .iter()
                .map(|page| format!("{}{}/", site.base, page.address()).replace("//", "/"))
                .collect();
            // Some at a time: a script may not take as long as it likes.
            for some in addresses.chunks(150) {
                let wrong = reader.run_until_done(COUNT, json!(some));
                assert_eq!(wrong, json!([]), "pages that would not be hydrated");
            }
        });
    }
}

/// Reads pages as the browser would, without opening them, and names those whose nodes are not as many as they say.
const COUNT: &str = r"(async () => {
    const wrong = [];
    const read = address => new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        request.open('GET', encodeURI(address).replace(/[?#]/g, encodeURIComponent));
        request.responseType = 'document';
        request.onload = () => done(request.responseXML);
        request.onerror = failed;
        request.send();
    });
    for (const address of input) {
        const page = await read(address);
        const root = page.getElementById('bw-app');
        // A page whose author sends its visitors elsewhere.
        if (!root && page.querySelector('meta[http-equiv=refresh]')) continue;
        const comments = page.createNodeIterator(root, NodeFilter.SHOW_COMMENT);
        let count = 0;
        while (comments.nextNode()) count++;
        const found = `${root.getElementsByTagName('*').length} ${count}`;
        if (found !== root.dataset.nodes) wrong.push(`${address}: ${found}, not ${root.dataset.nodes}`);
    }
    done(wrong.slice(0, 20));
})().catch(error => done([String(error)]))";

#[test]
fn a_link_is_followed_with_one_file_and_at_once_where_the_pointer_rests() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        reader.run("window.stillTheSameDocument = true");
        reader.until_quiet();
        reader.click("nav.bw-nav a[href$='/why-penguinmails/']");
        reader.shows("Why PenguinMails");
        let asked = reader.until_quiet();
        assert!(
            asked.iter().all(|path| path.ends_with('/')),
            "only pages are asked for: {asked:?}"
        );
        reader.rest_on("nav.bw-nav a[href$='/resources/']");
        assert_eq!(reader.until_quiet(), ["/resources/"]);
        reader.click("nav.bw-nav a[href$='/resources/']");
        reader.shows("Resources");
        assert!(
            !reader.until_quiet().contains(&"/resources/".to_owned()),
            "it was there already"
        );
        assert!(reader.holds("window.stillTheSameDocument"));
    });
}
