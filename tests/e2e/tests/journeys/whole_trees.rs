//! Trees that nobody wrote for Burrow: every page opens, none is blank, the console stays clean.

use burrow_e2e::{Engine, Reader, Site, Tree, journey};
use serde_json::{Value, json};
use std::io::Write;

/// A page to visit: its path in the address bar, the heading it must show, whether it has words of its own.
fn stops(site: &Site) -> Vec<Value> {
    let manifest = site.manifest();
    let pages = manifest.pages.iter().map(|meta| {
        let page = site.page(&meta.hash);
        let heading = if page.root.heading.is_empty() {
            page.title.clone()
        } else {
            page.root.heading.text()
        };
        let path = meta.path().as_str().to_owned();
        let address = if path.is_empty() {
            site.base.to_owned()
        } else {
            format!("{}{path}/", site.base)
        };
        let has_words = page
            .root
            .in_order()
            .iter()
            .any(|passage| !passage.html.is_empty());
        json!({ "address": address, "heading": heading, "hasWords": has_words })
    });
    pages.collect()
}

/// Follows links to all stops inside one document, as clicks do, and tells what was wrong where, and how long each
/// took until its heading and text stood on the screen.
const VISIT: &str = r"
    const words = e => e?.textContent.replace(/\s+/g, ' ').trim();
    const wanted = text => text.replace(/\s+/g, ' ').trim();
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const visit = async stop => {
        const link = document.createElement('a');
        link.href = encodeURI(stop.address).replace(/[?#]/g, encodeURIComponent);
        const before = document.querySelector('#bw-main > *');
        document.querySelector('.bw-app').append(link);
        const start = performance.now();
        link.click();
        link.remove();
        let wrong = 'nothing came';
        while (performance.now() - start < 10000) {
            await frame();
            const main = document.querySelector('#bw-main');
            if (main.querySelector('.bw-load-error')) return { wrong: words(main) };
            if (main.querySelector('.bw-not-found')) return { wrong: 'not found' };
            const heading = words(main.querySelector('h1'));
            if (main.firstElementChild === before && decodeURI(location.pathname) !== stop.address) continue;
            if (heading !== wanted(stop.heading)) { wrong = `headed ${heading} instead of ${stop.heading}`; continue; }
            const text = [...main.querySelectorAll('.bw-prose')].map(words).join('');
            if (stop.hasWords && !text && !main.querySelector('.bw-prose *')) { wrong = 'blank'; continue; }
            return { took: performance.now() - start };
        }
        return { wrong };
    };
    (async () => {
        const found = [];
        for (const stop of input) found.push({ address: stop.address, ...await visit(stop) });
        done(found);
    })();";

/// Visits all stops; panics with every page that was wrong; gives the milliseconds each took.
fn visit_all(reader: &Reader, stops: &[Value]) -> Vec<f64> {
    reader.open("/");
    let mut times = Vec::new();
    let mut wrong = Vec::new();
    // Not all at once, so that no single script runs for minutes.
    for some in stops.chunks(100) {
        let found = reader.run_until_done(VISIT, json!(some));
        for page in found.as_array().into_iter().flatten() {
            match page["took"].as_f64() {
                Some(took) => times.push(took),
                None => wrong.push(format!("{}: {}", page["address"], page["wrong"])),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} pages:\n{}",
        wrong.len(),
        stops.len(),
        wrong.join("\n")
    );
    assert_eq!(times.len(), stops.len());
    times
}

fn say_times(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let _ = writeln!(
        std::io::stderr(),
        "{what}: {} pages, from click to text median {:.0} ms, 95 % within {:.0} ms, slowest {:.0} ms",
        times.len(),
        at(0.5),
        at(0.95),
        at(1.0)
    );
}

#[test]
fn every_page_of_the_real_tree_opens() {
    journey(Tree::Real, |reader| {
        // The tree shows badges from other hosts, which are out of reach here.
        reader.expects_console("net::ERR_NAME_NOT_RESOLVED");
        let mut stops = stops(reader.site());
        assert!(
            stops.len() >= 1149,
            "the tree has 1,149 pages, the site {}",
            stops.len()
        );
        if Engine::chosen() == Engine::WebKit {
            // It lets a document change its address a hundred times in half a minute and no more.
            stops = stops.into_iter().step_by(15).collect();
        }
        say_times("the real tree", visit_all(reader, &stops));
    });
}

#[test]
fn cold_links_into_the_real_tree_open() {
    journey(Tree::Real, |reader| {
        reader.expects_console("net::ERR_NAME_NOT_RESOLVED");
        for stop in stops(reader.site()).iter().step_by(50) {
            let address = stop["address"].as_str().unwrap_or_default();
            reader.open(address);
            let heading = stop["heading"].as_str().unwrap_or_default();
            reader.shows(&heading.split_whitespace().collect::<Vec<_>>().join(" "));
            assert!(
                reader.console_errors().is_empty(),
                "{address}: {:?}",
                reader.console_errors()
            );
        }
    });
}

#[test]
fn the_nav_tree_of_the_real_tree_stays_small() {
    journey(Tree::Real, |reader| {
        reader.open("/");
        let links = reader.count(".bw-nav a");
        assert!(
            (1..200).contains(&links),
            "{links} of the tree's pages are in the document"
        );
    });
}

#[test]
fn every_page_of_the_sample_opens() {
    journey(Tree::Sample, |reader| {
        say_times("the sample", visit_all(reader, &stops(reader.site())));
    });
}

#[test]
fn every_page_of_the_seeds_opens() {
    journey(Tree::Seeds, |reader| {
        reader.expects_console("net::ERR_NAME_NOT_RESOLVED");
        let stops = stops(reader.site());
        assert!(
            stops.len() >= 5,
            "there are five seeds, the site has {} pages",
            stops.len()
        );
        visit_all(reader, &stops);
    });
}
